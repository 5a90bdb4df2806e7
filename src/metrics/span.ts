import { addDays, addMonths, partsOf } from '../minutes/calendar.js';
import type { FigureBasis, FigurePeriod } from '../minutes/figures.js';
import type { SeriesSpan } from './types.js';

/** How long a figure's period is. One day is no span: it is the moment of a snapshot. */
export function spanOf({ start, end }: Pick<FigurePeriod, 'start' | 'end'>): SeriesSpan {
  const months = monthsOf(start, end);
  if (months === 1) return 'month';
  if (months === 3) return 'quarter';
  if (months === 12) return 'year';
  return start === null || end === null || start === end ? null : 'other';
}

/**
 * What figures of one series must share besides to be joined by a line or subtracted: the exact length, and for years the
 * month they begin in. Null where a figure cannot be joined at all, because nobody knows what it covers.
 */
export function stretchOf({ start, end }: Pick<FigurePeriod, 'start' | 'end'>, basis: FigureBasis): string | null {
  if (basis === 'snapshot') return end === null && start === null ? null : 'day';
  if (start === null || end === null) return null;
  if (start === end) return 'day';
  const months = monthsOf(start, end);
  if (months === null) return `${daysBetween(start, end)} days`;
  // A cumulative figure begins anew each year, so two of one length are comparable only if they begin in the same month.
  return basis === 'cumulative' || months >= 12 ? `${months} months from ${partsOf(start).month}` : `${months} months`;
}

/** Whole calendar months, or null. */
function monthsOf(start: string | null, end: string | null): number | null {
  if (start === null || end === null || end < start) return null;
  const after = addDays(end, 1);
  const [from, to] = [partsOf(start), partsOf(after)];
  if (from.day !== to.day) return null;
  const months = (to.year - from.year) * 12 + to.month - from.month;
  return months > 0 && addMonths(start, months) === after ? months : null;
}

const daysBetween = (start: string, end: string): number =>
  Math.round((Date.parse(`${end}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / 86_400_000) + 1;
