import { type ComparatorNamed, findComparatorNames } from '../../src/minutes/comparator-names.js';
import { findNumbers } from '../../src/minutes/numbers/find-numbers.js';
import type { NumberFound } from '../../src/minutes/numbers/types.js';
import type { Sentence } from '../../src/minutes/sentence.js';
import type { Range } from '../../src/minutes/span.js';
import { type Clause, splitClauses } from './clauses.js';
import { findNamed, type Named } from './names.js';
import { findRelations, type RelationFound } from './relations.js';
import type { UnitNamed } from './tables/cell-value.js';
import { findTimes, type TimeAnchor, type TimeFound } from './times.js';

/** One sentence with everything found in it. Offsets index the sentence; `start` is where it begins in the document. */
export interface Scene {
  readonly text: string;
  readonly start: number;
  /** White space of any kind as plain spaces; the length is that of the printed words. */
  readonly sentence: string;
  readonly numbers: readonly NumberFound[];
  readonly times: readonly TimeFound[];
  readonly named: readonly Named[];
  readonly comparators: readonly ComparatorNamed[];
  /** How the sentence says that something stands to them. */
  readonly relations: readonly RelationFound[];
  readonly clauses: readonly Clause[];
  readonly label: string | null;
  readonly bodyStart: number;
  /** What is no part of a measure: times, comparators with their relation, brackets that only explain. */
  readonly without: readonly Range[];
  /** What stands over the sentence, the nearer first. */
  readonly context: string;
  readonly over: TimeFound | null;
  readonly reportEnd: string | null;
  readonly speaker: string | null;
}

export interface SceneInput {
  readonly text: string;
  readonly words: string;
  readonly range: Sentence;
  /** Where the statement begins after a label. */
  readonly bodyStart: number;
  readonly labelIsTime: boolean;
  readonly label: string | null;
  /** What stands over a bare number of this sentence says its unit. */
  readonly unit: UnitNamed | null;
  readonly context: string;
  readonly anchor: TimeAnchor;
  readonly over: TimeFound | null;
}

export function readScene({
  text,
  words,
  range,
  bodyStart,
  labelIsTime,
  label,
  unit,
  context,
  anchor,
  over,
}: SceneInput): Scene {
  const sentence = words.slice(range.start, range.end).replace(/\n/g, ' ');
  const numbers = findNumbers(sentence)
    // "Quarter 1 last year: 21.1" numbers its label.
    .filter(({ start }) => !labelIsTime || start >= bodyStart)
    .map((number) => (unit ? inUnit(number, unit) : number));
  const times = findTimes(sentence, anchor);
  const comparators = findComparatorNames(sentence);
  const relations = findRelations(sentence, comparators);
  return {
    text,
    start: range.start,
    sentence,
    numbers,
    times,
    named: findNamed(sentence),
    comparators,
    relations,
    clauses: splitClauses(sentence, 0, numbers),
    label,
    bodyStart,
    without: [...times, ...comparators, ...relations, ...asides(sentence), ...unnamedTimes(sentence)],
    context,
    over,
    reportEnd: anchor.reportEnd,
    speaker: range.speaker,
  };
}

/** "Offences per 1,000 residents:" over "April to June: 19.8". */
function inUnit(number: NumberFound, { unit, factor }: UnitNamed): NumberFound {
  if (number.kind !== 'count' || number.scaled) return number;
  const kind = unit === 'percent' ? 'percent' : unit === 'gbp' ? 'money' : unit.startsWith('rate') ? 'rate' : null;
  return kind === null ? number : { ...number, kind, unit, value: number.value * factor };
}

/** "At the end of the quarter" is a time, and whose is told by the report. */
function unnamedTimes(sentence: string): Range[] {
  return [
    ...sentence.matchAll(
      /(?<!\p{L})(?:for|over|across|in)\s(?:the\s)?whole\sof(?=\s(?:the\s)?(?:\d{4}|last|financial|calendar|academic|year|quarter))|(?<!\p{L})(?:(?:at|by|until|since|from|towards)\s(?:the\s)?(?:end|start|close|beginning|middle)\sof\s(?:the|that|this)|(?:in|during|over|for|within|throughout)\s(?:the|that|this)|(?:so\sfar\s)?this)\s(?:financial\s|calendar\s|academic\s|school\s|reporting\s|municipal\s)?(?:quarter|year|month|term|period)(?:\sso\sfar)?(?![\p{L}-])/giu,
    ),
  ].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Brackets that say how or where from: "(measured at a cumulative rate)", "(see appendix)". */
function asides(sentence: string): Range[] {
  return [
    ...sentence.matchAll(
      /\((?:measured|as published|see|as reported|including|excluding|as at|cumulative|year to date|YTD|up|down|an? (?:increase|rise|reduction|decrease)|compared|target|against|national|previously|last)[^)]{0,120}\)/gi,
    ),
  ].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
