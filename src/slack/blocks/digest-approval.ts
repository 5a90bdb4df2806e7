import type { KnownBlock } from '@slack/types';
import { plural } from '../../answering/words.js';
import { type DigestText, linesOf } from '../../digest/describe.js';
import { lineKey } from '../../digest/line-key.js';
import type { DigestLine } from '../../digest/lines.js';
import type { DigestWeek } from '../../state/state.js';
import { shorten } from '../text/length.js';
import { channelNamed, line, writtenLine } from '../text/line.js';
import { paragraph } from '../text/rich.js';
import { actionIds } from './action-ids.js';
import { digestLine } from './digest.js';
import { button, type Message, plain, row, small } from './message.js';

/** Slack takes 50 blocks; the headline, the note, the tick box for all others and the buttons want room. */
const mostTicked = 40;
/** Characters of all lines together: Slack refuses messages that are far longer. */
const mostWords = 8_000;
const longestLine = 2_500;

/** Stands before the key of a line in its block's id. */
export const lineBlock = 'digest-line:';
/** The lines that have no tick box of their own. */
const others = 'digest-others:';

/** A digest as its owner sees it before it is posted: a tick box beside each line, Send and Hold. */
export function approvalMessage(text: DigestText, week: DigestWeek): Message {
  const { shown, rest } = divide(linesOf(text));
  const lead = [
    line({ text: 'This digest for ', bold: true }, channelNamed(week.channel), {
      text: ' waits for you. ',
      bold: true,
    }),
    line('Nothing is posted before you press Send; untick what should not be posted.'),
    line(text.headline),
  ];
  const value = JSON.stringify(week);
  return {
    text: [...lead.map(writtenLine), ...shown.map((one) => `· ${writtenLine(digestLine(one))}`)]
      .join('\n')
      .slice(0, 3_700),
    blocks: [
      paragraph(lead),
      ...shown.map((one) => ticked(`${lineBlock}${lineKey(one)}`, words(one), one.place)),
      ...(rest.length === 0
        ? []
        : [
            ticked(
              `${others}${rest.length}`,
              `${plural(rest.length, 'more line')}, which go to the thread.`,
              'the rest',
            ),
          ]),
      row([
        button('Send', { actionId: actionIds.digestSend, value, about: 'the digest as ticked' }),
        button('Hold', { actionId: actionIds.digestHold, value, about: 'the digest' }),
      ]),
      small('Held back, it is told with the next digest.'),
    ],
  };
}

const ticked = (blockId: string, text: string, about: string): KnownBlock => {
  const option = { text: plain('Post this', 75), value: shorten(about, 75) };
  return {
    type: 'section',
    block_id: blockId,
    text: plain(text, 2_900),
    accessory: { type: 'checkboxes', action_id: actionIds.digestTick, options: [option], initial_options: [option] },
  };
};

function words({ said, quote, after, place }: DigestLine): string {
  const whole = `${said}${quote === null ? '' : `: “${quote}”`}${after === null ? '' : ` · ${after}`} · ${place}`;
  return shorten(whole, longestLine);
}

/** What the ticks of a message leave out: the keys of single lines, and whether all the others. */
export function leftOutBy(ticks: Readonly<Record<string, boolean>>): {
  readonly keys: string[];
  readonly rest: boolean;
} {
  const off = Object.entries(ticks).flatMap(([block, on]) => (on ? [] : [block]));
  return {
    keys: off.flatMap((block) => (block.startsWith(lineBlock) ? [block.slice(lineBlock.length)] : [])),
    rest: off.some((block) => block.startsWith(others)),
  };
}

/** The keys of a digest's lines that have no tick box of their own. */
export const restKeys = (lines: readonly DigestLine[]): string[] => divide(lines).rest.map(lineKey);

function divide(lines: readonly DigestLine[]): {
  readonly shown: readonly DigestLine[];
  readonly rest: readonly DigestLine[];
} {
  let length = 0;
  const over = lines.findIndex((line, index) => {
    length += words(line).length;
    return index >= mostTicked || length > mostWords;
  });
  const end = over < 0 ? lines.length : Math.max(1, over);
  return { shown: lines.slice(0, end), rest: lines.slice(end) };
}
