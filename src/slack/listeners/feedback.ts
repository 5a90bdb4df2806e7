import { plural } from '../../answering/words.js';
import { feedbackModal } from '../blocks/feedback-modal.js';
import { plainMessage } from '../blocks/message.js';
import { staleButtonMessage } from '../blocks/plain-messages.js';
import type { BotParts } from '../bot-parts.js';
import type { Tell } from './guard.js';
import type { Press } from './press.js';

/** Keeps somebody's mark on an answer; asks for the reason where it did not help. */
export async function markAnswer(
  parts: BotParts,
  press: Press,
  verdict: 'helpful' | 'not_helpful',
  tell: Tell,
): Promise<void> {
  const { state, client, config, now } = parts;
  const ref = press.value.split(':')[0] ?? '';
  const known = await state.giveFeedback({ ref, user: press.user, verdict, at: now() });
  if (!known) return void (await tell(staleButtonMessage()));
  if (verdict === 'helpful') return void (await tell(plainMessage(`Your mark on answer ${ref} is kept.`)));
  await client.views.open({
    trigger_id: press.triggerId,
    view: feedbackModal(ref, plural(config.retentionDays, 'day')),
  });
}
