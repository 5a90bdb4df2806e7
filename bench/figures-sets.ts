import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { MetricOptions } from '../src/metrics/types.js';
import { projectFile, projectRoot } from '../src/paths.js';
import { sameMetricFrom } from './figures-joined.js';
import {
  type LabelledDocument,
  type LabelledQuery,
  readLabels,
  readQueries,
  readSameMetric,
  readSharedLabels,
  type SameMetric,
} from './figures-labels.js';

export const setNames = ['gold', 'development', 'held-back'] as const;
export type SetName = (typeof setNames)[number];

/** Labelled documents, what is said of their figures, and the folder whose minutes they are. */
export interface FigureSet {
  readonly name: SetName;
  readonly minutes: string;
  readonly options: MetricOptions;
  readonly documents: readonly LabelledDocument[];
  /** The documents of the folder that other sets score; queries may show figures of theirs. */
  readonly beside: readonly LabelledDocument[];
  readonly same: SameMetric;
  readonly queries: readonly LabelledQuery[];
}

const shared = resolve(projectRoot, '../shared');

/** Null where the minutes or labels are not here. */
export const readSet = (name: SetName): FigureSet | null => (name === 'gold' ? readGold() : readHalf(name));

function readGold(): FigureSet | null {
  const [gold, corpus] = [`${shared}/gold`, `${shared}/corpus`];
  if (!existsSync(gold) || !existsSync(corpus)) return null;
  const documents = readSharedLabels(gold);
  return {
    name: 'gold',
    minutes: corpus,
    options: { today: '2026-01-15', homeCouncil: null },
    documents,
    beside: [],
    same: sameMetricFrom(documents.flatMap(({ observations }) => observations)),
    queries: readQueries(`${gold}/metric_queries.jsonl`),
  };
}

/** Which half a document is of, fixed before anything was scored. */
type Split = Readonly<Record<'development' | 'held-back', readonly string[]>>;

function readHalf(name: 'development' | 'held-back'): FigureSet {
  const folder = projectFile('bench', 'figures');
  const split = JSON.parse(readFileSync(`${folder}/split.json`, 'utf8')) as Split;
  const all = readLabels(`${folder}/labels`);
  const unsplit = all.find(({ document }) => halfOfDocument(document, split) === null);
  if (unsplit) throw new Error(`${unsplit.document} is in neither half; add it to bench/figures/split.json.`);
  const isOwn = ({ document }: LabelledDocument): boolean => halfOfDocument(document, split) === name;
  const half = createHalfOf(all, split);
  const isOfHalf = ({ observations }: { readonly observations: readonly string[] }): boolean =>
    half(observations) === name;
  const { sameMetric, differentMetric } = readSameMetric(`${folder}/same-metric.json`);
  return {
    name,
    minutes: `${folder}/documents`,
    options: { today: '2026-01-15', homeCouncil: null },
    documents: all.filter(isOwn),
    beside: all.filter((one) => !isOwn(one)),
    same: { sameMetric: sameMetric.filter(isOfHalf), differentMetric: differentMetric.filter(isOfHalf) },
    queries: readQueries(`${folder}/queries.jsonl`).filter(
      (query, at) => (half(namedIn(query)) ?? (at % 2 === 0 ? 'development' : 'held-back')) === name,
    ),
  };
}

const halfOfDocument = (document: string, split: Split): keyof Split | null =>
  (['development', 'held-back'] as const).find((half) => split[half].includes(document)) ?? null;

/** The half that labels or metrics are of: held back where any is; null where none is labelled. */
function createHalfOf(
  all: readonly LabelledDocument[],
  split: Split,
): (names: readonly string[]) => keyof Split | null {
  const halves = new Map<string, Set<keyof Split>>();
  for (const { document, observations, trends } of all) {
    const half = halfOfDocument(document, split);
    if (half === null) continue;
    for (const name of [...observations, ...trends].flatMap((label) =>
      'metric' in label ? [label.id, label.metric] : [label.id],
    ))
      halves.set(name, (halves.get(name) ?? new Set()).add(half));
  }
  return (names) => {
    const found = names.flatMap((name) => [...(halves.get(name) ?? [])]);
    return found.includes('held-back') ? 'held-back' : (found[0] ?? null);
  };
}

function namedIn({ expected, qualitative, must_not = [] }: LabelledQuery): readonly string[] {
  const others = [...qualitative, ...must_not];
  if (expected === 'none') return others;
  if (Array.isArray(expected)) return [...(expected as readonly string[]), ...others];
  const { ambiguous } = expected as { readonly ambiguous: readonly string[] | '*' };
  return ambiguous === '*' ? others : [...ambiguous, ...others];
}
