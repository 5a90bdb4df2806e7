import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HomeFacts, homeView } from '../../../src/slack/blocks/home.js';
import { line } from '../../../src/slack/text/line.js';
import { expectView, hostile, seen } from './taken.js';

const facts = (given: Partial<HomeFacts> = {}): HomeFacts => ({
  library: {
    councils: [{ council: 'Harrowmere Council', bodies: ['Cabinet', 'Children and Learning Scrutiny Panel'] }],
    meetings: 14,
    documents: 12,
    from: '2024-01-31',
    to: '2025-11-04',
    lastIngest: '2026-07-01T13:05:00.000Z',
    failed: [],
    examples: ['What was resolved on school travel?'],
  },
  retentionDays: 90,
  contact: 'Ada Marsh',
  version: '0.1.0',
  admin: null,
  ...given,
});
const words = (given: Partial<HomeFacts> = {}): string => seen({ blocks: homeView(facts(given)).blocks });

it('says when a model words answers, where it is asked and what it is sent', () => {
  expect(words()).toContain('Every answer is in the words of the minutes');
  const told = words({ model: { name: 'm-1', host: 'llm.example' } });
  expect(told).toContain('worded by the model m-1 at llm.example');
  expect(told).toContain('it is sent your question and passages of the minutes');
  expect(told).not.toContain('Every answer is in the words of the minutes');
});

describe('App Home', () => {
  it('says what is indexed, over which dates and since when', () => {
    expect(words()).toContain(
      '14 meetings in 12 documents, from 31 January 2024 to 4 November 2025. Last taken in on 1 July 2026 at 14:05.',
    );
    expect(words()).toContain('Harrowmere Council\n: Cabinet, Children and Learning Scrutiny Panel');
  });

  it('names the documents that could not be taken in', () => {
    const library = facts().library;
    if (library === null) throw new Error('no library');
    const failed = [{ document: 'panel.pdf', message: 'The file is encrypted.' }];
    const shown = words({ library: { ...library, failed } });
    expect(shown).toContain('1 document could not be taken in and cannot be asked about:');
    expect(shown).toContain('panel.pdf: The file is encrypted.');
  });

  it('says in one sentence what is recorded, for how long and who may see it', () => {
    expect(words()).toContain(
      'What you ask, where and when, the answer given and your marks on it are kept for 90 days where Minutebook runs, and only those who run it and its administrators may see them.',
    );
  });

  it('lists the digests that the reader set up, or says that there are none', () => {
    expect(words()).toContain('You have set up none.');
    expect(words({ digests: [line('Cabinet, Mondays at 08:00, in general')] })).toContain(
      'Cabinet, Mondays at 08:00, in general',
    );
  });

  it('says that nothing is held yet before the first ingest', () => {
    const shown = words({ library: null });
    expect(shown).toContain('No minutes have been taken in yet. Tell Ada Marsh.');
    expect(shown).not.toContain('for example');
  });

  it('shows only administrators the marks, the questions without an answer and the button to withdraw', () => {
    const admin: HomeFacts['admin'] = {
      notHelpful: [{ ref: 'K7QXM', question: 'How many?', reason: 'Another panel', day: '2026-07-01' }],
      unanswered: [{ ref: 'B2CDE', question: 'Why not?', day: '2026-07-02' }],
      unknownPosts: [{ ref: null, day: '2026-07-03' }],
    };
    const shown = words({ admin });
    expect(shown).toContain('1 July 2026 · answer K7QXM · How many? · reason: Another panel');
    expect(shown).toContain('2 July 2026 · answer B2CDE · Why not?');
    expect(shown).toContain('3 July 2026 · no answer');
    expect(shown).toContain('Withdraw minutes');
    expect(words()).not.toContain('administrators\n');
    expect(words()).not.toContain('Withdraw');
  });

  it('is taken by Slack however much there is and whatever it holds', () => {
    const row = fc.record({
      ref: fc.constant('K7QXM'),
      question: hostile,
      reason: fc.option(hostile),
      day: fc.constant('2026-07-01'),
    });
    fc.assert(
      fc.property(
        fc.array(hostile, { maxLength: 60 }),
        fc.array(row, { maxLength: 20 }),
        fc.option(hostile),
        (names, rows, contact) => {
          const library = {
            councils: names.map((council) => ({ council, bodies: names.slice(0, 3) })),
            meetings: 1,
            documents: 1,
            from: null,
            to: null,
            lastIngest: null,
            failed: names.map((document) => ({ document, message: document })),
            examples: names,
          };
          const admin = { notHelpful: rows, unanswered: rows, unknownPosts: rows };
          expectView(homeView(facts({ library, contact, digests: names.map((name) => line(name)), admin })), 'home');
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});
