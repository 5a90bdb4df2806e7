import { shorten } from '../text/length.js';
import { line, writtenLine } from '../text/line.js';
import { type Message, small } from './message.js';
import { type Part, sizeOf } from './part.js';

/** Slack advises 4,000 characters of text and takes 50 blocks. Blocks say no more than the text, so their own limit is never near. */
const mostText = 3_700;
const mostBlocks = 44;

/**
 * Parts as one message, or as several where they are very long. `of` names what goes on, such as "Answer K7QXM": each further message
 * begins with it.
 */
export function pack(parts: readonly Part[], of: string): Message[] {
  const groups: Part[][] = [];
  let text = 0;
  let blocks = 0;
  for (const part of parts) {
    const size = sizeOf(part);
    const last = groups.at(-1);
    // What has no words, such as buttons, belongs to what stands above it.
    const fits = text + size <= mostText && blocks + part.blocks.length <= mostBlocks;
    if (last && (fits || part.text.length === 0)) last.push(part);
    else {
      groups.push([part]);
      text = 0;
      blocks = 0;
    }
    text += size;
    blocks += part.blocks.length;
  }
  return groups.map((group, index) => messageOf(group, groups.length, index, of));
}

function messageOf(group: readonly Part[], count: number, index: number, of: string): Message {
  const goesOn = index === 0 ? [] : [`${shorten(of, 80)}, part ${index + 1} of ${count}`];
  return {
    text: [...goesOn.map((words) => writtenLine(line(words))), ...group.flatMap(({ text }) => text)].join('\n'),
    blocks: [...goesOn.map(small), ...group.flatMap(({ blocks }) => blocks)],
  };
}
