import type { Embedded } from '../records.js';

/** A passage and how near its vector is to the question's: the dot product of unit vectors, -1 to 1, higher is nearer. */
export interface Near {
  readonly passageId: string;
  readonly similarity: number;
}

/** Vectors that can be searched. Never pads: fewer than `limit` come back when fewer are held. */
export interface VectorIndex {
  readonly kind: 'exact' | 'hnsw';
  readonly size: number;
  nearest(vector: readonly number[], limit: number): Near[];
  /** Similarity of one passage; null when it has no vector. */
  similarityOf(passageId: string, vector: readonly number[]): number | null;
}

/**
 * Compares with every vector. They are laid out by dimension, because the vector of a question has few words and so few dimensions
 * that are not zero: the others are never read.
 */
export function createExactVectors(embedded: readonly Embedded[]): VectorIndex {
  const count = embedded.length;
  const dimensions = embedded[0]?.vector.length ?? 0;
  const columns = new Float32Array(count * dimensions);
  embedded.forEach(({ vector }, row) => {
    for (let dimension = 0; dimension < dimensions; dimension += 1)
      columns[dimension * count + row] = vector[dimension] ?? 0;
  });
  const rows = new Map(embedded.map(({ passageId }, row) => [passageId, row]));
  const similarities = new Float32Array(count);

  return {
    kind: 'exact',
    size: count,
    nearest: (vector, limit) => {
      similarities.fill(0);
      for (let dimension = 0; dimension < dimensions; dimension += 1) {
        const weight = vector[dimension] ?? 0;
        if (weight === 0) continue;
        const from = dimension * count;
        for (let row = 0; row < count; row += 1)
          similarities[row] = (similarities[row] ?? 0) + weight * (columns[from + row] ?? 0);
      }
      return highest(similarities, limit).map((row) => ({
        passageId: embedded[row]?.passageId ?? '',
        similarity: similarities[row] ?? 0,
      }));
    },
    similarityOf: (passageId, vector) => {
      const row = rows.get(passageId);
      if (row === undefined) return null;
      return dot(embedded[row]?.vector ?? new Float32Array(), vector);
    },
  };
}

/** The dot product of two vectors of one length. */
export function dot(a: ArrayLike<number>, c: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (c[index] ?? 0);
  return sum;
}

/** Rows of the highest values, highest first; equals in order of row. */
function highest(values: Float32Array, limit: number): number[] {
  const top: number[] = [];
  let floor = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? 0;
    if (top.length === limit && value <= floor) continue;
    let at = top.length;
    while (at > 0 && (values[top[at - 1] ?? 0] ?? 0) < value) at -= 1;
    top.splice(at, 0, row);
    if (top.length > limit) top.pop();
    floor = values[top.at(-1) ?? 0] ?? 0;
  }
  return top;
}
