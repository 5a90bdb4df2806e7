import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '../../src/answering/answer-question.js';
import { type Asked, openMinutes } from '../support/ask.js';
import { minutesOf, reports, sidecar } from '../support/invented-minutes.js';

const offer = 'The Panel was told that the buyer had offered £712,000.';
let minutes: Asked;
let allPublic: Asked;
beforeAll(async () => {
  minutes = await openMinutes({
    'minutebook.yaml': sidecar,
    '2025-03-11.txt': minutesOf(
      '11 March 2025',
      `5. Library Hours

Millbeck library would open on Sundays.

6. Exclusion of the Press and Public

RESOLVED: That under section 100A(4) of the Local Government Act 1972 the press and public be excluded from the meeting for item 7 because it would disclose exempt information.

7. Sale of the Mill Lane Depot (Exempt)

${offer}

8. Date of Next Meeting

The Panel would next meet in May, in public.`,
    ),
  });
  allPublic = await openMinutes(reports);
});
afterAll(() => Promise.all([minutes.close(), allPublic.close()]));

describe('what was considered in private', () => {
  it.each([
    'what was said in part 2?',
    'what happened in Part II of the meeting',
    'what was decided in private about Mill Lane?',
    'what was in the exempt item?',
    'how much was the Mill Lane Depot sold for?',
    'what was offered in the sale of the depot at Mill Lane?',
  ])('a question about it is told so, not that the minutes do not say: %s', async (question) => {
    const answer = await minutes.ask(question);
    expect(answer.status).toBe('not_found');
    expect(answer.text).toMatch(/^That was considered in private.* not held here\.$/);
  });

  it.each(['what was said in part 2?', 'how much was the Mill Lane Depot sold for?', '£712,000', 'buyer offered'])(
    'none of its words are in what is given: %s',
    async (question) => {
      const { question: _asked, ...given } = await minutes.ask(question);
      expect(JSON.stringify(given)).not.toMatch(/712|buyer|█/);
    },
  );

  it('the item is named among what could not be searched', async () => {
    const { searched } = await minutes.ask('how much was the Mill Lane Depot sold for?');
    expect(searched.missing.join()).toMatch(/item 7, Sale of the Mill Lane Depot.* considered in private/);
  });

  it('the public items of the same meeting still answer', async () => {
    const answer = await minutes.ask('on which day would Millbeck library open?');
    expect(answer.text).toBe('Millbeck library would open on Sundays. [1]');
  });

  it('where no private part is marked the question is told that', async () => {
    const answer = await allPublic.ask('what was said in part 2');
    expect(answer.status).toBe('not_found');
    expect(answer.text).toBe(
      'No private part is marked in the minutes held; private text would not be held here in any case.',
    );
  });
});

describe('a question about an individual child, young person, parent or carer', () => {
  it.each([
    ['what happened with JS at the home', /\bJS\b/],
    ['was Child Q moved to another school?', /Child Q/i],
    ['what did the mother of the baby say about Zebedee?', /Zebedee|baby/],
    ['what happened to the boy who ran away from Quillon House?', /Quillon/],
  ])('is refused with a fixed sentence that repeats nothing of it: %s', async (question, asked) => {
    const { question: echoed, ...given } = await allPublic.ask(question);
    expect(echoed).toBe(question);
    expect(given).toMatchObject({ status: 'refused', text: refusal, sentences: [], citations: [], nearest: [] });
    expect(JSON.stringify(given)).not.toMatch(asked);
  });
});
