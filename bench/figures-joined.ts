import type { Observation } from '../src/minutes/figures.js';
import type { MeasureRegister } from '../src/vocabulary/metrics/register.js';
import type { FigureLabel, SameMetric } from './figures-labels.js';

export interface JoinedScores {
  /** Groups of one measure of which two or more figures were found. */
  readonly groups: number;
  /** Those whose figures all have one metric. */
  readonly together: number;
  /** Pairs that must not join, of which both were found. */
  readonly pairs: number;
  /** Those that share metric, segment and definition all the same. */
  readonly joined: readonly (readonly [string, string])[];
}

/** Whether like figures have one metric and unlike figures do not. */
export function scoreJoined(
  { sameMetric, differentMetric }: SameMetric,
  found: ReadonlyMap<string, Observation>,
  register: Pick<MeasureRegister, 'segmentOf' | 'tokensOf'>,
): JoinedScores {
  const groups = sameMetric
    .map(({ observations }) => observations.flatMap((id) => found.get(id) ?? []))
    .filter((group) => group.length > 1);
  const pairs = differentMetric.flatMap(({ observations: [first, second] }) =>
    first !== undefined && second !== undefined && found.has(first) && found.has(second)
      ? [[first, second] as const]
      : [],
  );
  const sharedBy = (id: string): string => {
    const own = found.get(id);
    if (!own) return id;
    const segment = register.segmentOf(own.metric, own.segment);
    const words = segment === null ? null : register.tokensOf(segment).toSorted().join(' ') || segment;
    return JSON.stringify([own.metric.key, words, own.definition]);
  };
  return {
    groups: groups.length,
    together: groups.filter((group) => new Set(group.map(({ metric }) => metric.key)).size === 1).length,
    pairs: pairs.length,
    joined: pairs.filter(([first, second]) => sharedBy(first) === sharedBy(second)),
  };
}

/** What labels without such a list say of it: their metrics' names, and segments that no reading makes the same. */
export function sameMetricFrom(labels: readonly FigureLabel[]): SameMetric {
  const byMetric = new Map<string, FigureLabel[]>();
  for (const label of labels) byMetric.set(label.metric, [...(byMetric.get(label.metric) ?? []), label]);
  const differs = (a: FigureLabel, b: FigureLabel): boolean =>
    a.metric !== b.metric || !segmentsOf(a).some((segment) => segmentsOf(b).includes(segment));
  return {
    sameMetric: [...byMetric.values()]
      .filter((group) => group.length > 1)
      .map((group) => ({ observations: group.map(({ id }) => id) })),
    differentMetric: labels.flatMap((a, at) =>
      labels
        .slice(at + 1)
        .filter((b) => differs(a, b))
        .map((b) => ({ observations: [a.id, b.id] })),
    ),
  };
}

const segmentsOf = ({ segment, accept }: FigureLabel): readonly unknown[] => [segment, ...(accept?.segment ?? [])];
