import type { Range } from '../../src/minutes/span.js';
import type { Clause } from './clauses.js';

/** A sentence up to this long is quoted whole. */
const wholeUpTo = 48;

/**
 * What is quoted for a figure: its sentence, or of a long sentence the statement that holds it with every clause that limits it. A quote
 * never ends before "but", "however", "although" or "which", nor begins with one.
 */
export function quoteFor(sentence: string, figure: Range, clauses: readonly Clause[]): Range {
  const whole = { start: 0, end: sentence.length };
  if (wordsIn(sentence) <= wholeUpTo || clauses.length < 2) return whole;
  let first = clauses.findIndex(({ start, end }) => figure.start >= start - 1 && figure.end <= end + 1);
  if (first < 0) return whole;
  let last = first;
  while (first > 0 && !mayBegin(clauses[first])) first -= 1;
  while (last + 1 < clauses.length && !mayBegin(clauses[last + 1])) last += 1;
  // A sentence cut to a few words tells less than it takes away.
  while (last + 1 < clauses.length && wordsIn(sentence.slice(clauses[first]?.start, clauses[last]?.end)) < 8) last += 1;
  const start = first === 0 ? 0 : (clauses[first]?.start ?? 0);
  const end = last + 1 === clauses.length ? sentence.length : (clauses[last]?.end ?? sentence.length);
  return trimTo(sentence, start, end);
}

/** True where a clause says something of its own: after a semicolon or "and", unless it limits what stands before. */
function mayBegin(clause: Clause | undefined): boolean {
  if (clause === undefined) return true;
  if (clause.joint.startsWith(';') || clause.joint.startsWith('.')) return !/but|however|although/.test(clause.joint);
  return clause.joint === 'and';
}

const wordsIn = (text: string): number => text.match(/\S+/g)?.length ?? 0;

function trimTo(sentence: string, start: number, end: number): Range {
  let from = start;
  let to = end;
  while (from < to && /[\s,;]/.test(sentence[from] ?? '')) from += 1;
  while (to > from && /[\s,;]/.test(sentence[to - 1] ?? '')) to -= 1;
  return { start: from, end: to };
}
