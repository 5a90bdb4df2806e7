import type { State } from '../state/state.js';

/** How far the first digest looks back. */
const firstDays = 7;

/**
 * From when a digest reports: the last delivery to the channel, else to any; where there was none, seven days before `now`. A delivery that
 * seems to lie ahead, because a clock was set back, counts as one at `now`.
 */
export async function sinceLastDelivery(
  state: Pick<State, 'toldUntil'> | null,
  channel: string | null,
  now: Date,
): Promise<{ readonly since: string; readonly delivered: boolean }> {
  const told =
    state === null
      ? null
      : ((channel === null ? null : await state.toldUntil(channel)) ?? (await state.toldUntil(null)));
  if (told === null) return { since: new Date(now.getTime() - firstDays * 86_400_000).toISOString(), delivered: false };
  return { since: new Date(Math.min(told.getTime(), now.getTime())).toISOString(), delivered: true };
}
