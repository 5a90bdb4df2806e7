import { londonDay } from '../../state/london-day.js';
import type { Post } from '../../state/state.js';
import { withdrawnMessage } from '../blocks/plain-messages.js';
import type { BotParts } from '../bot-parts.js';
import type { Verdict } from '../work/recheck.js';
import { type ChannelProblem, channelProblem } from './channel-problem.js';
import { makeWords } from './make.js';
import type { Recipe } from './recipe.js';

/**
 * Makes the words of a post at the moment it is sent, where it may be sent at all, and names their items first, so that a withdrawal reaches
 * it from now on. Rejects, and nothing is posted yet, where Slack or the minute book does not say.
 */
export async function remake(
  parts: BotParts,
  post: Post,
  recipe: Recipe,
  onProblem: (problem: ChannelProblem) => Promise<void>,
): Promise<Verdict> {
  const isUpdate = post.kind === 'update';
  if (!isUpdate && post.user !== null) {
    const verdict = await parts.gate.check({ user: post.user, channel: null }, 'posted');
    if (verdict.let === 'out' && verdict.why === 'lookup_failed') throw new Error('Slack did not say who may read it');
    if (verdict.let === 'out') return 'drop';
  } else if (!isUpdate && post.channel !== null) {
    const problem = await channelProblem(parts, post.channel, 10_000);
    if (problem !== null) {
      await onProblem(problem);
      return 'drop';
    }
  }
  const made = await makeWords(parts, recipe);
  if (made === null) return isUpdate ? { instead: withdrawnMessage(londonDay(parts.now()), null) } : 'drop';
  if (!isUpdate) await parts.state.citePost(post.id, made.cites);
  return { instead: made.body };
}
