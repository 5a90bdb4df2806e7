import type { Library } from '../src/library/library.js';
import type { Warning } from '../src/minutes/types.js';
import type { EmbeddingModel } from '../src/models/embedding-model.js';
import { embedMissing } from './embed.js';
import type { FigureProposer } from './figures/proposing/proposer.js';
import { createJob } from './job.js';
import { extensionsOf, type Reader } from './readers/reader.js';
import type { RecordRules } from './record.js';
import { type DocumentReport, type IngestReport, reportWithout, totalsOf } from './report.js';
import { listRoots, type RootListing } from './roots.js';
import type { ListOptions } from './sources/folder.js';
import { createStopwatch } from './stopwatch.js';

/** What the job is doing, as it happens. `stage` is where it would be if it were killed now. */
export type IngestStage =
  | 'reading'
  | 'parsing'
  | 'proposing'
  | 'storing'
  | 'stored'
  | 'embedding'
  | 'indexing'
  | 'done';

export interface IngestOptions {
  /** Files and folders. */
  readonly paths: readonly string[];
  readonly prune: boolean;
  /** Largest file that is read, in bytes. */
  readonly maxBytes: number;
  readonly fallback: { readonly council: string | null; readonly body: string | null };
}

export interface IngestDependencies {
  readonly library: Library;
  readonly readers: readonly Reader[];
  readonly model: EmbeddingModel;
  readonly rules: RecordRules;
  /** Proposes figures that the rules leave out; without one the rules read alone. */
  readonly proposer?: FigureProposer | undefined;
  readonly now: () => Date;
  /** Brings derived indexes up to date with the library. */
  readonly refreshIndex: () => Promise<void>;
  readonly onStage?: (stage: IngestStage, document: string | null) => void;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Reads minutes into the library. A document that cannot be read costs only itself; what was stored stays stored, so after a crash
 * the next run does the rest. Throws `UsageError` for a path or sidecar that cannot be used, before anything is changed.
 */
export async function ingest(options: IngestOptions, dependencies: IngestDependencies): Promise<IngestReport> {
  const { library, readers, model, onProgress, onStage } = dependencies;
  const watch = createStopwatch();
  const listings = await listRoots(options.paths, await library.roots(), listOptionsOf(options, readers));
  for (const { root } of listings) await library.rememberRoot(root);
  const job = await createJob(options, dependencies, watch);
  const total = listings.reduce((sum, { documents }) => sum + documents.length, 0);
  let done = 0;
  for (const listing of listings) {
    for (const skipped of listing.skipped) await job.note(skipped, listing);
    for (const source of listing.documents) {
      await job.take(source, warningsAbout(listing, source.document));
      done += 1;
      onProgress?.(done, total);
    }
  }
  for (const listing of listings) await job.forget(listing, { prune: options.prune });
  await job.retakeDuplicates();
  const embedded = await watch.time('embed', () => embedMissing(library, model, onStage));
  onStage?.('indexing', null);
  await watch.time('index', dependencies.refreshIndex);
  onStage?.('done', null);
  const documents = [...job.reports(), ...sidecarReports(listings)].sort(byName);
  return { documents, totals: totalsOf(documents, embedded), timingsMs: watch.report() };
}

/** What of a folder is listed. */
export const listOptionsOf = (
  { maxBytes }: Pick<IngestOptions, 'maxBytes'>,
  readers: readonly Reader[],
): ListOptions => ({ maxBytes, extensions: extensionsOf(readers) });

const byName = (a: DocumentReport, b: DocumentReport): number =>
  a.document < b.document ? -1 : a.document > b.document ? 1 : 0;

const warningsAbout = (listing: RootListing, name: string): Warning[] =>
  listing.warnings.filter(({ document }) => document === name).map(({ code, message }): Warning => ({ code, message }));

/** Warnings about a sidecar belong to no document, so the sidecar is reported beside the documents, once. */
function sidecarReports(listings: readonly RootListing[]): DocumentReport[] {
  const reports = new Map<string, DocumentReport>();
  for (const listing of listings)
    for (const { document } of listing.warnings)
      if (!listing.documents.some((other) => other.document === document))
        reports.set(
          `${listing.root}/${document}`,
          reportWithout(document, 'skipped', 'sidecar', warningsAbout(listing, document)),
        );
  return [...reports.values()];
}
