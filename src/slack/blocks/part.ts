import type { KnownBlock } from '@slack/types';
import { clean, isVisible } from '../text/clean.js';
import { pieces } from '../text/length.js';
import { type Line, line, longestLine, splitLine, writtenLine } from '../text/line.js';
import { bullets, paragraph } from '../text/rich.js';

/** A part of a message that stays together: the blocks and the same in words, escaped, line by line. */
export interface Part {
  readonly text: readonly string[];
  readonly blocks: readonly KnownBlock[];
}

/** Lines one below the other, in as many parts as their length asks for. */
export const paragraphs = (lines: readonly Line[]): Part[] =>
  grouped(lines).map((group) => ({ text: group.map(writtenLine), blocks: [paragraph(group)] }));

/** A list; in words each entry begins with "·". */
export const listed = (lines: readonly Line[]): Part[] =>
  grouped(lines).map((group) => ({ text: group.map((each) => `· ${writtenLine(each)}`), blocks: [bullets(group)] }));

/** Small print, whole. */
export const smallPrint = (text: string): Part[] =>
  pieces(clean(text), longestLine).map((piece) => ({
    text: [writtenLine(line(piece))],
    blocks: [{ type: 'context', elements: [{ type: 'plain_text', text: piece, emoji: false }] }],
  }));

/** Blocks that words have no use for, such as buttons. */
export const mute = (...blocks: readonly KnownBlock[]): Part => ({ text: [], blocks });

/** Two parts as one where Slack takes them together. */
export function joined(first: readonly Part[], second: readonly Part[]): Part[] {
  const [last, next] = [first.at(-1), second[0]];
  if (!last || !next || sizeOf(last) + sizeOf(next) > longestLine) return [...first, ...second];
  const both = { text: [...last.text, ...next.text], blocks: [...last.blocks, ...next.blocks] };
  return [...first.slice(0, -1), both, ...second.slice(1)];
}

/** UTF-16 units of the words of a part. */
export const sizeOf = ({ text }: Part): number => text.reduce((sum, each) => sum + each.length + 1, 0);

const mostLines = 40;

function grouped(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  let length = 0;
  for (const each of lines.flatMap(splitLine)) {
    const own = writtenLine(each).length + 3;
    const last = groups.at(-1);
    if (last && length + own <= longestLine && last.length < mostLines) {
      last.push(each);
      length += own;
    } else {
      groups.push([each]);
      length = own;
    }
  }
  return groups.filter((group) => group.some((spans) => spans.some(({ text }) => isVisible(text))));
}
