import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Embedded } from '../records.js';

/** Raise when a file of an older program could not be read as it was meant. */
const formatVersion = 1;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

const manifestSchema = z.strictObject({
  format: z.literal(formatVersion),
  modelId: z.string().min(1),
  dimensions: z.number().int().positive(),
  /** Points that may be found. */
  count,
  /** Generation of the library when this was written: another one means that the vectors may be others. */
  generation: count,
  /** Digest of what is indexed: passage ids and vectors. */
  digest,
  file: z.strictObject({ name: z.string().regex(/^vectors-[0-9a-f]{16}\.hnsw$/), sha256: digest, bytes: count }),
  m: z.number().int().positive(),
  efConstruction: z.number().int().positive(),
  /** By dimension: what the numbers in the file were multiplied by. */
  scale: z.array(z.number().positive()),
  /** Points replaced or taken away since the graph was built whole. */
  changed: count,
  /** By label: the passage and the digest of its vector; null for a place that is free. */
  points: z.array(z.tuple([z.string(), z.string()]).nullable()),
});

/** What lies in an index file and how to know that it is whole and still fits the library. */
export type Manifest = z.infer<typeof manifestSchema>;
export type Point = NonNullable<Manifest['points'][number]>;

const sealed = z.strictObject({ checksum: digest, manifest: z.unknown() });
const manifestFile = (folder: string): string => join(folder, 'manifest.json');

/** Null when there is none; `damaged` when what is there was not written by this program as it stands. */
export function readManifest(folder: string): Manifest | 'damaged' | null {
  let text: string;
  try {
    text = readFileSync(manifestFile(folder), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    return 'damaged';
  }
  try {
    const { checksum, manifest } = sealed.parse(JSON.parse(text));
    return sha256(JSON.stringify(manifest)) === checksum ? manifestSchema.parse(manifest) : 'damaged';
  } catch {
    return 'damaged';
  }
}

/** Written beside and renamed: a reader finds the old manifest or the new one, whole. */
export function writeManifest(folder: string, manifest: Omit<Manifest, 'format'>): void {
  const whole = manifestSchema.parse({ format: formatVersion, ...manifest });
  const text = JSON.stringify({ checksum: sha256(JSON.stringify(whole)), manifest: whole });
  const part = `${manifestFile(folder)}.part`;
  rmSync(part, { force: true });
  const file = openSync(part, 'wx', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(part, manifestFile(folder));
}

/** SHA-256 and size of a file, read in pieces: an index can be larger than a reasonable buffer. Null when it cannot be read. */
export function fingerprintOf(path: string): { sha256: string; bytes: number } | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    const hash = createHash('sha256');
    const piece = Buffer.allocUnsafe(1 << 22);
    let bytes = 0;
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
      hash.update(piece.subarray(0, read));
      bytes += read;
    }
    return { sha256: hash.digest('hex'), bytes };
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
}

/** True when the index file is to the last byte the one that the manifest names. */
export function isWhole(folder: string, { file }: Pick<Manifest, 'file'>): boolean {
  const found = fingerprintOf(join(folder, file.name));
  return found !== null && found.bytes === file.bytes && found.sha256 === file.sha256;
}

/** Short, and long enough to tell one vector of a passage from another. */
export const vectorDigest = (vector: Float32Array): string =>
  createHash('sha1')
    .update(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength))
    .digest('base64url')
    .slice(0, 12);

/** One point for each embedding, in their order. */
export const pointsOf = (embedded: readonly Embedded[]): Point[] =>
  embedded.map(({ passageId, vector }) => [passageId, vectorDigest(vector)]);

/** The same for the same passages and vectors, whatever their order. */
export const digestOfPoints = (points: readonly (Point | null)[]): string =>
  sha256(
    points
      .flatMap((point) => (point ? [point.join(' ')] : []))
      .sort()
      .join('\n'),
  );

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
