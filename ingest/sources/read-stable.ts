import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { ReadError } from '../../src/errors.js';
import { errnoOf, whyUnreachable } from './errno.js';

export interface StableBytes {
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, lower-case hex. */
  readonly digest: string;
}

/**
 * Reads a whole file that did not change meanwhile; a file that changed is read once more.
 * Throws `ReadError`: `changed_while_read`, `too_large` or `unreadable`.
 */
export async function readStable(path: string, options: { readonly maxBytes: number }): Promise<StableBytes> {
  const first = await readOnce(path, options.maxBytes);
  if (!first.moved) return first.content;
  const second = await readOnce(path, options.maxBytes);
  // A file that is only touched again and again gives the same bytes twice.
  if (!second.moved || second.content.digest === first.content.digest) return second.content;
  throw new ReadError(
    'changed_while_read',
    `${path} changed twice while it was being read; try again when it is at rest.`,
  );
}

async function readOnce(path: string, maxBytes: number): Promise<{ content: StableBytes; moved: boolean }> {
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for ever.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const before = await file.stat({ bigint: true });
      if (!before.isFile()) throw new ReadError('unreadable', `${path} is not a regular file.`);
      if (before.size > maxBytes) throw tooLarge(path, maxBytes);
      const content = await readAll(file, Number(before.size));
      // By path, not by handle: a program that saves by renaming leaves the opened file as it was.
      const after = await stat(path, { bigint: true });
      const moved =
        BigInt(content.bytes.length) !== before.size ||
        (['dev', 'ino', 'size', 'mtimeNs'] as const).some((field) => before[field] !== after[field]);
      return { content, moved };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof ReadError || errnoOf(error) === null) throw error;
    throw new ReadError('unreadable', `${path} cannot be read because ${whyUnreachable(error)}.`, { cause: error });
  }
}

const chunkBytes = 1 << 20;

/** In chunks, hashing each as it comes, so that a large file never holds up the rest of the program for long. */
async function readAll(file: FileHandle, size: number): Promise<StableBytes> {
  // One byte more than expected shows that the file has grown.
  const buffer = Buffer.allocUnsafe(size + 1);
  const hash = createHash('sha256');
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, Math.min(chunkBytes, buffer.length - length), length);
    if (bytesRead === 0) break;
    hash.update(buffer.subarray(length, length + bytesRead));
    length += bytesRead;
  }
  return { bytes: buffer.subarray(0, length), digest: hash.digest('hex') };
}

const tooLarge = (path: string, maxBytes: number): ReadError =>
  new ReadError('too_large', `${path} is larger than the limit of ${maxBytes} bytes (MINUTEBOOK_MAX_BYTES).`);
