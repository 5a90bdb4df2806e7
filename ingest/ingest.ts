import { AppError, ReadError } from '../src/errors.js';
import type { Library } from '../src/library/library.js';
import type { KnownDocument } from '../src/library/records.js';
import type { Warning } from '../src/minutes/types.js';
import type { EmbeddingModel } from '../src/models/embedding-model.js';
import { embedMissing } from './embed.js';
import { digestOf } from './identity.js';
import { nameFor } from './names.js';
import { extensionsOf, type Reader, readerFor } from './readers/reader.js';
import { buildRecord } from './record.js';
import { type DocumentReport, type IngestReport, reportWithout, totalsOf } from './report.js';
import { listRoot, type RootListing } from './roots.js';
import { type SegmentRules, segmenterVersion } from './segment/segment.js';
import { readStable } from './sources/read-stable.js';
import type { SourceDocument } from './sources/source.js';
import { createStopwatch } from './stopwatch.js';

/** What the job is doing, as it happens. `stage` is where it would be if it were killed now. */
export type IngestStage = 'reading' | 'parsing' | 'storing' | 'stored' | 'embedding' | 'indexing' | 'done';

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
  readonly rules: SegmentRules;
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
  const { library, readers, onProgress } = dependencies;
  const watch = createStopwatch();
  const listings = await listAll(options, library, readers);
  for (const { root } of listings) await library.rememberRoot(root);
  const job = await createJob(options, dependencies, watch);
  const reports: DocumentReport[] = [];
  const total = listings.reduce((sum, { documents }) => sum + documents.length, 0);
  for (const listing of listings) {
    for (const skipped of listing.skipped) reports.push(await job.note(skipped, listing));
    for (const source of listing.documents) {
      reports.push(await job.take(source, warningsFor(listing, source)));
      onProgress?.(reports.length, total);
    }
    if (options.prune) reports.push(...(await job.prune(listing)));
    reports.push(...sidecarReports(listing));
  }
  const embedded = await watch.time('embed', () => embedMissing(library, dependencies.model, dependencies.onStage));
  dependencies.onStage?.('indexing', null);
  await watch.time('index', dependencies.refreshIndex);
  dependencies.onStage?.('done', null);
  const documents = reports.sort((a, b) => (a.document < b.document ? -1 : a.document > b.document ? 1 : 0));
  return { documents, totals: totalsOf(documents, embedded), timingsMs: watch.report() };
}

async function listAll(options: IngestOptions, library: Library, readers: readonly Reader[]): Promise<RootListing[]> {
  const known = await library.roots();
  const listings: RootListing[] = [];
  for (const path of options.paths)
    listings.push(await listRoot(path, known, { maxBytes: options.maxBytes, extensions: extensionsOf(readers) }));
  return listings;
}

const asWarning = ({ code, message }: { code: string; message: string }): Warning => ({ code, message });
const warningsFor = (listing: RootListing, source: SourceDocument): Warning[] =>
  listing.warnings.filter(({ document }) => document === source.document).map(asWarning);

/** Warnings about a sidecar belong to no document, so the sidecar is reported beside the documents. */
const sidecarReports = (listing: RootListing): DocumentReport[] =>
  [...new Set(listing.warnings.map(({ document }) => document))]
    .filter((name) => !listing.documents.some(({ document }) => document === name))
    .map((name) =>
      reportWithout(
        name,
        'skipped',
        'sidecar',
        listing.warnings.filter(({ document }) => document === name).map(asWarning),
      ),
    );

async function createJob(
  options: IngestOptions,
  dependencies: IngestDependencies,
  watch: ReturnType<typeof createStopwatch>,
) {
  const { library, readers, rules, now, onStage } = dependencies;
  const known = new Map((await library.knownDocuments()).map((document) => [document.document, document]));
  const seen = new Set<string>();

  /** A file that the source itself ruled out. What was held under its name stays until `--prune`. */
  async function note(skipped: RootListing['skipped'][number], listing: RootListing): Promise<DocumentReport> {
    const { name } = nameFor(skipped.document, { path: listing.root, name: baseName(listing.root) }, known);
    seen.add(name);
    if (skipped.status === 'failed' && known.get(name)?.status !== 'stored')
      await fail(name, listing.root, skipped.reason, skipped.message, null);
    return reportWithout(name, skipped.status, skipped.reason, [{ code: skipped.reason, message: skipped.message }]);
  }

  async function take(source: SourceDocument, sourceWarnings: readonly Warning[]): Promise<DocumentReport> {
    const { name, moved } = nameFor(source.document, { path: source.root, name: source.rootName }, known);
    seen.add(name);
    const warnings: Warning[] = [...sourceWarnings];
    if (moved)
      warnings.push({
        code: 'name_taken',
        message: `Another folder already holds ${source.document}, so this one is kept as ${name}.`,
      });
    try {
      return await takeReadable(name, source, warnings);
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      // An older copy that could be read is worth more than none.
      if (known.get(name)?.status !== 'stored') await fail(name, source.root, error.reason, error.message, source);
      return reportWithout(name, 'failed', error.reason, [...warnings, { code: error.reason, message: error.message }]);
    }
  }

  async function takeReadable(
    name: string,
    source: SourceDocument,
    warnings: readonly Warning[],
  ): Promise<DocumentReport> {
    const before = known.get(name);
    if (source.sidecar.access === 'exempt') return exempt(name, source, before);
    onStage?.('reading', name);
    const { bytes, digest } = await watch.time('read', () =>
      readStable(source.absolutePath, { maxBytes: options.maxBytes }),
    );
    const reader = readerFor(source.absolutePath, readers);
    if (!reader) return reportWithout(name, 'skipped', 'unsupported');
    const fingerprint = digestOf(
      digest,
      source.sidecarDigest,
      reader.name,
      String(segmenterVersion),
      options.fallback.council,
      options.fallback.body,
    );
    const twin = [...known.values()].find(
      (other) => other.digest === digest && other.document !== name && other.status === 'stored',
    );
    if (before?.fingerprint === fingerprint && before.status === 'stored') return unchanged(name);
    if (twin) return duplicate(name, source, twin, digestOf(fingerprint, twin.document), before);
    if (before?.fingerprint === fingerprint && before.status === 'failed')
      return reportWithout(name, 'failed', 'unreadable');
    onStage?.('parsing', name);
    const extracted = await watch.time('parse', () => reader.read(bytes, source.absolutePath));
    const record = await watch.time('parse', async () =>
      buildRecord(
        { name, source, extracted, digest, fingerprint, fallback: options.fallback, now: now().toISOString() },
        rules,
      ),
    );
    if (record.items.length === 0)
      return reportWithout(name, 'skipped', 'empty', [
        ...warnings,
        { code: 'empty', message: 'There are no words in the document.' },
      ]);
    onStage?.('storing', name);
    await watch.time('store', () =>
      library.storeDocument({
        ...record,
        document: { ...record.document, warnings: [...warnings, ...record.document.warnings] },
      }),
    );
    onStage?.('stored', name);
    known.set(name, { document: name, root: source.root, fingerprint, digest, status: 'stored' });
    return {
      document: name,
      status: before?.status === 'stored' ? 'updated' : 'created',
      reason: null,
      meetings: record.meetings.length,
      items: record.items.length,
      passages: record.passages.length,
      observations: 0,
      withheld: record.withheld.length,
      warnings: [...warnings, ...record.document.warnings],
    };
  }

  /** What a run that changes nothing reports is what is held, without reading it. */
  const unchanged = (name: string): DocumentReport => reportWithout(name, 'unchanged', null);

  async function exempt(
    name: string,
    source: SourceDocument,
    before: KnownDocument | undefined,
  ): Promise<DocumentReport> {
    if (before?.status !== 'exempt')
      await remember(
        name,
        source.root,
        'exempt',
        'exempt',
        'The sidecar says that this document is exempt; nothing of it is held.',
        source,
        null,
        source.sidecarDigest,
      );
    return reportWithout(name, 'skipped', 'exempt');
  }

  async function duplicate(
    name: string,
    source: SourceDocument,
    twin: KnownDocument,
    fingerprint: string,
    before: KnownDocument | undefined,
  ): Promise<DocumentReport> {
    const message = `The same bytes are held as ${twin.document}.`;
    if (before?.fingerprint !== fingerprint)
      await remember(name, source.root, 'duplicate', 'duplicate_of', message, source, twin.document, fingerprint);
    return reportWithout(name, 'skipped', 'duplicate_of', [{ code: 'duplicate_of', message }]);
  }

  const fail = (
    name: string,
    root: string,
    reason: string,
    message: string,
    source: SourceDocument | null,
  ): Promise<void> => remember(name, root, 'failed', reason, message, source, null, '');

  async function remember(
    name: string,
    root: string,
    status: 'failed' | 'duplicate' | 'exempt',
    reason: string,
    message: string,
    source: SourceDocument | null,
    duplicateOf: string | null,
    fingerprint: string,
  ): Promise<void> {
    const sidecar = source?.sidecar;
    await library.storeUnheld({
      document: name,
      root,
      status,
      reason,
      message,
      council: sidecar?.council ?? null,
      body: sidecar?.body ?? null,
      heldOn: sidecar?.heldOn ?? null,
      duplicateOf,
      fingerprint,
    });
    known.set(name, { document: name, root, fingerprint, digest: null, status });
  }

  /** Forgets documents of the root that are no longer there. */
  async function prune(listing: RootListing): Promise<DocumentReport[]> {
    const gone = [...known.values()].filter(
      (document) =>
        document.root === listing.root &&
        !seen.has(document.document) &&
        listing.covers(inRoot(document.document, listing.root)),
    );
    for (const { document } of gone) {
      await library.deleteDocument(document);
      known.delete(document);
    }
    return gone.map(({ document }) => reportWithout(document, 'deleted', null));
  }

  return { note, take, prune };
}

const baseName = (root: string): string =>
  root
    .split(/[\\/]/)
    .filter((part) => part !== '')
    .at(-1) ?? root;

/** A document's path in its root, without the folder name that a taken name put in front. */
function inRoot(name: string, root: string): string {
  const [first, ...rest] = name.split('/');
  const base = baseName(root);
  return first !== undefined && rest.length > 0 && (first === base || first.startsWith(`${base}-`))
    ? rest.join('/')
    : name;
}

/** True for errors after which going on would only fail again. */
export const stopsTheJob = (error: unknown): boolean => error instanceof AppError && error.code === 'disk_full';
