import type { Days } from '../../minutes/calendar.js';
import type { Range } from '../../minutes/span.js';

/** What the record says of where a sentence stands; a claim may use it as it uses the sentence. */
export interface SourceRecord {
  readonly council: string | null;
  readonly body: string | null;
  /** ISO day. */
  readonly heldOn: string | null;
  readonly title: string;
  /** Agenda item and minute numbers as printed. */
  readonly numbers: readonly string[];
  readonly reportPeriod: Days | null;
}

/** One sentence of the minutes that a claim leans on. */
export interface SourceSentence {
  readonly text: string;
  /** Its lead-in, heading and speaker: words of the minutes that belong to it without standing in it. */
  readonly beside: string;
  readonly record: SourceRecord;
}

export type FactKind = 'figure' | 'time' | 'direction' | 'comparator' | 'basis' | 'hedge' | 'quantity' | 'limit';

/** A stretch of a sentence that says one thing that can be wrong. Two facts of one kind say the same where their keys are equal. */
export interface Fact extends Range {
  readonly kind: FactKind;
  readonly key: string;
  readonly surface: string;
}

export type FailureCode =
  | 'no_source'
  | 'label'
  | 'quote'
  | 'figure'
  | 'time'
  | 'direction'
  | 'comparator'
  | 'basis'
  | 'hedge'
  | 'quantity'
  | 'limit'
  | 'negation'
  | 'name'
  | 'words'
  | 'joined';

/** Why a sentence may not be shown, in words that tell its writer what to change. */
export interface Failure {
  readonly code: FailureCode;
  /** The words of the claim, or of the source where the claim leaves something out. */
  readonly words: string;
  readonly message: string;
}
