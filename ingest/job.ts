import { basename, join } from 'node:path';
import { AppError, ReadError } from '../src/errors.js';
import type { DocumentRecord, KnownDocument } from '../src/library/records.js';
import { termsVersion } from '../src/library/terms.js';
import type { Warning } from '../src/minutes/types.js';
import { figuresVersion, type ProposedFigure } from './figures/find-figures.js';
import { proposeFigures } from './figures/proposing/propose-figures.js';
import { exemptAmongAbsent, goneFrom } from './forget.js';
import { digestOf } from './identity.js';
import type { IngestDependencies, IngestOptions } from './ingest.js';
import { nameFor } from './names.js';
import { type Reader, readerFor } from './readers/reader.js';
import { buildRecord, type RecordBuilt, recordVersion } from './record.js';
import { type DocumentReport, reportWithout } from './report.js';
import type { RootListing } from './roots.js';
import { segmenterVersion } from './segment/segment.js';
import { openShelf } from './shelf.js';
import { readStable } from './sources/read-stable.js';
import type { SourceDocument } from './sources/source.js';
import type { createStopwatch } from './stopwatch.js';

/** A document of this run, under the name it is kept by. */
interface Taken {
  readonly name: string;
  readonly source: SourceDocument;
  readonly warnings: readonly Warning[];
  /** What was known under the name before. */
  readonly before: KnownDocument | undefined;
  /** The same file, known from a folder that has now become part of a larger root. */
  readonly former: KnownDocument | undefined;
}

/** Takes documents into the library one by one and keeps the report of each. */
export async function createJob(
  options: IngestOptions,
  { library, readers, rules, proposer, now, onStage }: IngestDependencies,
  watch: ReturnType<typeof createStopwatch>,
) {
  const shelf = await openShelf(library);
  const { known } = shelf;
  const cleared = await library.cleared();
  const reports = new Map<string, DocumentReport>();
  /** Names of documents that are there. */
  const present = new Set<string>();
  const duplicates: { readonly taken: Taken; readonly key: string; readonly digest: string; readonly twin: string }[] =
    [];

  const keyOf = (root: string, document: string): string => `${root}\0${document}`;

  /** A file that the source itself ruled out. What was held under its name stays until `--prune`. */
  async function note(skipped: RootListing['skipped'][number], { root }: RootListing): Promise<void> {
    const { name } = nameFor(skipped.document, { path: root, name: basename(root) || root }, known);
    const { status, reason, message } = skipped;
    const former = shelf.formerOf(join(root, skipped.document), root);
    const before = known.get(name);
    if (
      skipped.sidecar.access === 'exempt' &&
      (before || former || (status === 'failed' && skipped.document !== '.'))
    ) {
      present.add(name);
      reports.set(keyOf(root, skipped.document), await exempt({ name, root, source: skipped, before, former }));
      return;
    }
    reports.set(keyOf(root, skipped.document), reportWithout(name, status, reason, [{ code: reason, message }]));
    if (status !== 'failed') return;
    present.add(name);
    if (!shelf.isHeld(name) && !isStored(former))
      await shelf.keepAway({ name, root }, { status: 'failed', reason, message });
    else if (former) present.add(former.document);
  }

  /** Takes a document in, unless an earlier path of this run did. */
  async function take(source: SourceDocument, sourceWarnings: readonly Warning[]): Promise<void> {
    const key = keyOf(source.root, source.document);
    if (reports.has(key)) return;
    const { name, moved } = nameFor(source.document, { path: source.root, name: source.rootName }, known);
    const warnings: Warning[] = [...sourceWarnings];
    if (moved)
      warnings.push({
        code: 'name_taken',
        message: `Another folder already holds ${source.document}, so this one is kept as ${name}.`,
      });
    const former = shelf.formerOf(source.absolutePath, source.root);
    reports.set(key, await attempt({ name, source, warnings, before: known.get(name), former }));
  }

  async function attempt(taken: Taken): Promise<DocumentReport> {
    const { name, source, warnings, before, former } = taken;
    present.add(name);
    try {
      return await takeReadable(taken);
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      const { reason, message } = error;
      // An older copy that could be read is worth more than none.
      if (former && isStored(former)) present.add(former.document);
      else if (!isStored(before))
        await shelf.keepAway({ name, root: source.root, source }, { status: 'failed', reason, message });
      return reportWithout(name, 'failed', reason, [...warnings, { code: reason, message }]);
    }
  }

  async function takeReadable(taken: Taken): Promise<DocumentReport> {
    const { name, source, before, former } = taken;
    if (source.sidecar.access === 'exempt') return exempt({ ...taken, root: source.root });
    onStage?.('reading', name);
    const { bytes, digest } = await watch.time('read', () => readStable(source.absolutePath, options));
    const reader = readerFor(source.absolutePath, readers);
    if (!reader) return reportWithout(name, 'skipped', 'unsupported');
    const byRules = fingerprintOf(digest, source, reader, options.fallback, rules.measures.digest);
    const fingerprint = proposer ? digestOf(byRules, proposer.id) : byRules;
    if (isStored(before) && before?.fingerprint === fingerprint) return reportWithout(name, 'unchanged', null);
    const twin = shelf.holderOf(digest);
    if (twin !== undefined && twin !== name && twin !== former?.document)
      return duplicate(taken, digest, fingerprint, twin);
    const parse = parserOf(taken, { bytes, digest, reader });
    const built = await parse(byRules);
    if (!proposer || built.leftOut.length === 0) return store(taken, { ...built.record, fingerprint });
    return store(taken, await withProposed(name, built, (proposed) => parse(fingerprint, proposed)));
  }

  /** Reads the text of a document as often as it is asked to. */
  function parserOf(
    { name, source }: Taken,
    { bytes, digest, reader }: { bytes: Uint8Array; digest: string; reader: Reader },
  ): (fingerprint: string, proposed?: readonly ProposedFigure[]) => Promise<RecordBuilt> {
    const { fallback } = options;
    return async (fingerprint, proposed = []) => {
      onStage?.('parsing', name);
      return asReadError(name, () =>
        watch.time('parse', async () => {
          const extracted = await reader.read(bytes, source.absolutePath);
          return buildRecord(
            { name, source, extracted, digest, fingerprint, fallback, cleared, proposed, now: now().toISOString() },
            rules,
          );
        }),
      );
    };
  }

  /** Where nobody could be asked, the document is held as the rules read it, with their fingerprint: the next ingest asks again. */
  async function withProposed(
    name: string,
    built: RecordBuilt,
    parse: (proposed: readonly ProposedFigure[]) => Promise<RecordBuilt>,
  ): Promise<DocumentRecord> {
    if (!proposer) return built.record;
    onStage?.('proposing', name);
    try {
      const held = await library.withoutWithdrawn(built.record);
      const proposed = await watch.time('propose', () => proposeFigures(built, held, proposer));
      return (await parse(proposed)).record;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'model') throw error;
      const { record } = built;
      const message = `${error.message} The figures are those that the rules read; the next ingest asks again.`;
      const warnings = [...record.document.warnings, { code: 'figures_not_proposed', message }];
      return { ...record, document: { ...record.document, warnings } };
    }
  }

  async function store(taken: Taken, record: DocumentRecord): Promise<DocumentReport> {
    const { name, source, before, former } = taken;
    if (record.items.length === 0) {
      present.delete(name);
      const message = 'There are no words in the document.';
      return reportWithout(name, 'skipped', 'empty', [...taken.warnings, { code: 'empty', message }]);
    }
    const warnings = [...taken.warnings, ...record.document.warnings];
    onStage?.('storing', name);
    const held = await asReadError(name, () =>
      watch.time('store', () => library.storeDocument({ ...record, document: { ...record.document, warnings } })),
    );
    onStage?.('stored', name);
    const { digest, access } = held.document;
    shelf.remember({ document: name, root: source.root, fingerprint: record.fingerprint, digest, status: 'stored' });
    await leaveFormer(former);
    const kept = { withheld: held.withheld.length, warnings: held.document.warnings };
    if (access === 'exempt') return { ...reportWithout(name, 'skipped', 'withdrawn'), ...kept };
    return {
      document: name,
      status: isStored(before) || isStored(former) ? 'updated' : 'created',
      reason: null,
      meetings: held.meetings.length,
      items: held.items.length,
      passages: held.passages.length,
      observations: held.observations.length,
      ...kept,
    };
  }

  async function exempt({
    name,
    root,
    source,
    before,
    former,
  }: Pick<Taken, 'name' | 'before' | 'former'> & {
    readonly root: string;
    readonly source: Pick<SourceDocument, 'sidecar' | 'sidecarDigest'>;
  }): Promise<DocumentReport> {
    const message = 'The sidecar says that this document is exempt; nothing of it is held.';
    const fingerprint = source.sidecarDigest;
    if (before?.status !== 'exempt' || before.fingerprint !== fingerprint)
      await shelf.keepAway({ name, root, source }, { status: 'exempt', reason: 'exempt', message, fingerprint });
    await leaveFormer(former);
    return reportWithout(name, 'skipped', 'exempt');
  }

  async function duplicate(taken: Taken, digest: string, own: string, twin: string): Promise<DocumentReport> {
    const { name, source, before, former } = taken;
    const message = `The same bytes are held as ${twin}.`;
    const fingerprint = digestOf(own, twin);
    if (before?.fingerprint !== fingerprint)
      await shelf.keepAway(
        { name, root: source.root, source },
        { status: 'duplicate', reason: 'duplicate_of', message, fingerprint, duplicateOf: twin },
      );
    await leaveFormer(former);
    duplicates.push({ taken, key: keyOf(source.root, source.document), digest, twin });
    return reportWithout(name, 'skipped', 'duplicate_of', [{ code: 'duplicate_of', message }]);
  }

  /** The document a duplicate was left out for may have changed or gone later in the same run. */
  async function retakeDuplicates(): Promise<void> {
    for (const { taken, key, digest, twin } of duplicates.splice(0))
      if (shelf.holderOf(digest) !== twin)
        reports.set(key, await attempt({ ...taken, before: known.get(taken.name), former: undefined }));
  }

  async function leaveFormer(former: KnownDocument | undefined): Promise<void> {
    if (former) await shelf.drop(former.document);
  }

  /** Forgets documents that are gone with `--prune`, those among them that a sidecar marks as exempt in any case, and in any case notes of failures, of which nothing is held. */
  async function forget(listing: RootListing, { prune }: { prune: boolean }): Promise<void> {
    for (const { document } of exemptAmongAbsent(listing, shelf, present)) {
      await shelf.drop(document);
      reports.set(`deleted\0${document}`, reportWithout(document, 'deleted', 'exempt'));
    }
    for (const { document, status } of goneFrom(listing, shelf, present)) {
      if (!prune && status !== 'failed') continue;
      await shelf.drop(document);
      if (prune) reports.set(`deleted\0${document}`, reportWithout(document, 'deleted', null));
    }
  }

  return { note, take, forget, retakeDuplicates, reports: (): DocumentReport[] => [...reports.values()] };
}

const isStored = (one: KnownDocument | undefined): boolean => one?.status === 'stored';

/** Equal means nothing to do: the bytes, what sidecars and flags add to them, and the versions of what reads them. */
const fingerprintOf = (
  digest: string,
  source: SourceDocument,
  reader: Reader,
  fallback: IngestOptions['fallback'],
  measures: string,
): string =>
  digestOf(
    digest,
    source.sidecarDigest,
    reader.name,
    `${segmenterVersion}/${termsVersion}/${recordVersion}/${figuresVersion}`,
    measures,
    fallback.council,
    fallback.body,
  );

/** A fault that one document brings to light costs that document only. */
async function asReadError<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new ReadError(
      'unexpected',
      `${name} could not be taken in because of a fault in Minutebook; please report it.`,
      {
        cause,
      },
    );
  }
}
