import { describe, expect, it } from 'vitest';
import { passagesOf } from '../../bench/qmsum/meetings.js';

const words = (count: number): string => `${'Word '.repeat(count - 1)}end.`;
const countOf = (sentences: readonly string[]): number => sentences.join(' ').split(' ').length;

describe('passages of a spoken meeting', () => {
  it('merges short turns until there are 150 words', () => {
    const passages = passagesOf(
      Array.from({ length: 6 }, (_, turn) => ({ speaker: `Speaker${turn}`, content: words(50) })),
    );
    expect(passages.map(({ firstTurn, lastTurn }) => [firstTurn, lastTurn])).toEqual([
      [0, 2],
      [3, 5],
    ]);
  });

  it('cuts a long turn at the end of a sentence', () => {
    const passages = passagesOf([
      { speaker: 'Speaker', content: Array.from({ length: 6 }, () => words(100)).join(' ') },
    ]);
    for (const { sentences, firstTurn, lastTurn } of passages) {
      expect(countOf(sentences)).toBeLessThanOrEqual(250);
      expect([firstTurn, lastTurn]).toEqual([0, 0]);
    }
    expect(countOf(passages.flatMap(({ sentences }) => sentences))).toBe(601);
  });

  it('says who speaks', () => {
    expect(passagesOf([{ speaker: 'Chair', content: 'Good morning. Welcome.' }])[0]?.sentences).toEqual([
      'Chair: Good morning.',
      'Welcome.',
    ]);
  });
});
