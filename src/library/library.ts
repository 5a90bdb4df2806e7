import type { Observation, Trend } from '../minutes/figures.js';
import type { Action, AgendaItem, Meeting, MinutesDocument, Resolution } from '../minutes/types.js';
import type {
  Approval,
  Definition,
  DocumentRecord,
  Embedded,
  FurtherSource,
  HeldMetric,
  KnownDocument,
  PassageTerms,
  StoredPassage,
  ToEmbed,
  UnheldDocument,
  Withheld,
} from './records.js';
import type { Cleared, Decision, Released, Target, Waiting, Withdrawal, Withdrawn } from './withdrawals/types.js';

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

  /** Stores a document, replacing what was held under its name. What is withdrawn stays out: gives the record as it is now held. */
  storeDocument(record: DocumentRecord): Promise<DocumentRecord>;
  /** The record as `storeDocument` would hold it. Stores nothing: for what must not leave this machine before it is known what is withdrawn. */
  withoutWithdrawn(record: DocumentRecord): Promise<DocumentRecord>;
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
  /**
   * When each meeting, item and passage that readers see was first stored, in whichever copy: its id with an ISO instant. Under
   * `approvedKey(id)`, when a document first printed the meeting's minutes as approved. Storing a document again, or after it was deleted,
   * changes nothing.
   */
  firstKnown(): Promise<ReadonlyMap<string, string>>;
  /** In order of document and place. Those of superseded copies are left out, here and below. */
  observations(): Promise<Observation[]>;
  trends(): Promise<Trend[]>;
  /** Every metric that some observation is of, in order of key. A name that has changed is given as most observations have it. */
  metricsHeld(): Promise<HeldMetric[]>;
  /** The observations of these metrics, in order of document and place. Quick however much is held. */
  observationsOf(metricKeys: readonly string[]): Promise<Observation[]>;
  /** The trends of these metrics, in order of document and place. */
  trendsOf(metricKeys: readonly string[]): Promise<Trend[]>;
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

  /**
   * Takes published words out, of a whole document or of one item and every copy of it, and keeps them out whatever is stored later, in a
   * library made anew beside the same records too. Numbers, dates, ids and lengths stay. Null where nothing of that name is known.
   */
  withdraw(target: Target, decision: Decision & { readonly reason: string | null }): Promise<Withdrawn | null>;
  /** Those in force, in the order they were made. */
  withdrawals(): Promise<Withdrawal[]>;
  /** Ends every withdrawal of the document itself or of the item. The words come back when the documents are ingested again. */
  release(target: Target, decision: Decision): Promise<Released>;
  /** What was left out because it labels a private person, and no officer has cleared it. In order of document and place. */
  waiting(): Promise<Waiting[]>;
  /** Lets the paragraphs that wait there be held from the next ingest on; another paragraph of the same place waits as before. */
  clear(target: Target, decision: Decision): Promise<Cleared>;
  /** Digests of the paragraphs that were cleared. */
  cleared(): Promise<ReadonlySet<string>>;

  close(): Promise<void>;
}
