import { createDenied } from '../answering/allowed-book.js';
import { shortName } from '../answering/scope.js';
import type { AgendaItem, Meeting } from '../minutes/types.js';

/** Null limits nothing. Days are ISO, inclusive. */
export interface FindLimits {
  readonly council: string | null;
  readonly body: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Names of bodies in whose minutes nothing is ever looked for. */
  readonly deniedBodies?: readonly string[];
}

export interface FindScope {
  /** Meetings of which anything was looked in. */
  readonly meetings: number;
  readonly undated: number;
  /** Ids of the items looked in. */
  readonly items: readonly string[];
  holds(place: { readonly item: AgendaItem | null; readonly meeting: Meeting | null }): boolean;
}

/** Text that is no figure is placed by the day of its meeting, else by the period its report covers. */
export function readScope(limits: FindLimits, items: readonly AgendaItem[], meetings: readonly Meeting[]): FindScope {
  const byId = new Map(meetings.map((meeting) => [meeting.id, meeting]));
  const isDenied = createDenied(limits.deniedBodies ?? []);
  const mayHold = (meeting: Meeting | null): boolean => isOfBody(meeting, limits) && !isDenied(meeting?.body);
  const ofBody = items.flatMap((item) => {
    const place = { item, meeting: byId.get(item.meetingId) ?? null };
    return mayHold(place.meeting) ? [place] : [];
  });
  const within = ofBody.filter((place) => isWithin(place, limits) === true);
  return {
    meetings: new Set(within.map(({ item }) => item.meetingId)).size,
    items: within.map(({ item }) => item.id),
    undated: ofBody.filter((place) => isWithin(place, limits) === null).length,
    holds: (place) => mayHold(place.meeting) && isWithin(place, limits) === true,
  };
}

function isOfBody(meeting: Meeting | null, { council, body }: FindLimits): boolean {
  const same = (held: string | null | undefined, wanted: string | null, plain: (name: string) => string): boolean =>
    wanted === null || (typeof held === 'string' && plain(held).toLowerCase() === plain(wanted).toLowerCase());
  return same(meeting?.council, council, shortName) && same(meeting?.body, body, (name) => name.replace(/’/g, "'"));
}

/** Null where nothing says when. */
function isWithin(
  { item, meeting }: { item: AgendaItem | null; meeting: Meeting | null },
  { from, to }: FindLimits,
): boolean | null {
  if (from === null && to === null) return true;
  const report = item?.reportPeriod;
  const heldOn = meeting?.heldOn ?? null;
  const first = heldOn ?? report?.start ?? report?.end ?? null;
  const last = heldOn ?? report?.end ?? report?.start ?? null;
  if (first === null || last === null) return null;
  return (to === null || first <= to) && (from === null || last >= from);
}
