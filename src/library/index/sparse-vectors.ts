import type { ComparedRows } from './exact-vectors.js';

/**
 * Vectors of mostly zeros, laid out by dimension: for each the rows that are not zero there. The vector of a question has few words
 * and so few dimensions, and all others are never read.
 */
export function createSparseVectors(vectors: readonly Float32Array[]): ComparedRows {
  const dimensions = vectors[0]?.length ?? 0;
  const starts = new Uint32Array(dimensions + 1);
  for (const vector of vectors)
    for (let dimension = 0; dimension < dimensions; dimension += 1)
      if (vector[dimension] !== 0) starts[dimension + 1] = (starts[dimension + 1] ?? 0) + 1;
  for (let dimension = 0; dimension < dimensions; dimension += 1)
    starts[dimension + 1] = (starts[dimension + 1] ?? 0) + (starts[dimension] ?? 0);
  const rows = new Uint32Array(starts[dimensions] ?? 0);
  const values = new Float32Array(rows.length);
  const next = starts.slice();
  for (const [row, vector] of vectors.entries())
    for (let dimension = 0; dimension < dimensions; dimension += 1) {
      const value = vector[dimension] ?? 0;
      if (value === 0) continue;
      const at = next[dimension] ?? 0;
      rows[at] = row;
      values[at] = value;
      next[dimension] = at + 1;
    }

  function valueAt(dimension: number, row: number): number {
    let low = starts[dimension] ?? 0;
    let high = (starts[dimension + 1] ?? 0) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = rows[middle] ?? 0;
      if (found === row) return values[middle] ?? 0;
      if (found < row) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }

  return {
    compareAll: (vector, similarities) => {
      similarities.fill(0);
      for (let dimension = 0; dimension < dimensions; dimension += 1) {
        const weight = vector[dimension] ?? 0;
        if (weight === 0) continue;
        const until = starts[dimension + 1] ?? 0;
        for (let at = starts[dimension] ?? 0; at < until; at += 1) {
          const row = rows[at] ?? 0;
          similarities[row] = (similarities[row] ?? 0) + weight * (values[at] ?? 0);
        }
      }
    },
    compare: (row, vector) => {
      let sum = 0;
      for (let dimension = 0; dimension < dimensions; dimension += 1) {
        const weight = vector[dimension] ?? 0;
        if (weight !== 0) sum += weight * valueAt(dimension, row);
      }
      return sum;
    },
  };
}
