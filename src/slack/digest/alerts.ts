import { londonDay } from '../../state/london-day.js';
import type { Place, Watch } from '../../state/state.js';
import type { BotParts } from '../bot-parts.js';
import { canReadBack } from '../work/place.js';
import { channelProblem } from './channel-problem.js';
import { digestLimits } from './make.js';
import { alertPost } from './posts.js';
import { settledBy } from './settling.js';
import type { Trouble } from './trouble.js';

/**
 * Tells channels of their watched words in minutes that are new: soon after an ingest, once a day at most. What comes after the day's alert
 * is told with the next.
 */
export function createAlerts(parts: BotParts, trouble: Trouble): () => Promise<void> {
  const { state, desk, now, identity, wake, log } = parts;
  /** For each channel the minute book that was looked through whole. */
  const looked = new Map<string, number>();
  /** The day on which a channel had its alert. */
  const told = new Map<string, string>();
  /** When this process first saw the minute book as it is. */
  let seen: { readonly generation: number; readonly at: number } | null = null;

  async function look(place: Place, watches: readonly Watch[], generation: number): Promise<void> {
    const key = `${place.team} ${place.channel} ${watches.length}`;
    if (looked.get(key) === generation) return;
    const at = now();
    const day = londonDay(at);
    const until = settledBy(at);
    const since = new Date(Math.min(...watches.map((watch) => watch.seen.getTime())));
    if (until <= since || told.get(key) === day) return;
    const window = { kind: 'known', since: since.toISOString(), until: until.toISOString(), delivered: true } as const;
    const words = watches.map((watch) => watch.words);
    const { found } = await desk.watched(words, window, await digestLimits(parts));
    if (found.length > 0) {
      const problem = await channelProblem(parts, place.channel, 60_000);
      if (problem !== null) return trouble.endWatch(place, problem);
      const posts = [alertPost(place, words, window, canReadBack(place.channel, identity.scopes))];
      told.set(key, day);
      if (!(await state.keepAlert(place, until, { day, posts }))) return;
      log.info({ ...place, day, sentences: found.length }, 'Watched words stand in new minutes');
      wake.posts();
    } else await state.keepAlert(place, until, null);
    if (seen !== null && seen.generation === generation && seen.at <= until.getTime()) looked.set(key, generation);
  }

  return async () => {
    const watches = await state.watches();
    if (watches.length === 0) return;
    const generation = await desk.generation();
    if (seen?.generation !== generation) seen = { generation, at: now().getTime() };
    const places = new Map<string, Watch[]>();
    for (const watch of watches) {
      const key = `${watch.team} ${watch.channel}`;
      places.set(key, [...(places.get(key) ?? []), watch]);
    }
    for (const own of places.values()) if (own[0]) await look(own[0], own, generation);
  };
}
