/** How well a ranking serves one question. `ranked` are places, best first. */
export interface RankScores {
  readonly ndcg10: number;
  readonly recall5: number;
  readonly recall10: number;
  readonly reciprocalRank: number;
  readonly first: number;
  readonly anyOf5: number;
}

export function scoreRanking<Place>(ranked: readonly Place[], gold: ReadonlySet<Place>): RankScores {
  const hits = ranked.map((place) => gold.has(place));
  const gain = hits.slice(0, 10).reduce((sum, hit, rank) => sum + (hit ? 1 / Math.log2(rank + 2) : 0), 0);
  let ideal = 0;
  for (let rank = 0; rank < Math.min(gold.size, 10); rank += 1) ideal += 1 / Math.log2(rank + 2);
  const found = (count: number): number => hits.slice(0, count).filter(Boolean).length;
  const first = hits.indexOf(true);
  return {
    ndcg10: ideal === 0 ? 0 : gain / ideal,
    recall5: gold.size === 0 ? 0 : found(5) / gold.size,
    recall10: gold.size === 0 ? 0 : found(10) / gold.size,
    reciprocalRank: first === -1 ? 0 : 1 / (first + 1),
    first: hits[0] ? 1 : 0,
    anyOf5: found(5) > 0 ? 1 : 0,
  };
}

/** The mean of each score over all questions. */
export function meanScores(all: readonly RankScores[]): RankScores {
  const mean = (of: (scores: RankScores) => number): number => average(all.map(of));
  return {
    ndcg10: mean(({ ndcg10 }) => ndcg10),
    recall5: mean(({ recall5 }) => recall5),
    recall10: mean(({ recall10 }) => recall10),
    reciprocalRank: mean(({ reciprocalRank }) => reciprocalRank),
    first: mean(({ first }) => first),
    anyOf5: mean(({ anyOf5 }) => anyOf5),
  };
}

export const average = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The value that `share` of the values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? 0;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
