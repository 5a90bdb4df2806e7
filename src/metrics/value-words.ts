import type { ChangeUnit, Direction, Observation, Qualifier, Unit } from '../minutes/figures.js';

/** A figure as printed: "47.2%", "Nearly three quarters", "over 71%". Null where only a change is stated. */
export function valueInWords({
  value,
  valueHigh,
  valueText,
  unit,
  qualifier,
}: Pick<Observation, 'value' | 'valueHigh' | 'valueText' | 'unit' | 'qualifier'>): string | null {
  if (value === null) return null;
  const printed = squeeze(valueText ?? '') || formatValue(value, valueHigh, unit);
  return qualifier === null || saysSo[qualifier].test(printed) ? printed : `${qualifierWords[qualifier]} ${printed}`;
}

/** "rose by 495, compared with the same period in 2024"; null where no change is stated. */
export function changeInWords({
  change,
  direction,
  qualifier,
  value,
}: Pick<Observation, 'change' | 'direction' | 'qualifier' | 'value'>): string | null {
  if (change === null) return null;
  const printed = squeeze(change.text) || formatValue(change.value, null, change.unit ?? 'count');
  const amount =
    value !== null || qualifier === null || saysSo[qualifier].test(printed)
      ? printed
      : `${qualifierWords[qualifier]} ${printed}`;
  // "16 less than last month" says it all by itself.
  if (
    /\p{L}{3,}/u.test(
      printed.replace(
        /\b(?:percentage points?|per cent|percent|million|thousand|days?|weeks?|months?|years?|over|nearly|about|under|around|almost|more|least)\b/gi,
        '',
      ),
    )
  )
    return `${moved(direction).replace(' by', '')}: “${printed}”`;
  const open = change.unit === null ? ' (per cent or percentage points not stated)' : '';
  const versus =
    change.versus === null
      ? ''
      : `, compared with ${squeeze(change.versus).replace(/^(?:compared (?:with|to)|than|from)\s+/i, '')}`;
  return `${moved(direction)} ${amount}${open}${versus}`;
}

const moved = (direction: Direction | null): string =>
  direction === 'up' ? 'rose by' : direction === 'down' ? 'fell by' : 'changed by';

/** A number that Minutebook worked out, in its unit: "6.8 percentage points", "£1,200", "3 days". */
export function formatWorkedOut(value: number, unit: ChangeUnit): string {
  const number = value.toLocaleString('en-GB', { maximumFractionDigits: 10 });
  if (unit === 'gbp') return `£${number}`;
  if (unit === 'count' || unit === 'ratio') return number;
  if (unit === 'percent') return `${number}%`;
  if (unit === 'percentage points') return `${number} percentage ${value === 1 ? 'point' : 'points'}`;
  if (unit.startsWith('rate')) return `${number}${unit.replace('rate', '')}`;
  return `${number} ${value === 1 ? unit.replace(/s$/, '') : unit}`;
}

/** What separates two figures, without the noise of binary fractions. */
export function difference(from: number, to: number): number {
  const places = Math.max(decimals(from), decimals(to));
  return Number((to - from).toFixed(places));
}

const decimals = (value: number): number => Math.min(/\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0, 6);

function formatValue(value: number, high: number | null, unit: ChangeUnit): string {
  return high === null
    ? formatWorkedOut(value, unit)
    : `${formatWorkedOut(value, unit)} to ${formatWorkedOut(high, unit)}`;
}

/** The unit in words for an axis: "per cent", "£", "days". */
export const unitInWords = (unit: Unit): string =>
  unit === 'percent' ? 'per cent' : unit === 'gbp' ? 'pounds' : unit === 'count' ? 'number' : unit;

const qualifierWords: Record<Qualifier, string> = {
  nearly: 'nearly',
  over: 'over',
  under: 'under',
  at_least: 'at least',
  at_most: 'at most',
  approx: 'about',
};

const saysSo: Record<Qualifier, RegExp> = {
  nearly: /nearly|almost|close to|just under/i,
  over: /over|above|more than|in excess|exceed|>/i,
  under: /under|below|less than|fewer|</i,
  at_least: /at least|no (?:less|fewer) than|minimum|or (?:more|above|over)|\+|≥/i,
  at_most: /at most|up to|no more than|maximum|or (?:less|fewer|under|below)|≤/i,
  approx: /about|approx|around|roughly|circa|some|c\.|~/i,
};

const squeeze = (text: string): string => text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
