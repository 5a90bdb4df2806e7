import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIsoDay } from '../../src/minutes/calendar.js';
import { parseQuestionPeriod } from '../../src/minutes/question-period.js';
import { timeTalk } from './time-talk.js';

const TODAY = '2025-11-23';
const parse = (question: string) => parseQuestionPeriod(question, { today: TODAY });

describe('parseQuestionPeriod', () => {
  it.each([
    ['what was attendance in January 2024?', 'in January 2024', '2024-01-01', '2024-01-31', false],
    ['attendance halden july 2025', 'july 2025', '2025-07-01', '2025-07-31', false],
    ['absences in 2022', 'in 2022', '2022-01-01', '2022-12-31', false],
    ['2024 absences', '2024', '2024-01-01', '2024-12-31', false],
    ['absences 2023/24', '2023/24', '2023-04-01', '2024-03-31', true],
    ['Q2 2025/26 absences', 'Q2 2025/26', '2025-07-01', '2025-09-30', true],
    ['absences Q2', 'Q2', '2025-07-01', '2025-09-30', true],
    ['absences in Q3', 'in Q3', '2024-10-01', '2024-12-31', true],
    ['absences in Q2 last year', 'in Q2 last year', '2024-07-01', '2024-09-30', true],
    ['absences last year', 'last year', '2024-01-01', '2024-12-31', true],
    ['absences this year', 'this year', '2025-01-01', '2025-12-31', true],
    ['absences last financial year', 'last financial year', '2024-04-01', '2025-03-31', true],
    ['absences last month', 'last month', '2025-10-01', '2025-10-31', true],
    ['absences last quarter', 'last quarter', '2025-07-01', '2025-09-30', true],
    ['absences year to date', 'year to date', '2025-04-01', '2025-11-23', true],
    ['absences last summer', 'last summer', '2025-06-01', '2025-08-31', true],
    ['absences in June last year', 'in June last year', '2024-06-01', '2024-06-30', true],
    ['absences two years ago', 'two years ago', '2023-01-01', '2023-12-31', true],
    ['absences in the last 12 months', 'in the last 12 months', '2024-11-24', '2025-11-23', true],
    ['absences over the past two years', 'over the past two years', '2023-11-24', '2025-11-23', true],
    ['absences over the last year', 'over the last year', '2024-11-24', '2025-11-23', true],
    ['absences since 2023', 'since 2023', '2023-01-01', null, false],
    ['absences since September', 'since September', '2025-09-01', null, true],
    ['absences before June 2025', 'before June 2025', null, '2025-05-31', false],
    ['absences after Q1 2025/26', 'after Q1 2025/26', '2025-07-01', null, true],
    ['absences until 2024', 'until 2024', null, '2024-12-31', false],
    ['what was agreed in May', 'in May', '2025-05-01', '2025-05-31', true],
    ['what was agreed in december', 'in december', '2024-12-01', '2024-12-31', true],
    ['between June 2024 and June 2025', 'between June 2024 and June 2025', '2024-06-01', '2025-06-30', false],
    ['is June 2025 above June 2024', 'June 2025 above June 2024', '2024-06-01', '2025-06-30', false],
    ['how does it compare with June 2024', 'June 2024', '2024-06-01', null, false],
    ['what happened in autumn 2024', 'in autumn 2024', '2024-09-01', '2024-11-30', true],
  ])('reads %j', (question, text, start, end, derived) => {
    expect(parse(question)).toMatchObject({ text, start, end, derived, latest: false, inName: false });
  });

  it.each([
    'latest absence figure',
    'the most recent rate',
    'how many are currently absent',
    'how many are absent now',
    'the last meeting',
  ])('wants the newest in %j', (question) => {
    expect(parse(question)).toMatchObject({ start: null, end: null, kind: 'latest', latest: true });
  });

  it('keeps both a limit and the wish for the newest', () => {
    expect(parse('the latest absence figure in 2024')).toMatchObject({
      start: '2024-01-01',
      end: '2024-12-31',
      latest: true,
    });
  });

  it.each([
    'the January 2025 meeting',
    'what was said at the meeting in January 2025',
    'the January 2025 panel meeting',
  ])('knows that %j means the day of a meeting', (question) => {
    expect(parse(question)).toMatchObject({ start: '2025-01-01', end: '2025-01-31', aboutMeeting: true });
  });

  it('reads the day of a meeting', () => {
    expect(parse('at the meeting on 12 March 2025')).toMatchObject({
      text: '12 March 2025',
      start: '2025-03-12',
      end: '2025-03-12',
      aboutMeeting: true,
    });
  });

  it.each([
    'the 2023/24 work programme',
    'what is in the 2023/24 budget',
    'what is in the work programme for 2023/24?',
    'the 2021-24 inclusion strategy',
  ])('takes the years of %j for a name', (question) => {
    expect(parse(question)?.inName).toBe(true);
  });

  it('limits by the other time when one is part of a name', () => {
    expect(parse('was the 2023/24 budget discussed in June 2024')).toMatchObject({
      start: '2024-06-01',
      end: '2024-06-30',
      inName: false,
    });
  });

  it.each(['absences same time last year', 'absences in the last few months'])('sets no days for %j', (question) => {
    expect(parse(question)).toMatchObject({ start: null, end: null, kind: 'relative', latest: false });
  });

  it.each([
    'who chairs the panel?',
    'may I ask about absences',
    'could they march',
    'what did Cllr June Wren say',
    '20 week target',
    'what about 2024 children',
  ])('finds no limit in %j', (question) => {
    expect(parse(question)).toBeNull();
  });

  it('returns true offsets and days that exist, whatever the question', () => {
    fc.assert(
      fc.property(timeTalk, (question) => {
        const found = parse(question);
        if (found === null) return;
        expect(question.slice(found.textStart, found.textEnd)).toBe(found.text);
        for (const day of [found.start, found.end]) if (day !== null) expect(isIsoDay(day)).toBe(true);
        if (found.start !== null && found.end !== null) expect(found.start <= found.end).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
