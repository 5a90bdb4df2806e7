import type { Qualifier, Unit } from '../figures.js';
import type { Range } from '../span.js';

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
