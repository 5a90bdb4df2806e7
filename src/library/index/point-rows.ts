import { closeSync, openSync, readSync } from 'node:fs';

/** Gives the vector at a row of a file; null when it cannot be read there. The array is overwritten by the next call. */
export type ReadRow = (row: number) => Float32Array | null;

const headBytes = 96;

/**
 * Reads single vectors straight from an index file that is known to be whole. hnswlib hands a point over as an array of numbers,
 * which takes longer than the search itself when a hundred candidates are asked for. Null when the file is not laid out as expected.
 */
export function createPointRows(
  path: string,
  { dimensions, count }: { dimensions: number; count: number },
): ReadRow | null {
  const vectorBytes = dimensions * Float32Array.BYTES_PER_ELEMENT;
  const vector = new Float32Array(dimensions);
  const bytes = new Uint8Array(vector.buffer);
  const label = Buffer.alloc(8);
  let open: number | null = null;

  /** Closed when the question has been dealt with: an index that nobody closes would leave its file open for ever. */
  function read(target: Uint8Array, position: number): boolean {
    try {
      if (open === null) {
        const opened = openSync(path, 'r');
        open = opened;
        setImmediate(() => {
          open = null;
          closeSync(opened);
        });
      }
      return readSync(open, target, 0, target.length, position) === target.length;
    } catch {
      return false;
    }
  }

  const head = Buffer.alloc(headBytes);
  if (!read(head, 0)) return null;
  const field = (index: number): number => Number(head.readBigUInt64LE(index * 8));
  const [held, rowBytes, labelAt, vectorAt] = [field(2), field(3), field(4), field(5)];
  const isOrdered = (row: number): boolean =>
    read(label, headBytes + row * rowBytes + labelAt) && Number(label.readBigUInt64LE()) === row;
  const expected = held === count && labelAt === vectorAt + vectorBytes && rowBytes === labelAt + label.length;
  if (!expected || !isOrdered(0) || !isOrdered(count - 1)) return null;
  return (row) => (read(bytes, headBytes + row * rowBytes + vectorAt) ? vector : null);
}
