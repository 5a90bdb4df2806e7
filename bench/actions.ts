import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadConfig } from '../src/config.js';
import type { Action, ActionType } from '../src/minutes/types.js';
import { projectFile, projectRoot } from '../src/paths.js';
import { loadMeasureRegister } from '../src/vocabulary/metrics/register.js';
import { loadVocabulary } from '../src/vocabulary/vocabulary.js';
import { openIngestedLibrary } from '../tests/support/ingested-library.js';
import { percent, printTable, type Row, saveResults } from './report.js';
import { type ActionScores, type LabelledActions, sameWhen, scoreActions } from './score-actions.js';

interface ActionSet {
  readonly name: string;
  /** The folder taken in; documents of the labels are named from it. */
  readonly minutes: string;
  readonly labels: readonly LabelledActions[];
}

/** Actions read by the real ingest against the labels in `actions/` and those of real minutes where they are. */
export async function runActions({ show }: { readonly show: boolean }): Promise<void> {
  const rows: Row[] = [];
  for (const set of readSets()) {
    const read = await readActions(set.minutes);
    const scored = set.labels.map((labels) => ({
      document: labels.document,
      scores: scoreActions(labels, read.get(labels.document) ?? []),
    }));
    rows.push(
      rowOf(
        set.name,
        scored.map(({ scores }) => scores),
      ),
    );
    if (show) for (const { document, scores } of scored) showScores(document, scores);
  }
  printTable('Actions', rows);
  saveResults('actions', 'npm run bench -- actions', rows);
}

function readSets(): ActionSet[] {
  const all = JSON.parse(readFileSync(projectFile('bench', 'actions', 'labels.json'), 'utf8')) as LabelledActions[];
  const within = (folder: string): LabelledActions[] =>
    all
      .filter(({ document }) => document.startsWith(`${folder}/`))
      .map((labels) => ({ ...labels, document: labels.document.slice(folder.length + 1) }));
  const own = ['samples', 'bench/actions/minutes', 'bench/actions/held-back'].map(
    (folder): ActionSet => ({
      name: folder,
      minutes: projectFile(...folder.split('/')),
      labels: within(folder),
    }),
  );
  const gold = readGold();
  if (gold === null) console.log('The labels of real minutes are not here and are left out.');
  return gold === null ? own : [...own, gold];
}

interface GoldAction {
  readonly type: ActionType | 'ongoing' | 'external';
  readonly when: string | null;
  readonly quote: string;
}

/** Follow-ups of real minutes; what is under way, and what other bodies do, is tolerated. Null where they are not here. */
function readGold(): ActionSet | null {
  const shared = resolve(projectRoot, '../shared');
  const [gold, corpus] = [`${shared}/gold`, `${shared}/corpus`];
  if (!existsSync(gold) || !existsSync(corpus)) return null;
  const labels = readdirSync(gold)
    .filter((name) => /^\d+_.*\.json$/.test(name))
    .map((name): LabelledActions => {
      const { actions } = JSON.parse(readFileSync(`${gold}/${name}`, 'utf8')) as { actions: GoldAction[] };
      return {
        document: name.replace(/\.json$/, '.txt'),
        actions: actions.flatMap(({ type, quote, when }) =>
          type === 'ongoing' || type === 'external' ? [] : [{ type, words: quote, when }],
        ),
        tolerated: actions.flatMap(({ type, quote }) => (type === 'ongoing' || type === 'external' ? [quote] : [])),
      };
    });
  return { name: 'real minutes', minutes: corpus, labels };
}

/** The actions of a folder by document. */
async function readActions(minutes: string): Promise<Map<string, Action[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-bench-'));
  const parts = { vocabulary: loadVocabulary(), measures: loadMeasureRegister() };
  const library = await openIngestedLibrary(minutes, { config: loadConfig({}, { data: folder }), ...parts });
  try {
    const byDocument = new Map<string, Action[]>();
    for (const action of await library.actions()) {
      const { document } = action.source;
      byDocument.set(document, [...(byDocument.get(document) ?? []), action]);
    }
    return byDocument;
  } finally {
    await library.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowOf(set: string, all: readonly ActionScores[]): Row {
  const matched = all.flatMap((scores) => scores.matched);
  const missed = all.reduce((sum, scores) => sum + scores.missed.length, 0);
  const wrong = all.reduce((sum, scores) => sum + scores.wrong.length, 0);
  const of = (right: (pair: (typeof matched)[number]) => boolean): string =>
    percent(matched.filter(right).length, matched.length);
  return {
    set,
    labels: matched.length + missed,
    found: matched.length,
    wrong,
    recall: percent(matched.length, matched.length + missed),
    precision: percent(matched.length, matched.length + wrong),
    type: of(({ label, read }) => label.type === read.type),
    when: of(({ label, read }) => sameWhen(label.when, read.when)),
    due: of(({ label, read }) => label.due === undefined || label.due === read.due),
  };
}

function showScores(document: string, { matched, missed, wrong }: ActionScores): void {
  for (const { words, type } of missed) console.log(`MISSED ${document} (${type}) ${words}`);
  for (const { what, type } of wrong) console.log(`WRONG ${document} (${type}) ${what}`);
  for (const { label, read } of matched) {
    if (label.type !== read.type) console.log(`TYPE ${document} ${label.type}, read ${read.type}: ${label.words}`);
    if (!sameWhen(label.when, read.when))
      console.log(`WHEN ${document} “${label.when}”, read “${read.when}”: ${label.words}`);
  }
}
