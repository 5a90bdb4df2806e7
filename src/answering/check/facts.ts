import { findComparatorNames } from '../../minutes/comparator-names.js';
import { maskText } from '../../minutes/mask.js';
import { findNumbers } from '../../minutes/numbers/find-numbers.js';
import { valueOfWords } from '../../minutes/numbers/number-words.js';
import type { NumberFound } from '../../minutes/numbers/types.js';
import { type FoundPeriod, findPeriods } from '../../minutes/periods.js';
import { squeeze } from '../words.js';
import type { Fact, FactKind } from './types.js';
import { wordClasses } from './word-classes.js';

const known = new Map<string, readonly Fact[]>();

/** Everything in a sentence that can be wrong by one word: figures, times, directions and the words that limit them. In order. */
export function readFacts(text: string): readonly Fact[] {
  const read = known.get(text);
  if (read) return read;
  const times = findPeriods(text);
  const numbers = findNumbers(maskText(text, times));
  const facts = [
    ...times.map((time) => timeFact(text, time)),
    ...numbers.map((number) => figureFact(text, number)),
    ...findComparatorNames(text).map(
      ({ start, end, kind }): Fact => ({ kind: 'comparator', key: kind, start, end, surface: text.slice(start, end) }),
    ),
    ...wordFacts(text, times),
  ].sort((a, b) => a.start - b.start);
  if (known.size > 5_000) known.clear();
  known.set(text, facts);
  return facts;
}

function timeFact(
  whole: string,
  { start, end, text, period, month, quarter, relation, spanMonths }: FoundPeriod,
): Fact {
  const unfixed = period.start === null && period.end === null;
  // "Quarter 1 of last year", whose year is told by other words.
  const year = /^\sof\s(?:the\s)?(?:this|last|next|previous|current|same)\syear/i.exec(whole.slice(end))?.[0] ?? '';
  const named =
    month === null && quarter === null
      ? wordsOfTime(text)
      : `${month ?? ''}q${quarter ?? ''} ${relation} ${spanMonths ?? ''}${wordsOfTime(year)}`;
  return { kind: 'time', key: unfixed ? named : `${period.start}..${period.end}`, start, end, surface: text };
}

const wordsOfTime = (text: string): string =>
  squeeze(text)
    .toLowerCase()
    .replace(/\b[a-z]+\b/g, (word) => String(valueOfWords(word) ?? word));

/**
 * A figure is the same only with the same unit and qualifier, as printed: "three quarters" is not 75%, "nearly 75%" is not 75%. Digits
 * and words are one: "seventy" is 70, and "1,234" is 1234.
 */
function figureFact(text: string, number: NumberFound): Fact {
  const { kind, unit, value, high, smallTime, qualifier } = number;
  const family = kind === 'duration' ? (smallTime ?? unit) : kind === 'rate' ? unit : kind;
  return {
    kind: 'figure',
    key: `${family} ${value}${high === null ? '' : `-${high}`}${qualifier === null ? '' : ` ${qualifier}`}`,
    start: number.start,
    end: number.end,
    surface: text.slice(number.start, number.end),
  };
}

function wordFacts(text: string, times: readonly FoundPeriod[]): Fact[] {
  const found: Fact[] = [];
  for (const { kind, key, pattern } of wordClasses)
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      // "The year to date" is a time and says how its figure is counted.
      const isTime = kind !== 'basis' && times.some((time) => time.start < end && start < time.end);
      if (!isTime) found.push({ kind, key, start, end, surface: match[0] });
    }
  return found;
}

export const ofKind = (facts: readonly Fact[], kind: FactKind): Fact[] => facts.filter((fact) => fact.kind === kind);
