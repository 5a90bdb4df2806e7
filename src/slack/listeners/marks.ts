import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import type { NewMark } from '../../state/marks.js';
import {
  actionGoneMessage,
  markedMessage,
  markedSinceMessage,
  markFields,
  markModal,
  mayNotMarkMessage,
  readUndo,
  undoneMessage,
} from '../blocks/mark.js';
import { staleButtonMessage } from '../blocks/plain-messages.js';
import type { BotParts } from '../bot-parts.js';
import { namesOf } from '../gates/names.js';
import { whisperTo } from '../work/place.js';
import type { Tell } from './guard.js';
import type { Press } from './press.js';

/** Where the mark was asked for, so that it is answered there. */
const tokenSchema = z.object({
  action: z.string(),
  channel: z.string().nullable(),
  responseUrl: z.string().nullable(),
});
const verdictSchema = z.enum(['done', 'not_an_action', 'open']);

/** Opens the modal that asks how an action stands. */
export async function openMark(parts: BotParts, press: Press, tell: Tell): Promise<unknown> {
  const { gate, desk, state, config, client } = parts;
  if (!gate.mayMark(press.user)) return tell(mayNotMarkMessage());
  const action = await desk.action(press.value, config.deniedBodies);
  if (action === null) return tell(actionGoneMessage());
  const { channel, responseUrl } = press;
  const token = JSON.stringify({ action: action.id, channel, responseUrl } satisfies z.infer<typeof tokenSchema>);
  const history = await state.markHistory(action.id);
  const names = await namesOf(
    parts.lookUp,
    history.map(({ by }) => by),
  );
  const named = history.map((mark) => ({ ...mark, by: mark.by && (names.get(mark.by) ?? mark.by) }));
  return client.views.open({ trigger_id: press.triggerId, view: markModal(action, named, token) });
}

/** What is wrong with the modal as it was submitted, field by field; null where nothing is. */
export function markMistakes(view: ViewOutput): Record<string, string> | null {
  return reasonIn(view) === '' ? { [markFields.reason.block]: 'Write why, in a few words.' } : null;
}

/** Keeps what an officer says of an action, and tells them so with a way to take it back. */
export async function keepMark(
  parts: BotParts,
  { team, user }: { readonly team: string; readonly user: string },
  view: ViewOutput,
  tell: Tell,
): Promise<unknown> {
  const { gate, desk, state, config, now, wake } = parts;
  if (!gate.mayMark(user)) return tell(mayNotMarkMessage());
  const { action: id, channel, responseUrl } = tokenSchema.parse(JSON.parse(view.private_metadata));
  const action = await desk.action(id, config.deniedBodies);
  if (action === null) return tell(actionGoneMessage());
  const { block, action: field } = markFields.verdict;
  const verdict = verdictSchema.parse(view.state.values[block]?.[field]?.selected_option?.value);
  const mark: NewMark = { actionId: id, verdict, by: user, at: now(), reason: reasonIn(view) };
  await state.markAction(mark);
  await audit(parts, { team, user, channel, mark });
  const place = { team, user, channel: channel ?? user, threadTs: null, responseUrl };
  const cite = { document: action.citation.source.document, itemId: action.itemId };
  const message = markedMessage(action, mark);
  await state.addPosts([
    channel === null
      ? { ...whisperTo(place, message, null, [cite]), kind: 'direct', channel: null }
      : whisperTo(place, message, null, [cite]),
  ]);
  return wake.posts();
}

/** Takes a mark back, to what was said before it. Pressed twice, it is taken back once. */
export async function undoMark(parts: BotParts, press: Press, tell: Tell): Promise<unknown> {
  const { gate, state, now } = parts;
  if (!gate.mayMark(press.user)) return tell(mayNotMarkMessage());
  const undo = readUndo(press.value);
  if (undo === null) return tell(staleButtonMessage());
  const history = await state.markHistory(undo.action);
  const last = history.at(-1);
  if (last?.at.getTime() !== undo.at) return tell(markedSinceMessage());
  const before = history.at(-2);
  const mark: NewMark = {
    actionId: undo.action,
    verdict: before?.verdict ?? 'open',
    by: press.user,
    at: now(),
    reason: before === undefined || before.verdict === 'open' ? 'Undone.' : before.reason,
  };
  await state.markAction(mark);
  await audit(parts, { team: press.team, user: press.user, channel: press.channel, mark });
  return tell(undoneMessage(mark.verdict), { replacing: true });
}

const reasonIn = (view: ViewOutput): string =>
  view.state.values[markFields.reason.block]?.[markFields.reason.action]?.value?.trim() ?? '';

const audit = (
  { state, now }: BotParts,
  {
    mark,
    ...who
  }: { readonly team: string; readonly user: string; readonly channel: string | null; readonly mark: NewMark },
): Promise<unknown> =>
  state.audit({
    at: now(),
    ...who,
    event: 'mark',
    ref: null,
    detail: { action: mark.actionId, verdict: mark.verdict },
  });
