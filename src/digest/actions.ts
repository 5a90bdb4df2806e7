import { overdueActions } from '../follow-ups/actions.js';
import type { Mark } from '../follow-ups/types.js';
import type { Action } from '../minutes/types.js';
import type { DigestBook } from './book.js';
import type { News } from './news.js';
import type { CitedAction, PassedAction } from './types.js';

export interface OverdueAsked {
  readonly deniedBodies: readonly string[];
  /** What officers said of actions, by the action's id. */
  readonly marks?: ReadonlyMap<string, Mark>;
  readonly isPast: News['isPast'];
}

/** New actions: those with a day first, the nearest first; then those with an owner. */
export const newActions = (book: DigestBook, news: News, actions: readonly Action[]): CitedAction[] =>
  book
    .placed(actions.filter((action) => action.state === 'open' && news.holds(action)))
    .map(({ record, ...place }) => ({ ...record, citation: book.cite(record, place) }))
    .toSorted(
      (a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999') || Number(a.who === null) - Number(b.who === null),
    );

/**
 * Actions that became overdue between two days: the day that their own words fix lies on or after `since` and before `until`, and no later
 * meeting up to `until` mentions them. What was due long before is no news.
 */
export async function passedActions(
  book: DigestBook,
  actions: readonly Action[],
  { since, until, ...asked }: { readonly since: string; readonly until: string } & OverdueAsked,
): Promise<PassedAction[]> {
  // To look for later mentions of every action takes seconds in a large library, and most weeks nothing falls due.
  if (!actions.some(({ due }) => due !== null && due >= since && due < until)) return [];
  const limits = { council: null, body: null, from: null, to: null };
  const overdue = await overdueActions(book.library, { ...limits, ...asked, today: until });
  return overdue.flatMap((action): PassedAction[] => {
    const { due, citation } = action;
    const place = book.placeOf(action.itemId);
    if (due === null || due < since || !place || !asked.isPast(action)) return [];
    return [{ ...action, due, citation: book.cite(citation, place) }];
  });
}
