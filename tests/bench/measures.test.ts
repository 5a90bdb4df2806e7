import { describe, expect, it } from 'vitest';
import { meanScores, median, quantile, scoreRanking } from '../../bench/measures.js';

describe('scores of a ranking', () => {
  it.each([
    ['the only gold passage first', [7, 1, 2], [7], 1, 1, 1],
    ['the only gold passage third', [1, 2, 7], [7], 0.5, 1, 1 / 3],
    ['nothing found', [1, 2, 3], [7], 0, 0, 0],
    ['one of two found, first', [7, 1], [7, 8], 1 / (1 + 1 / Math.log2(3)), 0.5, 1],
  ])('%s', (_, ranked, gold, ndcg10, recall10, reciprocalRank) => {
    const scores = scoreRanking(ranked, new Set(gold));
    expect(scores.ndcg10).toBeCloseTo(ndcg10, 10);
    expect(scores.recall10).toBe(recall10);
    expect(scores.reciprocalRank).toBeCloseTo(reciprocalRank, 10);
  });

  it('looks at ten places and no further', () => {
    const ranked = [...Array.from({ length: 10 }, (_, place) => place), 99];
    expect(scoreRanking(ranked, new Set([99]))).toMatchObject({ ndcg10: 0, recall10: 0 });
  });

  it('counts every question alike', () => {
    const all = [scoreRanking([1], new Set([1])), scoreRanking([2], new Set([1]))];
    expect(meanScores(all)).toMatchObject({ ndcg10: 0.5, first: 0.5, anyOf5: 0.5 });
  });
});

describe('quantiles', () => {
  it('are values that were measured', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(quantile([4, 1, 3, 2], 0.95)).toBe(4);
    expect(quantile([], 0.5)).toBe(0);
  });
});
