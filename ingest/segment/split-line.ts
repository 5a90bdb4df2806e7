import type { Range } from '../../src/minutes/span.js';
import { trimRange } from './plain.js';

/** Places inside a line where a new block begins although no line does: pages pasted without their line breaks. */
const innerStarts = new RegExp(
  [
    '(?<=\\s)[·•▪●◦‣\\uf0b7]\\s',
    '(?<=\\s)(?<!\\b(?:for|the|of|key|Key)\\s)(?:Contact|Minutes|Additional documents|Supporting documents|Decision):(?=\\s|$)',
    '(?<=[.;:?!”"’)]\\s+)(?:RESOLVED|Resolved|AGREED|RECOMMENDED|NOTED|DECISION|PENDERFYNWYD)\\b(?=\\s*(?:[-–—:]|that\\b|That\\b|to\\b|\\d|\\())',
    '(?:\\.{3}|…)?\\s*(?:[Vv]iew|VIEW) the full minutes text for item',
    '(?<=full minutes text for item \\S{1,8}\\s)(?=\\S)',
    '(?<=\\sPDF \\d{1,4}(?:\\.\\d{1,2})? ?[KM]B\\s)(?=\\S)',
  ].join('|'),
  'g',
);

/** The pieces of one printed line that are blocks of their own. */
export function splitLine(text: string, start: number, end: number): Range[] {
  return cells(text, start, end).flatMap((cell) => {
    const line = text.slice(cell.start, cell.end);
    const cuts = [cell.start];
    for (const found of line.matchAll(innerStarts)) if (found.index > 0) cuts.push(cell.start + found.index);
    return pieces(text, cuts, cell.end);
  });
}

/**
 * A page's table of items leaves bars behind: "| 7. | Title |". Each cell is then a block.
 * A row of a table of figures has more cells and stays one line, because a figure without its row's heading says nothing.
 */
function cells(text: string, start: number, end: number): Range[] {
  const line = text.slice(start, end);
  const bars = [...line.matchAll(/(?<=^|\s)\|(?=\s|$)/g)].map(({ index }) => index);
  if (bars.length === 0) return [{ start, end }];
  const between = line.split(/(?:^|\s)\|(?=\s|$)/).filter((cell) => cell.trim() !== '');
  const isRow =
    between.length > 2 || (between.length === 2 && !/^\s*(?:\d{1,4}[A-Z]?\.?|No\.)\s*$/.test(between[0] ?? ''));
  if (isRow) return [{ start, end }];
  return pieces(text, [start, ...bars.flatMap((bar) => [start + bar, start + bar + 1])], end);
}

const pieces = (text: string, cuts: readonly number[], end: number): Range[] =>
  cuts.map((cut, index) => trimRange(text, cut, cuts[index + 1] ?? end)).filter((piece) => piece.end > piece.start);
