import { addDays, addMonths, firstDayOfMonth, formatDay, monthDays, partsOf } from '../../minutes/calendar.js';
import { monthName } from '../../minutes/month-names.js';
import type { ChartModel } from './model.js';

/** Days since 1970, so that time is a number. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** The time axis from the first day drawn to the last, with a margin; at most `most` ticks, on the first days of months. */
export function timeAxis({ lines }: ChartModel, most: number): Axis {
  const points = lines.flatMap((line) => line.points);
  const first = points.reduce((day, { start }) => (start < day ? start : day), points[0]?.start ?? '');
  const last = points.reduce((day, { end }) => (end > day ? end : day), points[0]?.end ?? '');
  const days = dayNumber(last) - dayNumber(first);
  const margin = Math.max(days * 0.06, days < 60 ? 20 : 10);
  const [from, to] = [dayNumber(first) - margin, dayNumber(last) + 1 + margin];
  const ends = [...new Set(points.map(({ end }) => end))];
  // A lone day is named itself: the first of a month beside it would only mislead.
  if (ends.length === 1 && first === last)
    return { from, to, ticks: [{ at: dayNumber(last), label: endInWords(last) }] };
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].find((months) => (to - from) / (months * 30.4) <= most) ?? 1200;
  const ticks: { at: number; label: string }[] = [];
  for (let day = firstTick(first, step); dayNumber(day) <= to; day = addMonths(day, step))
    if (dayNumber(day) >= from) ticks.push({ at: dayNumber(day), label: tickLabel(day, step) });
  return { from, to, ticks };
}

/** The first day of a month at or before the beginning; steps of a year begin in January, those of months on a multiple. */
function firstTick(first: string, step: number): string {
  const { year, month } = partsOf(addDays(first, -31));
  return step >= 12
    ? firstDayOfMonth(year - (year % (step / 12)), 1)
    : firstDayOfMonth(year, month - ((month - 1) % step));
}

function tickLabel(day: string, step: number): string {
  const { year, month } = partsOf(day);
  return step >= 12 ? String(year) : `${monthName(month).slice(0, 3)} ${year}`;
}

/** The value axis: from zero, unless the figures lie so close together that zero would flatten them. */
export function valueAxis({ lines, unit }: ChartModel): Axis & { readonly fromZero: boolean } {
  const values = lines.flatMap(({ points }) => points.map(({ value }) => value));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const fromZero = least >= 0 && (most - least > most * 0.25 || values.length === 1 || most === 0);
  const room = (most - (fromZero ? 0 : least)) * 0.18 || Math.abs(most) * 0.1 || 1;
  const low = fromZero ? 0 : least < 0 ? least - room : Math.max(0, least - room);
  // A share ends at 100; room for a label above it is made by the plot and not by a figure that cannot be.
  const high = unit === 'per cent' && most <= 100 ? Math.min(100, most + room) : most + room;
  const whole = values.every(Number.isInteger) && unit === 'number';
  const step = Math.max(niceStep(high - low), whole ? 1 : 0);
  const ticks: { at: number; label: string }[] = [];
  for (let at = Math.ceil(low / step) * step; at <= high + step / 1e6; at += step)
    ticks.push({ at: Number(at.toPrecision(12)), label: tickNumber(at, unit) });
  return { from: low, to: high, ticks, fromZero };
}

function niceStep(range: number): number {
  const rough = range / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
}

function tickNumber(value: number, unit: string): string {
  const rounded = Number(value.toPrecision(10));
  if (unit === 'pounds' && Math.abs(rounded) >= 1_000_000) return `£${(rounded / 1_000_000).toLocaleString('en-GB')}m`;
  const number = rounded.toLocaleString('en-GB', { maximumFractionDigits: 6 });
  return unit === 'per cent' ? `${number}%` : unit === 'pounds' ? `£${number}` : number;
}

/** "30 June 2025" or "June 2025", for a day that stands for a period's end. */
export function endInWords(day: string): string {
  const { year, month } = partsOf(day);
  return monthDays(year, month).end === day ? `${monthName(month)} ${year}` : formatDay(day);
}
