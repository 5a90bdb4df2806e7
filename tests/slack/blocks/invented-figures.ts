import type { CitedObservation, CitedTrend, MetricAnswer, Series } from '../../../src/metrics/types.js';
import type { Metric } from '../../../src/minutes/figures.js';
import { citation } from './invented.js';

export const metric: Metric = {
  key: 'bus-passes-renewed-on-time',
  name: 'bus passes renewed on time',
  unit: 'percent',
  polarity: 'higher_is_better',
};

export const figure = (id: string, given: Partial<CitedObservation> = {}): CitedObservation => ({
  id,
  itemId: 'i1',
  metric,
  measureText: 'bus passes renewed on time',
  value: 72.7,
  valueHigh: null,
  valueText: '72.7%',
  unit: 'percent',
  qualifier: null,
  basis: 'period',
  period: { text: 'July 2025', start: '2025-07-01', end: '2025-07-31', basis: 'stated' },
  change: null,
  direction: null,
  comparators: [],
  segment: null,
  definition: null,
  speaker: null,
  quote: 'In July 2025 72.7% of bus passes were renewed on time.',
  source: { document: 'panel.txt', start: 10, end: 60, page: null },
  citation: citation('1', 'In July 2025 72.7% of bus passes were renewed on time.'),
  ...given,
});

export const trend = (quote: string, given: Partial<CitedTrend> = {}): CitedTrend => ({
  id: 't1',
  itemId: 'i1',
  kind: 'trend',
  subject: 'lost passes',
  metricKey: null,
  direction: 'down',
  comparators: [],
  period: { text: null, start: null, end: null, basis: 'inherited' },
  speaker: null,
  quote,
  source: { document: 'panel.txt', start: 10, end: 60, page: null },
  citation: citation('1', quote),
  ...given,
});

export const series = (observationIds: readonly string[], given: Partial<Series> = {}): Series => ({
  metric,
  council: 'Harrowmere Council',
  basis: 'period',
  span: 'month',
  segment: null,
  definition: null,
  observationIds,
  ...given,
});

const nothing: MetricAnswer = {
  query: 'bus passes on time',
  status: 'not_found',
  metric: null,
  candidates: [],
  observations: [],
  series: [],
  trends: [],
  samePeriod: [],
  scope: { councils: null, body: null, from: null, to: null, notHeld: [], undated: 0 },
  notes: [],
  corrections: [],
};

export const figures = (
  observations: readonly CitedObservation[],
  given: Partial<MetricAnswer> = {},
): MetricAnswer => ({
  ...nothing,
  status: 'found',
  metric,
  observations,
  series: [series(observations.map(({ id }) => id))],
  ...given,
});

export const noFigures = (given: Partial<MetricAnswer> = {}): MetricAnswer => ({ ...nothing, ...given });

export const choices = (count: number, given: Partial<MetricAnswer> = {}): MetricAnswer => ({
  ...nothing,
  status: 'ambiguous',
  candidates: Array.from({ length: count }, (_, index) => ({
    key: `bus-passes-${index}`,
    name: `bus passes ${index}`,
    observations: index + 1,
  })),
  ...given,
});

/** So many months in a row, each with its figure. */
export const months = (count: number): CitedObservation[] =>
  Array.from({ length: count }, (_, index) => {
    const year = 2010 + Math.floor(index / 12);
    const month = String((index % 12) + 1).padStart(2, '0');
    const value = 50 + (index % 40);
    return figure(`o${index}`, {
      value,
      valueText: `${value}%`,
      period: { text: null, start: `${year}-${month}-01`, end: `${year}-${month}-28`, basis: 'stated' },
    });
  });
