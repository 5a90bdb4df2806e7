import { addDays } from '../minutes/calendar.js';

/** A meeting as the rule sees it. Days are ISO days. */
export interface Candidate {
  readonly id: string;
  /** Council and body, in any form that is the same for the same body. */
  readonly body: string;
  /** When it was held, else the end of the newest report before it; null where nothing says. */
  readonly day: string | null;
  /** It became known within the window. */
  readonly isNew: boolean;
}

export interface Ruled {
  /** Meetings to be told of, with whether each is a late find. */
  readonly news: ReadonlyMap<string, 'new' | 'late'>;
  /** Meetings known before, of which words that are added now are news. */
  readonly running: ReadonlySet<string>;
  /** Meetings that are new here and no news. */
  readonly older: readonly Candidate[];
}

/** Minutes are published up to half a year after the meeting: with the next agenda, and that after the summer or an election. */
const lateByDays = 183;
/** A few old meetings that are found late are told of; a shelf of them is counted. */
const mostLate = 5;

/**
 * What is news is settled by when it became known and by where it stands in the record, not by its age alone. Minutes of a meeting held
 * months ago are news when they first appear. Twenty years of them that arrive together are not: that is a library being filled, for the
 * first time or again. So a meeting is news where it carries its body's record on: it is about as late as, or later than, what was known of
 * the body before. Of a body that was not known before, the last meeting is news, as the point to start from, and what was held since
 * `sinceDay`. Where a digest was posted before and yet no meeting was known, the library was made anew, and only what was held since can be
 * news to anyone.
 */
export function ruleNews(
  candidates: readonly Candidate[],
  { sinceDay, delivered }: { readonly sinceDay: string; readonly delivered: boolean },
): Ruled {
  const known = candidates.filter(({ isNew }) => !isNew);
  const fresh = candidates.filter(({ isNew }) => isNew);
  const isRebuilt = delivered && known.length === 0;
  const reached = lastDays(known);
  const newest = lastDays(fresh);
  const isCurrent = ({ body, day }: Candidate): boolean => {
    if (day !== null && day >= sinceDay) return true;
    if (isRebuilt) return false;
    const last = reached.get(body);
    if (last !== undefined) return day === null || day >= addDays(last, -lateByDays);
    return day !== null && day === newest.get(body);
  };
  const current = fresh.filter(isCurrent);
  const rest = fresh.filter((one) => !isCurrent(one));
  const late = !isRebuilt && rest.length <= mostLate ? rest : [];
  return {
    news: new Map([
      ...current.map(({ id }): [string, 'new'] => [id, 'new']),
      ...late.map(({ id }): [string, 'late'] => [id, 'late']),
    ]),
    running: new Set(
      known
        .filter(({ body, day }) => day === null || day >= addDays(reached.get(body) ?? day, -lateByDays))
        .map(({ id }) => id),
    ),
    older: late.length > 0 ? [] : rest,
  };
}

/** The last day of each body. */
function lastDays(candidates: readonly Candidate[]): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  for (const { body, day } of candidates) if (day !== null && day > (days.get(body) ?? '')) days.set(body, day);
  return days;
}
