import type { Post } from '../../state/state.js';
import { withdrawnMeanwhileMessage } from '../blocks/plain-messages.js';
import type { BotParts } from '../bot-parts.js';
import { recipeOf } from '../digest/recipe.js';
import { remake } from '../digest/remake.js';
import type { Trouble } from '../digest/trouble.js';
import type { PostBody } from '../outbox/body.js';

/**
 * What was allowed when it was asked may not be when it is posted: somebody was shut out, a channel was shared, words were withdrawn.
 * Rejects when that cannot be told, and then nothing is posted yet.
 */
export type Verdict = 'post' | { readonly instead: PostBody } | 'drop';

export function createRecheck(parts: BotParts, trouble: Trouble) {
  const { gate, state, desk, config } = parts;
  return async (post: Post): Promise<Verdict> => {
    const recipe = recipeOf(post);
    if (recipe !== null)
      return remake(parts, post, recipe, async (problem) => {
        if (recipe.of === 'digest') await trouble.fail(recipe.week, problem);
        if (recipe.of === 'alert' && post.channel !== null)
          await trouble.endWatch({ team: post.team, channel: post.channel }, problem);
      });
    // What replaces withdrawn words, and what refuses, tells nothing of the minutes. An answer that cites nothing still names the nearest items.
    if (post.kind === 'update' || (post.ref === null && post.cites.length === 0)) return 'post';
    if (post.user !== null) {
      const verdict = await gate.check({ user: post.user, channel: post.channel }, 'posted');
      if (verdict.let === 'out' && verdict.why === 'lookup_failed')
        throw new Error('Slack did not say who may read it');
      if (verdict.let === 'out') return 'drop';
    }
    const stored = post.ref === null ? null : await state.answer(post.ref);
    if (stored === null) return 'post';
    const gone = await desk.gone(stored.answer, config.deniedBodies);
    return gone.length === 0 ? 'post' : { instead: withdrawnMeanwhileMessage(stored.ref) };
  };
}
