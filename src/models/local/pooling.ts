import type { NetworkOutput } from './runtime.js';

/** How one vector for a text is made of the vectors of its tokens; `none`: the network does it itself. */
export type Pooling = 'mean' | 'cls' | 'none';

/** The vector for the one text that was run. */
export function pool({ dims, data }: NetworkOutput, pooling: Pooling): number[] {
  if (!(data instanceof Float32Array)) throw new TypeError('The output of the network is not made of 32-bit numbers.');
  const dimensions = dims.at(-1) ?? 0;
  return pooling === 'mean' ? meanOf(data, dimensions) : Array.from(data.subarray(0, dimensions));
}

export function toUnitLength(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => (length === 0 ? 0 : value / length));
}

/** The cosine of two vectors, whatever their lengths; 0 when one of them is all zeros. */
export function cosine(a: readonly number[], b: readonly number[]): number {
  const other = toUnitLength(b);
  return toUnitLength(a).reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}

function meanOf(tokens: Float32Array, dimensions: number): number[] {
  const sum = new Array<number>(dimensions).fill(0);
  tokens.forEach((value, index) => {
    sum[index % dimensions] = (sum[index % dimensions] ?? 0) + value;
  });
  return sum.map((value) => (value * dimensions) / tokens.length);
}
