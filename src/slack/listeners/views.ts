import type { App, ViewSubmitAction } from '@slack/bolt';
import { callbackIds } from '../blocks/action-ids.js';
import { reasonField } from '../blocks/feedback-modal.js';
import { plainMessage } from '../blocks/message.js';
import { withdrawFields } from '../blocks/withdraw-modal.js';
import type { BotParts } from '../bot-parts.js';
import { guarded, type Tell } from './guard.js';

/** One listener for every modal: what is submitted is acknowledged whatever it is. */
export function registerViews(app: App, parts: BotParts): void {
  app.view<ViewSubmitAction>({ callback_id: /.*/, type: 'view_submission' }, async ({ ack, body, view }) => {
    await ack();
    const user = body.user.id;
    const tell: Tell = (message) => parts.client.chat.postMessage({ channel: user, ...message });
    const field = ({ block, action }: { block: string; action: string }): string =>
      view.state.values[block]?.[action]?.value?.trim() ?? '';
    await guarded(parts, { user, channel: null }, tell, async () => {
      if (view.callback_id === callbackIds.feedback) {
        const reason = field(reasonField);
        if (reason !== '')
          await parts.state.giveFeedback({
            ref: view.private_metadata,
            user,
            verdict: 'not_helpful',
            reason,
            at: parts.now(),
          });
      }
      if (view.callback_id === callbackIds.withdraw)
        await withdraw(parts, user, field(withdrawFields.target), field(withdrawFields.reason), tell);
    });
  });
}

async function withdraw(parts: BotParts, user: string, target: string, reason: string, tell: Tell): Promise<void> {
  if (!parts.gate.isAdmin(user)) {
    await tell(plainMessage('Only administrators of Minutebook can withdraw minutes.'));
    return;
  }
  const said = await parts.withdraw({ target, reason: reason === '' ? null : reason, by: user });
  parts.wake.posts();
  await tell(plainMessage(...said));
}
