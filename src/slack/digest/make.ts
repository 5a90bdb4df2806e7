import { linesOf } from '../../digest/describe.js';
import { currentMarks } from '../../follow-ups/current-marks.js';
import type { Cite } from '../../state/state.js';
import { alertMessage } from '../blocks/alert.js';
import { digestMessages } from '../blocks/digest.js';
import { approvalMessage } from '../blocks/digest-approval.js';
import type { BotParts } from '../bot-parts.js';
import type { DigestLimits } from '../desk/desk.js';
import type { PostBody } from '../outbox/body.js';
import { citesOf } from '../work/cites.js';
import type { Recipe } from './recipe.js';

/** Words of the minutes as they are public now, with every item they are from. */
export interface Made {
  readonly body: PostBody;
  readonly cites: readonly Cite[];
}

/** What limits every digest: bodies of which nothing is told, and what officers said of actions. */
export async function digestLimits({ state, config }: Pick<BotParts, 'state' | 'config'>): Promise<DigestLimits> {
  const marks = [...(await currentMarks(state)).values()];
  return { deniedBodies: config.deniedBodies, marks };
}

/** Makes the words of a post; null where nothing of it may be said any more. */
export async function makeWords(parts: BotParts, recipe: Recipe): Promise<Made | null> {
  const { desk } = parts;
  const limits = await digestLimits(parts);
  if (recipe.of === 'alert') {
    const watched = await desk.watched(recipe.words, recipe.window, limits);
    if (watched.found.length === 0) return null;
    return {
      body: alertMessage(watched),
      cites: citesOf({ citations: watched.found.map(({ citation }) => citation) }),
    };
  }
  const { silent, text } = await desk.digest(recipe.spec, limits);
  if (silent) return null;
  const cites = citesOf({ citations: linesOf(text).map(({ citation }) => citation) });
  if (recipe.of === 'approval') return { body: approvalMessage(text, recipe.week), cites };
  const { parent, thread } = digestMessages(text);
  const message = [parent, ...thread][recipe.index];
  return message === undefined ? null : { body: message, cites };
}
