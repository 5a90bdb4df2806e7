import type { StoredPassage } from '../library/records.js';
import type { Range } from '../minutes/span.js';
import type { MinutesDocument } from '../minutes/types.js';
import type { Evidence, Json, NewAnswer } from '../state/state.js';
import type { Answer, ModelUse } from './answer.js';
import type { AskOptions } from './answer-question.js';
import type { MinuteBook } from './minute-book.js';
import { squeeze } from './words.js';

/** Who asked, and where; all null for the command line. */
export type Asker = Pick<NewAnswer, 'jobId' | 'team' | 'user' | 'channel' | 'threadTs'>;

const commandLine: Asker = { jobId: null, team: null, user: null, channel: null, threadTs: null };

/** What limited a question, as its record keeps it. */
export interface KeptScope {
  readonly council: string | null;
  readonly body: string | null;
  /** ISO days. */
  readonly from: string | null;
  readonly to: string | null;
  /** The most citations. */
  readonly limit: number;
  readonly homeCouncil: string | null;
  readonly homeBody: string | null;
}

type ScopeOptions = Pick<AskOptions, 'limits' | 'limit' | 'homeCouncil' | 'homeBody'>;

export interface Recording {
  /** What limited the question. */
  readonly options: ScopeOptions;
  /** The book that the answer was made from. */
  readonly book: MinuteBook;
  readonly at: Date;
  readonly programVersion: string;
  /** The command line, where nobody is named. */
  readonly asker?: Asker;
  /** What a follow-up needs to know. */
  readonly context?: Json;
}

/** The record of an answer, ready to be stored. */
export async function recordOfAnswer(
  answer: Answer,
  { options, book, at, programVersion, asker = commandLine, context = null }: Recording,
): Promise<NewAnswer> {
  // A question about a private person is answered with nothing and leaves nothing behind.
  const question = answer.status === 'refused' ? '' : answer.question;
  return {
    ...asker,
    ref: answer.ref,
    at,
    question,
    scope: keptScope(options),
    answer: { ...answer, question, ...(answer.model ? { model: withoutProposals(answer.model) } : {}) },
    evidence: await evidenceOf(answer, book),
    context,
    programVersion,
  };
}

/**
 * A sentence that was not shown may be made of words of an item that the answer does not cite, where a withdrawal would not find them: of
 * what a model proposed only the kinds of failure are kept.
 */
const withoutProposals = (model: ModelUse): ModelUse => ({
  ...model,
  checks: model.checks.map(({ failures }) => ({
    text: '',
    failures: failures.map(({ code }) => ({ code, words: '' })),
  })),
});

const keptScope = ({ limits, limit, homeCouncil, homeBody = null }: ScopeOptions): KeptScope => ({
  ...limits,
  limit,
  homeCouncil,
  homeBody,
});

/** For each citation the sentences around the quotation, and what is known of the document it was taken from. */
export async function evidenceOf(answer: Pick<Answer, 'citations'>, book: MinuteBook): Promise<Evidence[]> {
  const documents = answer.citations.length === 0 ? new Map() : await documentsOf(book);
  return Promise.all(
    answer.citations.map(async ({ label, item, source }) => {
      const document: MinutesDocument | undefined = documents.get(source.document);
      const passages = await book.library.passagesOfItem(item.id);
      return {
        label,
        ...sentencesAround(
          source,
          passages.filter((passage) => passage.source.document === source.document),
        ),
        document: source.document,
        sha256: document?.digest ?? null,
        ingestedAt: document?.ingestedAt ?? null,
      };
    }),
  );
}

/** Each book is one state of the library: its documents are read once. */
const known = new WeakMap<MinuteBook, Promise<Map<string, MinutesDocument>>>();

function documentsOf(book: MinuteBook): Promise<Map<string, MinutesDocument>> {
  const read =
    known.get(book) ??
    book.library.documents().then((documents) => new Map(documents.map((document) => [document.document, document])));
  known.set(book, read);
  return read;
}

/** The sentence that ends before a quotation and the one that begins after it, in the same item; null where there is none. */
function sentencesAround(
  { start, end }: { readonly start: number; readonly end: number },
  passages: readonly StoredPassage[],
): Pick<Evidence, 'before' | 'after'> {
  const wordsOf = ({ passage, sentence }: { passage: StoredPassage; sentence: Range }): string =>
    squeeze(passage.text.slice(sentence.start - passage.source.start, sentence.end - passage.source.start));
  // What was withheld is no sentence.
  const isThere = (words: string): boolean => words !== '' && !words.includes('█');
  const sentences = passages
    .flatMap((passage) => passage.sentences.map((sentence) => ({ passage, sentence })))
    .sort((first, second) => first.sentence.start - second.sentence.start);
  const nearest = (candidates: Iterable<(typeof sentences)[number]>): string | null => {
    for (const candidate of candidates) {
      const words = wordsOf(candidate);
      if (isThere(words)) return words;
    }
    return null;
  };
  return {
    before: nearest(sentences.filter(({ sentence }) => sentence.end <= start).reverse()),
    after: nearest(sentences.filter(({ sentence }) => sentence.start >= end)),
  };
}
