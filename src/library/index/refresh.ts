import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../errors.js';
import type { Library } from '../library.js';
import { buildGraph, type Graph, type GraphPlan, graphSettings, loadHnswlib, readGraph, updateGraph } from './graph.js';
import { indexFolder } from './hnsw-index.js';
import {
  digestOfPoints,
  fingerprintOf,
  isWhole,
  type Manifest,
  pointsOf,
  readManifest,
  writeManifest,
} from './manifest.js';
import { graphFrom, type VectorIndexOptions } from './open-vector-index.js';

export interface RefreshOptions extends VectorIndexOptions {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A graph that was changed more than this since it was built whole finds less than a new one. */
const mostChanged = 0.2;

/**
 * Brings the graph of a data folder up to date with the library, at the end of an ingest; the caller holds the ingest lock.
 * Until the last rename the old graph stays as it was, so a killed build costs nothing but its time.
 */
export async function refreshVectorIndex(library: Library, options: RefreshOptions): Promise<void> {
  const folder = indexFolder(options.dataFolder);
  const active = await library.activeModel();
  const count = active === null ? 0 : await library.embeddingCount(active.modelId);
  if (active === null || count === 0 || count < graphFrom(active.modelId, options.indexFrom)) {
    rmSync(folder, { recursive: true, force: true });
    return;
  }
  const hnswlib = await loadHnswlib();
  if (hnswlib === null) return;
  const generation = await library.generation();
  const old = usable(folder, active);
  if (old !== null && old.generation === generation && old.count === count) return sweep(folder, old.file.name);

  const embedded = await library.embeddings(active.modelId);
  const points = pointsOf(embedded);
  const digest = digestOfPoints(points);
  if (old !== null && old.digest === digest) {
    writeManifest(folder, { ...withoutFormat(old), generation });
    return sweep(folder, old.file.name);
  }
  const plan: GraphPlan = { dimensions: active.dimensions, embedded, points, onProgress: options.onProgress };
  const graph =
    old !== null && worthUpdating(old, points)
      ? await updateGraph(readGraph(hnswlib, join(folder, old.file.name), old.dimensions), old, plan)
      : await buildGraph(hnswlib, plan);
  const file = writeGraph(folder, graph);
  writeManifest(folder, {
    ...active,
    count: points.length,
    generation,
    digest,
    file,
    m: graphSettings.m,
    efConstruction: graphSettings.efConstruction,
    scale: [...graph.scale],
    changed: graph.changed,
    points: [...graph.points],
  });
  sweep(folder, file.name);
}

/** The graph in place, when it is whole and made in today's way. */
function usable(folder: string, active: { modelId: string; dimensions: number }): Manifest | null {
  const manifest = readManifest(folder);
  if (manifest === null || manifest === 'damaged') return null;
  const { modelId, dimensions, m, efConstruction } = manifest;
  const same =
    modelId === active.modelId &&
    dimensions === active.dimensions &&
    m === graphSettings.m &&
    efConstruction === graphSettings.efConstruction;
  return same && isWhole(folder, manifest) ? manifest : null;
}

/** False where so much has gone or come that a new graph is the better and no slower way. */
function worthUpdating(old: Manifest, points: GraphPlan['points']): boolean {
  const wanted = new Set(points.map((point) => point.join(' ')));
  const kept = old.points.filter((point) => point !== null && wanted.has(point.join(' '))).length;
  const changed = old.changed + (old.count - kept);
  return kept > points.length / 2 && changed <= mostChanged * points.length;
}

function withoutFormat({ format: _, ...manifest }: Manifest): Omit<Manifest, 'format'> {
  return manifest;
}

/** Writes the graph under a name of its own content, so that a process that is just reading the old one still finds it. */
function writeGraph(folder: string, { graph, points }: Graph): Manifest['file'] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const part = join(folder, 'vectors.part');
  rmSync(part, { force: true });
  closeSync(openSync(part, 'wx', 0o600));
  try {
    graph.writeIndexSync(part);
    const file = openSync(part, 'r+');
    fsyncSync(file);
    closeSync(file);
  } catch (cause) {
    rmSync(part, { force: true });
    throw noRoom(folder, cause);
  }
  // hnswlib does not say when the disk is full: the file is only shorter than its vectors.
  const found = fingerprintOf(part);
  if (found === null || found.bytes < points.length * graph.getNumDimensions() * Float32Array.BYTES_PER_ELEMENT) {
    rmSync(part, { force: true });
    throw noRoom(folder);
  }
  const name = `vectors-${found.sha256.slice(0, 16)}.hnsw`;
  const target = join(folder, name);
  if (existsSync(target)) rmSync(target, { recursive: true });
  renameSync(part, target);
  return { name, ...found };
}

const noRoom = (folder: string, cause?: unknown): AppError =>
  new AppError(
    'disk_full',
    `The index could not be written to ${folder}; make room there. The minutes are stored, and answers go on without it.`,
    { cause },
  );

/** Removes what killed builds and older graphs left. */
function sweep(folder: string, kept: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (name !== kept && name !== 'manifest.json' && statSync(join(folder, name)).isFile())
      rmSync(join(folder, name), { force: true });
}
