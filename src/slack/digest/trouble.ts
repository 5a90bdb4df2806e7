import type { DigestWeek, NewPost, Place } from '../../state/state.js';
import { alertTroubleMessage, digestTroubleMessage } from '../blocks/digest-trouble.js';
import type { BotParts } from '../bot-parts.js';
import type { PostBody } from '../outbox/body.js';
import type { ChannelProblem } from './channel-problem.js';
import { directPost } from './posts.js';

/** What to do where a channel takes nothing any more: it is told to whoever can put it right, once. */
export function createTrouble({ state, config, log, wake }: BotParts) {
  /** Administrators; where none is named, whoever set it up. */
  const tell = (team: string, setBy: string | null, message: PostBody): NewPost[] => {
    const admins = config.slack.admins.length > 0 ? config.slack.admins : setBy === null ? [] : [setBy];
    return admins.map((user) => directPost(team, user, message));
  };

  async function disable(place: Place, problem: ChannelProblem): Promise<void> {
    const subscription = await state.subscriptionOf(place);
    const posts = tell(place.team, subscription?.setBy ?? null, digestTroubleMessage(place.channel, problem));
    if (await state.disableDigests(place, problem, posts)) log.warn({ ...place, problem }, 'A digest is switched off');
    wake.posts();
  }

  async function fail(week: DigestWeek, problem: ChannelProblem): Promise<void> {
    const subscription = await state.subscriptionOf(week);
    const posts = tell(week.team, subscription?.setBy ?? null, digestTroubleMessage(week.channel, problem));
    if (await state.failDigest(week, problem, posts)) log.warn({ ...week, problem }, 'A digest is switched off');
    wake.posts();
  }

  async function endWatch(place: Place, problem: ChannelProblem): Promise<void> {
    const [watch] = await state.watches(place);
    if (!(await state.unwatch(place, null))) return;
    await state.addPosts(tell(place.team, watch?.setBy ?? null, alertTroubleMessage(place.channel, problem)));
    log.warn({ ...place, problem }, 'Watched words are forgotten');
    wake.posts();
  }

  return { disable, fail, endWatch };
}

export type Trouble = ReturnType<typeof createTrouble>;
