import { createDenied } from '../answering/allowed-book.js';
import type { Library } from '../library/library.js';
import { createCitations } from '../metrics/places.js';
import type { Action, Citation } from '../minutes/types.js';

export type PlacedAction = Action & { readonly citation: Citation };

/** One action with its place; null where it is not held, or may not be told. */
export async function findAction(
  library: Library,
  id: string,
  deniedBodies: readonly string[],
): Promise<PlacedAction | null> {
  const action = (await library.actions()).find((one) => one.id === id);
  if (action === undefined || action.quote.includes('█')) return null;
  const [items, meetings] = await Promise.all([library.items(), library.meetings()]);
  const item = items.find((one) => one.id === action.itemId);
  const meeting = meetings.find((one) => one.id === item?.meetingId);
  if (item?.access !== 'public' || meeting === undefined || createDenied(deniedBodies)(meeting.body)) return null;
  return { ...action, citation: createCitations()(action, { item, meeting }) };
}
