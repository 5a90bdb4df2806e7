import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asked, openMinutes, quotesOf } from '../support/ask.js';
import { minutesOf, sidecar } from '../support/invented-minutes.js';

const superseded = 'the skate park at Millbeck had cost £214,000';
const amended = 'the skate park at Millbeck had cost £241,000';

let minutes: Asked;
beforeAll(async () => {
  minutes = await openMinutes({
    'minutebook.yaml': sidecar,
    '2025-01-14.txt': minutesOf(
      '14 January 2025',
      '3. Youth Centres\n\nPetra Lindow, Head of Youth Work, said that the Quay Lane centre had opened on 96 evenings.',
    ),
    '2025-03-11.txt': minutesOf(
      '11 March 2025',
      `4. Minutes\n\nRESOLVED: That the minutes of the meeting held on 14 January 2025 be agreed as a correct record.\n\n5. Skate Park\n\nPetra Lindow, Head of Youth Work, said that ${superseded}.`,
    ),
    '2025-05-13.txt': minutesOf(
      '13 May 2025',
      `1. Minutes of the meeting held on 11 March 2025\n\nRESOLVED: That the minutes of the meeting held on 11 March 2025 be agreed as a correct record, subject to the words "${superseded}" being amended to read "${amended}".\n\n2. Mentoring\n\nThe Panel was informed that 58 mentors had been trained.`,
    ),
    '2025-07-08.txt': minutesOf(
      '8 July 2025',
      '1. Minutes of the meeting held on 13 May 2025\n\nApproval of the minutes of the meeting held on 13 May 2025 was deferred, because they had not been circulated.\n\n2. Summer Activities\n\n1,130 places had been booked on the summer activities.',
    ),
    '2025-09-09.txt': minutesOf(
      '9 September 2025',
      '2. Night Bus\n\nThe night bus had carried 3,406 passengers since June.',
      { draft: true },
    ),
  });
});
afterAll(() => minutes.close());

describe('the status of the record behind an answer', () => {
  it.each([
    [
      'minutes that a later meeting agreed are approved',
      'how many evenings did the Quay Lane centre open?',
      'approved',
    ],
    ['minutes agreed subject to an amendment are approved', 'how much did the skate park cost?', 'approved'],
    ['minutes whose agreement was deferred stay as they were', 'how many mentors were trained?', 'unknown'],
    ['minutes headed as a draft are draft', 'how many passengers did the night bus carry?', 'draft'],
    ['minutes that nobody has agreed yet are of unknown status', 'how many summer places were booked?', 'unknown'],
  ])('%s', async (_name, question, status) => {
    const answer = await minutes.ask(question);
    expect(answer.status).toBe('answered');
    expect(answer.citations[0]?.meeting.minutesStatus).toBe(status);
  });

  it('words that were amended later are shown as they stand with the amendment beside them', async () => {
    const answer = await minutes.ask('how much did the skate park at Millbeck cost?');
    expect(answer.citations.map(({ meeting }) => meeting.heldOn)).toEqual(['2025-03-11']);
    const note = answer.notes.find((words) => words.includes('amended at the meeting of 13 May 2025'));
    expect(note).toContain(superseded);
    expect(note).toContain(amended);
  });

  it('only the meeting whose minutes were amended bears the note', async () => {
    const answer = await minutes.ask('how many evenings did the Quay Lane centre open?');
    expect(answer.notes).toEqual([]);
  });

  it.each([
    'how much did the skate park at Millbeck cost?',
    'what did the skate park at Millbeck cost?',
    'Millbeck skate park £214,000',
    'was the skate park at Millbeck over budget?',
  ])('the old wording repeated in an amendment is never an answer: %s', async (question) => {
    const answer = await minutes.ask(question);
    expect(answer.citations.map(({ meeting }) => meeting.heldOn)).not.toContain('2025-05-13');
  });

  it('a question about the amendment is answered with it', async () => {
    const answer = await minutes.ask('what was amended in the minutes of March 2025?');
    expect(quotesOf(answer).join(' ')).toContain(amended);
  });
});
