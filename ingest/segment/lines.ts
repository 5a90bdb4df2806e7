import { trimRange } from './plain.js';
import { resolutionMarker } from './resolution-marker.js';

/** One printed line, without its line break and without white space at its ends. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** The trimmed words, white space inside as it stands. */
  readonly text: string;
  /** White space before the words. */
  readonly indent: number;
  readonly blank: boolean;
}

/** Splits a plain text into its lines; offsets index the text. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  while (from <= text.length) {
    const found = text.indexOf('\n', from);
    const to = found === -1 ? text.length : found;
    const { start, end } = trimRange(text, from, to);
    lines.push({ start, end, text: text.slice(start, end), indent: start - from, blank: start === end });
    from = to + 1;
  }
  return lines;
}

const endsSentence = /[.!?:;]["”’')\]]?$/;
const leavesOpen =
  /(?:,|[-–—]|\b(?:and|or|of|the|to|a|an|for|in|by|with|on|at|from|as|that|which|their|its|this|was|were|is|are|be|had|has|have|will|would|not|Cllrs?\.?|Mrs?\.?|Ms\.?|Dr\.?))$/;

/**
 * True where the page was wrapped at a fixed width, so that a line break inside a paragraph is only a space.
 * Such pages have many lines that stop without a stop and go on in lower case.
 */
export function isHardWrapped(lines: readonly Line[]): boolean {
  let pairs = 0;
  let goesOn = 0;
  for (let index = 1; index < lines.length; index += 1) {
    const before = lines[index - 1];
    const after = lines[index];
    if (!before || !after || before.blank || after.blank) continue;
    pairs += 1;
    if (!endsSentence.test(before.text) && /^[a-z(]/.test(after.text)) goesOn += 1;
  }
  return goesOn >= 3 && goesOn / pairs >= 0.2;
}

/** Where a hard-wrapped page ends its lines, counted from the margin: few lines reach further. */
export function wrapColumn(lines: readonly Line[]): number {
  const ends = lines.filter(({ blank }) => !blank).map(({ indent, text }) => indent + text.length);
  return ends.sort((a, b) => a - b)[Math.floor(ends.length * 0.9)] ?? 0;
}

/** True for a line that would have had room for the first word of the next, so that its end is no wrapping. */
export const endsEarly = (before: Line, after: Line, column: number): boolean =>
  before.indent + before.text.length + 1 + (after.text.match(/^\S+/)?.[0].length ?? 0) <= column;

/** True where `after` carries on the paragraph that `before` began, no blank line standing between them. */
export function continues(before: string, after: string, hardWrapped: boolean): boolean {
  // A row of a table is a line of its own.
  if (/\s\|\s/.test(before) || /\s\|\s/.test(after)) return false;
  if (endsSentence.test(before)) return hardWrapped && /^[a-z]/.test(after);
  if (resolutionMarker(after) > 0) return false;
  if (/^[a-z(]/.test(after) || leavesOpen.test(before)) return true;
  if (!hardWrapped) return false;
  return before.includes('\n') || !isTitleLike(before) || isCutName(before, after);
}

/** A wrapped page may break a line inside a name: "Rowan" and then "Teel, Parks Manager, said that …". */
const isCutName = (before: string, after: string): boolean =>
  /^[A-Z][\p{L}’'-]{1,14}$/u.test(before) &&
  /^[A-Z][\p{L}’'-]+(?:,| (?:said|advised|explained|reported|asked|presented|highlighted|noted|confirmed|added)\b)/u.test(
    after,
  );

const smallWords = new Set(
  'a an and as at but by for from in of on or the to with per vs v via update updates'.split(' '),
);

/** True for words set as a title: short, capitalised, no full stop, no finite verb of a sentence. */
export function isTitleLike(text: string): boolean {
  const words = text.split(/\s+/).filter((word) => /[A-Za-z]/.test(word));
  if (words.length === 0 || words.length > 24 || /[.;,:–—-]$/.test(text)) return false;
  if (
    /\b(?:was|were|had|has been|have been|would be|will be|is|are|should|advised|noted|explained|asked|reported)\b/.test(
      text,
    )
  )
    return false;
  if (!/^["'“‘(]?[A-Z0-9]/.test(text)) return false;
  const heavy = words.filter((word) => !smallWords.has(word.toLowerCase()));
  const raised = heavy.filter((word) => /^[^a-z]*[A-Z0-9]/.test(word));
  return raised.length >= 1 && (raised.length / heavy.length >= 0.6 || heavy.length <= 6);
}
