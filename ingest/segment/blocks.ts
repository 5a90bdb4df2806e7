import { type LabelName, labelAt } from './labels.js';
import { continues, isHardWrapped, splitLines } from './lines.js';
import { trimRange } from './plain.js';

/** A paragraph, list entry, heading or label of a page, with its place in the text. */
export interface Block {
  readonly kind: 'paragraph' | 'bullet' | 'enumerated' | 'heading' | 'label' | 'furniture' | 'truncation';
  /** The words, without bullet, number or markdown mark. */
  readonly start: number;
  readonly end: number;
  /** Where the printed line begins, mark included. */
  readonly outerStart: number;
  /** The number or letter of an enumerated entry, as printed, without its point or bracket. */
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
  const blocks: Block[] = [];
  let spaced = true;
  for (const line of lines) {
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
      const mayJoin =
        open !== undefined && !spaced && piece.start === line.start && isRunning(open) && fresh.kind === 'paragraph';
      if (mayJoin && continues(text.slice(open.start, open.end), text.slice(fresh.start, fresh.end), hardWrapped)) {
        blocks[blocks.length - 1] = { ...open, end: fresh.end };
      } else if (fresh.end > fresh.start || fresh.kind !== 'paragraph') {
        blocks.push(fresh);
      }
    }
    spaced = false;
  }
  return blocks;
}

const isRunning = (block: Block): boolean =>
  block.kind === 'paragraph' || block.kind === 'bullet' || block.kind === 'enumerated';

/** Places inside a line where a new block begins although no line does: pages pasted without their line breaks. */
const innerStarts = new RegExp(
  [
    '(?<=\\s)[·•▪●◦‣]\\s',
    '(?<=\\s)(?:Contact|Minutes|Additional documents|Supporting documents|Decision):(?=\\s|$)',
    '(?<=[.;:?!”"’)]\\s+)(?:RESOLVED|Resolved|AGREED|RECOMMENDED|NOTED|DECISION)\\b(?=\\s*(?:[-–—:]|that\\b|That\\b|to\\b|\\d|\\())',
    '(?:\\.{3}|…)?\\s*(?:[Vv]iew|VIEW) the full minutes text for item',
    '(?<=full minutes text for item \\S{1,8}\\s)(?=\\S)',
    '(?<=\\s)\\|(?=\\s|$)',
  ].join('|'),
  'g',
);

function splitLine(text: string, start: number, end: number): { start: number; end: number }[] {
  const cuts = [start];
  const line = text.slice(start, end);
  for (const found of line.matchAll(innerStarts)) if (found.index > 0) cuts.push(start + found.index);
  return cuts
    .map((cut, index) => trimRange(text, cut, cuts[index + 1] ?? end))
    .filter((piece) => piece.end > piece.start);
}

type Marked = Omit<Block, 'spaced' | 'indent'>;

function readMark(text: string, start: number, end: number): Marked {
  const words = text.slice(start, end);
  const block = (kind: Block['kind'], skip: number, more: Partial<Marked> = {}): Marked => ({
    kind,
    ...trimRange(text, start + skip, end),
    outerStart: start,
    enumerator: null,
    label: null,
    level: null,
    ...more,
  });
  if (/^(?:\.{3}|…)?\s*view the full minutes text for item/i.test(words)) return block('truncation', 0);
  if (isFurniture(words)) return block('furniture', 0);
  const hashes = /^(#{1,6})\s+/.exec(words);
  if (hashes) return block('heading', hashes[0].length, { level: hashes[1]?.length ?? 1 });
  const bold = /^\*\*([^*]+)\*\*:?$/.exec(words);
  if (bold) return { ...block('heading', 2), end: start + 2 + (bold[1]?.length ?? 0), level: 6 };
  const label = labelAt(words);
  if (label) return block('label', label.length, { label: label.name });
  const bullet = /^(?:[·•▪●◦‣*o]|[-–—](?=\s))\s+/.exec(words);
  if (bullet) return block('bullet', bullet[0].length);
  const enumerated = /^(?:\(?(\d{1,2}|[a-z]|[ivx]{1,4}|[A-Z])\)|(\d{1,2}|[a-z]|[ivx]{1,4})\.)\s+(?=\S)/.exec(words);
  if (enumerated)
    return block('enumerated', enumerated[0].length, { enumerator: enumerated[1] ?? enumerated[2] ?? null });
  return block('paragraph', 0);
}

/** Words that the site prints around minutes and that are no part of them. */
function isFurniture(words: string): boolean {
  return /^(?:\|+|PDF \d+(?:\.\d+)? ?[KM]B|View directions|View the (?:decision|reasons?|background|declarations?)\b.*|Items|No\. ?Item|Media|Back to top|Share this page|Print this page|Additional documents|Supporting documents|Webcast|Link to this page|[-–—_=*·.\s|]+)$/i.test(
    words,
  );
}
