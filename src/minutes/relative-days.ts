import {
  academicYear,
  academicYearOf,
  addDays,
  addMonths,
  calendarYear,
  councilYear,
  councilYearOf,
  type Days,
  monthDays,
  monthsFrom,
  partsOf,
  UNKNOWN_DAYS,
  weekdayOf,
} from './calendar.js';
import type { RelativeTime } from './time-name.js';
import { SEASONS } from './time-names.js';

/**
 * The days meant by "last month" or "the past two years" when said on `today`. "Last year" is the calendar year before; the last twelve
 * months end today. Unknown where the words fix nothing: "the last few months", "same time last year".
 */
export function daysOfRelative(time: RelativeTime, today: string): Days {
  const { direction, unit, count, vague, rolling } = time;
  if (vague || direction === 'same') return UNKNOWN_DAYS;
  if (direction === 'to_date') return { start: stretchOf(unit, today, 0).start, end: today };
  if (direction === 'ago')
    return count === null && !/^(?:year|month|week|day)$/.test(unit)
      ? UNKNOWN_DAYS
      : stretchOf(unit, today, -(count ?? 1));
  if (direction === 'this') return stretchOf(unit, today, 0);
  if (count === null && !(rolling && direction === 'last'))
    return stretchOf(unit, today, direction === 'last' ? -1 : 1);
  const length = count ?? 1;
  if (direction === 'next') return { start: today, end: movedBy(unit, today, length) };
  const start = movedBy(unit, today, -length);
  return start === null ? UNKNOWN_DAYS : { start: addDays(start, 1), end: today };
}

/** The whole day, week, month, quarter, year or season that lies `steps` from the one holding `today`. */
function stretchOf(unit: string, today: string, steps: number): Days {
  const { year, month } = partsOf(today);
  if (/financial|municipal|council|civic|reporting/.test(unit)) return councilYear(councilYearOf(today) + steps);
  if (/academic|school/.test(unit)) return academicYear(academicYearOf(today) + steps);
  if (unit.endsWith('year')) return calendarYear(year + steps);
  if (unit === 'month') return monthsFrom(year, month + steps, 1);
  if (unit === 'quarter') return monthsFrom(year, Math.floor((month - 1) / 3) * 3 + 1 + steps * 3, 3);
  if (unit === 'week') return weekOf(addDays(today, steps * 7));
  if (unit === 'day') return { start: addDays(today, steps), end: addDays(today, steps) };
  const season = SEASONS[unit];
  return season === undefined ? UNKNOWN_DAYS : seasonNear(season, today, steps);
}

/** "Last summer" is the last that has ended, "this summer" the one of this year, "next summer" the next to begin. */
function seasonNear([month, length]: readonly [number, number], today: string, steps: number): Days {
  const { year } = partsOf(today);
  const choices = [year - 2, year - 1, year, year + 1].map((from) => monthsFrom(from, month, length));
  if (steps < 0) return choices.findLast(({ end }) => end < today) ?? UNKNOWN_DAYS;
  if (steps > 0) return choices.find(({ start }) => start > today) ?? UNKNOWN_DAYS;
  return monthsFrom(year, month, length);
}

function weekOf(day: string): Days {
  const monday = addDays(day, 1 - weekdayOf(day));
  return { start: monday, end: addDays(monday, 6) };
}

function movedBy(unit: string, day: string, steps: number): string | null {
  if (unit === 'day') return addDays(day, steps);
  if (unit === 'week') return addDays(day, steps * 7);
  if (unit === 'fortnight') return addDays(day, steps * 14);
  if (unit === 'month') return addMonths(day, steps);
  if (unit === 'quarter') return addMonths(day, steps * 3);
  return unit.endsWith('year') ? addMonths(day, steps * 12) : null;
}

/** The days of a month named without its year: the latest such month that has begun by `today`. */
export function latestMonth(month: number, today: string): Days {
  const { year } = partsOf(today);
  const days = monthDays(year, month);
  return days.start <= today ? days : monthDays(year - 1, month);
}
