import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ingest } from '../../ingest/ingest.js';
import { textReader } from '../../ingest/readers/text.js';
import { recordRules } from '../../ingest/rules.js';
import { openVectors } from '../../src/answering/open-vectors.js';
import { type Config, loadConfig } from '../../src/config.js';
import type { Library } from '../../src/library/library.js';
import { openSqliteLibrary } from '../../src/library/sqlite/sqlite-library.js';
import { openEmbeddingModel } from '../../src/models/open-embedding-model.js';
import { projectFile } from '../../src/paths.js';
import { loadMeasureRegister } from '../../src/vocabulary/metrics/register.js';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js';
import { type FakeOpenAi, startFakeOpenAi } from '../support/fake-openai/server.js';

let server: FakeOpenAi;
let data: string;
let library: Library;
beforeEach(async () => {
  server = await startFakeOpenAi();
  data = mkdtempSync(join(tmpdir(), 'minutebook-swap-'));
  library = openSqliteLibrary(join(data, 'library.sqlite'), { create: true });
});
afterEach(async () => {
  await library.close();
  await server.close();
  rmSync(data, { recursive: true, force: true });
});

const settings = (environment: Record<string, string> = {}): Config =>
  loadConfig({ MINUTEBOOK_DATA: data, OPENAI_BASE_URL: server.url, ...environment });
const hosted = (model: string): Config => settings({ MINUTEBOOK_EMBEDDINGS: 'openai', OPENAI_EMBEDDING_MODEL: model });
const answeringWith = async (config: Config): Promise<string | null> =>
  (await openVectors(config)(library))?.model.modelId ?? null;

/** Ingests the samples for the settings; `stopAt` ends the run before that batch of vectors, as a kill would. */
async function ingestFor(config: Config, stopAt = Number.POSITIVE_INFINITY): Promise<void> {
  let batches = 0;
  await ingest(
    {
      paths: [projectFile('samples')],
      prune: false,
      maxBytes: config.maxBytes,
      fallback: { council: null, body: null },
    },
    {
      library,
      readers: [textReader],
      model: { ...(await openEmbeddingModel(config)), batch: 32 },
      rules: recordRules(loadVocabulary(), loadMeasureRegister()),
      now: () => new Date('2026-03-02T09:00:00Z'),
      refreshIndex: async () => {},
      onStage(stage) {
        if (stage === 'embedding' && ++batches === stopAt) throw new Error('stopped');
      },
    },
  );
}

it('the old vectors answer until every passage has one of the new model', async () => {
  await ingestFor(settings());
  const lexical = await answeringWith(settings());
  expect(await answeringWith(hosted('small'))).toBe(lexical);
  await expect(ingestFor(hosted('small'), 2)).rejects.toThrow('stopped');
  expect(await answeringWith(hosted('small'))).toBe(lexical);
  await ingestFor(hosted('small'));
  const small = await answeringWith(hosted('small'));
  expect(small).toMatch(/^openai\/127\.0\.0\.1:\d+\/small@\d+$/);
  expect(await answeringWith(hosted('large'))).toBe(small);
});

it('a killed change of models goes on with the passages that are left', async () => {
  await ingestFor(settings());
  await expect(ingestFor(hosted('small'), 2)).rejects.toThrow('stopped');
  const all = await library.passageCount();
  expect((await library.toEmbed(await modelIdOf(hosted('small')))).length).toBeLessThanOrEqual(all - 32);
});

it('questions go to a server only as long as the settings say so', async () => {
  await ingestFor(hosted('small'));
  expect(await answeringWith(settings())).toBeNull();
});

const modelIdOf = async (config: Config): Promise<string> => (await openEmbeddingModel(config)).modelId;
