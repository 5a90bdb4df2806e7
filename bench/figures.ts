import { projectFile } from '../src/paths.js';
import { fields } from './figures-fields.js';
import { belowFloor, type Floor, raiseFloors, readFloors, writeFloors } from './figures-floors.js';
import { type JoinedScores, scoreJoined } from './figures-joined.js';
import type { LabelledDocument } from './figures-labels.js';
import { type FiguresLibrary, openFigures } from './figures-library.js';
import { type FoundLabels, judgeQuery, type QueryVerdict } from './figures-queries.js';
import { type FigureSet, readSet, type SetName, setNames } from './figures-sets.js';
import { percent, printTable, type Row, saveResults } from './report.js';
import {
  addCounts,
  type DocumentScores,
  type FigureCounts,
  precisionOf,
  recallOf,
  scoreFigures,
  severeIn,
  severeKinds,
} from './score-figures.js';

export interface FiguresOptions {
  readonly set: SetName | 'all';
  /** Lists what was missed and what was wrong. */
  readonly show: boolean;
  /** Raises the floors to what this run reached. */
  readonly raise: boolean;
}

/** What a set of labels says of the figures that an ingest reads. */
export interface SetScores {
  readonly set: FigureSet;
  readonly documents: readonly (DocumentScores & { readonly document: string })[];
  readonly total: FigureCounts;
  readonly joined: JoinedScores;
  readonly queries: readonly (QueryVerdict & { readonly id: string })[];
}

const floorsFile = projectFile('bench', 'floors', 'figures.json');

/** How well figures are read and looked up, against hand labels. Prints totals; no words of a label unless they are asked for. */
export async function runFigures({ set, show, raise }: FiguresOptions): Promise<void> {
  const scored: SetScores[] = [];
  for (const name of set === 'all' ? setNames : [set]) {
    const labelled = readSet(name);
    if (labelled) scored.push(await scoreSet(labelled));
    else console.log(`figures: ${name} SKIPPED, its minutes or labels are not here.`);
  }
  printScores(scored);
  if (show) for (const one of scored) printFailures(one);

  const reached = Object.fromEntries(scored.map((one) => [one.set.name, floorOf(one)]));
  const floors = readFloors(floorsFile);
  const below = Object.entries(reached).flatMap(([name, floor]) => belowFloor(name, floor, floors));
  for (const sentence of below) console.error(sentence);
  if (below.length > 0) process.exitCode = 1;
  if (raise) writeFloors(floorsFile, raiseFloors(floors, reached));
  saveResults(
    'figures',
    `npm run bench -- figures --set ${set}`,
    Object.fromEntries(scored.map((one) => [one.set.name, { ...one.total, ...floorOf(one) }])),
  );
}

/** Takes the minutes of a set in and compares what was read with its labels. */
export async function scoreSet(set: FigureSet): Promise<SetScores> {
  const library = await openFigures(set.minutes, set.options);
  try {
    const scoreAll = async (labelled: readonly LabelledDocument[]) => {
      const scores = [];
      for (const labels of labelled)
        scores.push({
          document: labels.document,
          ...scoreFigures(await library.figuresOf(labels.document), labels, library.wording),
        });
      return scores;
    };
    const documents = await scoreAll(set.documents);
    const beside = await scoreAll(set.beside);
    const joined = scoreJoined(
      set.same,
      mapsIn(documents, ({ found }) => found),
      library.register,
    );
    const counted = addCounts(documents.map(({ counts }) => counts));
    const queries = [];
    const found = foundLabels([...set.documents, ...set.beside], [...documents, ...beside], library);
    for (const query of set.queries)
      queries.push({ id: query.id, ...judgeQuery(query, await library.lookUp(query.query), found) });
    return {
      set,
      documents,
      total: { ...counted, severe: { ...counted.severe, 'unlike figures joined': joined.joined.length } },
      joined,
      queries,
    };
  } finally {
    await library.close();
  }
}

const mapsIn = <Value>(
  scores: readonly DocumentScores[],
  of: (scores: DocumentScores) => ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> => new Map(scores.flatMap((one) => [...of(one)]));

function foundLabels(
  labels: readonly LabelledDocument[],
  scores: readonly DocumentScores[],
  library: FiguresLibrary,
): FoundLabels {
  const observations = mapsIn(scores, ({ found }) => found);
  const all = labels.flatMap((one) => one.observations);
  const optional = new Set(
    labels.flatMap(({ trends }) => trends.filter((trend) => trend.optional).map(({ id }) => id)),
  );
  const named = (name: string) => all.filter(({ metric }) => metric === name);
  return {
    observations,
    trends: mapsIn(scores, ({ foundTrends }) => foundTrends),
    tolerated: new Set(scores.flatMap(({ tolerated }) => tolerated.map(({ id }) => id))),
    isOptional: (id) => optional.has(id),
    isLabelled: (name) => named(name).length > 0,
    keysOf: (name) => {
      const own = named(name).flatMap(({ id }) => observations.get(id)?.metric.key ?? []);
      if (named(name).length > 0) return [...new Set(own)];
      const key = library.keyOf(name);
      return key === null ? [] : [key];
    },
  };
}

const rounded = (part: number, whole: number): number => (whole === 0 ? 0 : Math.floor((1000 * part) / whole) / 1000);

function floorOf({ total, queries }: SetScores): Floor {
  const sum = (of: 'right' | 'of'): number => fields.reduce((all, field) => all + total.fields[field][of], 0);
  return {
    precision: rounded(total.found, total.found + total.wrong),
    recall: rounded(total.found, total.labelled),
    fields: rounded(sum('right'), sum('of')),
    trends: rounded(total.trends.found, total.trends.labelled),
    lookUps: rounded(queries.filter(({ right }) => right).length, queries.length),
    severe: severeIn(total),
  };
}

function printScores(scored: readonly SetScores[]): void {
  printTable(
    'Observations',
    scored.flatMap(({ set, documents, total }) => [
      ...documents.map(({ document, counts }) => observationRow(document, counts)),
      observationRow(`${set.name}, all ${documents.length}`, total),
    ]),
  );
  printTable(
    'Fields of what was paired with a label',
    fields.map((field) => ({
      field,
      ...Object.fromEntries(
        scored.map(({ set, total }) => [
          set.name,
          `${total.fields[field].right}/${total.fields[field].of} ${percent(total.fields[field].right, total.fields[field].of)}`,
        ]),
      ),
    })),
  );
  printTable(
    'Severe errors',
    severeKinds.map((kind) => ({
      kind,
      ...Object.fromEntries(scored.map(({ set, total }) => [set.name, total.severe[kind]])),
    })),
  );
  printTable('Trends, numbers that are no figures, and measures kept together or apart', scored.map(otherRow));
  printTable('Look-ups', scored.map(queryRow));
}

const observationRow = (set: string, counts: FigureCounts): Row => ({
  set,
  labelled: counts.labelled,
  found: counts.found,
  missed: counts.missed,
  wrong: counts.wrong,
  precision: `${(100 * precisionOf(counts)).toFixed(1)}%`,
  recall: `${(100 * recallOf(counts)).toFixed(1)}%`,
  severe: severeIn(counts),
});

const otherRow = ({ set, total, joined }: SetScores): Row => ({
  set: set.name,
  trends: `${total.trends.found}/${total.trends.labelled}`,
  'kind right': `${total.trends.kind.right}/${total.trends.kind.of}`,
  unlabelled: total.trends.unlabelled,
  'no figures, taken': `${total.notObservations.taken}/${total.notObservations.labelled}`,
  'one measure, together': `${joined.together}/${joined.groups}`,
  'two measures, joined': `${joined.joined.length}/${joined.pairs}`,
});

function queryRow({ set, queries }: SetScores): Row {
  const count = (some: typeof queries, holds: (query: QueryVerdict) => boolean): number => some.filter(holds).length;
  const answerable = queries.filter((query) => query.answerable);
  const sum = (of: 'shown' | 'wanted'): number => queries.reduce((all, { qualitative }) => all + qualitative[of], 0);
  return {
    set: set.name,
    right: `${count(queries, ({ right }) => right)}/${queries.length}`,
    'right where every figure was read': `${count(answerable, ({ right }) => right)}/${answerable.length}`,
    'showed what must not be': count(queries, ({ forbidden }) => forbidden),
    'trends shown': `${sum('shown')}/${sum('wanted')}`,
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

function printFailures({ documents, joined, queries }: SetScores): void {
  for (const { document, misses, wrongs, severe, missedTrends, fieldsWrong } of documents) {
    console.log(`\n${document}`);
    for (const { id, metric, value, change, unit, quote } of misses)
      console.log(`  missed ${id}: ${metric} ${value ?? `change ${change?.value}`} ${unit} | ${oneLine(quote)}`);
    for (const { metric, value, change, unit, quote } of wrongs)
      console.log(`  wrong: ${metric.name} ${value ?? `change ${change?.value}`} ${unit} | ${oneLine(quote)}`);
    for (const { label, field, observation } of fieldsWrong)
      console.log(`  ${field} of ${label.id}: ${valueAt(observation, field)}, not ${valueAt(label, field)}`);
    for (const { kind, observation } of severe) console.log(`  SEVERE ${kind} | ${oneLine(observation.quote)}`);
    for (const { id, direction, quote } of missedTrends)
      console.log(`  trend missed ${id}: ${direction} | ${oneLine(quote)}`);
  }
  for (const [first, second] of joined.joined) console.log(`  SEVERE unlike figures joined | ${first} and ${second}`);
  for (const { id, right } of queries) if (!right) console.log(`  look-up ${id} wrong`);
}

function valueAt(record: object, field: string): string {
  let value: unknown = record;
  for (const step of field.split('.')) value = (value as Readonly<Record<string, unknown>> | null)?.[step];
  return JSON.stringify(value) ?? 'null';
}
