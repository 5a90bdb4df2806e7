import { join } from 'node:path';
import type { FigureProposer } from '../../ingest/figures/proposing/proposer.js';
import { type IngestStage, ingest } from '../../ingest/ingest.js';
import type { Reader } from '../../ingest/readers/reader.js';
import { textReader } from '../../ingest/readers/text.js';
import type { DocumentReport, IngestReport } from '../../ingest/report.js';
import { recordRules } from '../../ingest/rules.js';
import type { Library } from '../../src/library/library.js';
import { openSqliteLibrary } from '../../src/library/sqlite/sqlite-library.js';
import type { EmbeddingModel } from '../../src/models/embedding-model.js';
import { LexicalEmbeddings, lexicalDimensions } from '../../src/models/lexical/lexical-embeddings.js';
import { loadMeasureRegister } from '../../src/vocabulary/metrics/register.js';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js';

const vocabulary = loadVocabulary();
const measures = loadMeasureRegister();

export const lexicalModel = (modelId = 'lexical-1024/1'): EmbeddingModel => ({
  modelId,
  dimensions: lexicalDimensions,
  name: 'lexical',
  embeddings: new LexicalEmbeddings(),
  batch: 8,
  share: 0.05,
  neighbourPart: 0,
});

export interface RunOptions {
  readonly prune?: boolean;
  readonly maxBytes?: number;
  readonly model?: EmbeddingModel;
  readonly council?: string;
  readonly readers?: readonly Reader[];
  readonly proposer?: FigureProposer;
  readonly onStage?: (stage: IngestStage, document: string | null) => void;
}

export interface Run extends IngestReport {
  readonly stages: readonly string[];
  /** The report of one document; throws when there is none. */
  readonly of: (document: string) => DocumentReport;
  /** Document and status of each, as "a.txt created". */
  readonly statuses: readonly string[];
}

/** Runs the ingest job as the program does, with a library in a data folder. */
export async function runIngest(data: string, paths: readonly string[], options: RunOptions = {}): Promise<Run> {
  const stages: string[] = [];
  const report = await withLibrary(data, (library) =>
    ingest(
      {
        paths,
        prune: options.prune ?? false,
        maxBytes: options.maxBytes ?? 1_000_000,
        fallback: { council: options.council ?? null, body: null },
      },
      {
        library,
        readers: options.readers ?? [textReader],
        model: options.model ?? lexicalModel(),
        proposer: options.proposer,
        rules: recordRules(vocabulary, measures),
        now: () => new Date('2025-09-01T08:00:00Z'),
        refreshIndex: async () => {},
        onStage: (stage, document) => {
          stages.push(document === null ? stage : `${stage} ${document}`);
          options.onStage?.(stage, document);
        },
      },
    ),
  );
  return {
    ...report,
    stages,
    statuses: report.documents.map(({ document, status }) => `${document} ${status}`),
    of: (name) => {
      const found = report.documents.find(({ document }) => document === name);
      if (!found) throw new Error(`No report of ${name} in ${report.documents.map(({ document }) => document)}`);
      return found;
    },
  };
}

/** Opens the library of a data folder for a while. */
export async function withLibrary<Result>(data: string, work: (library: Library) => Promise<Result>): Promise<Result> {
  const library = openSqliteLibrary(join(data, 'library.sqlite'), { create: true });
  try {
    return await work(library);
  } finally {
    await library.close();
  }
}
