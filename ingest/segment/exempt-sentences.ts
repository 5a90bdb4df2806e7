import type { Range } from '../../src/minutes/span.js';

/** Full stops that end no sentence: "No. 9", "Cllr. Kendle", "para. 3", "s. 100A", "12.". */
const ABBREVIATED =
  /(?:\b(?:nos?|cllrs?|paras?|s|ss|sec|sch|mr|mrs|ms|dr|st|rev|ref|art|cf|vs|e\.g|i\.e)|(?:^|\s)\(?\d{1,3}[A-Z]?|\b[A-Z])\.$/i;
const ENDS =
  /[.!?]["')\]]*(?=\s+["'([]*[A-Z0-9\u2022\u00b7])|\n[^\S\n]*\n|\n(?=[^\S\n]*(?:[\u2022\u00b7\u25aa]|[-o]\s|#|(?:RESOLVED|AGREED|NOTED|DECISION|PENDERFYNWYD|Resolved|Minutes:|Decision)\b))/g;

/** The sentences of one stretch of folded text. A newline within a sentence is a space; a blank line or a bullet ends it. */
export function sentencesOf(page: string, within: Range): Range[] {
  const body = page.slice(within.start, within.end);
  const sentences: Range[] = [];
  let from = 0;
  const close = (to: number) => {
    const printed = body.slice(from, to);
    const lead = printed.length - printed.trimStart().length;
    if (printed.trim() !== '')
      sentences.push({ start: within.start + from + lead, end: within.start + from + printed.trimEnd().length });
    from = to;
  };
  for (const end of body.matchAll(ENDS)) {
    const to = end.index + end[0].length;
    if (end[0].startsWith('.') && ABBREVIATED.test(body.slice(Math.max(from, end.index - 12), end.index + 1))) continue;
    close(to);
  }
  close(body.length);
  return sentences;
}

/** One printed line that opens a block: a label can only stand here, never in the middle of a wrapped sentence. */
export function blockLinesOf(page: string, within: Range): Range[] {
  const lines: Range[] = [];
  let previous = '';
  let at = within.start;
  for (const line of page.slice(within.start, within.end).split('\n')) {
    const lead = line.length - line.trimStart().length;
    if (line.trim() !== '' && !continues(previous, line.trim()))
      lines.push({ start: at + lead, end: at + line.trimEnd().length });
    previous = line.trim();
    at += line.length + 1;
  }
  return lines;
}

const continues = (previous: string, line: string): boolean => {
  if (previous === '' || /[.:;!?)\]"]$/.test(previous)) return false;
  if (/^[a-z]/.test(line)) return true;
  if (/(?:\b(?:of|in|under|and|or|the|a|to|by|with|for|from|as|on|at|into|is|was|were|be)|,)$/i.test(previous))
    return true;
  return previous.length >= 50 && /[a-z]$/.test(previous);
};
