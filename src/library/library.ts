import type { Action, AgendaItem, Meeting, MinutesDocument, Resolution } from '../minutes/types.js';
import type {
  Approval,
  Definition,
  DocumentRecord,
  Embedded,
  FurtherSource,
  KnownDocument,
  PassageTerms,
  StoredPassage,
  ToEmbed,
  UnheldDocument,
  Withheld,
} from './records.js';

/**
 * The store of the minute book. Implementations must pass `describeLibrary` in `tests/contracts`.
 *
 * The same item found in several documents is one item: readers see the approved, then the fuller text, and nothing twice.
 * Each write is one transaction: after a crash the library holds the whole document or none of it.
 */
export interface Library {
  /** Rises with every change of what readers see. */
  generation(): Promise<number>;

  /** Every document ever seen and not deleted, held or not. */
  knownDocuments(): Promise<KnownDocument[]>;
  /** Folders and sites ingested so far, as absolute paths or addresses. */
  roots(): Promise<string[]>;
  rememberRoot(root: string): Promise<void>;

  /** Stores a document, replacing what was held under its name. */
  storeDocument(record: DocumentRecord): Promise<void>;
  /** Remembers a document that is not held and why, removing what was held under its name. */
  storeUnheld(document: UnheldDocument): Promise<void>;
  /** Removes a document and everything from it. Does nothing when there is none. */
  deleteDocument(document: string): Promise<void>;

  /** In order of document. */
  documents(): Promise<MinutesDocument[]>;
  unheldDocuments(): Promise<UnheldDocument[]>;
  /** The extracted text, withheld characters as `█`; null when the document is not held. */
  documentText(document: string): Promise<string | null>;
  /** One for each sitting, its status worked out from what later meetings agreed. */
  meetings(): Promise<Meeting[]>;
  /** In order of document and place. Superseded copies are left out. */
  items(): Promise<AgendaItem[]>;
  /** The copies left out, each with the item that stands for it. In order of document and place. */
  furtherSources(): Promise<FurtherSource[]>;
  resolutions(): Promise<Resolution[]>;
  actions(): Promise<Action[]>;
  approvals(): Promise<Approval[]>;
  withheld(): Promise<(Withheld & { readonly document: string })[]>;
  definitions(): Promise<Definition[]>;

  /** In order of document and place. */
  passages(): Promise<StoredPassage[]>;
  passageCount(): Promise<number>;
  /** Those of the ids that are held, in the order asked. */
  passagesById(ids: readonly string[]): Promise<StoredPassage[]>;
  /** In reading order. */
  passagesOfItem(itemId: string): Promise<StoredPassage[]>;
  /** Full text: passages with any of the terms, best first by BM25 over head and text. Never throws on what the terms hold. */
  searchText(terms: readonly string[], limit: number): Promise<{ passageId: string; similarity: number }[]>;

  /** The term list: the term with number n stands at n - 1. */
  terms(): Promise<string[]>;
  passageTerms(): Promise<PassageTerms[]>;

  /** Passages that have no embedding of this model yet. */
  toEmbed(modelId: string): Promise<ToEmbed[]>;
  storeEmbeddings(modelId: string, embedded: readonly Embedded[]): Promise<void>;
  /** In order of passage id. Only of this model: vectors of two models are never mixed. */
  embeddings(modelId: string): Promise<Embedded[]>;
  embeddingCount(modelId: string): Promise<number>;
  /** The model whose vectors answer now; null before the first ingest. */
  activeModel(): Promise<{ modelId: string; dimensions: number } | null>;
  /** Lets a model's vectors answer from now on and drops every other model's. */
  activateModel(model: { modelId: string; dimensions: number }): Promise<void>;

  close(): Promise<void>;
}
