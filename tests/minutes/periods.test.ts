import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIsoDay } from '../../src/minutes/calendar.js';
import { findPeriods } from '../../src/minutes/periods.js';
import { expectSoundRanges, timeTalk } from './time-talk.js';

const NBSP = '\u00a0';

/** One line for each period found: its words, its days and its kind, with a mark where the days are derived. */
const read = (text: string): string[] =>
  findPeriods(text).map(
    ({ text: words, period, kind, derived }) =>
      `${words} | ${period.start ?? '?'} ${period.end ?? '?'} ${kind}${derived ? ' derived' : ''}`,
  );

describe('findPeriods', () => {
  it.each([
    ['Attendance stood at 91% in June 2025.', 'in June 2025 | 2025-06-01 2025-06-30 month'],
    ['June 2025 data showed a rise', 'June 2025 | 2025-06-01 2025-06-30 month'],
    [`in${NBSP}June\n2025`, `in${NBSP}June\n2025 | 2025-06-01 2025-06-30 month`],
    ['Jun-25', 'Jun-25 | 2025-06-01 2025-06-30 month'],
    ['and in July 72% of them', 'in July | ? ? month'],
    ['the July figures', 'July | ? ? month'],
    ['ym Mehefin 2025', 'ym Mehefin 2025 | 2025-06-01 2025-06-30 month'],
    ['rates were low in 2024 at 23%', 'in 2024 | 2024-01-01 2024-12-31 calendar_year'],
    ['2024', '2024 | 2024-01-01 2024-12-31 calendar_year'],
    ['(2024)', '2024 | 2024-01-01 2024-12-31 calendar_year'],
    ['in early 2024', 'in early 2024 | 2024-01-01 2024-12-31 calendar_year derived'],
    ['2023/24', '2023/24 | 2023-04-01 2024-03-31 council_year derived'],
    ['2023-24', '2023-24 | 2023-04-01 2024-03-31 council_year derived'],
    ['2023/2024', '2023/2024 | 2023-04-01 2024-03-31 council_year derived'],
    ['report for 2025-26.', '2025-26 | 2025-04-01 2026-03-31 council_year derived'],
    ['the 2023/24 municipal year', '2023/24 municipal year | 2023-04-01 2024-03-31 council_year derived'],
    ['in 24/25', 'in 24/25 | 2024-04-01 2025-03-31 council_year derived'],
    ['academic year 2024/25', 'academic year 2024/25 | 2024-09-01 2025-08-31 academic_year derived'],
    ['the 2024/25 school year', '2024/25 school year | 2024-09-01 2025-08-31 academic_year derived'],
    ['Q2 2025/26', 'Q2 2025/26 | 2025-07-01 2025-09-30 quarter derived'],
    ['Q2 25/26', 'Q2 25/26 | 2025-07-01 2025-09-30 quarter derived'],
    ['2025/26 Q2', '2025/26 Q2 | 2025-07-01 2025-09-30 quarter derived'],
    ['Quarter 2 for 2025-26', 'Quarter 2 for 2025-26 | 2025-07-01 2025-09-30 quarter derived'],
    ['Quarter Four (2024/25)', 'Quarter Four (2024/25 | 2025-01-01 2025-03-31 quarter derived'],
    ['second quarter of 2025/26', 'second quarter of 2025/26 | 2025-07-01 2025-09-30 quarter derived'],
    ['quarter ending 30 September 2025', 'quarter ending 30 September 2025 | 2025-07-01 2025-09-30 quarter derived'],
    ['a fall in Q2', 'in Q2 | ? ? quarter'],
    ['Q4 2024', 'Q4 2024 | ? ? quarter'],
    ['H1 2025', 'H1 2025 | 2025-01-01 2025-06-30 half derived'],
    ['in the first 6 months of 2025 (cumulative)', 'in the first 6 months of 2025 | 2025-01-01 2025-06-30 half'],
    ['the first half of 2025/26', 'the first half of 2025/26 | 2025-04-01 2025-09-30 half derived'],
    ['the last three months of 2024', 'the last three months of 2024 | 2024-10-01 2024-12-31 range'],
    ['January to June 2025', 'January to June 2025 | 2025-01-01 2025-06-30 range'],
    ['July–September 2025', 'July–September 2025 | 2025-07-01 2025-09-30 range'],
    ['October to March 2025', 'October to March 2025 | 2024-10-01 2025-03-31 range derived'],
    ['between April and September 2024', 'between April and September 2024 | 2024-04-01 2024-09-30 range'],
    ['from 1 April 2024 to 30 September 2024', 'from 1 April 2024 to 30 September 2024 | 2024-04-01 2024-09-30 range'],
    ['1st April – 30th June 2025', '1st April – 30th June 2025 | 2025-04-01 2025-06-30 range'],
    ['1 to 30 June 2025', '1 to 30 June 2025 | 2025-06-01 2025-06-30 range'],
    ['a dip between 2021 and 2023 there', 'between 2021 and 2023 | 2021-01-01 2023-12-31 range'],
    ['from 2022/23 to 2024/25', 'from 2022/23 to 2024/25 | 2022-04-01 2025-03-31 range derived'],
    ['Q1 to Q3 2025/26', 'Q1 to Q3 2025/26 | 2025-04-01 2025-12-31 range derived'],
    ['the 2021-24 strategy', '2021-24 | 2021-01-01 2024-12-31 range derived'],
    ['12 months to March 2025', '12 months to March 2025 | 2024-04-01 2025-03-31 range derived'],
    [
      'for the ten months from January 2024',
      'for the ten months from January 2024 | 2024-01-01 2024-10-31 range derived',
    ],
    [
      'the first six months starting in May 2025',
      'the first six months starting in May 2025 | 2025-05-01 2025-10-31 range derived',
    ],
    ['as at 31 March 2025', 'as at 31 March 2025 | 2025-03-31 2025-03-31 as_at'],
    ['as at the end of December 2024', 'as at the end of December 2024 | 2024-12-31 2024-12-31 as_at'],
    ['at the time of the meeting', 'at the time of the meeting | ? ? as_at'],
    ['period ending June 2025', 'period ending June 2025 | ? 2025-06-30 range'],
    [
      'covering the period ending 31st January 2024.',
      'covering the period ending 31st January 2024 | ? 2024-01-31 range',
    ],
    ['y cyfnod yn diweddu 31 Mawrth 2025', 'y cyfnod yn diweddu 31 Mawrth 2025 | ? 2025-03-31 range'],
    ['since September 2024', 'since September 2024 | 2024-09-01 ? range'],
    ['from September 2024 onwards', 'September 2024 onwards | 2024-09-01 ? range'],
    ['by September 2026', 'by September 2026 | ? 2026-09-30 range'],
    ['by the end of 2025', 'by the end of 2025 | ? 2025-12-31 range'],
    ['before June 2025', 'before June 2025 | ? 2025-05-31 range'],
    ['following June 2025', 'following June 2025 | 2025-07-01 ? range'],
    ['on 12 March 2025', '12 March 2025 | 2025-03-12 2025-03-12 day'],
    ['autumn term 2024', 'autumn term 2024 | 2024-09-01 2024-12-31 season derived'],
    ['spring term 2024/25', 'spring term 2024/25 | 2025-01-01 2025-04-30 season derived'],
    ['Winter 2024/25', 'Winter 2024/25 | 2024-12-01 2025-02-28 season derived'],
    ['in the autumn', 'in the autumn | ? ? season'],
    ['year to date', 'year to date | ? ? relative'],
    ['over the last twelve months', 'over the last twelve months | ? ? relative'],
    ['for the last three years', 'for the last three years | ? ? relative'],
    ['in the rolling twelve month period', 'in the rolling twelve month period | ? ? relative'],
    ['sixteen fewer than last month', 'last month | ? ? relative'],
    ['up on the same time last year', 'the same time last year | ? ? relative'],
    ['compared to the same period in 2024', 'the same period in 2024 | ? ? relative'],
    ['since last summer', 'since last summer | ? ? relative'],
    ['earlier in the year', 'earlier in the year | ? ? relative'],
    ['in June last year', 'in June last year | ? ? month'],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each([
    ['in June, July and August 2025', ['in June', 'July', 'August 2025']],
    ['Q1 2024/25 compared with Q1 2023/24', ['Q1 2024/25', 'Q1 2023/24']],
    ['August 2024 and July 2025', ['August 2024', 'July 2025']],
    ['figures for 2024, 2025 and 2026', ['2024', '2025', '2026']],
    ['Monitoring report June 2025 – 12 March 2026', ['June 2025', '12 March 2026']],
  ])('keeps the periods of %j apart', (text, expected) => {
    expect(findPeriods(text).map(({ text: words }) => words)).toEqual(expected);
    for (const { period } of findPeriods(text)) expect(period.start).not.toBeNull();
  });

  it.each([
    '£2024',
    '1,972',
    '2,024',
    'the Local Government Act 1972',
    'the Care Act 2014',
    'the (Wales) Regulations 2012',
    '2024 children',
    'a total of 2024 children',
    'rose to 2024.',
    'over 2000',
    'at 2000 hours',
    'in 2024 cases',
    'telephone 01484 2024 556',
    'ref 12:2024',
    'HD1 2024X',
    'Minute 24/25',
    'within 20 weeks',
    'officers may meet and march on',
    'Councillor May Thorne',
    'Q1. What is the rate?',
    '31 February',
    '2024%',
  ])('finds no period in %j', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('tells which month or quarter was named without its year', () => {
    expect(findPeriods('in July')[0]).toMatchObject({ month: 7, quarter: null });
    expect(findPeriods('in Q3')[0]).toMatchObject({ month: null, quarter: 3 });
    expect(findPeriods('in July 2025')[0]).toMatchObject({ month: null, quarter: null });
  });

  it('returns true offsets, in order and apart, and days that exist, whatever the text', () => {
    fc.assert(
      fc.property(timeTalk, (text) => {
        const found = findPeriods(text);
        expectSoundRanges(text, found);
        for (const { period } of found) {
          for (const day of [period.start, period.end]) if (day !== null) expect(isIsoDay(day)).toBe(true);
          if (period.start !== null && period.end !== null) expect(period.start <= period.end).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ' ',
    '\n',
    '1',
    'June ',
    '2024 ',
    'Q1 ',
    'the last ',
    'period ending ',
    'between 2021 and ',
    '12/',
    'first six months of ',
  ])('reads 100 kB of %j in good time', (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    const before = performance.now();
    findPeriods(text);
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});
