import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Near } from '../../../src/library/index/exact-vectors.js';
import { openVectorIndex } from '../../../src/library/index/open-vector-index.js';
import type { Library } from '../../../src/library/library.js';
import { openSqliteLibrary } from '../../../src/library/sqlite/sqlite-library.js';
import { recordOf } from '../../contracts/records.js';

export const dimensions = 16;
const modelId = 'test/1';

/** A new data folder, removed by the caller. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'minutebook-index-'));
export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export const openLibrary = (folder: string): Library =>
  openSqliteLibrary(join(folder, 'library.sqlite'), { create: true });

/** Stores a document of so many passages and gives each a vector; the same seed gives the same. */
export async function addPassages(
  library: Library,
  { document, count, seed = 1 }: { document: string; count: number; seed?: number },
): Promise<void> {
  const passages = Array.from({ length: count }, (_, index) => `Sentence ${index} of ${document} number ${seed}.`);
  await library.storeDocument(
    recordOf({ document, heldOn: null, items: [{ title: `Item of ${document}`, passages }] }),
  );
  await embed(library, seed);
}

async function embed(library: Library, seed: number): Promise<void> {
  const missing = await library.toEmbed(modelId);
  const embedded = missing.map(({ passageId }, index) => ({ passageId, vector: vectorFor(index * 7919 + seed) }));
  await library.storeEmbeddings(modelId, embedded);
  await library.activateModel({ modelId, dimensions });
}

/** A vector of length 1 that a number fixes. */
export function vectorFor(number: number): Float32Array {
  const vector = Float32Array.from({ length: dimensions }, (_, index) => Math.sin(number * 12.9898 + index * 78.233));
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

export const questions = Array.from({ length: 12 }, (_, index) => Array.from(vectorFor(1_000_003 + index)));

/** The nearest of each question and the similarity of the last, rounded to what both kinds of index agree on. */
export async function answersOf(library: Library, dataFolder: string) {
  const index = await openVectorIndex(library, { dataFolder, indexFrom: 0 });
  if (index === null) throw new Error('There are no vectors.');
  const plain = ({ passageId, similarity }: Near): string => `${passageId} ${similarity.toFixed(4)}`;
  const answers = questions.map((question) => {
    const near = index.nearest(question, 8);
    const last = near.at(-1);
    return [...near.map(plain), index.similarityOf(last?.passageId ?? '', question)?.toFixed(4)];
  });
  return { kind: index.kind, size: index.size, answers };
}

/** What comparing with every vector answers. */
export const exactAnswersOf = (library: Library): ReturnType<typeof answersOf> =>
  answersOf(library, join(tmpdir(), 'there-is-no-such-folder'));
