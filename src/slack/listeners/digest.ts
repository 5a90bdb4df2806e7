import { z } from 'zod';
import { plural } from '../../answering/words.js';
import { linesOf } from '../../digest/describe.js';
import { digestMessages } from '../blocks/digest.js';
import { leftOutBy, restKeys } from '../blocks/digest-approval.js';
import { laterDecidedMessage } from '../blocks/digest-setup.js';
import { cannotPost } from '../blocks/digest-trouble.js';
import { plainMessage } from '../blocks/message.js';
import { staleButtonMessage } from '../blocks/plain-messages.js';
import type { BotParts } from '../bot-parts.js';
import { channelProblem } from '../digest/channel-problem.js';
import { digestLimits } from '../digest/make.js';
import { digestPosts } from '../digest/posts.js';
import { specOf } from '../digest/spec.js';
import { canReadBack } from '../work/place.js';
import type { Tell } from './guard.js';
import type { Press } from './press.js';

const weekSchema = z.object({ team: z.string(), channel: z.string(), week: z.string() });

/** Posts a digest as its owner ticked it, or keeps it back. Pressed twice, it is posted once. */
export async function decideDigest(parts: BotParts, press: Press, tell: Tell, as: 'posted' | 'held'): Promise<unknown> {
  const { state, desk, identity, gate, wake, now } = parts;
  const week = readWeek(press.value);
  const digest = week && (await state.digestOf(week));
  if (week === null || digest === null) return tell(staleButtonMessage());
  if (digest.owner !== press.user && !gate.isAdmin(press.user))
    return tell(plainMessage('Only whoever approves this digest may decide about it.'));
  const [subscription, [newest]] = await Promise.all([state.subscriptionOf(week), state.digestsOf(week, 1)]);
  if (newest?.week !== week.week || !['asked', 'held'].includes(digest.state)) return tell(laterDecidedMessage());
  const audit = (detail: { lines: number } | null) =>
    state.audit({
      at: now(),
      team: week.team,
      user: press.user,
      channel: week.channel,
      event: `digest ${as}`,
      ref: null,
      detail,
    });
  if (as === 'held') {
    if (!(await state.settleDigest(week, { state: 'held', leftOut: [], posts: [] })))
      return tell(laterDecidedMessage());
    await audit(null);
    return tell(plainMessage('Held back. It can still be sent until the next one; else the next one tells it.'));
  }
  if (subscription === null) return tell(plainMessage('The channel gets no digest any more; nothing was posted.'));
  const problem = await channelProblem(parts, week.channel, 10_000);
  if (problem !== null) return tell(plainMessage(cannotPost[problem]));
  const limits = await digestLimits(parts);
  const whole = specOf(digest, subscription, false);
  const { keys, rest } = leftOutBy(press.ticks);
  const leftOut = rest ? [...keys, ...restKeys(linesOf((await desk.digest(whole, limits)).text))] : keys;
  const { text } = await desk.digest({ ...whole, leftOut }, limits);
  const lines = linesOf(text).length;
  if (lines === 0) return tell(plainMessage('Nothing is ticked; press Hold to keep the digest back.'));
  const { thread } = digestMessages(text);
  const posts = digestPosts(week, { ...whole, leftOut }, 1 + thread.length, canReadBack(week.channel, identity.scopes));
  if (!(await state.settleDigest(week, { state: 'posted', leftOut, posts }))) return tell(laterDecidedMessage());
  wake.posts();
  await audit({ lines });
  return tell(plainMessage(`It is being posted with ${plural(lines, 'line')}.`));
}

function readWeek(value: string): z.infer<typeof weekSchema> | null {
  try {
    return weekSchema.parse(JSON.parse(value));
  } catch {
    return null;
  }
}
