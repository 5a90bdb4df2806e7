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
}

type Identity = 'id' | 'itemId' | 'source';
export type ObservationDraft = Omit<Observation, Identity> & Range;
export type TrendDraft = Omit<Trend, Identity> & Range;

export interface Figures {
  readonly observations: readonly ObservationDraft[];
  readonly trends: readonly TrendDraft[];
}
