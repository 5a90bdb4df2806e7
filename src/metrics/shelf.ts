import type { Library } from '../library/library.js';
import type { AgendaItem, Meeting } from '../minutes/types.js';
import { placeAll } from './places.js';
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

/** The same shelf without what some meetings hold: it is neither shown nor counted. */
export function shelfWithout(shelf: MetricShelf, isLeftOut: (meeting: Meeting) => boolean): MetricShelf {
  return {
    ...shelf,
    meetings: async () => (await shelf.meetings()).filter((meeting) => !isLeftOut(meeting)),
    metricsHeld: async () => {
      const [held, meetings] = await Promise.all([shelf.metricsHeld(), shelf.meetings()]);
      if (!meetings.some(isLeftOut)) return held;
      const kept = new Map(meetings.filter((meeting) => !isLeftOut(meeting)).map((meeting) => [meeting.id, meeting]));
      const placed = await placeAll(await shelf.observationsOf(held.map(({ metric }) => metric.key)), shelf, kept);
      return held.flatMap(({ metric }) => {
        const own = placed.filter(({ record }) => record.metric.key === metric.key);
        const councils = [...new Set(own.flatMap(({ meeting }) => meeting.council ?? []))].sort();
        return own.length === 0 ? [] : [{ metric, observations: own.length, councils }];
      });
    },
  };
}
