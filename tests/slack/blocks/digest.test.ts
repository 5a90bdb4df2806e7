import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DigestText } from '../../../src/digest/describe.js';
import type { DigestLine, LineKind } from '../../../src/digest/lines.js';
import { digestMessages } from '../../../src/slack/blocks/digest.js';
import { citation } from './invented.js';
import { expectTaken, hostile } from './taken.js';

const lineOf = (quote: string, kind: LineKind = 'decision'): DigestLine => ({
  kind,
  said: 'Agreed',
  quote,
  after: null,
  place: '9 September 2025, item 7',
  citation: citation('1', quote),
});
const digest = (count: number, words = (at: number) => `That step ${at} be taken.`): DigestText => ({
  headline: `Since 1 September 2025: ${count} decisions.`,
  first: Array.from({ length: Math.min(count, 5) }, (_, at) => lineOf(words(at))),
  quoted: [],
  sections:
    count > 5
      ? [{ heading: 'Decisions', lines: Array.from({ length: count - 5 }, (_, at) => lineOf(words(at + 5))) }]
      : [],
  notes: ['2 decisions that only note or belong to the procedure are not listed.'],
});

describe('a digest in messages', () => {
  it('of a quiet week is one, each line with its place and link', () => {
    const { parent, thread } = digestMessages(digest(7));
    expect(thread).toEqual([]);
    const lines = parent.text.split('\n');
    expect(lines[0]).toBe('Since 1 September 2025: 7 decisions.');
    expect(lines[1]).toBe(
      '· Agreed: “That step 0 be taken.” · <https://minutes.harrowmere.example/mgAi.aspx?ID=701|9 September 2025, item 7>',
    );
    expectTaken(parent);
  });

  it('of 400 changes has five in the parent and each other once in the thread', () => {
    const { parent, thread } = digestMessages(digest(400));
    for (const message of [parent, ...thread]) expectTaken(message);
    expect(parent.text).toContain('395 more lines stand in the thread.');
    const stepsIn = (text: string): number[] => [...text.matchAll(/step (\d+) be/g)].map(([, at]) => Number(at));
    expect(stepsIn(parent.text)).toEqual([0, 1, 2, 3, 4]);
    const rest = thread.flatMap(({ text, blocks }) => {
      expect(stepsIn(JSON.stringify(blocks))).toEqual(stepsIn(text));
      return stepsIn(text);
    });
    expect(rest).toEqual(Array.from({ length: 395 }, (_, at) => at + 5));
  });

  it('of nothing new is one sentence', () => {
    const headline = 'Nothing is new in the minute book since 1 September 2025.';
    const { parent, thread } = digestMessages({ headline, first: [], quoted: [], sections: [], notes: [] });
    expect([parent.text, thread]).toEqual([headline, []]);
    expectTaken(parent);
  });

  it('is taken by Slack whatever the minutes hold', () => {
    fc.assert(
      fc.property(hostile, fc.nat(40), (words, count) => {
        const { parent, thread } = digestMessages(digest(count, () => words));
        for (const message of [parent, ...thread]) expectTaken(message);
      }),
      { numRuns: 60 },
    );
  });
});
