import type { InputBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { squeeze } from '../../answering/words.js';
import type { PlacedAction } from '../../follow-ups/find-action.js';
import { actionPlace, verdictWords } from '../../follow-ups/lines.js';
import { formatDay } from '../../minutes/calendar.js';
import { londonDay } from '../../state/london-day.js';
import type { MarkEntry, NewMark } from '../../state/marks.js';
import { shorten } from '../text/length.js';
import { type Line, line } from '../text/line.js';
import { bullets, paragraph } from '../text/rich.js';
import { actionIds, callbackIds } from './action-ids.js';
import { button, type Message, plain, plainMessage, row } from './message.js';
import { pack } from './pack.js';
import { joined, listed, mute, paragraphs } from './part.js';

export const markFields = {
  verdict: { block: 'verdict', action: 'verdict' },
  reason: { block: 'reason', action: 'reason' },
} as const;

/** `by` is a name. */
export type NamedMark = Pick<MarkEntry, 'verdict' | 'by' | 'at' | 'reason'>;

type Verdict = NewMark['verdict'];
const longestQuote = 600;
/** Earlier marks that a modal shows; the rest are in the export. */
const mostMarks = 10;

const choices: Readonly<Record<Verdict, string>> = {
  done: 'Done',
  not_an_action: 'Not an action',
  open: 'Open again: take the mark back',
};

/** Asks how an action stands and why, and shows what was said of it before. `token` comes back as the view's metadata. */
export function markModal(action: PlacedAction, history: readonly NamedMark[], token: string): ModalView {
  const isMarked = (history.at(-1)?.verdict ?? 'open') !== 'open';
  return {
    type: 'modal',
    callback_id: callbackIds.markAction,
    title: plain('Mark an action', 24),
    submit: plain('Mark', 24),
    close: plain('Cancel', 24),
    private_metadata: token,
    blocks: [
      paragraph([
        line({ text: actionPlace(action), bold: true }),
        line(`“${shorten(squeeze(action.quote), longestQuote)}”`),
      ]),
      ...(history.length === 0 ? [] : [bullets(history.slice(-mostMarks).map(entry))]),
      verdictField(isMarked ? ['done', 'not_an_action', 'open'] : ['done', 'not_an_action']),
      {
        type: 'input',
        block_id: markFields.reason.block,
        label: plain('Why', 150),
        hint: plain('At most 200 characters. Name no child, young person, parent or carer.', 150),
        element: { type: 'plain_text_input', action_id: markFields.reason.action, max_length: 200 },
      },
      paragraph([
        line('The minutes stay as they are. Your name, the day and the reason are kept and can be exported.'),
      ]),
    ],
  };
}

const verdictField = (offered: readonly Verdict[]): InputBlock => ({
  type: 'input',
  block_id: markFields.verdict.block,
  label: plain('How it stands', 150),
  element: {
    type: 'radio_buttons',
    action_id: markFields.verdict.action,
    options: offered.map((verdict) => ({ text: plain(choices[verdict], 75), value: verdict })),
  },
});

function entry({ verdict, by, at, reason }: NamedMark): Line {
  return line(
    `${formatDay(londonDay(at))}: ${verdictWords[verdict]}, by ${by ?? 'somebody whose data was deleted'}`,
    reason === '' ? null : `: ${reason}`,
  );
}

/** What the button that takes a mark back carries: whose mark it is and which. */
const undoSchema = z.object({ action: z.string(), at: z.number() });
export type Undo = z.infer<typeof undoSchema>;

/** Null for what no button of this version carries. */
export function readUndo(value: string): Undo | null {
  try {
    return undoSchema.parse(JSON.parse(value));
  } catch {
    return null;
  }
}

/** Says what was kept, with a button to take it back. */
export function markedMessage(action: PlacedAction, mark: NewMark): Message {
  const undo: Undo = { action: action.id, at: mark.at.getTime() };
  const [message] = pack(
    [
      ...joined(
        paragraphs([line({ text: `Marked ${verdictWords[mark.verdict]}: ${actionPlace(action)}`, bold: true })]),
        listed([line(`“${shorten(squeeze(action.quote), longestQuote)}”`), line(`Why: ${mark.reason}`)]),
      ),
      mute(
        row([
          button('Undo', {
            actionId: actionIds.undoMark,
            value: JSON.stringify(undo),
            about: `the mark on ${actionPlace(action)}`,
          }),
        ]),
      ),
    ],
    'The mark',
  );
  return message ?? plainMessage('The action is marked.');
}

export const undoneMessage = (verdict: Verdict): Message =>
  plainMessage(
    `Taken back. The action is ${verdict === 'open' ? 'not marked' : `marked ${verdictWords[verdict]}`} now.`,
  );

export const markedSinceMessage = (): Message =>
  plainMessage('The action has been marked again since; see “/minutes actions”.');

export const mayNotMarkMessage = (): Message =>
  plainMessage('Only people on the list of whoever runs Minutebook may mark actions.');

export const actionGoneMessage = (): Message =>
  plainMessage('This action is not in the minute book any more; see “/minutes actions”.');
