import type { App, ViewSubmitAction } from '@slack/bolt';
import { callbackIds } from '../blocks/action-ids.js';
import { reasonField } from '../blocks/feedback-modal.js';
import { plainMessage } from '../blocks/message.js';
import { withdrawFields, withdrawSureModal } from '../blocks/withdraw-modal.js';
import type { BotParts } from '../bot-parts.js';
import { fitToLog } from '../log.js';
import { guarded, type Tell } from './guard.js';
import { keepMark, markMistakes } from './marks.js';

type Field = (field: { readonly block: string; readonly action: string }) => string;

/** What stands in the metadata of the modal that asks to be sure. */
interface Wanted {
  readonly target: string;
  readonly reason: string | null;
}

const notAdmin = 'Only administrators of Minutebook can withdraw minutes.';

/** One listener for every modal: what is submitted is acknowledged whatever it is. */
export function registerViews(app: App, parts: BotParts): void {
  app.view<ViewSubmitAction>({ callback_id: /.*/, type: 'view_submission' }, async ({ ack, body, view }) => {
    const user = body.user.id;
    const tell: Tell = (message) => parts.client.chat.postMessage({ channel: user, ...message });
    const field: Field = ({ block, action }) => view.state.values[block]?.[action]?.value?.trim() ?? '';
    if (view.callback_id === callbackIds.withdraw) {
      await ack(await askToBeSure(parts, user, field));
      return;
    }
    const mistakes = view.callback_id === callbackIds.markAction ? markMistakes(view) : null;
    if (mistakes !== null) {
      await ack({ response_action: 'errors', errors: mistakes });
      return;
    }
    // Both modals of a withdrawal go, the one that named it and the one that asked.
    await (view.callback_id === callbackIds.withdrawSure ? ack({ response_action: 'clear' }) : ack());
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
      if (view.callback_id === callbackIds.markAction)
        await keepMark(parts, { user, team: body.team?.id ?? body.user.team_id ?? '' }, view, tell);
      if (view.callback_id === callbackIds.withdrawSure)
        await withdraw(parts, user, JSON.parse(view.private_metadata) as Wanted, tell);
    });
  });
}

/** What the name stands for, to be confirmed; a mistake is said under the field, where it can be corrected. */
async function askToBeSure({ gate, desk, log }: BotParts, user: string, field: Field) {
  const target = field(withdrawFields.target);
  const reason = field(withdrawFields.reason) || null;
  const wrong = (message: string) => ({
    response_action: 'errors' as const,
    errors: { [withdrawFields.target.block]: message },
  });
  if (!gate.isAdmin(user)) return wrong(notAdmin);
  try {
    const named = await desk.withdrawable(target);
    if ('mistake' in named) return wrong(named.mistake);
    const wanted: Wanted = { target, reason };
    return {
      response_action: 'push' as const,
      view: withdrawSureModal({ ...named.found, reason }, JSON.stringify(wanted)),
    };
  } catch (error) {
    log.error(`A name could not be looked up: ${fitToLog(error)}`);
    return wrong('The name could not be looked up just now; submit it again in a moment.');
  }
}

async function withdraw(parts: BotParts, user: string, { target, reason }: Wanted, tell: Tell): Promise<void> {
  if (!parts.gate.isAdmin(user)) {
    await tell(plainMessage(notAdmin));
    return;
  }
  const said = await parts.withdraw({ target, reason, by: user });
  parts.wake.posts();
  await tell(plainMessage(...said));
}
