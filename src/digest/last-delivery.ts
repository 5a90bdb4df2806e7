import type { State } from '../state/state.js';

/** How far the first digest looks back. */
const firstDays = 7;

type Settings = Pick<State, 'setting' | 'setSetting'>;

const nameOf = (channel: string | null): string =>
  channel === null ? 'digest.delivered' : `digest.delivered.${channel}`;

/**
 * From when a digest reports: the last delivery to the channel, else to any; where there was none, seven days before `now`. A delivery that
 * seems to lie ahead, because a clock was set back, counts as one at `now`.
 */
export async function sinceLastDelivery(
  state: Settings | null,
  channel: string | null,
  now: Date,
): Promise<{ readonly since: string; readonly delivered: boolean }> {
  const kept =
    state === null
      ? null
      : ((channel === null ? null : await state.setting(nameOf(channel))) ?? (await state.setting(nameOf(null))));
  const at = typeof kept === 'string' ? Date.parse(kept) : Number.NaN;
  if (Number.isNaN(at))
    return { since: new Date(now.getTime() - firstDays * 86_400_000).toISOString(), delivered: false };
  return { since: new Date(Math.min(at, now.getTime())).toISOString(), delivered: true };
}

/** Keeps that a digest up to `until` was delivered to a channel. */
export async function markDelivered(state: Settings, channel: string, until: Date): Promise<void> {
  await state.setSetting(nameOf(channel), until.toISOString());
  await state.setSetting(nameOf(null), until.toISOString());
}
