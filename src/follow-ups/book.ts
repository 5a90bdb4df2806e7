import { createDenied } from '../answering/allowed-book.js';
import { readScope } from '../finding/limits.js';
import type { Library } from '../library/library.js';
import type { Place, Placed } from '../metrics/places.js';
import type { Span } from '../minutes/span.js';
import type { AgendaItem, Meeting } from '../minutes/types.js';
import type { FollowUpLimits, Searched } from './types.js';

/** The part of the minute book that follow-ups may be told from. */
export interface FollowUpBook {
  readonly library: Library;
  /** The records with their places, oldest meeting first, unknown days last; what may not be told is left out. */
  readonly placed: <T extends { readonly itemId: string; readonly source: Span }>(records: readonly T[]) => Placed<T>[];
  /** Whether a place is within the limits. */
  readonly isWithin: (place: Place) => boolean;
  /** Where something stands, within the limits or not; null where it may not be told. */
  readonly placeOf: (itemId: string) => Place | null;
  /** Meetings of the same council and body held after that day, up to the last day known to the reader. */
  readonly heldSince: (meeting: Meeting, today: string) => number | null;
  readonly searched: Searched;
}

/** Reads the meetings and items that follow-ups stand in. */
export async function openFollowUpBook(library: Library, limits: FollowUpLimits): Promise<FollowUpBook> {
  const [meetings, items] = await Promise.all([library.meetings(), library.items()]);
  const isDenied = createDenied(limits.deniedBodies);
  const meetingOf = new Map(meetings.map((meeting) => [meeting.id, meeting]));
  const itemOf = new Map(items.filter(({ access }) => access === 'public').map((item) => [item.id, item]));
  const scope = readScope(limits, [...itemOf.values()], meetings);
  const placeOf = (itemId: string): Place | null => {
    const item: AgendaItem | undefined = itemOf.get(itemId);
    const meeting = item && meetingOf.get(item.meetingId);
    return item && meeting && !isDenied(meeting.body) ? { item, meeting } : null;
  };
  return {
    library,
    placeOf,
    placed: (records) =>
      records
        .flatMap((record) => {
          const place = placeOf(record.itemId);
          return place ? [{ record, ...place }] : [];
        })
        .toSorted(byAge),
    isWithin: (place) => scope.holds(place),
    heldSince: (meeting, today) => {
      const { heldOn } = meeting;
      if (heldOn === null) return null;
      return meetings.filter(
        (one) => isSameBody(one, meeting) && one.heldOn !== null && one.heldOn > heldOn && one.heldOn <= today,
      ).length;
    },
    searched: { meetings: scope.meetings, from: limits.from, to: limits.to, undated: scope.undated },
  };
}

/** Bodies of two councils may have one name. */
export const isSameBody = (a: Meeting, b: Meeting): boolean => a.council === b.council && a.body === b.body;

function byAge(a: Placed<{ readonly source: Span }>, b: Placed<{ readonly source: Span }>): number {
  const [first, second] = [a.meeting.heldOn ?? '9999', b.meeting.heldOn ?? '9999'];
  if (first !== second) return first < second ? -1 : 1;
  const [one, two] = [a.record.source, b.record.source];
  if (one.document !== two.document) return one.document < two.document ? -1 : 1;
  return one.start - two.start;
}
