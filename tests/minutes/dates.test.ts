import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, formatDay, isIsoDay, partsOf } from '../../src/minutes/calendar.js';
import { findDates } from '../../src/minutes/dates.js';
import { expectSoundRanges, timeTalk } from './time-talk.js';

const NBSP = '\u00a0';

describe('findDates', () => {
  it.each([
    ['12 March 2025', '2025-03-12'],
    ['12th March 2025', '2025-03-12'],
    ['Friday 8th August 2025', '2025-08-08'],
    ['Friday, 8 August, 2025', '2025-08-08'],
    ['March 12th 2025', '2025-03-12'],
    ['March 5, 2024', '2024-03-05'],
    ['12/03/2025', '2025-03-12'],
    ['12/3/25', '2025-03-12'],
    ['12.03.25', '2025-03-12'],
    ['12.03.2025', '2025-03-12'],
    ['12-Mar-25', '2025-03-12'],
    ['2025-03-12', '2025-03-12'],
    ['12 Mar 2025', '2025-03-12'],
    ['Wed 3 Sept. 2025', '2025-09-03'],
    ['31 st January 2024', '2024-01-31'],
    ['1ˢᵗ May 2025', '2025-05-01'],
    [`31${NBSP}st${NBSP}January${NBSP}2024`, '2024-01-31'],
    ['31st\nJanuary\r\n2024', '2024-01-31'],
    ['12thMarch 2025', '2025-03-12'],
    ['1st day of April, 2024', '2024-04-01'],
    ['12 Mawrth 2025', '2025-03-12'],
    ['Dydd Mercher 12fed o Fawrth 2025', '2025-03-12'],
    ['29 February 2024', '2024-02-29'],
  ])('reads %j', (printed, date) => {
    const text = `The item opened on ${printed}, as before.`;
    const start = text.indexOf(printed);
    expect(findDates(text)).toEqual([{ start, end: start + printed.length, text: printed, date }]);
  });

  it.each([
    '12 March',
    '31 February 2025',
    '13/13/2025',
    'paragraph 1.3.25',
    '12 March 2025/26',
    'March 2025',
    '2023/24',
    'telephone 01/02/03/04',
    '1.12.2025.3',
    'PX12/03/2025',
  ])('finds no date in %j', (text) => {
    expect(findDates(text)).toEqual([]);
  });

  it('gives a day without a year the default year, and only then', () => {
    expect(findDates('back on 4th July', { defaultYear: 2025 }).map(({ date }) => date)).toEqual(['2025-07-04']);
    expect(findDates('back on 4th July 2023', { defaultYear: 2025 }).map(({ date }) => date)).toEqual(['2023-07-04']);
  });

  it('reads back every day from 2020 to 2030 in five printed styles', () => {
    for (let day = '2020-01-01'; day <= '2030-12-31'; day = addDays(day, 1)) {
      const { year, month, day: dayOfMonth } = partsOf(day);
      const name = formatDay(day).split(' ')[1] ?? '';
      const styles = [
        formatDay(day),
        `${dayOfMonth}th ${name} ${year}`,
        `${name} ${dayOfMonth}, ${year}`,
        `${dayOfMonth}/${month}/${year}`,
        day,
      ];
      for (const printed of styles) expect([printed, findDates(`(${printed})`)[0]?.date]).toEqual([printed, day]);
    }
  });

  it('returns true offsets, in order and apart, and days that exist, whatever the text', () => {
    fc.assert(
      fc.property(timeTalk, (text) => {
        const found = findDates(text, { defaultYear: 2025 });
        expectSoundRanges(text, found);
        for (const { date } of found) expect(isIsoDay(date)).toBe(true);
      }),
    );
  });
});
