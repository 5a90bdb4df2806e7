import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findReportPeriod } from '../../src/minutes/report-period.js';
import { expectSoundRanges, timeTalk } from './time-talk.js';

describe('findReportPeriod', () => {
  it.each([
    ['The Board will consider the newest dashboard covering period ending June 2025.', 'June 2025', null, '2025-06-30'],
    [
      'The Board will hear highlights covering the period ending 31st January 2024.',
      '31st January 2024',
      null,
      '2024-01-31',
    ],
    ['Members received the performance data for May 2023, given by officers', 'May 2023', '2023-05-01', '2023-05-31'],
    [
      'The Board heard the monitoring report for Quarter 2 for 2025-26.',
      'Quarter 2 for 2025-26',
      '2025-07-01',
      '2025-09-30',
    ],
    ['7 Harbour Services Quarterly Report (Q2 2025/26)\nPDF 90 KB', 'Q2 2025/26', '2025-07-01', '2025-09-30'],
    ['Quarter 3 2024/25 Performance Report', 'Quarter 3 2024/25', '2024-10-01', '2024-12-31'],
    ['Performance monitoring 2025/26: Quarter 1', '2025/26: Quarter 1', '2025-04-01', '2025-06-30'],
    ['Performance Report - June 2025', 'June 2025', '2025-06-01', '2025-06-30'],
    ['Annual Report 2023/24', '2023/24', '2023-04-01', '2024-03-31'],
    ['Safeguarding Annual Report (April 2024 to March 2025)', 'April 2024 to March 2025', '2024-04-01', '2025-03-31'],
    ['The data to 31 October 2025 was shown', '31 October 2025', null, '2025-10-31'],
    ['performance to the end of June 2025', 'June 2025', null, '2025-06-30'],
    ['Position as at the end of December 2024', 'December 2024', null, '2024-12-31'],
    ['Update (data as of 30 April 2024)', '30 April 2024', null, '2024-04-30'],
    ['the report for the quarter ending 30 September 2025', '30 September 2025', '2025-07-01', '2025-09-30'],
    ['the outturn position for 2024/25', '2024/25', '2024-04-01', '2025-03-31'],
    ['a digest covering January to June 2025', 'January to June 2025', '2025-01-01', '2025-06-30'],
    ['exclusions data for the autumn term 2024', 'autumn term 2024', '2024-09-01', '2024-12-31'],
    ['adroddiad ar gyfer y cyfnod yn diweddu 31 Mawrth 2025', '31 Mawrth 2025', null, '2025-03-31'],
  ])('takes the period from %j', (text, words, start, end) => {
    const found = findReportPeriod(text);
    expect(found).toMatchObject({ text: words, period: { start, end } });
    expectSoundRanges(text, found === null ? [] : [found]);
  });

  it.each([
    'the meeting held on 12 March 2025',
    'Minutes of the meeting of 4 June 2025',
    'The next meeting is 12 May 2025',
    'A report would come back in January 2025',
    'a report for consideration in January 2025',
    'a further report for June 2026',
    'Work Programme 2025/26',
    'key priorities for 2023/24 were agreed',
    'Referrals had grown by 12 in June 2025',
    'June 2025 data showed that 12% were late',
    'at the end of June 2025 there were 20',
    'the latest data report',
    'last month',
  ])('takes no period from %j', (text) => {
    expect(findReportPeriod(text)).toBeNull();
  });

  it('prefers the plainest statement to the first', () => {
    expect(
      findReportPeriod('Performance data for May 2023\nThe report covers the period ending 31st May 2023.')?.text,
    ).toBe('31st May 2023');
  });

  it('marks dates that rest on the council year', () => {
    expect(findReportPeriod('Monitoring Report (Q2 2025/26)')?.derived).toBe(true);
    expect(findReportPeriod('data for May 2023')?.derived).toBe(false);
  });

  it('returns true offsets whatever the text', () => {
    fc.assert(
      fc.property(timeTalk, (text) => {
        const found = findReportPeriod(text);
        if (found === null) return;
        expectSoundRanges(text, [found]);
        expect(found.period.end).not.toBeNull();
      }),
    );
  });
});
