import type { ComparedRows } from './exact-vectors.js';

/** Vectors without zeros, one after the other in one stretch of memory. */
export function createDenseVectors(vectors: readonly Float32Array[]): ComparedRows {
  const dimensions = vectors[0]?.length ?? 0;
  const matrix = new Float32Array(vectors.length * dimensions);
  for (const [row, vector] of vectors.entries()) matrix.set(vector, row * dimensions);

  /** Four sums side by side: twice as fast as one, because none waits for the last. */
  function compare(row: number, vector: ArrayLike<number>): number {
    const from = row * dimensions;
    let [a, b, c, d] = [0, 0, 0, 0];
    let at = 0;
    for (; at + 3 < dimensions; at += 4) {
      a += (matrix[from + at] ?? 0) * (vector[at] ?? 0);
      b += (matrix[from + at + 1] ?? 0) * (vector[at + 1] ?? 0);
      c += (matrix[from + at + 2] ?? 0) * (vector[at + 2] ?? 0);
      d += (matrix[from + at + 3] ?? 0) * (vector[at + 3] ?? 0);
    }
    for (; at < dimensions; at += 1) a += (matrix[from + at] ?? 0) * (vector[at] ?? 0);
    return a + b + c + d;
  }

  return {
    compareAll: (vector, similarities) => {
      const question = Float32Array.from(vector);
      for (let row = 0; row < vectors.length; row += 1) similarities[row] = compare(row, question);
    },
    compare,
  };
}
