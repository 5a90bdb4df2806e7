import { createDenied } from '../answering/allowed-book.js';
import type { Library } from '../library/library.js';
import { createCitations, type Place, type Placed } from '../metrics/places.js';
import type { AgendaItem, Citation, Meeting } from '../minutes/types.js';

import { groupBy } from './group-by.js';

export interface DigestScope {
  /** Bodies that are never told of. */
  readonly deniedBodies: readonly string[];
  /** Which meetings a channel wants; all where it is absent. */
  readonly includes?: (meeting: Meeting) => boolean;
}

/** The part of the library that a digest may speak of: public items of meetings that are neither denied nor outside its scope. */
export interface DigestBook {
  readonly library: Library;
  readonly meetings: ReadonlyMap<string, Meeting>;
  /** In order of document and place. */
  readonly items: readonly AgendaItem[];
  /** Public items of a meeting, in their order. */
  readonly itemsOf: (meetingId: string) => readonly AgendaItem[];
  /** Where something stands; null where it may not be told. */
  readonly placeOf: (itemId: string) => Place | null;
  /** Records with their places; what may not be told, or holds withheld words, is left out. */
  readonly placed: <T extends { readonly itemId: string; readonly quote: string }>(
    records: readonly T[],
  ) => Placed<T>[];
  readonly cite: (record: Pick<Citation, 'quote' | 'source'>, place: Place) => Citation;
  /** The end of the newest report before the meeting where nothing says when it was held; null where nothing says that either. */
  readonly dayOf: (meeting: Meeting) => string | null;
}

/** Reads what a digest needs of the library. */
export async function openDigestBook(library: Library, { deniedBodies, includes }: DigestScope): Promise<DigestBook> {
  const isDenied = createDenied(deniedBodies);
  const [allMeetings, allItems] = await Promise.all([library.meetings(), library.items()]);
  const meetings = new Map(
    allMeetings
      .filter((meeting) => !isDenied(meeting.body) && (includes?.(meeting) ?? true))
      .map((meeting) => [meeting.id, meeting]),
  );
  const items = allItems.filter(({ access, meetingId }) => access === 'public' && meetings.has(meetingId));
  const byId = new Map(items.map((item) => [item.id, item]));
  const byMeeting = groupBy(items, ({ meetingId }) => meetingId);
  const placeOf = (itemId: string): Place | null => {
    const item = byId.get(itemId);
    const meeting = item && meetings.get(item.meetingId);
    return item && meeting ? { item, meeting } : null;
  };
  return {
    library,
    meetings,
    items,
    itemsOf: (meetingId) => byMeeting.get(meetingId) ?? [],
    placeOf,
    placed: (records) =>
      records.flatMap((record) => {
        const place = record.quote.includes('█') ? null : placeOf(record.itemId);
        return place ? [{ record, ...place }] : [];
      }),
    cite: createCitations(),
    dayOf: ({ id, heldOn }) =>
      heldOn ??
      (byMeeting.get(id) ?? []).reduce<string | null>(
        (last, { reportPeriod }) => later(last, reportPeriod?.end ?? null),
        null,
      ),
  };
}

const later = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b > a) ? b : a);
