/** One entry of a run: how much speaks for the run that ends with it, and its place among the candidates. */
export interface RunEnd {
  readonly weight: number;
  readonly at: number;
}

/** The better of two; of equal ones the earlier. */
export const better = (a: RunEnd | undefined, b: RunEnd | undefined): RunEnd | undefined => {
  if (a === undefined || b === undefined) return a ?? b;
  return b.weight > a.weight || (b.weight === a.weight && b.at < a.at) ? b : a;
};

/**
 * Keeps the best run end for each of the given keys and tells the best among those below a key, in the logarithm of their number
 * (a Fenwick tree): a page of tens of thousands of numbered lines costs no more than its length.
 */
export function createBestBefore(keys: Iterable<number>) {
  const sorted = [...new Set(keys)].sort((a, b) => a - b);
  const ranks = new Map(sorted.map((key, index) => [key, index + 1]));
  const tree = new Array<RunEnd | undefined>(sorted.length + 1);
  const exact = new Map<number, RunEnd>();
  return {
    add: (key: number, end: RunEnd): void => {
      exact.set(key, better(exact.get(key), end) ?? end);
      for (let at = ranks.get(key) ?? sorted.length + 1; at <= sorted.length; at += at & -at)
        tree[at] = better(tree[at], end);
    },
    at: (key: number): RunEnd | undefined => exact.get(key),
    /** The best of all keys below this one. */
    below: (key: number): RunEnd | undefined => {
      let best: RunEnd | undefined;
      for (let at = countBelow(sorted, key); at > 0; at -= at & -at) best = better(best, tree[at]);
      return best;
    },
  };
}

function countBelow(sorted: readonly number[], key: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
