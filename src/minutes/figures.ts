import type { Span } from './span.js';
import type { Period } from './types.js';

export const units = [
  'percent',
  'count',
  'rate per 1,000',
  'rate per 10,000',
  'rate per 100,000',
  'days',
  'weeks',
  'months',
  'years',
  'gbp',
  'ratio',
] as const;
export type Unit = (typeof units)[number];
export type ChangeUnit = Unit | 'percentage points';
export type Polarity = 'higher_is_better' | 'lower_is_better' | 'neutral';

/** What is measured. `key` is lower-case words joined by hyphens, the same in every store. */
export interface Metric {
  readonly key: string;
  readonly name: string;
  readonly unit: Unit;
  readonly polarity: Polarity;
}

export type Qualifier = 'nearly' | 'over' | 'under' | 'at_least' | 'at_most' | 'approx';
export type FigureBasis = 'period' | 'cumulative' | 'snapshot' | 'adjusted';
export type Direction = 'up' | 'down' | 'stable';

/** The stretch a figure covers, and how that is known. */
export interface FigurePeriod extends Omit<Period, 'text'> {
  /** The words that say so; null where the period is inherited. */
  readonly text: string | null;
  readonly basis: 'stated' | 'inherited' | 'relative' | 'as_of' | 'unstated_earlier';
}

export interface Comparator {
  readonly kind: 'national' | 'statistical neighbours' | 'regional' | 'target' | 'previous' | 'other';
  /** In the observation's unit; null where only the relation is stated. */
  readonly value: number | null;
  readonly relation: 'above' | 'below' | 'in line' | 'better' | 'worse' | null;
}

/** One value, or one stated change without a level, of one metric for one period, basis and segment. */
export interface Observation {
  readonly id: string;
  readonly itemId: string;
  readonly metric: Metric;
  /** The minutes' own words for the measure. */
  readonly measureText: string;
  /** In the unit: 47.2 for 47.2%, pounds for money. Null where only a change is stated. */
  readonly value: number | null;
  /** The upper end of a range; null otherwise. */
  readonly valueHigh: number | null;
  /** As printed: "47.2%", "Nearly three quarters"; null where only a change is stated. */
  readonly valueText: string | null;
  readonly unit: Unit;
  readonly qualifier: Qualifier | null;
  readonly basis: FigureBasis;
  readonly period: FigurePeriod;
  /** Stated, never worked out; the magnitude is positive and the sign stands in `direction`. */
  readonly change: {
    readonly value: number;
    /** Null where the minutes leave open whether per cent or percentage points are meant. */
    readonly unit: ChangeUnit | null;
    readonly versus: string | null;
    readonly text: string;
  } | null;
  readonly direction: Direction | null;
  readonly comparators: readonly Comparator[];
  /** The part of the population or the threshold that is counted, in the minutes' words; null for the whole. */
  readonly segment: string | null;
  /** Words of the minutes, or of the metric's register, that fix what is counted; another definition is another series. */
  readonly definition: string | null;
  readonly speaker: string | null;
  readonly quote: string;
  readonly source: Span;
  /** Which rule read what, for `export observations --explain`. */
  readonly readBy: readonly string[];
}

/** Stands in `readBy` before the name of the model that proposed a figure. */
export const proposedMark = 'proposed by: ';

/** A direction, level or comparison that is stated without a number. */
export interface Trend {
  readonly id: string;
  readonly itemId: string;
  readonly kind: 'trend' | 'level' | 'comparison' | 'seasonal' | 'forecast';
  /** What it is about, in the minutes' words. */
  readonly subject: string;
  /** Null where the subject is no known metric. */
  readonly metricKey: string | null;
  readonly direction: Direction | null;
  readonly comparators: readonly Comparator[];
  readonly period: FigurePeriod;
  readonly speaker: string | null;
  readonly quote: string;
  readonly source: Span;
  readonly readBy: readonly string[];
}
