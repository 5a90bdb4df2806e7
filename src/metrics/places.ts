import type { AgendaItem, Citation, Meeting } from '../minutes/types.js';
import type { MetricShelf } from './types.js';

/** Where something was minuted. */
export interface Place {
  readonly item: AgendaItem;
  readonly meeting: Meeting;
}

/** A record with its place. */
export interface Placed<T> extends Place {
  readonly record: T;
}

/** Records with the items and meetings they stand in; one whose item is not held is left out. */
export async function placeAll<T extends { readonly itemId: string }>(
  records: readonly T[],
  shelf: MetricShelf,
  meetings: ReadonlyMap<string, Meeting>,
): Promise<readonly Placed<T>[]> {
  if (records.length === 0) return [];
  const items = await shelf.itemsById([...new Set(records.map(({ itemId }) => itemId))]);
  const byId = new Map(items.map((item) => [item.id, item]));
  return records.flatMap((record) => {
    const item = byId.get(record.itemId);
    const meeting = item && meetings.get(item.meetingId);
    return item && meeting ? [{ record, item, meeting }] : [];
  });
}

/** A giver of citations: each place in a document gets the next label when it is first cited. */
export function createCitations(): (
  record: { readonly quote: string; readonly source: Citation['source'] },
  place: Place,
) => Citation {
  const labels = new Map<string, string>();
  return ({ quote, source }, { item, meeting }) => {
    const where = `${source.document}\n${source.start}\n${source.end}`;
    const label = labels.get(where) ?? String(labels.size + 1);
    labels.set(where, label);
    return { label, meeting, item, quote, source, link: item.url ?? meeting.url };
  };
}
