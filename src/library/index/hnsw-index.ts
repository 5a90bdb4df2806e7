import { join } from 'node:path';
import type { HierarchicalNSW } from 'hnswlib-node';
import { dot, type VectorIndex } from './exact-vectors.js';
import { loadHnswlib, readGraph, searchWidth } from './graph.js';
import { isWhole, type Manifest, readManifest } from './manifest.js';
import { createPointRows } from './point-rows.js';

export const indexFolder = (dataFolder: string): string => join(dataFolder, 'index');

/** Why the graph does not answer. */
export type GraphProblem = 'absent' | 'stale' | 'damaged' | 'unavailable';

/** The library that a graph must fit. */
export interface Expected {
  readonly modelId: string;
  readonly dimensions: number;
  readonly generation: number;
  readonly count: number;
}

/** Opens the graph of a data folder; a word instead when it must not answer. Nothing but a whole file is ever given to hnswlib. */
export async function openHnswVectors(dataFolder: string, expected: Expected): Promise<VectorIndex | GraphProblem> {
  const folder = indexFolder(dataFolder);
  const manifest = checkedManifest(folder, expected);
  if (typeof manifest === 'string') return manifest;
  const hnswlib = await loadHnswlib();
  if (hnswlib === null) return 'unavailable';
  if (!isWhole(folder, manifest)) {
    // An ingest may have put a newer one in place between the two looks.
    const again = readManifest(folder);
    if (again !== null && again !== 'damaged' && again.file.name !== manifest.file.name) return 'stale';
    return 'damaged';
  }
  const path = join(folder, manifest.file.name);
  try {
    const graph = readGraph(hnswlib, path, manifest.dimensions);
    return graph.getCurrentCount() === manifest.points.length ? createHnswVectors(graph, manifest, path) : 'damaged';
  } catch {
    return 'damaged';
  }
}

/** The manifest, when it fits the library. */
export function checkedManifest(folder: string, expected: Expected): Manifest | GraphProblem {
  const manifest = readManifest(folder);
  if (manifest === null) return 'absent';
  if (manifest === 'damaged') return 'damaged';
  const fits =
    manifest.modelId === expected.modelId &&
    manifest.dimensions === expected.dimensions &&
    manifest.generation === expected.generation &&
    manifest.count === expected.count;
  return fits ? manifest : 'stale';
}

function createHnswVectors(graph: HierarchicalNSW, manifest: Manifest, path: string): VectorIndex {
  const { points, count, dimensions, scale } = manifest;
  const labels = new Map(points.flatMap((point, label) => (point ? [[point[0], label] as const] : [])));
  const readRow = createPointRows(path, { dimensions, count: points.length });
  const scaled = (vector: readonly number[]): number[] =>
    vector.map((value, dimension) => (value === 0 ? 0 : value / (scale[dimension] ?? 1)));
  let lastScaled: { readonly of: readonly number[]; readonly vector: number[] } | null = null;

  return {
    kind: 'hnsw',
    size: count,
    nearest: (vector, limit) => {
      const wanted = Math.min(limit, count);
      if (wanted === 0) return [];
      graph.setEf(searchWidth(count, wanted));
      const { distances, neighbors } = graph.searchKnn(scaled(vector), wanted);
      return neighbors.flatMap((label, index) => {
        const passageId = points[label]?.[0];
        return passageId === undefined ? [] : [{ passageId, similarity: 1 - (distances[index] ?? 1) }];
      });
    },
    similarityOf: (passageId, vector) => {
      const label = labels.get(passageId);
      if (label === undefined) return null;
      if (lastScaled?.of !== vector) lastScaled = { of: vector, vector: scaled(vector) };
      return dot(readRow?.(label) ?? graph.getPoint(label), lastScaled.vector);
    },
  };
}
