import type { App, MessageShortcut } from '@slack/bolt';
import { callbackIds } from '../blocks/action-ids.js';
import type { BotParts } from '../bot-parts.js';
import type { Request } from '../work/request.js';

/** "Ask the minutes about this": answers the question in a message, for whoever asks alone. */
export function registerShortcuts(app: App, { state, wake, now }: BotParts): void {
  app.shortcut<MessageShortcut>(
    { callback_id: callbackIds.askAbout, type: 'message_action' },
    async ({ shortcut, ack }) => {
      const payload: Request = {
        text: shortcut.message.text ?? '',
        ts: null,
        direct: false,
        shared: false,
        responseUrl: shortcut.response_url,
        widened: false,
      };
      await state.enqueue({
        keys: [`shortcut:${shortcut.trigger_id}`],
        kind: 'ask',
        team: shortcut.team?.id ?? '',
        user: shortcut.user.id,
        channel: shortcut.channel.id,
        threadTs: null,
        payload,
        at: now(),
      });
      await ack();
      wake.jobs();
    },
  );
}
