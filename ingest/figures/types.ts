import type { Observation, Trend } from '../../src/minutes/figures.js';
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
  /** Figures that a model found and the program has verified. */
  readonly proposed?: readonly ProposedFigure[];
}

/** A number that the rules leave out and that is a figure all the same. The range is the number's, in the document's text. */
export interface ProposedFigure extends Range {
  /** The minutes' own words for the measure. */
  readonly measure: string;
  /** Who proposed it, as `readBy` tells. */
  readonly by: string;
}

/** A public sentence of the minutes with numbers that only a rule that may be overruled leaves out. The range is the sentence's in the document. */
export interface LeftOut extends Range {
  /** White space of any kind as plain spaces; the length is that of the printed words. The ranges below index it. */
  readonly sentence: string;
  readonly numbers: readonly LeftOutNumber[];
  /** Numbers, times and comparators: no measure is named by them. */
  readonly namesNothing: readonly Range[];
}

export interface LeftOutNumber extends Range {
  /** The number with the words that qualify it. */
  readonly outer: Range;
  /** Where the words that name its measure may stand: its clause, as far as the numbers beside it. */
  readonly reach: Range;
}

type Identity = 'id' | 'itemId' | 'source';
export type ObservationDraft = Omit<Observation, Identity> & Range;
export type TrendDraft = Omit<Trend, Identity> & Range;

export interface Figures {
  readonly observations: readonly ObservationDraft[];
  readonly trends: readonly TrendDraft[];
  readonly leftOut: readonly LeftOut[];
}
