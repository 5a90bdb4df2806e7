import type { InputBlock, ModalView } from '@slack/types';
import { copyableTexts } from '../text/rich.js';
import { callbackIds } from './action-ids.js';
import { plain, small } from './message.js';

/** Slack takes 100 blocks and 250 kB in a view. */
const mostBoxes = 60;

/**
 * Plain text ready for a report, in boxes in which all can be selected and copied at once, on a phone too. A text longer than a box takes
 * stands in several, cut between lines.
 */
export function reportModal(ref: string, report: string): ModalView {
  const texts = copyableTexts(report);
  const boxes = texts.slice(0, mostBoxes);
  return {
    type: 'modal',
    callback_id: callbackIds.report,
    title: plain('Copy for a report', 24),
    submit: plain('Done', 24),
    close: plain('Close', 24),
    private_metadata: ref,
    blocks: [
      small('Select the text and copy it. Changing it here changes nothing in the record.'),
      ...boxes.map(
        (text, index): InputBlock => ({
          type: 'input',
          block_id: `text_${index + 1}`,
          label: plain(
            boxes.length === 1 ? `Answer ${ref}` : `Answer ${ref}, part ${index + 1} of ${boxes.length}`,
            150,
          ),
          element: { type: 'plain_text_input', action_id: 'text', multiline: true, initial_value: text },
        }),
      ),
      ...(texts.length > boxes.length
        ? [small(`The rest is too long for Slack; “minutebook answer ${ref}” on the command line gives all of it.`)]
        : []),
    ],
  };
}
