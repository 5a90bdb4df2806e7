import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.js';
import { addModel } from '../../../src/models/local/add-model.js';
import { listModels } from '../../../src/models/local/list-models.js';
import { temporaryFolder, tinyNetwork, tinyRuntime, tinyTokenizer, writeArchive } from '../../support/tiny-model.js';

const whole: Zippable = {
  'deep/inside/tiny-words.onnx': tinyNetwork(),
  'deep/tiny-words-tokenizer.json': tinyTokenizer,
};
const add = (path: string, dataFolder = temporaryFolder(), more: { name?: string; digest?: string } = {}) =>
  addModel(path, { dataFolder, runtime: tinyRuntime, now: () => new Date('2026-03-04T05:06:07Z'), ...more });
const json = (value: unknown) => strToU8(JSON.stringify(value));
const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('adding a local model', () => {
  it.each(['model.zip', 'model.whl', 'model.jar', 'MODEL.ZIP'])('takes %s', async (name) => {
    const dataFolder = temporaryFolder();
    const path = writeArchive(name, whole);
    const { added, manifest, folder } = await add(path, dataFolder);
    expect(added).toBe(true);
    expect(folder).toBe(join(dataFolder, 'models', 'tiny-words'));
    expect(manifest).toMatchObject({
      name: 'tiny-words',
      dimensions: 128,
      maxTokens: 256,
      pooling: 'mean',
      output: 'last_hidden_state',
      queryPrefix: '',
      normalise: true,
      source: name,
      sourceSha256: sha256(path),
      addedAt: '2026-03-04T05:06:07.000Z',
    });
    expect(manifest.files['model.onnx']?.sha256).toBe(sha256(join(folder, 'model.onnx')));
    expect(readdirSync(join(dataFolder, 'models'))).toEqual(['tiny-words']);
  });

  it('takes a folder, wherever in it the files lie', async () => {
    const folder = join(temporaryFolder(), 'Small Words v2');
    mkdirSync(join(folder, 'onnx'), { recursive: true });
    writeFileSync(join(folder, 'onnx', 'model_quantized.onnx'), tinyNetwork());
    writeFileSync(join(folder, 'tokenizer.json'), tinyTokenizer);
    const { manifest } = await add(folder);
    expect(manifest).toMatchObject({ name: 'small-words-v2', sourceSha256: null });
  });

  it('makes the tokenizer of a vocabulary where there is only that', async () => {
    const vocabulary = strToU8('[PAD]\n[UNK]\n[CLS]\n[SEP]\nlibrary\n##s\n');
    const { folder } = await add(writeArchive('words.zip', { 'words.onnx': tinyNetwork(), 'vocab.txt': vocabulary }));
    const tokenizer = JSON.parse(readFileSync(join(folder, 'tokenizer.json'), 'utf8'));
    expect(tokenizer.model).toMatchObject({ type: 'WordPiece', vocab: { library: 4, '##s': 5 } });
    expect(tokenizer.normalizer.lowercase).toBe(true);
  });

  it('follows what the makers of the model say of its use', async () => {
    const { manifest } = await add(
      writeArchive('words.zip', {
        ...whole,
        '1_Pooling/config.json': json({ pooling_mode_cls_token: true, pooling_mode_mean_tokens: false }),
        'config_sentence_transformers.json': json({ prompts: { query: 'Find: ', document: 'Text: ' } }),
        'sentence_bert_config.json': json({ max_seq_length: 128 }),
        'tokenizer_config.json': json({ model_max_length: 512 }),
      }),
    );
    expect(manifest).toMatchObject({ pooling: 'cls', queryPrefix: 'Find: ', passagePrefix: 'Text: ', maxTokens: 128 });
    expect(Object.keys(manifest.files)).toContain('tokenizer_config.json');
  });

  it.each([
    ['bge-small-en-v1.5-q', 'cls', 'Represent this sentence for searching relevant passages: '],
    ['e5-small-v2', 'mean', 'query: '],
    ['all-minilm-l6-v2-q', 'mean', ''],
  ])('knows the habits of %s by its name', async (name, pooling, queryPrefix) => {
    const { manifest } = await add(
      writeArchive('a.jar', { [`${name}.onnx`]: tinyNetwork(), 'tokenizer.json': tinyTokenizer }),
    );
    expect(manifest).toMatchObject({ name, pooling, queryPrefix });
  });

  it('takes a network that makes the sentence vector itself, before one for tokens', async () => {
    const outputs = {
      last_hidden_state: { gives: 'tokens', dimensions: 128 },
      sentence_embedding: { gives: 'sentence', dimensions: 96 },
    } as const;
    const { manifest } = await add(
      writeArchive('a.zip', { ...whole, 'deep/inside/tiny-words.onnx': tinyNetwork({ outputs }) }),
    );
    expect(manifest).toMatchObject({ output: 'sentence_embedding', pooling: 'none', dimensions: 96 });
  });

  it('says that the same model is there already', async () => {
    const dataFolder = temporaryFolder();
    const path = writeArchive('a.zip', whole);
    const first = await add(path, dataFolder);
    expect(await add(path, dataFolder)).toMatchObject({ added: false, modelId: first.modelId });
  });

  it('does not put another model in the place of one that is there', async () => {
    const dataFolder = temporaryFolder();
    await add(writeArchive('a.zip', whole), dataFolder);
    const other = { ...whole, 'deep/tiny-words-tokenizer.json': json({ tiny: 'other' }) };
    await expect(add(writeArchive('b.zip', other), dataFolder)).rejects.toThrow(
      /already another model called tiny-words/,
    );
    expect(await add(writeArchive('b.zip', other), dataFolder, { name: 'other-words' })).toMatchObject({ added: true });
    expect((await listModels(dataFolder)).map(({ name }) => name)).toEqual(['other-words', 'tiny-words']);
  });

  it('checks the digest its publisher states', async () => {
    const path = writeArchive('a.zip', whole);
    expect(await add(path, temporaryFolder(), { digest: `sha256:${sha256(path).toUpperCase()}` })).toMatchObject({
      added: true,
    });
    await expect(add(path, temporaryFolder(), { digest: `sha256:${'0'.repeat(64)}` })).rejects.toThrow(
      /not the file that was asked for/,
    );
    await expect(add(path, temporaryFolder(), { digest: 'md5:1' })).rejects.toThrow(/64 hexadecimal digits/);
  });
});

const network = 'tiny.onnx';
const tokenizer = { 'tokenizer.json': tinyTokenizer };
const outputOf = (name: string, gives: 'tokens' | 'sentence' | 'alike', dimensions: number) => ({
  ...tokenizer,
  [network]: tinyNetwork({ outputs: { [name]: { gives, dimensions } } }),
});

describe('what is refused, with one sentence and nothing left behind', () => {
  const refused: readonly (readonly [string, Zippable, RegExp])[] = [
    ['an archive without a network', tokenizer, /holds no network/],
    [
      'two networks',
      { ...tokenizer, 'a.onnx': tinyNetwork(), 'b.onnx': tinyNetwork() },
      /holds 2 files.*a\.onnx, b\.onnx/,
    ],
    ['no tokenizer', { [network]: tinyNetwork() }, /holds no tokenizer/],
    ['two tokenizers', { ...tokenizer, [network]: tinyNetwork(), 'b-tokenizer.json': tinyTokenizer }, /holds 2 files/],
    ['a tokenizer that is not JSON', { [network]: tinyNetwork(), 'tokenizer.json': strToU8('{') }, /not readable JSON/],
    [
      'a tokenizer that does not work',
      { [network]: tinyNetwork(), 'tokenizer.json': json({ broken: true }) },
      /cannot be used/,
    ],
    [
      'a vocabulary of another kind',
      { [network]: tinyNetwork(), 'vocab.txt': strToU8('a\nb\n') },
      /has no \[CLS\] token|has no \[UNK\] token/,
    ],
    ['a network that does not open', { ...tokenizer, [network]: strToU8('not a network') }, /cannot be opened/],
    [
      'a classifier',
      outputOf('logits', 'sentence', 2),
      /not a sentence embedding model: its output "logits" gives 2 numbers/,
    ],
    ['a classifier with a quiet name', outputOf('output_0', 'sentence', 3), /gives 3 numbers/],
    ['a language model', outputOf('logits', 'tokens', 9000), /not a sentence embedding model/],
    ['a model that tells nothing apart', outputOf('sentence_embedding', 'alike', 128), /one meaning nearer/],
    [
      'an image model',
      { ...tokenizer, [network]: tinyNetwork({ inputs: ['pixel_values'] }) },
      /its inputs are pixel_values/,
    ],
    ['names that lead outside', { ...whole, '../evil.txt': strToU8('x') }, /written outside its folder/],
    ['absolute names', { ...whole, '/etc/evil': strToU8('x') }, /written outside its folder/],
    ['Windows names that lead outside', { ...whole, 'a\\..\\..\\evil': strToU8('x') }, /written outside its folder/],
    [
      'unknown pooling',
      { ...whole, '1_Pooling/config.json': json({ pooling_mode_max_tokens: true }) },
      /mean or CLS pooling/,
    ],
  ];

  it.each(refused)('%s', async (_what, files, sentence) => {
    const dataFolder = temporaryFolder();
    const refusal = await add(writeArchive('tiny.zip', files), dataFolder).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UsageError);
    expect(refusal).toMatchObject({ message: expect.stringMatching(sentence) });
    expect(await listModels(dataFolder)).toEqual([]);
    expect(leftIn(dataFolder)).toEqual([]);
  });

  it.each([
    ['a text file', 'notes.txt', strToU8('hello'), /not an archive that can be opened/],
    ['an empty file', 'empty.zip', new Uint8Array(), /not an archive that can be opened/],
    ['a bare network', 'words.onnx', tinyNetwork(), /network without its tokenizer/],
    [
      'an archive cut short',
      'cut.zip',
      readFileSync(writeArchive('a.zip', whole)).subarray(0, 200),
      /damaged or not complete/,
    ],
  ])('%s', async (_what, name, bytes, sentence) => {
    const path = join(temporaryFolder(), name);
    writeFileSync(path, bytes);
    await expect(add(path)).rejects.toThrow(sentence);
  });

  it('a path that does not exist', async () => {
    await expect(add(join(temporaryFolder(), 'nothing.zip'))).rejects.toThrow(/There is no file or folder/);
  });

  it('a name that could leave the models folder', async () => {
    await expect(add(writeArchive('a.zip', whole), temporaryFolder(), { name: '../up' })).rejects.toThrow(
      /cannot be a model's name/,
    );
  });
});

describe('listing local models', () => {
  it('is empty where there are none', async () => {
    expect(await listModels(join(temporaryFolder(), 'absent'))).toEqual([]);
  });

  it('shows a damaged model with its problem beside a sound one', async () => {
    const dataFolder = temporaryFolder();
    const sound = await add(writeArchive('a.zip', whole), dataFolder);
    const { folder } = await add(writeArchive('a.zip', whole), dataFolder, { name: 'worn' });
    writeFileSync(join(folder, 'model.onnx'), tinyNetwork({ inputs: ['x'] }));
    mkdirSync(join(dataFolder, 'models', 'bare'));
    expect(await listModels(dataFolder)).toMatchObject([
      { name: 'bare', manifest: null, problem: expect.stringMatching(/no readable manifest/) },
      { name: 'tiny-words', modelId: sound.modelId, problem: null },
      { name: 'worn', problem: expect.stringMatching(/model\.onnx .* is not the one that was added/) },
    ]);
  });
});

function leftIn(dataFolder: string): string[] {
  try {
    return readdirSync(join(dataFolder, 'models'));
  } catch {
    return [];
  }
}
