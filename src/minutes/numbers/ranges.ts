import type { BareNumber } from './types.js';

/** Joins "5 to 10 days", "£2-3m" and "between 10 and 15 per cent" into one number with two ends. "From 353 to 253" stays two. */
export function joinRanges(sentence: string, numbers: readonly BareNumber[]): BareNumber[] {
  const joined: BareNumber[] = [];
  for (const number of numbers) {
    const last = joined.at(-1);
    const range = last && rangeOf(sentence, last, number);
    if (range) joined[joined.length - 1] = range;
    else joined.push(number);
  }
  return joined;
}

function rangeOf(sentence: string, low: BareNumber, high: BareNumber): BareNumber | null {
  const between = sentence.slice(low.end, high.start);
  const before = sentence.slice(Math.max(0, low.start - 24), low.start);
  const isAnd = /^\s?and\s?$/i.test(between);
  if (!isAnd && !/^(?:\s?[-–—]\s?|\s?to\s?)$/i.test(between)) return null;
  if (isAnd && !/\bbetween\s(?:about\s|around\s)?$/i.test(before)) return null;
  if (/\bfrom\s(?:about |around |just |over |a (?:high|low|peak|baseline) of )?$/i.test(before)) return null;
  if (low.high !== null || high.high !== null || low.kind === 'multiple' || high.kind === 'multiple') return null;
  const alike = low.kind === high.kind && low.unit === high.unit && low.smallTime === high.smallTime;
  const borrows = low.kind === 'count' && !low.scaled && (high.kind !== 'money' || !isAnd);
  const moneyFirst = low.kind === 'money' && high.kind === 'count';
  if (!alike && !borrows && !moneyFirst) return null;
  const factor = high.scaled && !low.scaled && (moneyFirst || low.kind === high.kind) ? scaleOf(high) : 1;
  const bottom = low.value * factor;
  if (bottom >= high.value) return null;
  const unit = moneyFirst ? low : high;
  return {
    ...high,
    kind: unit.kind,
    unit: unit.unit,
    start: low.start,
    end: high.end,
    value: bottom,
    high: high.value,
  };
}

/** In "£2-3m" the scale of the second holds for the first. */
const scaleOf = ({ value }: BareNumber): number => (value >= 1e9 ? 1e9 : value >= 1e6 ? 1e6 : 1e3);
