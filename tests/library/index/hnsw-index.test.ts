import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeVectorIndex, openVectorIndex } from '../../../src/library/index/open-vector-index.js';
import { refreshVectorIndex } from '../../../src/library/index/refresh.js';
import type { Library } from '../../../src/library/library.js';
import {
  addPassages,
  answersOf,
  exactAnswersOf,
  openLibrary,
  questions,
  removeFolder,
  temporaryFolder,
} from './library-of-vectors.js';

const script = fileURLToPath(new URL('./index-child.ts', import.meta.url));
const child = (...given: string[]): string[] => ['--import', 'tsx', script, ...given];

let folder: string;
let library: Library;
const refresh = (indexFrom = 0) => refreshVectorIndex(library, { dataFolder: folder, indexFrom });
const answers = () => answersOf(library, folder);
const indexFiles = (): string[] => (existsSync(join(folder, 'index')) ? readdirSync(join(folder, 'index')).sort() : []);
const vectorsFile = (): string => join(folder, 'index', indexFiles().find((name) => name.endsWith('.hnsw')) ?? '');
const describeIt = (indexFrom = 0) => describeVectorIndex(library, { dataFolder: folder, indexFrom });

beforeEach(async () => {
  folder = temporaryFolder();
  library = openLibrary(folder);
  await addPassages(library, { document: 'first.txt', count: 60 });
});

afterEach(async () => {
  await library.close();
  removeFolder(folder);
});

describe('the vector index', () => {
  it('answers as comparing with every vector does', async () => {
    await refresh();
    const found = await answers();
    expect(found.kind).toBe('hnsw');
    expect(found.answers).toEqual((await exactAnswersOf(library)).answers);
    expect(await describeIt()).toMatchObject({ kind: 'hnsw', size: 60 });
  });

  it('is not built for a small library, and goes when a library becomes small', async () => {
    await refresh(61);
    expect(indexFiles()).toEqual([]);
    await refresh(60);
    expect(indexFiles()).toHaveLength(2);
    expect((await openVectorIndex(library, { dataFolder: folder, indexFrom: 61 }))?.kind).toBe('exact');
    await refresh(61);
    expect(indexFiles()).toEqual([]);
  });

  it('is left alone while nothing has changed', async () => {
    await refresh();
    const before = statSync(join(folder, 'index', 'manifest.json')).mtimeMs;
    const name = vectorsFile();
    await refresh();
    expect(statSync(join(folder, 'index', 'manifest.json')).mtimeMs).toBe(before);
    expect(vectorsFile()).toBe(name);
  });

  it('does not answer once the library has changed, and answers again after the next ingest', async () => {
    await refresh();
    await addPassages(library, { document: 'second.txt', count: 5, seed: 2 });
    expect((await answers()).kind).toBe('exact');
    expect(await describeIt()).toMatchObject({ kind: 'exact', why: expect.stringContaining('changed') });
    await refresh();
    const found = await answers();
    expect(found).toMatchObject({ kind: 'hnsw', size: 65 });
    expect(found.answers).toEqual((await exactAnswersOf(library)).answers);
    expect(indexFiles()).toHaveLength(2);
  });

  it('keeps its vectors when the library changed in other ways', async () => {
    await refresh();
    const name = vectorsFile();
    await library.storeUnheld({
      document: 'broken.txt',
      root: '/minutes',
      status: 'failed',
      reason: 'empty',
      message: 'There is nothing in it.',
      council: null,
      body: null,
      heldOn: null,
      duplicateOf: null,
      fingerprint: '',
    });
    await refresh();
    expect(vectorsFile()).toBe(name);
    expect((await answers()).kind).toBe('hnsw');
  });

  it('follows additions and removals, and keeps nothing of what was removed', async () => {
    for (const [document, count] of [
      ['second.txt', 6],
      ['third.txt', 9],
      ['fourth.txt', 3],
    ] as const)
      await addPassages(library, { document, count, seed: count });
    await refresh();
    const gone = new Map((await library.embeddings('test/1')).map(({ passageId, vector }) => [passageId, vector]));
    const isInFile = heldIn(vectorsFile(), scaleIn(folder));
    for (const vector of gone.values()) expect(isInFile(vector)).toBe(true);
    await library.deleteDocument('second.txt');
    await refresh();
    for (const { passageId } of await library.embeddings('test/1')) gone.delete(passageId);
    expect(gone.size).toBe(6);
    const isStillInFile = heldIn(vectorsFile(), scaleIn(folder));
    for (const vector of gone.values()) expect(isStillInFile(vector)).toBe(false);
    expect((await answers()).answers).toEqual((await exactAnswersOf(library)).answers);

    await addPassages(library, { document: 'fifth.txt', count: 9, seed: 40 });
    await refresh();
    const found = await answers();
    expect(found).toMatchObject({ kind: 'hnsw', size: 81 });
    expect(found.answers).toEqual((await exactAnswersOf(library)).answers);
  });

  it('is built anew for another model', async () => {
    await refresh();
    const ids = (await library.embeddings('test/1')).map(({ passageId }) => passageId);
    const vector = Float32Array.from([1, 0, 0]);
    await library.storeEmbeddings(
      'other/1',
      ids.map((passageId) => ({ passageId, vector })),
    );
    await library.activateModel({ modelId: 'other/1', dimensions: 3 });
    const stale = await openVectorIndex(library, { dataFolder: folder, indexFrom: 0 });
    expect(stale?.kind).toBe('exact');
    await refresh();
    const index = await openVectorIndex(library, { dataFolder: folder, indexFrom: 0 });
    expect(index?.kind).toBe('hnsw');
    expect(index?.nearest([1, 0, 0], 1)[0]?.similarity).toBeCloseTo(1, 5);
  });

  it('never pads and knows nothing of passages without a vector', async () => {
    await refresh();
    const index = await openVectorIndex(library, { dataFolder: folder, indexFrom: 0 });
    expect(index?.nearest(questions[0] ?? [], 500)).toHaveLength(60);
    expect(index?.similarityOf('nothing', questions[0] ?? [])).toBeNull();
  });
});

describe('without a number of passages to begin at', () => {
  it('vectors of words are compared one by one however many there are', async () => {
    const ids = (await library.embeddings('test/1')).map(({ passageId }) => passageId);
    await library.storeEmbeddings(
      'lexical-3/1',
      ids.map((passageId) => ({ passageId, vector: Float32Array.from([1, 0, 0]) })),
    );
    await library.activateModel({ modelId: 'lexical-3/1', dimensions: 3 });
    await refreshVectorIndex(library, { dataFolder: folder, indexFrom: null });
    expect(indexFiles()).toEqual([]);
    expect(await describeVectorIndex(library, { dataFolder: folder, indexFrom: null })).toMatchObject({
      kind: 'exact',
      size: 60,
    });
  });
});

describe('a damaged index', () => {
  /** Copies the index into folders of their own and damages each in its own way. */
  async function damageMany(count: number): Promise<string[]> {
    await refresh();
    const [manifest, vectors] = [
      join('index', 'manifest.json'),
      join('index', readdirSync(join(folder, 'index')).find((name) => name.endsWith('.hnsw')) ?? ''),
    ];
    let state = 12345;
    const below = (limit: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 4) % limit;
    };
    return Array.from({ length: count }, (_, at) => {
      const copy = join(folder, 'copies', String(at));
      mkdirSync(copy, { recursive: true });
      cpSync(join(folder, 'index'), join(copy, 'index'), { recursive: true });
      const path = join(copy, at % 3 === 0 ? manifest : vectors);
      const bytes = readFileSync(path);
      if (at % 10 === 9) truncateSync(path, below(bytes.length));
      else {
        // The head is where a wrong number does most harm.
        const place = at % 2 === 0 ? below(Math.min(bytes.length, 128)) : below(bytes.length);
        bytes[place] = (bytes[place] ?? 0) ^ (1 << below(8));
        writeFileSync(path, bytes);
      }
      return copy;
    });
  }

  it('never changes an answer, whichever byte is wrong or missing', async () => {
    const wanted = (await exactAnswersOf(library)).answers;
    const copies = await damageMany(230);
    for (const copy of copies) expect((await answersOf(library, copy)).answers).toEqual(wanted);
  });

  it('never ends the process that opens it', async () => {
    const wanted = (await exactAnswersOf(library)).answers;
    const copies = await damageMany(60);
    const ran = spawnSync(process.execPath, child('answer', folder, ...copies), { encoding: 'utf8' });
    expect(ran).toMatchObject({ status: 0, signal: null });
    const lines = ran.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; answers: unknown });
    expect(lines).toHaveLength(61);
    expect(lines[0]?.kind).toBe('hnsw');
    for (const line of lines) expect(line.answers).toEqual(wanted);
  });

  const harms: readonly [string, (vectors: string, manifest: string) => void, string][] = [
    ['a missing file', (vectors) => rmSync(vectors), 'damaged'],
    ['a missing manifest', (_, manifest) => rmSync(manifest), 'no index'],
    ['an empty file', (vectors) => writeFileSync(vectors, ''), 'damaged'],
    ['a file that lost its end', (vectors) => truncateSync(vectors, statSync(vectors).size - 1), 'damaged'],
    ['a manifest that is not JSON', (_, manifest) => writeFileSync(manifest, '{"checksum"'), 'damaged'],
    ['another passage under a vector', (_, manifest) => swapTwo(manifest), 'damaged'],
    [
      'a folder in place of the file',
      (vectors) => {
        rmSync(vectors);
        mkdirSync(vectors);
      },
      'damaged',
    ],
  ];
  it.each(harms)('%s: every vector is compared until the next ingest builds it again', async (_, harm, why) => {
    await refresh();
    harm(vectorsFile(), join(folder, 'index', 'manifest.json'));
    const wanted = (await exactAnswersOf(library)).answers;
    expect(await answers()).toMatchObject({ kind: 'exact', answers: wanted });
    expect((await describeIt()).why).toContain(why);
    await refresh();
    expect(await answers()).toMatchObject({ kind: 'hnsw', answers: wanted });
  });
});

const scaleIn = (dataFolder: string): number[] => {
  const text = readFileSync(join(dataFolder, 'index', 'manifest.json'), 'utf8');
  return (JSON.parse(text) as { manifest: { scale: number[] } }).manifest.scale;
};

/** Whether a vector lies in an index file, multiplied as the manifest says. */
function heldIn(file: string, scale: readonly number[]): (vector: Float32Array) => boolean {
  const bytes = readFileSync(file);
  return (vector) => bytes.includes(Buffer.from(vector.map((value, at) => value * (scale[at] ?? 1)).buffer));
}

function swapTwo(manifest: string): void {
  const held = JSON.parse(readFileSync(manifest, 'utf8')) as { manifest: { points: [string, string][] } };
  const [first, second] = held.manifest.points;
  if (first && second) [first[0], second[0]] = [second[0], first[0]];
  writeFileSync(manifest, JSON.stringify(held));
}

describe('two processes', () => {
  it('a reader keeps its answers while an ingest replaces the index', async () => {
    await refresh();
    const index = await openVectorIndex(library, { dataFolder: folder, indexFrom: 0 });
    const ask = () =>
      questions.map((question) =>
        index
          ?.nearest(question, 8)
          .map(({ passageId }) => [passageId, index.similarityOf(passageId, question)?.toFixed(4)]),
      );
    const before = ask();
    await addPassages(library, { document: 'second.txt', count: 30, seed: 3 });
    const ran = spawnSync(process.execPath, child('refresh', folder), { encoding: 'utf8' });
    expect(ran.status).toBe(0);
    expect(indexFiles()).toHaveLength(2);
    expect(ask()).toEqual(before);
    expect(await answers()).toMatchObject({ kind: 'hnsw', size: 90 });
  });

  it('a killed build leaves the old index as it was', async () => {
    await refresh();
    const kept = join(folder, 'kept.json');
    copyFileSync(join(folder, 'index', 'manifest.json'), kept);
    const old = readFileSync(vectorsFile());
    await addPassages(library, { document: 'large.txt', count: 3000, seed: 5 });
    const building = spawn(process.execPath, child('refresh', folder), { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => building.stdout.once('data', resolve));
    building.kill('SIGKILL');
    await new Promise((resolve) => building.once('exit', resolve));
    expect(readFileSync(join(folder, 'index', 'manifest.json'))).toEqual(readFileSync(kept));
    expect(readFileSync(vectorsFile())).toEqual(old);
    expect((await answers()).answers).toEqual((await exactAnswersOf(library)).answers);
    writeFileSync(join(folder, 'index', 'vectors.part'), 'left by a build that was killed');
    await library.deleteDocument('large.txt');
    await refresh();
    expect(await answers()).toMatchObject({ kind: 'hnsw', size: 60 });
    expect(indexFiles()).toHaveLength(2);
  });
});
