import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  councilQuarter,
  councilYear,
  councilYearOf,
  formatDay,
  formatPeriod,
  isIsoDay,
  isoDay,
  lastDayOfMonth,
  monthsFrom,
  weekdayOf,
} from '../../src/minutes/calendar.js';

describe('calendar', () => {
  it('knows the last day of every kind of month', () => {
    expect(lastDayOfMonth(2024, 2)).toBe('2024-02-29');
    expect(lastDayOfMonth(2025, 2)).toBe('2025-02-28');
    expect(lastDayOfMonth(2000, 2)).toBe('2000-02-29');
    expect(lastDayOfMonth(2025, 6)).toBe('2025-06-30');
    expect(lastDayOfMonth(2025, 12)).toBe('2025-12-31');
  });

  it('has no day that the calendar has not', () => {
    expect(isoDay(2025, 2, 29)).toBeNull();
    expect(isoDay(2025, 13, 1)).toBeNull();
    expect(isIsoDay('2024-02-29')).toBe(true);
    expect(isIsoDay('2025-02-29')).toBe(false);
    expect(isIsoDay('12/03/2025')).toBe(false);
  });

  it('begins the council year in April', () => {
    expect(councilYear(2023)).toEqual({ start: '2023-04-01', end: '2024-03-31' });
    expect(councilYearOf('2024-03-31')).toBe(2023);
    expect(councilYearOf('2024-04-01')).toBe(2024);
  });

  it.each([
    [1, '2025-04-01', '2025-06-30'],
    [2, '2025-07-01', '2025-09-30'],
    [3, '2025-10-01', '2025-12-31'],
    [4, '2026-01-01', '2026-03-31'],
  ])('dates quarter %i of 2025/26', (quarter, start, end) => {
    expect(councilQuarter(2025, quarter)).toEqual({ start, end });
  });

  it('moves by months without running over into the next', () => {
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
    expect(addMonths('2025-01-15', -1)).toBe('2024-12-15');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2025-03-10', -27)).toBe('2022-12-10');
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(weekdayOf('2025-06-01')).toBe(7);
    expect(monthsFrom(2024, 0, 1)).toEqual({ start: '2023-12-01', end: '2023-12-31' });
  });

  it('prints a day in words', () => {
    expect(formatDay('2024-02-01')).toBe('1 February 2024');
  });

  it.each([
    ['2025-01-01', '2025-06-30', 'January to June 2025'],
    ['2025-06-01', '2025-06-30', 'June 2025'],
    ['2024-10-01', '2025-03-31', 'October 2024 to March 2025'],
    ['2024-01-01', '2024-12-31', '2024'],
    ['2023-04-01', '2024-03-31', 'April 2023 to March 2024'],
    ['2024-01-31', '2024-01-31', '31 January 2024'],
    ['2025-06-02', '2025-06-15', '2 to 15 June 2025'],
    ['2025-04-28', '2025-05-02', '28 April to 2 May 2025'],
    ['2024-12-20', '2025-01-05', '20 December 2024 to 5 January 2025'],
    [null, '2025-06-30', 'to June 2025'],
    [null, '2025-06-12', 'to 12 June 2025'],
    ['2024-09-01', null, 'from September 2024'],
    ['2024-09-12', null, 'from 12 September 2024'],
    [null, null, null],
  ])('prints %s to %s as %s', (start, end, printed) => {
    expect(formatPeriod(start, end)).toBe(printed);
  });
});
