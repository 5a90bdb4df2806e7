import type { ModalView } from '@slack/types';
import { plural } from '../../answering/words.js';
import { line } from '../text/line.js';
import { bullets, paragraph } from '../text/rich.js';
import { callbackIds } from './action-ids.js';
import { type Message, plain } from './message.js';
import { pack } from './pack.js';
import { joined, listed, paragraphs } from './part.js';

export const withdrawFields = {
  target: { block: 'target', action: 'target' },
  reason: { block: 'reason', action: 'reason' },
} as const;

/** Asks an administrator what is to be withdrawn and why, and says what that does. */
export const withdrawModal = (): ModalView => ({
  type: 'modal',
  callback_id: callbackIds.withdraw,
  title: plain('Withdraw minutes', 24),
  submit: plain('Continue', 24),
  close: plain('Cancel', 24),
  blocks: [
    paragraph([line(whatItDoes)]),
    {
      type: 'input',
      block_id: withdrawFields.target.block,
      label: plain('Document or item', 150),
      hint: plain('The name of the document as “minutebook export documents” gives it, or the id of an item.', 150),
      element: { type: 'plain_text_input', action_id: withdrawFields.target.action, max_length: 500 },
    },
    {
      type: 'input',
      block_id: withdrawFields.reason.block,
      optional: true,
      label: plain('Why', 150),
      hint: plain('Kept with the record of the withdrawal. Do not repeat the words themselves.', 150),
      element: { type: 'plain_text_input', action_id: withdrawFields.reason.action, max_length: 200 },
    },
  ],
});

const whatItDoes =
  'The words are taken out of the minute book and of every message that quoted them, and are kept out when the document is taken in again. What Slack shows cannot be brought back from here.';

/** What a withdrawal will reach, looked up before it is made. */
export interface WithdrawalFacts {
  /** The item with its number, or the document, as a person would name it. */
  readonly name: string;
  /** Council, body and day or period. */
  readonly of: string | null;
  readonly items: number;
  readonly reason: string | null;
}

/** Shows what will be withdrawn, for the administrator to be sure. `token` comes back as the view's metadata, at most 3,000 characters. */
export const withdrawSureModal = (facts: WithdrawalFacts, token: string): ModalView => ({
  type: 'modal',
  callback_id: callbackIds.withdrawSure,
  title: plain('Withdraw minutes', 24),
  submit: plain('Withdraw now', 24),
  close: plain('Back', 24),
  private_metadata: token,
  blocks: [
    paragraph([
      line({ text: `To be withdrawn: ${facts.name}`.slice(0, 500), bold: true }),
      ...(facts.of === null ? [] : [line(facts.of.slice(0, 500))]),
    ]),
    bullets([
      line(`${plural(facts.items, 'agenda item')} taken out of the minute book`),
      line('Every answer and message that quoted the words replaced'),
      line(facts.reason === null ? 'No reason given' : `Reason: ${facts.reason.slice(0, 300)}`),
    ]),
    paragraph([line(whatItDoes)]),
  ],
});

/** What came of a withdrawal; the posts that Slack would not let the bot change are named, for somebody must. */
export function withdrawnResult(result: {
  readonly name: string;
  readonly messagesReplaced: number;
  /** Addresses or places of messages that still show the words. */
  readonly unchanged: readonly string[];
}): Message {
  const { name, messagesReplaced, unchanged } = result;
  const [message] = pack(
    [
      ...paragraphs([line(`Withdrawn: ${name}. ${plural(messagesReplaced, 'message')} replaced or about to be.`)]),
      ...(unchanged.length === 0
        ? []
        : joined(
            paragraphs([line({ text: 'Slack does not let these be changed; delete them by hand:', bold: true })]),
            listed(unchanged.slice(0, 15).map((place) => line(place))),
          )),
    ],
    'The withdrawal',
  );
  return message ?? { text: 'Withdrawn.', blocks: [] };
}
