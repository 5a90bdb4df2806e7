import type { MetricAnswer } from '../src/metrics/types.js';
import type { Observation, Trend } from '../src/minutes/figures.js';
import type { LabelledQuery } from './figures-labels.js';

/** What was found of the labels that queries speak of, over all documents. */
export interface FoundLabels {
  readonly observations: ReadonlyMap<string, Observation>;
  readonly trends: ReadonlyMap<string, Trend>;
  /** True of a trend that is no miss where it was not found. */
  isOptional(trendLabel: string): boolean;
  /** Ids of observations that may be shown or not. */
  readonly tolerated: ReadonlySet<string>;
  /** Metric keys under which the figures of a labelled metric were found; none where the name is neither labelled nor held. */
  keysOf(metricName: string): readonly string[];
  /** True where the labels have figures of that name. */
  isLabelled(metricName: string): boolean;
}

export interface QueryVerdict {
  readonly right: boolean;
  /** True where every figure that is wanted was found at ingest, so that the look-up alone decides. */
  readonly answerable: boolean;
  /** True where a figure is shown that must not be. */
  readonly forbidden: boolean;
  readonly qualitative: { readonly shown: number; readonly wanted: number };
}

/**
 * Right is: exactly the figures wanted in time order, "not found" where there is none, and every measure offered where the query is
 * ambiguous; and never a figure that must not be shown.
 */
export function judgeQuery(
  { expected, qualitative, must_not = [] }: LabelledQuery,
  answer: Pick<MetricAnswer, 'status' | 'candidates' | 'observations' | 'trends'>,
  found: FoundLabels,
): QueryVerdict {
  const shown = answer.observations.map(({ id }) => id);
  const idOf = (label: string): string | undefined => found.observations.get(label)?.id;
  const forbidden = must_not.some((label) => shown.includes(idOf(label) ?? ''));
  const trends = new Set(answer.trends.map(({ id }) => id));
  const trendsWanted = qualitative.filter((label) => found.trends.has(label) || !found.isOptional(label));
  const verdict = {
    forbidden,
    qualitative: {
      wanted: trendsWanted.length,
      shown: trendsWanted.filter((label) => trends.has(found.trends.get(label)?.id ?? '')).length,
    },
  };
  if (expected === 'none') return { ...verdict, answerable: true, right: answer.status === 'not_found' && !forbidden };
  if (!Array.isArray(expected)) {
    const { ambiguous } = expected as { readonly ambiguous: readonly string[] | '*' };
    const wanted = ambiguous === '*' ? [] : ambiguous.map((name) => ({ name, keys: found.keysOf(name) }));
    const offered = new Set(answer.candidates.map(({ key }) => key));
    // A name of minutes that have no labels counts only where the library knows it.
    const missing = wanted.filter(({ name, keys }) =>
      keys.length === 0 ? found.isLabelled(name) : !keys.some((key) => offered.has(key)),
    );
    return {
      ...verdict,
      answerable: wanted.every(({ name, keys }) => keys.length > 0 || !found.isLabelled(name)),
      right: answer.status === 'ambiguous' && missing.length === 0 && !forbidden,
    };
  }
  const wanted = (expected as readonly string[]).map(idOf);
  const counted = shown.filter((id) => wanted.includes(id) || !found.tolerated.has(id));
  return {
    ...verdict,
    answerable: wanted.every((id) => id !== undefined),
    right: answer.status === 'found' && JSON.stringify(counted) === JSON.stringify(wanted) && !forbidden,
  };
}
