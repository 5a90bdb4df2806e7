import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answering/answer.js';
import { evidenceOf, recordOfAnswer } from '../../src/answering/record-answer.js';
import { type Asked, openMinutes } from '../support/ask.js';
import { minutesOf } from '../support/invented-minutes.js';

const minutes = minutesOf(
  '11 March 2025',
  `4. Kerbs and Gullies

The Panel received a report on kerbs. Forty kerbs were relaid in Saddlers Row. Members thanked the surveyor for the work.

Gullies were emptied twice in the winter.

5. Lanterns

Every lantern on the quay was painted.`,
);

let asked: Asked;
beforeAll(async () => {
  asked = await openMinutes({ 'march.txt': minutes });
});
afterAll(() => asked.close());

const options = {
  limits: { council: 'Tollerby Council', body: null, from: '2025-01-01', to: null },
  limit: 5,
  homeCouncil: 'Tollerby Council',
  homeBody: null,
};
const record = (answer: Answer) =>
  recordOfAnswer(answer, { options, book: asked.book, at: new Date('2026-03-02T09:00:00Z'), programVersion: '9.9.9' });

/** An answer that quotes these words of the minutes. */
async function quoting(words: string): Promise<Answer> {
  const answer = await asked.ask('how many kerbs were relaid in Saddlers Row?');
  const [citation] = answer.citations;
  if (!citation) throw new Error('The question was not answered.');
  const text = (await asked.book.library.documentText('march.txt')) ?? '';
  const start = text.indexOf(words);
  const source = { ...citation.source, start, end: start + words.length };
  const items = [...asked.book.items.values()];
  const item = items.find((each) => each.source.start <= start && start < each.source.end) ?? citation.item;
  return { ...answer, citations: [{ ...citation, item, quote: words, source }] };
}

describe('the record of an answer', () => {
  it('holds the answer whole, what limited it and what it was made by', async () => {
    const answer = await asked.ask('how many kerbs were relaid in Saddlers Row?');
    expect(await record(answer)).toEqual({
      ref: answer.ref,
      jobId: null,
      team: null,
      user: null,
      channel: null,
      threadTs: null,
      at: new Date('2026-03-02T09:00:00Z'),
      question: 'how many kerbs were relaid in Saddlers Row?',
      scope: { ...options.limits, limit: 5, homeCouncil: 'Tollerby Council', homeBody: null },
      answer,
      evidence: [
        {
          label: '1',
          before: 'The Panel received a report on kerbs.',
          after: 'Members thanked the surveyor for the work.',
          document: 'march.txt',
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          ingestedAt: '2026-01-15T09:00:00.000Z',
        },
      ],
      context: null,
      programVersion: '9.9.9',
    });
  });

  it('holds who asked, where somebody did', async () => {
    const asker = { jobId: '7', team: 'T1', user: 'U1', channel: 'C1', threadTs: '1.0' };
    const answer = await asked.ask('how many lighthouses are there?');
    const kept = await recordOfAnswer(answer, {
      options,
      book: asked.book,
      at: new Date(),
      programVersion: '1',
      asker,
      context: { topic: 'lighthouses' },
    });
    expect(kept).toMatchObject({ ...asker, context: { topic: 'lighthouses' }, evidence: [] });
  });

  it.each<[string, string, string | null, string | null]>([
    [
      'within a paragraph',
      'Forty kerbs were relaid in Saddlers Row.',
      'The Panel received a report on kerbs.',
      'Members thanked the surveyor for the work.',
    ],
    [
      'across paragraphs',
      'Members thanked the surveyor for the work.',
      'Forty kerbs were relaid in Saddlers Row.',
      'Gullies were emptied twice in the winter.',
    ],
    [
      'around two sentences',
      'Forty kerbs were relaid in Saddlers Row. Members thanked the surveyor for the work.',
      'The Panel received a report on kerbs.',
      'Gullies were emptied twice in the winter.',
    ],
    [
      'not beyond the end of the item',
      'Gullies were emptied twice in the winter.',
      'Members thanked the surveyor for the work.',
      null,
    ],
    ['not before its beginning', 'Every lantern on the quay was painted.', null, null],
  ])('holds the sentences around a quotation, %s', async (_where, words, before, after) => {
    const [evidence] = await evidenceOf(await quoting(words), asked.book);
    expect(evidence).toMatchObject({ before, after });
  });

  it('knows no digest of a document that is not held', async () => {
    const answer = await quoting('Every lantern on the quay was painted.');
    const citations = answer.citations.map((citation) => ({
      ...citation,
      source: { ...citation.source, document: 'elsewhere.txt' },
    }));
    expect(await evidenceOf({ citations }, asked.book)).toEqual([
      { label: '1', before: null, after: null, document: 'elsewhere.txt', sha256: null, ingestedAt: null },
    ]);
  });
});
