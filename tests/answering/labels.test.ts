import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asked, openMinutes, quotesOf } from '../support/ask.js';
import { minutesOf, panel, reports, sidecar } from '../support/invented-minutes.js';

let minutes: Asked;
let undated: Asked;
beforeAll(async () => {
  minutes = await openMinutes({
    'minutebook.yaml': sidecar,
    '2025-03-11.txt': minutesOf(
      '11 March 2025',
      `5. Library Hours

Maud Kestle, Head of Libraries, reported that Millbeck library would open on Sundays. However, this applied in term time only.

Borrowing at Millbeck had gone up to 9,310 loans. This was the highest for six years.

6. Play Streets

The play streets scheme would:

- close twelve roads on one Saturday a month;
- lend each street a box of games;
- pay £40 towards public liability insurance.

Orla Finch said that the Coastal Regeneration Board had met in February and that the Board had paid for 31 benches.

7. Bus Passes
Contact: Hew Dalgarno, Director of Transport

Members were told that 2,204 bus passes had been issued. Ivo Strand, Transport Planner, added that 87 passes had been lost.

The Panel was informed that fares would be frozen.

8. Summer Activities

Silas Ferrow, Youth Work Manager, deputising for Petra Lindow, said that 1,130 places had been booked on the summer activities.`,
    ),
  });
  undated = await openMinutes(reports);
});
afterAll(() => Promise.all([minutes.close(), undated.close()]));

/** The one sentence of an answer that holds some words. */
async function said(asked: Asked, question: string, words: string) {
  const { sentences } = await asked.ask(question);
  const found = sentences.find(({ text }) => text.includes(words));
  if (!found) throw new Error(`No sentence of the answer holds “${words}”.`);
  return found.said;
}

describe('labels beside a quotation', () => {
  it('whom the minutes credit is named with the role printed at that meeting', async () => {
    expect((await said(minutes, 'how many passes were lost?', '87 passes')).speaker).toBe(
      'Ivo Strand, Transport Planner',
    );
  });

  it('a deputy is shown as deputising', async () => {
    expect((await said(minutes, 'how many summer places were booked?', '1,130')).speaker).toBe(
      'Silas Ferrow, Youth Work Manager, deputising for Petra Lindow',
    );
  });

  it.each([
    ['how many bus passes were issued?', '2,204'],
    ['will bus fares be frozen?', 'frozen'],
  ])('what members were told has no named speaker, and the contact is none: %s', async (question, words) => {
    expect((await said(minutes, question, words)).speaker).toBeNull();
  });

  it('the speaker of a report is who presented it and not its contact', async () => {
    const { speaker } = await said(undated, 'how timely were initial health assessments?', '31%');
    expect(speaker).toBe('Corin Maplethorpe, Service Director for Resources');
  });

  it('a meeting whose day is known is labelled with the day', async () => {
    expect((await said(minutes, 'how many passes were lost?', '87 passes')).period).toBe('meeting of 11 March 2025');
  });

  it('a report whose meeting is not dated is labelled with its period and never as a meeting', async () => {
    const { period } = await said(undated, 'how many children are missing education?', '137');
    expect(period).toBe('figures to June 2025');
  });

  it('what has neither day nor period has no label', async () => {
    expect((await said(undated, "what were Councillor Wrenfield's priorities?", 'priorities')).period).toBeNull();
  });

  it('“the Board” is the board named just before and not the body of the meeting', async () => {
    expect((await said(minutes, 'how many benches were paid for?', '31 benches')).referent).toBe(
      '“the Board” is the Coastal Regeneration Board',
    );
  });

  it('“the Panel” is the body of the meeting where no other is named', async () => {
    expect((await said(minutes, 'will bus fares be frozen?', 'frozen')).referent).toBe(`“the Panel” is the ${panel}`);
  });

  it('labels stand beside the words and never in them', async () => {
    const answer = await minutes.ask('how many benches were paid for?');
    expect(quotesOf(answer)[0]).toBe(
      'Orla Finch said that the Coastal Regeneration Board had met in February and that the Board had paid for 31 benches.',
    );
  });
});

describe('where a quotation begins and ends', () => {
  it('it is not cut before the sentence that limits it', async () => {
    const answer = await minutes.ask('will the library be open on Sundays?');
    expect(quotesOf(answer)).toContain(
      'Maud Kestle, Head of Libraries, reported that Millbeck library would open on Sundays. However, this applied in term time only.',
    );
  });

  it('it begins before a sentence that leans on the one before', async () => {
    const answer = await minutes.ask('was it the highest borrowing for six years?');
    expect(quotesOf(answer)).toEqual([
      'Borrowing at Millbeck had gone up to 9,310 loans. This was the highest for six years.',
    ]);
  });

  it('words are quoted once where two sentences lean on each other', async () => {
    const answer = await minutes.ask('does the Sunday opening apply in term time?');
    expect(answer.status).toBe('answered');
    expect(new Set(quotesOf(answer)).size).toBe(answer.sentences.length);
  });

  it('a list is given whole, in order, each entry with the words that announce it', async () => {
    const answer = await minutes.ask('what would the play streets scheme do?');
    expect(quotesOf(answer)).toEqual([
      'close twelve roads on one Saturday a month;',
      'lend each street a box of games;',
      'pay £40 towards public liability insurance.',
    ]);
    expect(answer.sentences.map((sentence) => sentence.said.referent)).toEqual(
      Array(3).fill('under “The play streets scheme would:”'),
    );
  });

  it('one entry of a list is shown with the words that announce it', async () => {
    expect((await said(minutes, 'who closes twelve roads?', 'twelve roads')).referent).toBe(
      'under “The play streets scheme would:”',
    );
  });

  it('a line that only presents a speaker is left to the label of the speaker', async () => {
    expect((await said(undated, 'how many children are missing education?', '137')).referent).toBeNull();
  });
});
