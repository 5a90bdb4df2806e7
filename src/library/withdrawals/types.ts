import type { Range } from '../../minutes/span.js';

/** A whole document by its name, or one agenda item with every copy of it. */
export type Target = { readonly document: string } | { readonly itemId: string };

/** Who decided and when. `at` is an ISO instant. */
export interface Decision {
  readonly at: string;
  readonly by: string;
}

/** A withdrawal in force, without the words. */
export interface Withdrawal extends Decision {
  readonly id: string;
  readonly reason: string | null;
  readonly target: 'document' | 'item';
  readonly document: string;
  readonly itemId: string | null;
  readonly council: string | null;
  readonly body: string | null;
  readonly heldOn: string | null;
  readonly agendaItemNumber: string | null;
  readonly minuteNumber: string | null;
}

/** Everything that a withdrawal means, to find what quotes it: whole documents, and items wherever they are printed. */
export interface Sources {
  readonly documents: readonly string[];
  readonly itemIds: readonly string[];
}

/** What went out of one document. */
export interface TakenOut {
  readonly document: string;
  /** Null for words outside every item. */
  readonly itemId: string | null;
  readonly ranges: readonly Range[];
}

/** An item that prints some of the withdrawn sentences and was not withdrawn. */
export interface AlsoIn {
  readonly document: string;
  readonly itemId: string;
}

/** What keeps deleted words in the files: a process that reads an older state of the library, or a disk without room to rewrite it. */
export type Hindrance = 'reader' | 'disk_full';

export interface Withdrawn {
  readonly withdrawal: Withdrawal;
  /** False where it had been withdrawn before. */
  readonly isNew: boolean;
  readonly sources: Sources;
  readonly takenOut: readonly TakenOut[];
  /** The sentences themselves, to find them in what quotes them. Kept nowhere. */
  readonly texts: readonly string[];
  readonly alsoIn: readonly AlsoIn[];
  /** Null when the words are in no file of the library. Otherwise nothing shows them, and whoever opens the library next tries again. */
  readonly hindrance: Hindrance | null;
}

/** Withdrawals that are over. Their words come back when the documents are next ingested. */
export interface Released {
  readonly withdrawals: readonly Withdrawal[];
  readonly sources: Sources;
  /** Documents that the next ingest reads again. */
  readonly documents: readonly string[];
}

/** Paragraphs about private persons that ingest left out of one item, or of one document outside its items. */
export interface Waiting {
  readonly document: string;
  readonly itemId: string | null;
  readonly passages: number;
  /** Of these, the passages that were left out by a version that kept no digest of them: they can be cleared after another ingest. */
  readonly unknown: number;
}

export interface Cleared {
  readonly passages: number;
  readonly documents: readonly string[];
}
