import type { HeldMetric } from '../../src/library/records.js';
import type { MetricShelf } from '../../src/metrics/types.js';
import type { Observation, Trend } from '../../src/minutes/figures.js';
import type { AgendaItem, Meeting } from '../../src/minutes/types.js';

export interface Shelved {
  readonly observations: readonly Observation[];
  readonly trends: readonly Trend[];
  readonly items: readonly AgendaItem[];
  readonly meetings: readonly Meeting[];
}

/** A shelf that is what it holds, so that a test can say exactly what is there. */
export interface MemoryShelf extends MetricShelf {
  readonly held: Shelved;
}

export function shelfFrom(held: Shelved): MemoryShelf {
  const meetingOf = (itemId: string): Meeting | undefined => {
    const item = held.items.find(({ id }) => id === itemId);
    return held.meetings.find(({ id }) => id === item?.meetingId);
  };
  return {
    held,
    metricsHeld: async () => countMetrics(held.observations, meetingOf),
    observationsOf: async (keys) => held.observations.filter(({ metric }) => keys.includes(metric.key)),
    trendsOf: async (keys) => held.trends.filter(({ metricKey }) => metricKey !== null && keys.includes(metricKey)),
    trends: async () => held.trends,
    itemsById: async (ids) => held.items.filter(({ id }) => ids.includes(id)),
    meetings: async () => held.meetings,
  };
}

function countMetrics(
  observations: readonly Observation[],
  meetingOf: (itemId: string) => Meeting | undefined,
): readonly HeldMetric[] {
  const counted = new Map<string, { metric: HeldMetric['metric']; observations: number; councils: Set<string> }>();
  for (const { metric, itemId } of observations) {
    const one = counted.get(metric.key) ?? { metric, observations: 0, councils: new Set<string>() };
    one.observations += 1;
    const council = meetingOf(itemId)?.council;
    if (council) one.councils.add(council);
    counted.set(metric.key, one);
  }
  return [...counted.values()].map((one) => ({ ...one, councils: [...one.councils].sort() }));
}
