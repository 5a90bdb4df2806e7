import { ingest } from '../../ingest/ingest.js';
import { textReader } from '../../ingest/readers/text.js';
import { recordRules } from '../../ingest/rules.js';
import type { Config } from '../../src/config.js';
import type { Library } from '../../src/library/library.js';
import { openSqliteLibrary } from '../../src/library/sqlite/sqlite-library.js';
import { openEmbeddingModel } from '../../src/models/open-embedding-model.js';
import type { MeasureRegister } from '../../src/vocabulary/metrics/register.js';
import type { Vocabulary } from '../../src/vocabulary/types.js';

export interface IngestedLibraryParts {
  readonly config: Config;
  readonly vocabulary: Vocabulary;
  readonly measures: MeasureRegister;
}

/** The library of a data folder with a folder of minutes taken in, as the program does it on 15 January 2026. Close it after use. */
export async function openIngestedLibrary(
  minutes: string,
  { config, vocabulary, measures }: IngestedLibraryParts,
): Promise<Library> {
  const library = openSqliteLibrary(config.libraryFile, { create: true });
  await ingest(
    { paths: [minutes], prune: false, maxBytes: config.maxBytes, fallback: { council: null, body: null } },
    {
      library,
      readers: [textReader],
      model: await openEmbeddingModel(config),
      rules: recordRules(vocabulary, measures),
      now: () => new Date('2026-01-15T09:00:00Z'),
      refreshIndex: async () => {},
    },
  );
  return library;
}
