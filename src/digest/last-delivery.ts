import type { State } from '../state/state.js';

/** How far the first digest looks back. */
const firstDays = 7;

/**
 * From when a digest reports: the last delivery to the channel, else to any; where there was none, seven days before `now`. What a channel
 * has waited for since it was set up is not lost, whoever else was told meanwhile. `delivered` is false where the channel that is named was never
 * told: its first digest is a first one, whatever others have heard. A delivery that seems to lie ahead, because a clock was
 * set back, counts as one at `now`.
 */
export async function sinceLastDelivery(
  state: Pick<State, 'toldUntil'> | null,
  channel: string | null,
  now: Date,
  setUpAt: Date | null = null,
): Promise<{ readonly since: string; readonly delivered: boolean }> {
  const own = state === null || channel === null ? null : await state.toldUntil(channel);
  const told = own ?? (state === null ? null : await state.toldUntil(null));
  const first = told ?? new Date(now.getTime() - firstDays * 86_400_000);
  const since = Math.min(first.getTime(), now.getTime(), own === null ? (setUpAt?.getTime() ?? Infinity) : Infinity);
  return { since: new Date(since).toISOString(), delivered: (channel === null ? told : own) !== null };
}
