import type { Embedded } from '../records.js';
import { createDenseVectors } from './dense-vectors.js';
import { createSparseVectors } from './sparse-vectors.js';

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

/** Vectors by row, compared one way or the other. */
export interface ComparedRows {
  /** Writes the similarity of every row. */
  compareAll(vector: readonly number[], similarities: Float32Array): void;
  compare(row: number, vector: readonly number[]): number;
}

/** Above this part of numbers that are not zero, skipping the zeros costs more than it saves. */
const sparseUpTo = 0.25;

/** Compares with every vector: nothing is missed, and hashed words leave so many zeros that it stays quick in large libraries. */
export function createExactVectors(embedded: readonly Embedded[]): VectorIndex {
  const passageIds = embedded.map(({ passageId }) => passageId);
  const rows = new Map(passageIds.map((passageId, row) => [passageId, row]));
  const vectors = embedded.map(({ vector }) => vector);
  const compared = densityOf(vectors) <= sparseUpTo ? createSparseVectors(vectors) : createDenseVectors(vectors);
  const similarities = new Float32Array(vectors.length);
  /** The question that `similarities` are of: its candidates are asked for one by one right after the search. */
  let comparedWith: readonly number[] | null = null;

  return {
    kind: 'exact',
    size: passageIds.length,
    nearest: (vector, limit) => {
      compared.compareAll(vector, similarities);
      comparedWith = vector;
      return highest(similarities, limit).map((row) => ({
        passageId: passageIds[row] ?? '',
        similarity: similarities[row] ?? 0,
      }));
    },
    similarityOf: (passageId, vector) => {
      const row = rows.get(passageId);
      if (row === undefined) return null;
      return vector === comparedWith ? (similarities[row] ?? 0) : compared.compare(row, vector);
    },
  };
}

/** The dot product of two vectors of one length. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

/** Which part of the numbers is not zero, by a look at some of the vectors. */
function densityOf(vectors: readonly Float32Array[]): number {
  const step = Math.max(1, Math.floor(vectors.length / 200));
  let seen = 0;
  let filled = 0;
  for (let row = 0; row < vectors.length; row += step)
    for (const value of vectors[row] ?? []) {
      seen += 1;
      if (value !== 0) filled += 1;
    }
  return seen === 0 ? 0 : filled / seen;
}

/** Rows of the highest values, highest first; equals in order of row. */
function highest(values: Float32Array, limit: number): number[] {
  const top: number[] = [];
  if (limit < 1) return top;
  let floor = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? 0;
    if (top.length === limit && value <= floor) continue;
    let low = 0;
    for (let high = top.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((values[top[middle] ?? 0] ?? 0) < value) high = middle;
      else low = middle + 1;
    }
    top.splice(low, 0, row);
    if (top.length > limit) top.pop();
    floor = values[top.at(-1) ?? 0] ?? 0;
  }
  return top;
}
