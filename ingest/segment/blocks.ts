import type { LabelName } from './labels.js';
import { continues, endsEarly, isHardWrapped, splitLines, wrapColumn } from './lines.js';
import { readMark } from './marks.js';
import { splitLine } from './split-line.js';

/** A paragraph, list entry, heading or label of a page, with its place in the text. */
export interface Block {
  readonly kind: 'paragraph' | 'bullet' | 'enumerated' | 'heading' | 'label' | 'furniture' | 'truncation';
  /** The words, without bullet, number or markdown mark. */
  readonly start: number;
  readonly end: number;
  /** Where the printed line begins, mark included. */
  readonly outerStart: number;
  /** The number or letter of an enumerated entry or numbered paragraph, as printed, without its point or bracket. */
  readonly enumerator: string | null;
  readonly label: LabelName | null;
  /** 1 to 6 for a markdown heading, else null. */
  readonly level: number | null;
  /** A blank line stands before it. */
  readonly spaced: boolean;
  readonly indent: number;
}

/** Splits a plain text into blocks in reading order. Every word of the text that is not a mark lies in exactly one block. */
export function splitBlocks(text: string): Block[] {
  const lines = splitLines(text);
  const hardWrapped = isHardWrapped(lines);
  const column = wrapColumn(lines);
  const blocks: Block[] = [];
  let spaced = true;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (line.blank) {
      spaced = true;
      continue;
    }
    for (const piece of splitLine(text, line.start, line.end)) {
      const fresh = {
        ...readMark(text, piece.start, piece.end),
        spaced: spaced && piece.start === line.start,
        indent: line.indent,
      };
      const open = blocks.at(-1);
      const mayJoin = open !== undefined && !spaced && piece.start === line.start && isRunning(open) && isPlain(fresh);
      // The last entry of a list often has no full stop; the paragraph below it begins with a capital.
      const isOver =
        hardWrapped &&
        before !== undefined &&
        isEntry(open) &&
        /^\p{Lu}/u.test(line.text) &&
        endsEarly(before, line, column);
      if (
        mayJoin &&
        !isOver &&
        continues(
          text.slice(Math.max(open.start, open.end - tail), open.end),
          text.slice(fresh.start, fresh.end),
          hardWrapped,
        )
      ) {
        blocks[blocks.length - 1] = { ...open, end: fresh.end };
      } else if (fresh.end > fresh.start || fresh.kind !== 'paragraph') {
        blocks.push(fresh);
      }
    }
    spaced = false;
  }
  return blocks;
}

/** How far back a paragraph is looked at to tell whether a line carries it on: a long one is not read again at each line. */
const tail = 2000;

const isRunning = (block: Block): boolean =>
  block.kind === 'paragraph' ||
  block.kind === 'bullet' ||
  block.kind === 'enumerated' ||
  (block.kind === 'label' && block.end > block.start);

const isEntry = (block: Block | undefined): boolean => block?.kind === 'bullet' || block?.kind === 'enumerated';

const isPlain = (block: Pick<Block, 'kind' | 'enumerator'>): boolean =>
  block.kind === 'paragraph' && block.enumerator === null;
