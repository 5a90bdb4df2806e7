import type { Library } from '../library.js';
import { createExactVectors, type VectorIndex } from './exact-vectors.js';
import { checkedManifest, type Expected, type GraphProblem, indexFolder, openHnswVectors } from './hnsw-index.js';
import { isWhole } from './manifest.js';

export interface VectorIndexOptions {
  readonly dataFolder: string;
  /** From this many passages the graph answers; 0 for always, null for what suits the model. */
  readonly indexFrom: number | null;
}

/**
 * Vectors of a network are compared one by one in good time up to 20,000. Hashed words are mostly zeros: comparing all of 50,000 takes
 * half a millisecond and misses nothing, where a graph takes minutes to build and does miss some.
 */
export const graphFrom = (modelId: string, indexFrom: number | null): number =>
  indexFrom ?? (modelId.startsWith('lexical-') ? Number.POSITIVE_INFINITY : 20_000);

export interface VectorIndexDescription {
  readonly kind: 'exact' | 'hnsw';
  /** Vectors that are searched. */
  readonly size: number;
  readonly modelId: string | null;
  /** A sentence for the person who asks why. */
  readonly why: string;
}

/** The vectors of a library: the graph where it is due, fresh and whole, otherwise every vector compared. Null before the first ingest. */
export async function openVectorIndex(library: Library, options: VectorIndexOptions): Promise<VectorIndex | null> {
  const active = await library.activeModel();
  if (active === null) return null;
  const from = graphFrom(active.modelId, options.indexFrom);
  // Counting takes a moment in a large library, so it is left where no graph can be due.
  const expected = from === Number.POSITIVE_INFINITY ? null : await expectedOf(library);
  if (expected !== null && expected.count > 0 && expected.count >= from) {
    const graph = await openHnswVectors(options.dataFolder, expected);
    if (typeof graph !== 'string') return graph;
  }
  return createExactVectors(await library.embeddings(active.modelId));
}

/** Which index answers and why, without opening it. */
export async function describeVectorIndex(
  library: Library,
  { dataFolder, indexFrom }: VectorIndexOptions,
): Promise<VectorIndexDescription> {
  const expected = await expectedOf(library);
  if (expected === null) return { kind: 'exact', size: 0, modelId: null, why: 'Nothing is embedded yet.' };
  const { count, modelId } = expected;
  const exact = (why: string): VectorIndexDescription => ({ kind: 'exact', size: count, modelId, why });
  if (count === 0) return exact('Nothing is embedded yet.');
  const from = graphFrom(modelId, indexFrom);
  if (from === Number.POSITIVE_INFINITY)
    return exact('Every vector is compared: vectors of words are quicker and safer to compare than to index.');
  if (count < from)
    return exact(
      `Every vector is compared: there are ${inWords(count)}, and the index is used from ${inWords(from)} (MINUTEBOOK_INDEX_FROM).`,
    );
  const folder = indexFolder(dataFolder);
  const manifest = checkedManifest(folder, expected);
  if (typeof manifest === 'string') return exact(explanations[manifest]);
  if (!isWhole(folder, manifest)) return exact(explanations.damaged);
  return { kind: 'hnsw', size: count, modelId, why: 'The index fits the library and its file is whole.' };
}

const explanations: Readonly<Record<GraphProblem, string>> = {
  absent: 'Every vector is compared: no index has been built yet; the next ingest builds it.',
  stale:
    'Every vector is compared: the library has changed since the index was built; the next ingest brings it up to date.',
  damaged: 'Every vector is compared: the index file is damaged; the next ingest builds it again.',
  unavailable: 'Every vector is compared: hnswlib-node is not installed here; run "npm ci".',
};

const inWords = (count: number): string => count.toLocaleString('en-GB');

async function expectedOf(library: Library): Promise<Expected | null> {
  const active = await library.activeModel();
  if (active === null) return null;
  return {
    ...active,
    generation: await library.generation(),
    count: await library.embeddingCount(active.modelId),
  };
}
