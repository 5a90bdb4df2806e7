import type { HeldMetric } from '../library/records.js';
import type { FigureBasis, Metric, Observation, Trend } from '../minutes/figures.js';
import type { AgendaItem, Citation, Meeting } from '../minutes/types.js';
import type { Correction } from '../vocabulary/metrics/register.js';

/** What a look-up needs of the library. Nothing else is read. */
export interface MetricShelf {
  /** Every metric that some observation is of. */
  metricsHeld(): Promise<readonly HeldMetric[]>;
  /** The observations of these metrics, in order of document and place. */
  observationsOf(metricKeys: readonly string[]): Promise<readonly Observation[]>;
  /** The trends of these metrics, in order of document and place. */
  trendsOf(metricKeys: readonly string[]): Promise<readonly Trend[]>;
  /** Every trend. Asked for only where no figure is found. */
  trends(): Promise<readonly Trend[]>;
  /** Those of the ids that are held. */
  itemsById(ids: readonly string[]): Promise<readonly AgendaItem[]>;
  meetings(): Promise<readonly Meeting[]>;
}

/** What is asked. Days are ISO, inclusive; what is given here wins over what the query says. */
export interface MetricQuestion {
  readonly query: string;
  readonly council?: string | null;
  readonly body?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
}

export interface MetricOptions {
  /** ISO day on which the question is asked, for "last year". */
  readonly today: string;
  /** The council that "we" and "our" mean. */
  readonly homeCouncil: string | null;
}

export type CitedObservation = Omit<Observation, 'readBy'> & { readonly citation: Citation };
export type CitedTrend = Omit<Trend, 'readBy'> & { readonly citation: Citation };

/** The length of time that a figure covers; null where it is not known or the figure is of one day. */
export type SeriesSpan = 'month' | 'quarter' | 'year' | 'other' | null;

/** Figures of one metric, council, basis, span, segment and definition, in time order. Only they may be compared. */
export interface Series {
  readonly metric: Metric;
  readonly council: string | null;
  readonly basis: FigureBasis;
  readonly span: SeriesSpan;
  readonly segment: string | null;
  readonly definition: string | null;
  readonly observationIds: readonly string[];
}

export interface Candidate {
  readonly key: string;
  readonly name: string;
  /** How many within the limits asked for. */
  readonly observations: number;
}

/** Figures of one series for one and the same period. */
export interface SamePeriod {
  /** True where the values differ: a revision or a contradiction. False where one value is minuted again. */
  readonly differ: boolean;
  /** In the order of the meetings, where that is known. */
  readonly observationIds: readonly string[];
}

/** What was looked in. */
export interface MetricScope {
  /** The councils asked for, as held; null for all. */
  readonly councils: readonly string[] | null;
  readonly body: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Councils asked for of which nothing is held. */
  readonly notHeld: readonly string[];
  /** Figures of the measure left out because nothing says when they were. */
  readonly undated: number;
}

export interface MetricAnswer {
  readonly query: string;
  readonly status: 'found' | 'ambiguous' | 'not_found';
  readonly metric: Metric | null;
  /** What the query may mean, where it is ambiguous. In order of name. */
  readonly candidates: readonly Candidate[];
  /** Oldest first. */
  readonly observations: readonly CitedObservation[];
  readonly series: readonly Series[];
  readonly trends: readonly CitedTrend[];
  readonly samePeriod: readonly SamePeriod[];
  readonly scope: MetricScope;
  /** What is not recorded, and how the query was read, as sentences. */
  readonly notes: readonly string[];
  readonly corrections: readonly Correction[];
}
