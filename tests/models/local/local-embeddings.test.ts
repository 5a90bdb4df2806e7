import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { addModel } from '../../../src/models/local/add-model.js';
import { createEncoder } from '../../../src/models/local/encoder.js';
import { LocalEmbeddings } from '../../../src/models/local/local-embeddings.js';
import { openModelSource } from '../../../src/models/local/model-source.js';
import { loadRuntime } from '../../../src/models/local/runtime.js';
import { tokenizerFromVocabulary } from '../../../src/models/local/word-piece.js';
import { temporaryFolder, tinyNetwork, tinyRuntime, tinyTokenizer, writeArchive } from '../../support/tiny-model.js';

const files = { 'words.onnx': tinyNetwork(), 'tokenizer.json': tinyTokenizer };
const prompts = strToU8(JSON.stringify({ prompts: { query: 'question ' } }));

async function install(dataFolder: string, name = 'words', more = {}): Promise<string> {
  return (await addModel(writeArchive('a.zip', { ...files, ...more }), { dataFolder, name, runtime: tinyRuntime }))
    .folder;
}

describe('local embeddings', () => {
  it('embeds passages in the order given, each with length one', async () => {
    const dataFolder = temporaryFolder();
    await install(dataFolder);
    const embeddings = await LocalEmbeddings.open({ dataFolder, runtime: tinyRuntime });
    const passages = [
      'The bridge was repaired in spring.',
      'Bins.',
      'The panel asked about the repaired bridge and its cost.',
    ];
    const vectors = await embeddings.embedDocuments(passages);
    expect(vectors.map((vector) => vector.length)).toEqual([128, 128, 128]);
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
    expect(await embeddings.embedDocuments(passages.toReversed())).toEqual(vectors.toReversed());
    expect(await embeddings.embedQuery('Bins.')).toEqual(vectors[1]);
    expect(await embeddings.embedDocuments([])).toEqual([]);
  });

  it('puts a prefix before questions where the model was trained with one', async () => {
    const dataFolder = temporaryFolder();
    await install(dataFolder, 'words', { 'config_sentence_transformers.json': prompts });
    const embeddings = await LocalEmbeddings.open({ dataFolder, runtime: tinyRuntime });
    expect([await embeddings.embedQuery('bins')]).toEqual(await embeddings.embedDocuments(['question bins']));
  });

  it('names the model by its content: a question prefix does not change it, another tokenizer does', async () => {
    const dataFolder = temporaryFolder();
    await install(dataFolder, 'words');
    const { modelId } = await LocalEmbeddings.open({ dataFolder, runtime: tinyRuntime });
    const elsewhere = temporaryFolder();
    await install(elsewhere, 'words', { 'config_sentence_transformers.json': prompts });
    expect((await LocalEmbeddings.open({ dataFolder: elsewhere, runtime: tinyRuntime })).modelId).toBe(modelId);
    const other = temporaryFolder();
    await install(other, 'words', { 'tokenizer.json': strToU8('{"tiny":2}') });
    expect((await LocalEmbeddings.open({ dataFolder: other, runtime: tinyRuntime })).modelId).not.toBe(modelId);
    expect(modelId).toMatch(/^local\/words@[0-9a-f]{12}$/);
  });

  it('asks which one when several are installed, and says what there is', async () => {
    const dataFolder = temporaryFolder();
    const open = (name?: string) =>
      LocalEmbeddings.open({ dataFolder, runtime: tinyRuntime, ...(name ? { name } : {}) });
    await expect(open()).rejects.toThrow(/No local model is installed; add one/);
    await install(dataFolder, 'one');
    await install(dataFolder, 'two');
    await expect(open()).rejects.toThrow(/Several local models are installed \(one, two\)/);
    await expect(open('three')).rejects.toThrow(/No local model three is installed \(installed: one, two\)/);
    expect((await open('two')).modelId).toMatch(/^local\/two@/);
  });

  it.each(['model.onnx', 'tokenizer.json'])('refuses a model whose %s was changed', async (file) => {
    const dataFolder = temporaryFolder();
    const folder = await install(dataFolder);
    const bytes = readFileSync(join(folder, file));
    writeFileSync(join(folder, file), bytes.fill(0x20, 3, 4));
    await expect(LocalEmbeddings.open({ dataFolder, runtime: tinyRuntime })).rejects.toMatchObject({ code: 'damaged' });
  });
});

describe('the encoder', () => {
  const seen: number[][] = [];
  const encoderFor = (maxTokens: number, encode: (text: string) => number[]) =>
    createEncoder(
      {
        inputNames: ['input_ids', 'attention_mask'],
        outputNames: ['out'],
        run: async ({ input_ids = new BigInt64Array() }) => {
          seen.push(Array.from(input_ids, Number));
          return { out: { dims: [1, 2, 2], data: Float32Array.from([1, 2, 3, 6]) } };
        },
      },
      { encode },
      { maxTokens, pooling: 'mean', normalise: false, output: 'out' },
    );

  it('cuts a long text and keeps the closing token', async () => {
    await encoderFor(4, (text) => [101, ...text.split('').map(Number), 102])('34567');
    expect(seen.at(-1)).toEqual([101, 3, 4, 102]);
  });

  it('cuts at the end where the tokenizer closes nothing', async () => {
    await encoderFor(3, (text) => text.split('').map(Number))('34567');
    expect(seen.at(-1)).toEqual([3, 4, 5]);
  });

  it('takes the mean over the tokens', async () => {
    expect(await encoderFor(9, () => [1, 2])('x')).toEqual([2, 4]);
  });
});

describe('the optional packages', () => {
  const missing = () => Promise.reject(Object.assign(new Error('x'), { code: 'ERR_MODULE_NOT_FOUND' }));

  it('says in one sentence how to install them', async () => {
    await expect(loadRuntime(missing)).rejects.toMatchObject({
      code: 'config',
      message: expect.stringMatching(
        /needs the package onnxruntime-node: .*npm install --no-save .*install script is not needed\.$/,
      ),
    });
  });

  it('refuses a version of another shape', async () => {
    await expect(loadRuntime(async () => ({}))).rejects.toThrow(/not a version Minutebook can use/);
  });
});

const jar = process.env.MINUTEBOOK_MODEL_JAR;
const absent = jar ? '' : ' (skipped: MINUTEBOOK_MODEL_JAR names no file; bench/fetch-model.sh fetches it)';

describe.skipIf(!jar)(`a real sentence encoder${absent}`, () => {
  it('is added, opened, and places sentences by their meaning', async () => {
    const dataFolder = temporaryFolder();
    const { manifest } = await addModel(jar ?? '', { dataFolder });
    expect(manifest).toMatchObject({ dimensions: 384, pooling: 'mean', maxTokens: 256 });
    const embeddings = await LocalEmbeddings.open({ dataFolder });
    const long = 'The panel heard that the footbridge would reopen once its handrail had been tested. '.repeat(40);
    const passages = ['The footbridge will open again in June.', 'Fewer pupils were late for school.', long];
    const vectors = await embeddings.embedDocuments(passages);
    for (const [index, vector] of vectors.entries()) {
      expect(vector.length).toBe(384);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
      expect(dot(vector, await embeddings.embedQuery(passages[index] ?? ''))).toBeGreaterThan(0.999);
    }
    const question = await embeddings.embedQuery('When can people walk across the bridge again?');
    const [bridge = [], school = []] = vectors;
    expect(dot(question, bridge)).toBeGreaterThan(dot(question, school) + 0.2);
  });

  it('is tokenized alike from its vocabulary alone', async () => {
    const source = await openModelSource(jar ?? '');
    const described = source.files.find(({ name }) => name.endsWith('tokenizer.json'))?.name ?? '';
    const tokenizer = JSON.parse(new TextDecoder().decode(await source.read(described)));
    const vocabulary = Object.entries<number>(tokenizer.model.vocab)
      .sort(([, a], [, b]) => a - b)
      .map(([token]) => token)
      .join('\n');
    const runtime = await loadRuntime();
    const texts = ['Naïve café-goers paid £3.1m (47.2%) — “twice”.', 'EHCPs: 20-week timeliness', ''];
    const encode = (described: unknown) => texts.map((text) => runtime.openTokenizer(described, {}).encode(text));
    expect(encode(tokenizerFromVocabulary(vocabulary, true))).toEqual(encode(tokenizer));
  });

  it('has the digest that is written down for it', () => {
    const digest = createHash('sha256')
      .update(readFileSync(jar ?? ''))
      .digest('hex');
    expect(readFileSync('bench/fetch-model.sh', 'utf8')).toContain(digest);
  });
});

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
