import type { ModalView } from '@slack/types';
import { line } from '../text/line.js';
import { paragraph } from '../text/rich.js';
import { callbackIds } from './action-ids.js';
import { plain } from './message.js';

export const reasonField = { block: 'reason', action: 'reason' } as const;

/** Asks why an answer did not help. `keptFor`: how long the reason is kept, in words. */
export const feedbackModal = (ref: string, keptFor: string): ModalView => ({
  type: 'modal',
  callback_id: callbackIds.feedback,
  title: plain('Not helpful', 24),
  submit: plain('Send', 24),
  close: plain('Give no reason', 24),
  private_metadata: ref,
  blocks: [
    paragraph([
      line(
        `Your mark on answer ${ref} is kept. What was wrong with it helps to put it right; it is kept for ${keptFor}.`,
      ),
    ]),
    {
      type: 'input',
      block_id: reasonField.block,
      label: plain('What was wrong?', 150),
      hint: plain('At most 300 characters. Name no child, young person, parent or carer.', 150),
      optional: true,
      element: { type: 'plain_text_input', action_id: reasonField.action, multiline: true, max_length: 300 },
    },
  ],
});
