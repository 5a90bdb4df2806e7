import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/commands/context.js';
import { runExport } from '../../src/commands/export.js';
import { runIngest } from '../../src/commands/ingest.js';
import { loadConfig } from '../../src/config.js';
import { UsageError } from '../../src/errors.js';
import { isIngestRunning } from '../../src/library/sqlite/ingest-lock.js';
import { openSqliteLibrary } from '../../src/library/sqlite/sqlite-library.js';
import { openEmbeddingModel } from '../../src/models/open-embedding-model.js';
import { openState } from '../../src/state/sqlite/sqlite-state.js';
import { loadMeasureRegister } from '../../src/vocabulary/metrics/register.js';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js';

const minutes =
  'Fenmoor Council\n\nAllotments Committee\n\n4 March 2025\n\n1. Hedges\n\nOfficers said that the hedges would be cut.\n';

let folder: string;
let printed: string[];
const data = () => join(folder, 'data');

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'minutebook-ingest-')));
  mkdirSync(join(folder, 'minutes'));
  writeFileSync(join(folder, 'minutes', 'march.txt'), minutes);
  printed = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function context(environment: Readonly<Record<string, string>> = {}): Context {
  const config = loadConfig(environment, { data: data() });
  return {
    config,
    output: { result: (text) => printed.push(text), aside: () => {}, colour: false, width: 80 },
    json: true,
    openLibrary: ({ create }) => openSqliteLibrary(config.libraryFile, { create }),
    openState: ({ create }) => openState(config.stateFile, { create }),
    openModel: () => openEmbeddingModel(config),
    openWriter: async () => null,
    vocabulary: loadVocabulary,
    measures: loadMeasureRegister,
    now: () => new Date('2025-09-01T08:00:00Z'),
  };
}
const ingest = (path: string, environment?: Readonly<Record<string, string>>) =>
  runIngest([join(folder, path)], {})(context(environment));

describe('a first ingest that cannot be done makes no library', () => {
  it('for a path that does not exist', async () => {
    await expect(ingest('absent')).rejects.toBeInstanceOf(UsageError);
  });

  it('for a sidecar that cannot be used', async () => {
    writeFileSync(join(folder, 'minutes', 'minutebook.yaml'), 'councl: Fenmoor\n');
    await expect(ingest('minutes')).rejects.toBeInstanceOf(UsageError);
  });

  it('for a model that is not installed', async () => {
    await expect(ingest('minutes', { MINUTEBOOK_EMBEDDINGS: 'local' })).rejects.toBeInstanceOf(UsageError);
  });

  afterEach(() => expect(existsSync(join(data(), 'library.sqlite'))).toBe(false));
});

it('an ingest lets go of its lock where the library cannot be opened', async () => {
  mkdirSync(data());
  writeFileSync(join(data(), 'library.sqlite'), minutes.repeat(50));
  await expect(ingest('minutes')).rejects.toThrow(/cannot be read/);
  expect(isIngestRunning(data())).toBe(false);
});

it('the export of items tells where their other copies are', async () => {
  writeFileSync(join(folder, 'minutes', 'second.txt'), minutes.replace('would be', 'were to be'));
  expect(await ingest('minutes')).toBe(0);
  printed = [];
  await runExport('items', {})(context());
  const items = printed.map((line) => JSON.parse(line) as { source: object; furtherSources: object[] });
  expect(items).toHaveLength(1);
  expect([items[0]?.source, ...(items[0]?.furtherSources ?? [])]).toEqual([
    expect.objectContaining({ document: 'second.txt' }),
    expect.objectContaining({ document: 'march.txt', page: null }),
  ]);
});
