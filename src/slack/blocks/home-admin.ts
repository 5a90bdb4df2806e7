import type { KnownBlock } from '@slack/types';
import { formatDay } from '../../minutes/calendar.js';
import { shorten } from '../text/length.js';
import { line } from '../text/line.js';
import { actionIds } from './action-ids.js';
import { button, heading, row } from './message.js';
import { listed, paragraphs } from './part.js';

/** What needs an administrator, newest first. Days are ISO days. */
export interface AdminFacts {
  readonly notHelpful: readonly {
    readonly ref: string;
    readonly question: string | null;
    readonly reason: string | null;
    readonly day: string;
  }[];
  readonly unanswered: readonly { readonly ref: string; readonly question: string; readonly day: string }[];
  /** Posts of which nobody can say whether they arrived. */
  readonly unknownPosts: readonly { readonly ref: string | null; readonly day: string }[];
}

const most = 8;

export function adminBlocks({ notHelpful, unanswered, unknownPosts }: AdminFacts): KnownBlock[] {
  return [
    heading('For administrators'),
    ...list(
      'Marked as not helpful',
      notHelpful.map(
        ({ ref, question, reason, day }) =>
          `${formatDay(day)} · answer ${ref} · ${shorten(question ?? 'question no longer kept', 300)}${reason === null ? '' : ` · reason: ${shorten(reason, 300)}`}`,
      ),
    ),
    ...list(
      'Not answered by the minutes held',
      unanswered.map(({ ref, question, day }) => `${formatDay(day)} · answer ${ref} · ${shorten(question, 300)}`),
    ),
    ...list(
      'Posts of which it is not known whether they arrived',
      unknownPosts.map(({ ref, day }) => `${formatDay(day)} · ${ref === null ? 'no answer' : `answer ${ref}`}`),
    ),
    row([
      button('Withdraw minutes', {
        actionId: actionIds.withdraw,
        value: 'withdraw',
        about: 'take published words out everywhere',
      }),
    ]),
  ];
}

function list(title: string, lines: readonly string[]): KnownBlock[] {
  const left = lines.length - most;
  const shown = [...lines.slice(0, most), ...(left > 0 ? [`and ${left.toLocaleString('en-GB')} more`] : [])];
  const parts = [
    ...paragraphs([line({ text: title, bold: true })]),
    ...(shown.length === 0 ? paragraphs([line('None.')]) : listed(shown.map((each) => line(each)))),
  ];
  return parts.flatMap(({ blocks }) => blocks);
}
