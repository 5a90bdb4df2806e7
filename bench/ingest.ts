import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingest } from '../ingest/ingest.js';
import { textReader } from '../ingest/readers/text.js';
import type { IngestReport } from '../ingest/report.js';
import { recordRules } from '../ingest/rules.js';
import { refreshVectorIndex } from '../src/library/index/refresh.js';
import { openSqliteLibrary } from '../src/library/sqlite/sqlite-library.js';
import { loadMeasureRegister } from '../src/vocabulary/metrics/register.js';
import { loadVocabulary } from '../src/vocabulary/vocabulary.js';
import { writePages } from './invented/pages.js';
import { lexicalModel } from './library.js';
import { fixed, percent, printTable, type Row, saveResults } from './report.js';

/** A second run over unchanged documents may take this part of the first. */
const mostOfFirst = 0.03;

/** How fast documents are taken in, where the time goes, and what a run costs when nothing has changed. */
export async function runIngestBench(options: { readonly documents: number }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-bench-'));
  try {
    const pages = join(folder, 'pages');
    const bytes = writePages(pages, options.documents);
    const first = await ingestOnce(folder, pages);
    const second = await ingestOnce(folder, pages);
    const runs: readonly (readonly [string, IngestReport])[] = [
      ['first', first],
      ['second, nothing changed', second],
    ];
    printTable(
      `Ingest of ${options.documents} documents, ${fixed(bytes / 1e6, 1)} MB`,
      runs.map(([run, report]) => describe(run, report)),
    );
    const part = second.timingsMs.total / first.timingsMs.total;
    console.log(
      `\nThe second run took ${fixed(part * 100, 1)}% of the first (wanted: below ${mostOfFirst * 100}%) and embedded ${second.totals.embedded} passages (wanted: 0).`,
    );
    saveResults('ingest', `npm run bench -- ingest --documents ${options.documents}`, {
      first: first.timingsMs,
      second: second.timingsMs,
      totals: first.totals,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ingestOnce(dataFolder: string, pages: string): Promise<IngestReport> {
  const library = openSqliteLibrary(join(dataFolder, 'library.sqlite'), { create: true });
  try {
    return await ingest(
      { paths: [pages], prune: false, maxBytes: 50_000_000, fallback: { council: null, body: null } },
      {
        library,
        readers: [textReader],
        model: lexicalModel(() => 1),
        rules: recordRules(loadVocabulary(), loadMeasureRegister()),
        now: () => new Date('2026-01-15T09:00:00Z'),
        refreshIndex: () => refreshVectorIndex(library, { dataFolder, indexFrom: null }),
      },
    );
  } finally {
    await library.close();
  }
}

function describe(run: string, { timingsMs, totals }: IngestReport): Row {
  const { total, ...stages } = timingsMs;
  const named = Object.values(stages).reduce((sum, spent) => sum + spent, 0);
  return {
    run,
    documents: totals.documents,
    passages: totals.passages,
    embedded: totals.embedded,
    ...Object.fromEntries(Object.entries(stages).map(([stage, spent]) => [stage, percent(spent, total)])),
    other: percent(total - named, total),
    'total s': fixed(total / 1000, 2),
    'docs/s': Math.round((1000 * totals.documents) / total),
  };
}
