import { sinceLastDelivery } from '../../digest/last-delivery.js';
import { lastDue, weekOf } from '../../digest/schedule.js';
import { AppError } from '../../errors.js';
import { londonDay } from '../../state/london-day.js';
import type { DigestState, NewPost, Subscription } from '../../state/state.js';
import { digestMessages } from '../blocks/digest.js';
import { reminderMessage } from '../blocks/digest-setup.js';
import type { BotParts } from '../bot-parts.js';
import { fitToLog } from '../log.js';
import { canReadBack } from '../work/place.js';
import { createAlerts } from './alerts.js';
import { channelProblem } from './channel-problem.js';
import { createLeavers } from './leavers.js';
import { digestLimits } from './make.js';
import { approvalPost, digestPosts, directPost } from './posts.js';
import { settledBy } from './settling.js';
import { specOf } from './spec.js';
import type { Trouble } from './trouble.js';

const dayMs = 86_400_000;

/**
 * Looks once for what is due: digests, reminders to owners, alerts. Several processes may look at once; what a channel is told in a week is
 * settled by which of them stores it first.
 */
export function createRound(parts: BotParts, trouble: Trouble): () => Promise<void> {
  const { state, desk, config, log, now, identity, atStage, wake } = parts;
  const alerts = createAlerts(parts, trouble);
  const leavers = createLeavers(parts);

  async function deliver(subscription: Subscription): Promise<void> {
    if (subscription.disabled !== null) return;
    const at = now();
    const due = lastDue(subscription, subscription.handled, at);
    if (due === null) return;
    if (subscription.pausedUntil !== null && londonDay(due) < subscription.pausedUntil) return;
    const { team, channel, owner } = subscription;
    const week = { team, channel, week: weekOf(due) };
    const until = settledBy(at);
    const { since, delivered } = await sinceLastDelivery(state, channel, until, subscription.at);
    const digest = { ...week, due, since: new Date(since), delivered, until, owner, at };
    const keep = async (as: DigestState, posts: readonly NewPost[]): Promise<void> => {
      atStage('planned', JSON.stringify(week));
      const kept = await state.keepDigest({ ...digest, state: as }, posts);
      atStage('kept', JSON.stringify(week));
      if (kept === 'kept') log.info({ ...week, as }, 'A digest is due');
      wake.posts();
    };
    if ((await state.digestOf(week)) !== null) return keep('posted', []);
    const problem = await channelProblem(parts, channel, dayMs / 24);
    if (problem !== null) return trouble.disable(subscription, problem);
    const spec = specOf(digest, subscription, owner === null && config.openai.chatModel !== null);
    const { silent, text } = await desk.digest(spec, await digestLimits(parts));
    if (silent) return keep('silent', []);
    const readBack = canReadBack(channel, identity.scopes);
    if (owner !== null) return keep('asked', [approvalPost(week, spec, owner, canReadBack('D', identity.scopes))]);
    const { thread } = digestMessages(text);
    return keep('posted', digestPosts(week, spec, 1 + thread.length, readBack));
  }

  async function remind(): Promise<void> {
    const before = now().getTime() - dayMs;
    for (const digest of await state.askedDigests()) {
      if (digest.remindedAt !== null || digest.at.getTime() > before || digest.owner === null) continue;
      const [newest] = await state.digestsOf(digest, 1);
      if (newest?.week !== digest.week || (await state.subscriptionOf(digest)) === null) continue;
      await state.remindOwner(digest, now(), [directPost(digest.team, digest.owner, reminderMessage(digest.channel))]);
      wake.posts();
    }
  }

  const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // Until something has been taken in there is nothing to tell.
      if (error instanceof AppError && error.code === 'no_library') return;
      log.warn(`${what} is tried again: ${fitToLog(error)}`);
    }
  };

  return async () => {
    await attempt('Passing on what a leaver looked after', leavers);
    for (const subscription of await state.subscriptions()) await attempt('A digest', () => deliver(subscription));
    await attempt('A reminder', remind);
    await attempt('An alert', alerts);
  };
}
