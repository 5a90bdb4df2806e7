import type { NumberFound } from '../../src/minutes/numbers/types.js';
import type { Range } from '../../src/minutes/span.js';
import { AUX, PAST } from './words.js';

/** A stretch of a sentence with a statement of its own, and the numbers in it. */
export interface Clause extends Range {
  readonly numbers: readonly NumberFound[];
  /** The words that join it to what stands before: "and", "but", ";", "with", "of whom"; empty for the first. */
  readonly joint: string;
}

const FINITE = new RegExp(`(?<![\\p{L}-])(?:${AUX}|${PAST})(?![\\p{L}-])`, 'iu');
const JOINTS =
  /;\s*(?:and\s+|but\s+)?|(?:,\s?|\s)(?:and|but|while|whilst|whereas|although|though|however|yet)\s+|,\s(?=(?:with|of (?:which|whom|these|those|them)|including|includes?)\s)|,\s(?=(?:there (?:was|were|had|has|have|is|are)|in \p{Lu}|the (?:number|percentage|proportion|rate|figure|total|average)\b))|\.\s+(?=\p{Lu})/giu;

/**
 * Cuts a sentence where a statement ends and another with a subject of its own begins. Two counted things joined by "and" under one
 * verb stay together, as does what is set beside a figure ("and the national average").
 */
export function splitClauses(sentence: string, from: number, numbers: readonly NumberFound[]): Clause[] {
  const cuts: { readonly end: number; readonly start: number; readonly joint: string }[] = [];
  let open = from;
  const joints = [...sentence.matchAll(JOINTS)].filter(({ index }) => index >= from);
  joints.forEach((match, at) => {
    const start = match.index + match[0].length;
    const next = joints[at + 1]?.index ?? sentence.length;
    if (depthAt(sentence, match.index) > 0) return;
    const joint = match[0]
      .replace(/[\s,]+/g, ' ')
      .trim()
      .toLowerCase();
    if (numbers.some((number) => number.outerStart < start && number.outerEnd > match.index)) return;
    if (!isCut(sentence, { start: open, end: match.index }, { start, end: next }, joint, numbers)) return;
    cuts.push({ end: match.index, start, joint });
    open = start;
  });
  let start = from;
  let joint = '';
  const clauses: Clause[] = [];
  for (const cut of [...cuts, { end: sentence.length, start: sentence.length, joint: '' }]) {
    clauses.push({ start, end: cut.end, joint, numbers: inside(numbers, { start, end: cut.end }) });
    start = cut.start;
    joint = cut.joint;
  }
  return clauses.filter((clause) => clause.end > clause.start);
}

const inside = (numbers: readonly NumberFound[], { start, end }: Range): NumberFound[] =>
  numbers.filter((number) => number.start >= start && number.end <= end);

function isCut(sentence: string, left: Range, right: Range, joint: string, numbers: readonly NumberFound[]): boolean {
  if (joint.startsWith(';') || joint.startsWith('.')) return true;
  const rightWords = sentence.slice(right.start, right.end);
  if (joint === '') {
    if (/^(?:with|of|including|includes?)\s/i.test(rightWords))
      return inside(numbers, right).length > 0 && inside(numbers, left).length > 0;
    return FINITE.test(sentence.slice(left.start, left.end)) && inside(numbers, right).length > 0;
  }
  if (!FINITE.test(sentence.slice(left.start, left.end))) return false;
  // "a consistent and high percentage"
  if (joint === 'and' && /(?<!\p{L})an?\s\p{L}+$/u.test(sentence.slice(left.start, left.end))) return false;
  const verb = FINITE.exec(rightWords);
  if (verb) {
    // "and had improved in June" goes on about the same subject.
    if (/^\s*(?:also |then |now |still )?$/i.test(rightWords.slice(0, verb.index)))
      return inside(numbers, right).length > 0 && inside(numbers, left).length > 0;
    return true;
  }
  return false;
}

/** How many brackets are open before an offset. */
function depthAt(sentence: string, offset: number): number {
  let depth = 0;
  for (let at = 0; at < offset; at += 1) {
    if (sentence[at] === '(') depth += 1;
    else if (sentence[at] === ')' && depth > 0) depth -= 1;
  }
  return depth;
}
