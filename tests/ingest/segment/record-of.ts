import { readFile } from 'node:fs/promises';
import type { ExtractedText } from '../../../ingest/readers/reader.js';
import { textReader } from '../../../ingest/readers/text.js';
import { buildRecord, type RecordBuilt } from '../../../ingest/record.js';
import { recordRules } from '../../../ingest/rules.js';
import { listFolder } from '../../../ingest/sources/folder.js';
import type { SidecarValues, SourceDocument } from '../../../ingest/sources/source.js';
import type { DocumentRecord } from '../../../src/library/records.js';
import { loadMeasureRegister } from '../../../src/vocabulary/metrics/register.js';
import { loadVocabulary } from '../../../src/vocabulary/vocabulary.js';

export const rules = recordRules(loadVocabulary(), loadMeasureRegister());

const silent: SidecarValues = { council: null, body: null, heldOn: null, url: null, status: null, access: null };

interface Named {
  readonly name?: string;
  readonly sidecar?: Partial<SidecarValues>;
}

/** The record of a text under a name, as ingest would build it. */
export const recordOf = (text: string, named: Named = {}): DocumentRecord => recordBuilt(text, named).record;

/** The same with what a model may be asked about. */
export function recordBuilt(text: string, { name = 'page.txt', sidecar = {} }: Named = {}): RecordBuilt {
  const extracted: ExtractedText = { text, reader: 'text/1', pages: [], structure: [], warnings: [] };
  const source: SourceDocument = {
    document: name,
    root: 'root',
    rootName: 'root',
    absolutePath: name,
    sidecar: { ...silent, ...sidecar },
    sidecarDigest: '',
    bytes: text.length,
    modifiedMs: 0,
  };
  return build(name, source, extracted);
}

/** The records of every text in a folder, in order of path, with what its sidecars say. */
export async function recordsIn(folder: string): Promise<DocumentRecord[]> {
  const { documents } = await listFolder(folder, { maxBytes: 1e7, extensions: new Set(['.txt', '.md']) });
  return Promise.all(
    documents.map(async (source) => {
      const extracted = await textReader.read(await readFile(source.absolutePath), source.document);
      return build(source.document, { ...source, root: 'root', rootName: 'root' }, extracted).record;
    }),
  );
}

function build(name: string, source: SourceDocument, extracted: ExtractedText): RecordBuilt {
  const fallback = { council: null, body: null };
  const now = '2026-01-02T03:04:05.000Z';
  const input = { name, source, extracted, digest: 'digest', fingerprint: 'fingerprint', fallback, now };
  return buildRecord(input, rules);
}
