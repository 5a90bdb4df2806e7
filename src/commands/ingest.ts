import { existsSync, writeSync } from 'node:fs';
import { Presets, SingleBar } from 'cli-progress';
import { type IngestStage, ingest, listOptionsOf } from '../../ingest/ingest.js';
import type { Reader } from '../../ingest/readers/reader.js';
import { textReader } from '../../ingest/readers/text.js';
import type { DocumentReport, IngestReport } from '../../ingest/report.js';
import { listRoots } from '../../ingest/roots.js';
import { recordRules } from '../../ingest/rules.js';
import { refreshVectorIndex } from '../library/index/refresh.js';
import type { Library } from '../library/library.js';
import { takeIngestLock } from '../library/sqlite/ingest-lock.js';
import type { Context, Run } from './context.js';
import { openProposer } from './open-proposer.js';
import { type Output, paint } from './output.js';

export interface IngestFlags {
  readonly prune?: boolean;
  readonly council?: string;
  readonly body?: string;
}

/** Reads files and folders into the library; exit code 3 when some documents failed. */
export const runIngest =
  (paths: readonly string[], flags: IngestFlags): Run =>
  async ({ config, output, json, openLibrary, openModel, vocabulary, measures, now }) => {
    const options = {
      paths,
      prune: flags.prune ?? false,
      maxBytes: config.maxBytes,
      fallback: { council: flags.council ?? null, body: flags.body ?? null },
    };
    const rules = recordRules(vocabulary(), measures());
    // What is wrong with the command itself is said before there is a library that would then answer from nothing.
    const model = await openModel();
    const proposer = (await openProposer(config, now)) ?? undefined;
    if (!existsSync(config.libraryFile)) await listRoots(paths, [], listOptionsOf(options, readers));
    const bar = createProgress(output, json);
    const report = await withLibrary(config.dataFolder, openLibrary, (library) =>
      ingest(options, {
        library,
        readers,
        model,
        rules,
        proposer,
        now,
        refreshIndex: () => refreshVectorIndex(library, config),
        onProgress: bar.update,
        ...(config.trace ? { onStage: trace } : {}),
      }),
    ).finally(bar.stop);
    output.result(json ? JSON.stringify(report) : describe(output, report));
    return report.totals.failed > 0 ? 3 : 0;
  };

const readers: readonly Reader[] = [textReader];

/** Holds the right to write while the work is done, and lets go of it however that ends. */
async function withLibrary<Result>(
  dataFolder: string,
  openLibrary: Context['openLibrary'],
  work: (library: Library) => Promise<Result>,
): Promise<Result> {
  const lock = takeIngestLock(dataFolder);
  try {
    const library = openLibrary({ create: true });
    try {
      return await work(library);
    } finally {
      await library.close();
    }
  } finally {
    lock.release();
  }
}

/** Written at once, so that the last line tells where a killed run was. */
const trace = (stage: IngestStage, document: string | null): void => {
  writeSync(2, `stage ${stage}${document === null ? '' : ` ${document}`}\n`);
};

function createProgress(_output: Output, json: boolean) {
  if (json || process.stderr.isTTY !== true) return { update: undefined, stop: () => {} };
  const bar = new SingleBar(
    { format: 'Reading {bar} {value} of {total}', clearOnComplete: true, stream: process.stderr },
    Presets.shades_grey,
  );
  let started = false;
  return {
    update: (done: number, total: number): void => {
      if (!started) bar.start(total, 0);
      started = true;
      bar.update(done);
    },
    stop: (): void => {
      if (started) bar.stop();
      started = false;
    },
  };
}

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

function describe(output: Output, report: IngestReport): string {
  const { totals } = report;
  const counts = (['created', 'updated', 'unchanged', 'deleted', 'skipped', 'failed'] as const)
    .filter((status) => totals[status] > 0)
    .map((status) => `${totals[status].toLocaleString('en-GB')} ${status}`);
  const lines = [
    paint(
      output,
      'bold',
      counts.length > 0 ? `${plural(totals.documents, 'document')}: ${counts.join(', ')}.` : 'No documents found.',
    ),
  ];
  if (totals.items > 0)
    lines.push(
      `Taken in: ${plural(totals.meetings, 'meeting')}, ${plural(totals.items, 'agenda item')}, ${plural(totals.passages, 'passage')}.`,
    );
  if (totals.withheld > 0)
    lines.push(
      `Withheld: ${plural(totals.withheld, 'stretch', 'stretches')} of text that is exempt, about private persons or withdrawn; none of it is stored.`,
    );
  for (const document of report.documents) lines.push(...describeDocument(output, document));
  return lines.join('\n');
}

function describeDocument(output: Output, document: DocumentReport): string[] {
  const style = document.status === 'failed' ? 'red' : document.status === 'skipped' ? 'yellow' : 'dim';
  if (document.status === 'unchanged') return [];
  const found =
    document.items > 0 ? ` · ${plural(document.items, 'item')}, ${plural(document.passages, 'passage')}` : '';
  const remarks = document.warnings.map(({ message }) => `    ${message}`);
  return [`  ${paint(output, style, document.status.padEnd(9))} ${document.document}${found}`, ...remarks];
}
