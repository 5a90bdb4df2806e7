import type { Range } from '../../minutes/span.js';

const BORDER =
  /[;:]\s|,\s(?=(?:and|but|or|while|whilst|whereas|although|though|however|which|who|where|with|compared|so|because|as|against|up|down|an?|the)\b)|\s(?=(?:but|while|whilst|whereas|although|though|however|because|compared)\s)|\s[–—-]\s|\sand\s(?=(?:the|that|it|this|there|was|were|had|has|would|will)\s)|\s\((?=\p{L})/giu;

/** The clauses of a sentence in order, without overlaps; together they hold all its words. */
export function clausesOf(text: string): Range[] {
  const clauses: Range[] = [];
  let start = 0;
  for (const { index, 0: border } of text.matchAll(BORDER)) {
    if (index - start < 12) continue;
    clauses.push({ start, end: index });
    start = index + border.length;
  }
  clauses.push({ start, end: text.length });
  return clauses;
}

/** What stands between semicolons or full stops is said by itself. */
export function partsOf(text: string): Range[] {
  const parts: Range[] = [];
  let start = 0;
  for (const { index, 0: border } of text.matchAll(/(?:;|(?<=\p{Ll}{2,}|\d)[.?!])["”’)]?\s+/gu)) {
    parts.push({ start, end: index });
    start = index + border.length;
  }
  parts.push({ start, end: text.length });
  return parts;
}

export const isIn = (inner: Range, outer: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;
