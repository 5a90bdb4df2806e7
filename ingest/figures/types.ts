import type { Observation, Qualifier, Trend, Unit } from '../../src/minutes/figures.js';
import type { Sentence } from '../../src/minutes/sentence.js';
import type { Range } from '../../src/minutes/span.js';
import type { MeasureRegister } from '../../src/vocabulary/metrics/types.js';

/** What is known of an item before its figures are read. Ranges index `text`. */
export interface FigureInput {
  /** The document's text as it is held: what is withheld is masked and its sentences are not among those given. */
  readonly text: string;
  readonly title: string;
  readonly reportPeriod: { readonly start: string | null; readonly end: string | null } | null;
  /** ISO day of the meeting, where it is known. */
  readonly heldOn: string | null;
  /** The public sentences of the item in order, each with its speaker, lead-in and heading. */
  readonly sentences: readonly Sentence[];
  /** The public paragraphs and list entries of the minutes in order, in which tables are looked for. */
  readonly parts: readonly Range[];
  readonly register: MeasureRegister;
}

type Identity = 'id' | 'itemId' | 'source';
export type ObservationDraft = Omit<Observation, Identity> & Range;
export type TrendDraft = Omit<Trend, Identity> & Range;

export interface Figures {
  readonly observations: readonly ObservationDraft[];
  readonly trends: readonly TrendDraft[];
}

export type NumberKind =
  | 'percent'
  | 'points'
  | 'money'
  | 'rate'
  | 'duration'
  | 'ratio'
  | 'fraction'
  | 'multiple'
  | 'count';

/** A number with its unit, before the words around it are read. */
export interface BareNumber extends Range {
  readonly kind: NumberKind;
  readonly value: number;
  /** The upper end of a range. */
  readonly high: number | null;
  readonly unit: Unit;
  readonly inWords: boolean;
  /** "minutes" or "hours", for which there is no unit. */
  readonly smallTime: string | null;
  /** "million" or "k" is printed with it. */
  readonly scaled: boolean;
}

/** A number as it stands in a sentence, with the words that qualify it. */
export interface NumberFound extends BareNumber {
  readonly qualifier: Qualifier | null;
  /** Where the qualifying words before it begin; `start` where there are none. */
  readonly outerStart: number;
  /** Where the qualifying words after it end. */
  readonly outerEnd: number;
}
