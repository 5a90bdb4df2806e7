import { Document } from '@langchain/core/documents';
import { BaseRetriever } from '@langchain/core/retrievers';
import type { MinuteBook } from './minute-book.js';
import { retrievePassages } from './retrieve.js';
import { understand } from './understand.js';

/** The minute book as a LangChain retriever: the passages nearest to a question, with the item and meeting they come from. */
export class MinuteBookRetriever extends BaseRetriever {
  static override lc_name(): string {
    return 'MinuteBookRetriever';
  }
  override lc_namespace = ['minutebook', 'answering'];
  private readonly book: MinuteBook;
  private readonly limit: number;
  private readonly today: () => string;

  /** `today` gives the ISO day that "last year" is counted from. */
  constructor(options: { book: MinuteBook; limit?: number; today?: () => string }) {
    super();
    this.book = options.book;
    this.limit = options.limit ?? 8;
    this.today = options.today ?? (() => new Date().toISOString().slice(0, 10));
  }

  /** Best first; fewer than the limit when fewer fit. */
  override async _getRelevantDocuments(query: string): Promise<Document[]> {
    const { book } = this;
    const question = understand(query, {
      meetings: [...book.meetings.values()],
      vocabulary: book.vocabulary,
      today: this.today(),
      homeCouncil: null,
      limits: { council: null, body: null, from: null, to: null },
    });
    const vector = book.model && book.vectors ? await book.model.embeddings.embedQuery(query) : null;
    const retrieved = retrievePassages(question, book, { limit: this.limit, vector });
    const passages = await book.library.passagesById(retrieved.map(({ passageId }) => passageId));
    return passages.map((passage) => {
      const item = book.items.get(passage.itemId) ?? null;
      const meeting = item === null ? null : (book.meetings.get(item.meetingId) ?? null);
      return new Document({
        id: passage.id,
        pageContent: passage.text,
        metadata: { source: passage.source, item, meeting },
      });
    });
  }
}
