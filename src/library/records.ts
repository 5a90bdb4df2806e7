import type { Metric, Observation, Trend } from '../minutes/figures.js';
import type { Sentence } from '../minutes/sentence.js';
import type { Range, Span } from '../minutes/span.js';
import type { Action, AgendaItem, Meeting, MinutesDocument, Passage, Resolution } from '../minutes/types.js';

/** A passage as the library keeps it: the words, the sentences that may be quoted, and the heading it is indexed under. */
export interface StoredPassage extends Passage {
  /** Council, body, date or period, item and sub-heading, as one line. Indexed beside the text, never quoted. */
  readonly head: string;
  readonly sentences: readonly Sentence[];
}

/** An abbreviation that the minutes themselves spell out. */
export interface Definition {
  readonly short: string;
  readonly full: string;
}

/** What one meeting said of the minutes of an earlier one. */
export interface Approval {
  readonly council: string | null;
  readonly body: string | null;
  /** ISO day of the meeting whose minutes were considered. */
  readonly minutesOf: string;
  readonly outcome: 'approved' | 'amended' | 'deferred';
  /** ISO day of the meeting that considered them; null when unknown. */
  readonly decidedOn: string | null;
  readonly itemId: string;
  /** The words of the amendment, verbatim; null where there are none. */
  readonly amendment: string | null;
  readonly source: { readonly document: string } & Range;
}

/** Another document's copy of an item, of which readers see one copy only. */
export interface FurtherSource {
  readonly itemId: string;
  /** The whole copy. */
  readonly source: Span;
}

/** A stretch of a document that is not held here. The words themselves are nowhere in the library. */
export interface Withheld extends Range {
  readonly itemId: string | null;
  readonly reason: 'exempt' | 'private_person' | 'withdrawn';
  /** Of a paragraph about a private person: SHA-256 of its words as hex, by which it is known again once an officer has cleared it. */
  readonly digest?: string;
}

/** Everything one document brings, stored in one transaction or not at all. */
export interface DocumentRecord {
  readonly document: MinutesDocument;
  /** The extracted text, with withheld characters already as `█`. */
  readonly text: string;
  /** Digest of everything stored and of the versions that made it; equal means nothing to do. */
  readonly fingerprint: string;
  readonly meetings: readonly Meeting[];
  readonly items: readonly AgendaItem[];
  readonly passages: readonly StoredPassage[];
  readonly resolutions: readonly Resolution[];
  readonly actions: readonly Action[];
  readonly approvals: readonly Approval[];
  readonly definitions: readonly Definition[];
  readonly withheld: readonly Withheld[];
  readonly observations: readonly Observation[];
  readonly trends: readonly Trend[];
}

/** A document that was seen and is not held, so that an answer can say what it could not look in. */
export interface UnheldDocument {
  readonly document: string;
  readonly root: string;
  readonly status: 'failed' | 'duplicate' | 'exempt';
  readonly reason: string;
  readonly message: string;
  readonly council: string | null;
  readonly body: string | null;
  readonly heldOn: string | null;
  readonly duplicateOf: string | null;
  readonly fingerprint: string;
}

/** What is known of a document without reading it again. */
export interface KnownDocument {
  readonly document: string;
  readonly root: string;
  readonly fingerprint: string;
  readonly digest: string | null;
  readonly status: 'stored' | UnheldDocument['status'];
}

export interface Embedded {
  readonly passageId: string;
  readonly vector: Float32Array;
}

/** The terms of one passage, as numbers of the library's term list; 0 in `body` parts one sentence from the next. */
export interface PassageTerms {
  readonly passageId: string;
  readonly itemId: string;
  readonly head: Uint32Array;
  readonly body: Uint32Array;
}

/** A metric of which something is held. */
export interface HeldMetric {
  readonly metric: Metric;
  /** How many observations readers see, copies counted once. */
  readonly observations: number;
  /** The councils whose minutes they are in, as known, in order of name. */
  readonly councils: readonly string[];
}

/** A sentence-free view of what a passage needs for its embedding. */
export interface ToEmbed {
  readonly passageId: string;
  /** Head and text, as the models are given them. */
  readonly input: string;
}
