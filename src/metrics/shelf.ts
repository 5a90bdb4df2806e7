import type { Library } from '../library/library.js';
import type { AgendaItem } from '../minutes/types.js';
import type { MetricShelf } from './types.js';

/** The library as look-ups read it, for one look-up: items are read once, and only when asked for. */
export function shelfOf(library: Library): MetricShelf {
  let items: Promise<ReadonlyMap<string, AgendaItem>> | null = null;
  return {
    metricsHeld: () => library.metricsHeld(),
    observationsOf: (metricKeys) => library.observationsOf(metricKeys),
    trendsOf: (metricKeys) => library.trendsOf(metricKeys),
    trends: () => library.trends(),
    meetings: () => library.meetings(),
    itemsById: async (ids) => {
      items ??= library.items().then((all) => new Map(all.map((item) => [item.id, item])));
      const byId = await items;
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
  };
}
