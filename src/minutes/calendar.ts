import { monthName } from './month-names.js';

/** Pure reckoning on ISO days ("2025-06-30"). Two days compare with `<` because the form sorts as text. */

export interface Days {
  /** First day, inclusive; null where nothing fixes it. */
  readonly start: string | null;
  /** Last day, inclusive; null where nothing fixes it. */
  readonly end: string | null;
}

/** A stretch with both ends known. */
export interface FixedDays extends Days {
  readonly start: string;
  readonly end: string;
}

export const UNKNOWN_DAYS: Days = { start: null, end: null };

/** The ISO day, or null where the calendar has no such day. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

export function isIsoDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const { year, month, day } = partsOf(text);
  return isoDay(year, month, day) !== null;
}

export const firstDayOfMonth = (year: number, month: number): string =>
  `${String(year).padStart(4, '0')}-${pad(month)}-01`;

export const lastDayOfMonth = (year: number, month: number): string =>
  `${String(year).padStart(4, '0')}-${pad(month)}-${daysInMonth(year, month)}`;

export const monthDays = (year: number, month: number): FixedDays => ({
  start: firstDayOfMonth(year, month),
  end: lastDayOfMonth(year, month),
});

export const calendarYear = (year: number): FixedDays => ({
  start: firstDayOfMonth(year, 1),
  end: lastDayOfMonth(year, 12),
});

/** The UK council (financial) year that begins in April of `year`. */
export const councilYear = (year: number): FixedDays => monthsFrom(year, 4, 12);

/** The school year that begins in September of `year`. */
export const academicYear = (year: number): FixedDays => monthsFrom(year, 9, 12);

/** A quarter of the council year: the first is April to June of `year`, the fourth January to March of the next. */
export const councilQuarter = (year: number, quarter: number): FixedDays => monthsFrom(year, 1 + quarter * 3, 3);

/** `length` whole months from the first of `month`; a month beyond 12 runs on into the next year. */
export function monthsFrom(year: number, month: number, length: number): FixedDays {
  const first = year * 12 + month - 1;
  const last = first + length - 1;
  return {
    start: firstDayOfMonth(Math.floor(first / 12), (first % 12) + 1),
    end: lastDayOfMonth(Math.floor(last / 12), (last % 12) + 1),
  };
}

/** The year in which the council year holding `day` began. */
export function councilYearOf(day: string): number {
  const { year, month } = partsOf(day);
  return month >= 4 ? year : year - 1;
}

/** The year in which the school year holding `day` began. */
export function academicYearOf(day: string): number {
  const { year, month } = partsOf(day);
  return month >= 9 ? year : year - 1;
}

/** The same day `months` later (earlier when negative), held back to the month's last day where the month is shorter. */
export function addMonths(day: string, months: number): string {
  const { year, month, day: dayOfMonth } = partsOf(day);
  const index = year * 12 + month - 1 + months;
  const newYear = Math.floor(index / 12);
  const newMonth = index - newYear * 12 + 1;
  const newDay = Math.min(dayOfMonth, daysInMonth(newYear, newMonth));
  return `${String(newYear).padStart(4, '0')}-${pad(newMonth)}-${pad(newDay)}`;
}

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Monday is 1, Sunday is 7. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

export function partsOf(day: string): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const pad = (number: number): string => String(number).padStart(2, '0');

/** "1 February 2024": never digits with slashes, which readers take in two ways. */
export function formatDay(day: string): string {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return `${dayOfMonth} ${monthName(month)} ${year}`;
}

/**
 * "January to June 2025", "June 2025", "31 January 2024", "to June 2025", "from 1 April 2024"; null where neither end is known.
 * Whole months are printed as months, so a lone end on a month's last day reads "to January 2024".
 */
export function formatPeriod(start: string | null, end: string | null): string | null {
  if (start === null) return end === null ? null : `to ${isMonthEnd(end) ? formatMonth(end) : formatDay(end)}`;
  if (end === null) return `from ${start.endsWith('-01') ? formatMonth(start) : formatDay(start)}`;
  if (start === end) return formatDay(start);
  if (start.endsWith('-01') && isMonthEnd(end)) return formatMonths({ start, end });
  if (start.slice(0, 7) === end.slice(0, 7)) return `${partsOf(start).day} to ${formatDay(end)}`;
  if (start.slice(0, 4) === end.slice(0, 4)) return `${formatDay(start).replace(/ \d{4}$/, '')} to ${formatDay(end)}`;
  return `${formatDay(start)} to ${formatDay(end)}`;
}

function formatMonths({ start, end }: { readonly start: string; readonly end: string }): string {
  const year = partsOf(end).year;
  if (start.slice(0, 7) === end.slice(0, 7)) return formatMonth(end);
  if (isSame({ start, end }, calendarYear(year))) return String(year);
  if (partsOf(start).year === year) return `${monthName(partsOf(start).month)} to ${formatMonth(end)}`;
  return `${formatMonth(start)} to ${formatMonth(end)}`;
}

const isSame = (a: Days, b: Days): boolean => a.start === b.start && a.end === b.end;

const isMonthEnd = (day: string): boolean => lastDayOfMonth(partsOf(day).year, partsOf(day).month) === day;

const formatMonth = (day: string): string => `${monthName(partsOf(day).month)} ${partsOf(day).year}`;
