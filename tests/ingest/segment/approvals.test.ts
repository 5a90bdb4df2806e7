import { describe, expect, it } from 'vitest';
import { recordOf } from './record-of.js';

const approvals = (title: string, minutes: string, agenda = '') =>
  recordOf(`Agenda item\n\n${title}\n\n${agenda}\n\nMinutes:\n\n${minutes}\n`).approvals.map(
    ({ minutesOf, outcome, amendment }) => [minutesOf, outcome, amendment],
  );

describe('what is decided about earlier minutes', () => {
  it.each([
    [
      'Minutes',
      'RESOLVED: That the minutes of the meeting held on 9 January 2025 be agreed as a correct record.',
      [['2025-01-09', 'approved', null]],
    ],
    [
      'Minutes of the meeting held on 9 January 2025',
      'The minutes were signed by the Chair as a true record.',
      [['2025-01-09', 'approved', null]],
    ],
    [
      'Minutes',
      'The minutes of 9 January 2025 were approved, subject to "closed" being replaced by "open on 3 May 2025".',
      [['2025-01-09', 'amended', 'subject to "closed" being replaced by "open on 3 May 2025".']],
    ],
    ['Minutes', 'Approval of the minutes of 9 January 2025 was deferred.', [['2025-01-09', 'deferred', null]]],
    [
      'Minutes',
      'The minutes of the meetings on 9 January 2025 and 6 February 2025 were agreed as correct records and confirmed.',
      [
        ['2025-01-09', 'approved', null],
        ['2025-02-06', 'approved', null],
      ],
    ],
    ['Minutes', 'The minutes were agreed as a correct record.', []],
    ['Minutes', 'The minutes of 9 January 2025 were discussed.', []],
    ['Harbour Dues', 'The dues of 9 January 2025 were approved.', []],
  ])('%s: %s', (title, minutes, expected) => {
    expect(approvals(title, minutes)).toEqual(expected);
  });

  it('takes from the agenda which minutes are meant, never what was decided', () => {
    const agenda = 'To approve the minutes of the meeting held on 9 January 2025.';
    expect(approvals('Minutes', 'The minutes were agreed as a correct record.', agenda)).toEqual([
      ['2025-01-09', 'approved', null],
    ]);
    expect(approvals('Minutes', 'The minutes had not been printed.', agenda)).toEqual([]);
  });
});
