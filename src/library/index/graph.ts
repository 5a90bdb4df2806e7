import type { HierarchicalNSW } from 'hnswlib-node';
import type { Embedded } from '../records.js';
import type { Point } from './manifest.js';

/** How the graph is built, by `npm run bench -- speed --graph`. */
export const graphSettings = { m: 32, efConstruction: 200 } as const;

/**
 * How many points a search keeps in hand. hnswlib keeps this in no file and starts at 10, which misses a quarter. Hashed words spread
 * thin and questions are short, so the larger the graph, the more has to be looked at: at 50,000 passages 400 find 96% of the ten
 * nearest and 800 find 99%.
 */
export const searchWidth = (count: number, limit: number): number =>
  Math.max(limit, Math.min(count, 1200, Math.max(400, Math.ceil(count / 60))));

export interface GraphPlan {
  readonly dimensions: number;
  readonly embedded: readonly Embedded[];
  readonly points: readonly Point[];
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface Graph {
  readonly graph: HierarchicalNSW;
  /** By dimension: what a stored number is multiplied by and a question's is divided by. */
  readonly scale: readonly number[];
  /** By label. */
  readonly points: readonly (Point | null)[];
  readonly changed: number;
}

/** Loaded when first needed: most libraries are small and never build or read a graph. Null where the native module is missing. */
export async function loadHnswlib(): Promise<typeof import('hnswlib-node') | null> {
  try {
    const { default: hnswlib } = await import('hnswlib-node');
    return hnswlib;
  } catch {
    return null;
  }
}

type Hnswlib = NonNullable<Awaited<ReturnType<typeof loadHnswlib>>>;

/** Reads a graph from a file that is known to be whole: hnswlib would end the process on a damaged one. */
export function readGraph(hnswlib: Hnswlib, path: string, dimensions: number): HierarchicalNSW {
  const graph = new hnswlib.HierarchicalNSW('ip', dimensions);
  graph.readIndexSync(path);
  return graph;
}

/** A graph of every vector. */
export async function buildGraph(hnswlib: Hnswlib, plan: GraphPlan): Promise<Graph> {
  const graph = new hnswlib.HierarchicalNSW('ip', plan.dimensions);
  graph.initIndex({
    maxElements: Math.max(plan.points.length, 1),
    m: graphSettings.m,
    efConstruction: graphSettings.efConstruction,
  });
  const scale = scaleOf(plan.embedded, plan.dimensions);
  await addAll(
    graph,
    scale,
    plan.embedded.map(({ vector }, label) => ({ label, vector })),
    plan.onProgress,
  );
  return { graph, scale, points: plan.points, changed: 0 };
}

/** Brings a graph up to date: a new vector takes a place that has become free before it takes a new one. */
export async function updateGraph(
  graph: HierarchicalNSW,
  before: Omit<Graph, 'graph'>,
  { dimensions, embedded, points: wanted, onProgress }: GraphPlan,
): Promise<Graph> {
  const points = [...before.points];
  const rows = new Map(wanted.map((point, row) => [point.join(' '), row]));
  const free: number[] = [];
  let changed = before.changed;
  points.forEach((point, label) => {
    if (point === null) free.push(label);
    else if (!rows.delete(point.join(' '))) {
      points[label] = null;
      changed += 1;
      free.push(label);
      // What was removed from the library is overwritten here too, not only hidden.
      graph.addPoint(new Array<number>(dimensions).fill(0), label);
      graph.markDelete(label);
    }
  });
  const additions = [...rows.values()].map((row) => {
    const label = free.pop() ?? points.length;
    points[label] = wanted[row] ?? null;
    return { label, vector: embedded[row]?.vector ?? new Float32Array(dimensions) };
  });
  if (points.length > graph.getMaxElements()) graph.resizeIndex(points.length);
  await addAll(graph, before.scale, additions, onProgress);
  return { graph, scale: before.scale, points, changed };
}

/**
 * A few dimensions hold the words of every passage, and neighbours would be chosen by those, while questions ask with rare words.
 * Evening the dimensions out halves what a search misses; dividing the question by the same leaves every similarity as it was.
 */
function scaleOf(embedded: readonly Embedded[], dimensions: number): number[] {
  const weights = new Float64Array(dimensions);
  for (const { vector } of embedded)
    for (let dimension = 0; dimension < dimensions; dimension += 1)
      weights[dimension] = (weights[dimension] ?? 0) + (vector[dimension] ?? 0) ** 2;
  const usual = embedded.length / dimensions;
  return Array.from(weights, (weight) => (weight === 0 ? 1 : Number(((usual / weight) ** 0.25).toPrecision(6))));
}

/** In stretches, so that a signal is heard and progress is seen during the minutes that a large graph takes. */
async function addAll(
  graph: HierarchicalNSW,
  scale: readonly number[],
  additions: readonly { readonly label: number; readonly vector: Float32Array }[],
  onProgress: GraphPlan['onProgress'],
): Promise<void> {
  for (const [at, { label, vector }] of additions.entries()) {
    if (at % 256 === 0) {
      onProgress?.(at, additions.length);
      await new Promise((resolve) => setImmediate(resolve));
    }
    graph.addPoint(
      Array.from(vector, (value, dimension) => value * (scale[dimension] ?? 1)),
      label,
    );
  }
  onProgress?.(additions.length, additions.length);
}
