import { mkdir, rename, rm, symlink, truncate, unlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Reader } from '../../ingest/readers/reader.js';
import { textReader } from '../../ingest/readers/text.js';
import type { Library } from '../../src/library/library.js';
import { LexicalEmbeddings } from '../../src/models/lexical/lexical-embeddings.js';
import { lexicalModel, runIngest, withLibrary } from '../support/ingest-run.js';
import { allBytes } from '../support/processes.js';
import { folderWith } from './sources/temporary-folder.js';

const minutes = (day: string, words: string) => `Fenmoor Council

Allotments Committee

${day}

1. Water butts

${words}

RESOLVED – That the report be noted.

2. Hedges

Officers said that the hedges along the towpath would be cut in the last week of February.
`;
const march = minutes('4 March 2025', 'Forty water butts had been handed out to plot holders by the lower gate.');
const june = minutes('3 June 2025', 'The standpipes were turned on in the second week of April without any leaks.');

let data: string;
beforeEach(async () => {
  data = join(await folderWith({}), 'data');
});

const read = <Result>(work: (library: Library) => Promise<Result>) => withLibrary(data, work);
const names = () => read(async (library) => (await library.documents()).map(({ document }) => document));
const words = (name: string) => read((library) => library.documentText(name));

describe('what becomes of each document', () => {
  it('created, then unchanged, then updated', async () => {
    const root = await folderWith({ 'march.txt': march, 'june.md': june });
    const first = await runIngest(data, [root]);
    expect(first.statuses).toEqual(['june.md created', 'march.txt created']);
    expect(first.of('march.txt')).toMatchObject({ reason: null, meetings: 1, items: 2 });
    expect(first.totals).toMatchObject({ documents: 2, created: 2, failed: 0, items: 4 });
    expect((await runIngest(data, [root])).statuses).toEqual(['june.md unchanged', 'march.txt unchanged']);
    await writeFile(join(root, 'march.txt'), march.replace('Forty', 'Fifty'));
    expect((await runIngest(data, [root])).statuses).toEqual(['june.md unchanged', 'march.txt updated']);
    expect(await words('march.txt')).toContain('Fifty water butts');
    expect(await read(async (library) => (await library.items()).length)).toBe(4);
  });

  it('not parsed, stored or embedded a second time', async () => {
    const root = await folderWith({ 'march.txt': march, 'june.md': june });
    const first = await runIngest(data, [root]);
    expect(first.stages).toContain('parsing march.txt');
    expect(first.totals.embedded).toBeGreaterThan(0);
    const generation = await read((library) => library.generation());
    const second = await runIngest(data, [root]);
    expect(second.stages).toEqual(['reading june.md', 'reading march.txt', 'indexing', 'done']);
    expect(second.totals.embedded).toBe(0);
    expect(await read((library) => library.generation())).toBe(generation);
  });

  it('embedded only where the words are new', async () => {
    const root = await folderWith({ 'march.txt': march, 'june.md': june });
    await runIngest(data, [root]);
    await writeFile(join(root, 'march.txt'), march.replace('Forty', 'Fifty'));
    expect((await runIngest(data, [root])).totals.embedded).toBe(1);
  });

  it('skipped or failed with a reason, at no cost to the others', async () => {
    const root = await folderWith({
      'march.txt': march,
      'empty.txt': '',
      'blank.txt': ' \n\n\t\n',
      'binary.txt': Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0, 1, 2, 3]),
      'notes.xlsx': 'a table',
      '.hidden.txt': june,
      'large.txt': 'x'.repeat(5000),
    });
    const run = await runIngest(data, [root], { maxBytes: 4000 });
    const outcome = Object.fromEntries(
      run.documents.map(({ document, status, reason }) => [document, [status, reason]]),
    );
    expect(outcome).toEqual({
      'march.txt': ['created', null],
      'empty.txt': ['skipped', 'empty'],
      'blank.txt': ['skipped', 'empty'],
      'binary.txt': ['failed', 'binary'],
      'notes.xlsx': ['skipped', 'unsupported'],
      '.hidden.txt': ['skipped', 'hidden'],
      'large.txt': ['failed', 'too_large'],
    });
    for (const { status, warnings } of run.documents)
      if (status !== 'created') expect(warnings[0]?.message).toMatch(/\.$/);
    const unheld = await read((library) => library.unheldDocuments());
    expect(unheld.map(({ document, reason }) => [document, reason])).toEqual([
      ['binary.txt', 'binary'],
      ['large.txt', 'too_large'],
    ]);
    await writeFile(join(root, 'binary.txt'), june);
    expect((await runIngest(data, [root], { maxBytes: 4000 })).of('binary.txt').status).toBe('created');
    await rm(join(root, 'large.txt'));
    await runIngest(data, [root], { maxBytes: 4000 });
    expect(await read((library) => library.unheldDocuments())).toEqual([]);
  });

  it.each([
    ['turned binary', (path: string) => writeFile(path, Buffer.alloc(64)), 'failed'],
    ['grew too large', (path: string) => writeFile(path, 'x'.repeat(1_000_001)), 'failed'],
    ['was emptied', (path: string) => truncate(path), 'skipped'],
    ['became a broken link', (path: string) => unlink(path).then(() => symlink('nowhere', path)), 'failed'],
  ])('kept as it was where the file %s', async (_what, spoil, status) => {
    const root = await folderWith({ 'march.txt': march, 'june.md': june });
    await runIngest(data, [root]);
    await spoil(join(root, 'march.txt'));
    expect((await runIngest(data, [root])).of('march.txt').status).toBe(status);
    expect(await words('march.txt')).toBe(march);
    expect(await read((library) => library.unheldDocuments())).toEqual([]);
  });
});

describe('documents that vanish', () => {
  it('stay without --prune and go with it', async () => {
    const root = await folderWith({ 'march.txt': march, 'june.md': june });
    await runIngest(data, [root]);
    await rm(join(root, 'march.txt'));
    expect((await runIngest(data, [root])).statuses).toEqual(['june.md unchanged']);
    expect(await words('march.txt')).toBe(march);
    const pruned = await runIngest(data, [root], { prune: true });
    expect(pruned.statuses).toEqual(['june.md unchanged', 'march.txt deleted']);
    expect(await names()).toEqual(['june.md']);
    expect((await runIngest(data, [root], { prune: true })).statuses).toEqual(['june.md unchanged']);
  });

  it('go only from the roots named in the command', async () => {
    const [one, two] = [await folderWith({ 'march.txt': march }), await folderWith({ 'june.txt': june })];
    await runIngest(data, [one, two]);
    await rm(join(one, 'march.txt'));
    await rm(join(two, 'june.txt'));
    expect((await runIngest(data, [two], { prune: true })).statuses).toEqual(['june.txt deleted']);
    expect(await names()).toEqual(['march.txt']);
  });

  it('go only from the part of a root that is named', async () => {
    const root = await folderWith({ 'a/march.txt': march, 'b/june.txt': june });
    await runIngest(data, [root]);
    await rm(join(root, 'a/march.txt'));
    await rm(join(root, 'b/june.txt'));
    expect((await runIngest(data, [join(root, 'b')], { prune: true })).statuses).toEqual(['b/june.txt deleted']);
    expect(await names()).toEqual(['a/march.txt']);
  });

  it('are not the neighbours of a file that is named alone', async () => {
    const root = await folderWith({
      'march.txt': march,
      'june.txt': june,
      'minutebook.yaml': 'body: Allotments Committee\n',
    });
    await runIngest(data, [root]);
    await rm(join(root, 'march.txt'));
    for (const path of ['june.txt', 'minutebook.yaml'])
      expect((await runIngest(data, [join(root, path)], { prune: true })).totals.deleted, path).toBe(0);
    expect(await names()).toEqual(['june.txt', 'march.txt']);
  });

  it('are not those of a folder that leads nowhere just now', async () => {
    const root = await folderWith({ 'ward/march.txt': march, 'june.txt': june });
    await runIngest(data, [root]);
    await rename(join(root, 'ward'), join(root, 'gone'));
    await rm(join(root, 'gone'), { recursive: true });
    await symlink('not-mounted', join(root, 'ward'));
    const run = await runIngest(data, [root], { prune: true });
    expect(run.of('ward')).toMatchObject({ status: 'failed', reason: 'unreadable' });
    expect(run.totals.deleted).toBe(0);
    expect(await names()).toEqual(['june.txt', 'ward/march.txt']);
  });

  it('go when the file is there but has no words any more', async () => {
    const root = await folderWith({ 'march.txt': march, 'june.txt': june });
    await runIngest(data, [root]);
    await writeFile(join(root, 'march.txt'), '\n');
    await truncate(join(root, 'june.txt'));
    expect((await runIngest(data, [root], { prune: true })).totals.deleted).toBe(2);
    expect(await names()).toEqual([]);
  });
});

describe('the same bytes twice', () => {
  it('are taken in once', async () => {
    const root = await folderWith({ 'a.txt': march, 'b.txt': march });
    const run = await runIngest(data, [root]);
    expect(run.of('b.txt')).toMatchObject({ status: 'skipped', reason: 'duplicate_of' });
    expect(run.of('b.txt').warnings[0]?.message).toContain('a.txt');
    expect(await names()).toEqual(['a.txt']);
    const [unheld] = await read((library) => library.unheldDocuments());
    expect(unheld).toMatchObject({ document: 'b.txt', status: 'duplicate', duplicateOf: 'a.txt' });
    expect((await runIngest(data, [root])).of('b.txt').reason).toBe('duplicate_of');
  });

  it.each(['a.txt', 'b.txt'])('from the other file in the same run that changes the first (%s)', async (first) => {
    const second = first === 'a.txt' ? 'b.txt' : 'a.txt';
    const root = await folderWith({ [first]: march });
    await runIngest(data, [root]);
    await writeFile(join(root, second), march);
    await runIngest(data, [root]);
    expect(await names()).toEqual([first]);
    await writeFile(join(root, first), june);
    const run = await runIngest(data, [root]);
    expect([run.of(first).status, run.of(second).status]).toEqual(['updated', 'created']);
    expect(await words(first)).toBe(june);
    expect(await words(second)).toBe(march);
  });

  it.each(['a.txt', 'b.txt'])('from the other file in the same run that prunes the first (%s)', async (first) => {
    const second = first === 'a.txt' ? 'b.txt' : 'a.txt';
    const root = await folderWith({ [first]: march });
    await runIngest(data, [root]);
    await writeFile(join(root, second), march);
    await rm(join(root, first));
    await runIngest(data, [root]);
    expect(await names()).toEqual([first]);
    const run = await runIngest(data, [root], { prune: true });
    expect([run.of(first).status, run.of(second).status]).toEqual(['deleted', 'created']);
    expect(await names()).toEqual([second]);
  });

  it('survive two files that change places', async () => {
    const root = await folderWith({ 'a.txt': march, 'b.txt': june });
    await runIngest(data, [root]);
    await writeFile(join(root, 'a.txt'), june);
    await writeFile(join(root, 'b.txt'), march);
    await runIngest(data, [root]);
    expect([await words('a.txt'), await words('b.txt')]).toEqual([june, march]);
  });
});

describe('roots', () => {
  it('put their name in front of a path that another root holds, with a warning', async () => {
    const parent = await folderWith({ 'north/march.txt': march, 'south/march.txt': june });
    const [north, south] = [join(parent, 'north'), join(parent, 'south')];
    await runIngest(data, [north]);
    const run = await runIngest(data, [south]);
    expect(run.of('south/march.txt').status).toBe('created');
    expect(run.of('south/march.txt').warnings.map(({ code }) => code)).toContain('name_taken');
    expect(await names()).toEqual(['march.txt', 'south/march.txt']);
    expect((await runIngest(data, [south, north])).totals.unchanged).toBe(2);
    await rm(join(south, 'march.txt'));
    expect((await runIngest(data, [south], { prune: true })).statuses).toEqual(['south/march.txt deleted']);
    expect(await words('march.txt')).toBe(march);
  });

  it('tell three folders of one name apart', async () => {
    const parents = await Promise.all(
      [march, june, march.replace('Forty', 'Six')].map((text) => folderWith({ 'x/a.txt': text })),
    );
    for (const parent of parents) await runIngest(data, [join(parent, 'x')]);
    expect(await names()).toEqual(['a.txt', 'x-2/a.txt', 'x/a.txt']);
  });

  it('hold what lies in them: a folder inside a known root is that root', async () => {
    const root = await folderWith({
      'minutebook.yaml': 'council: Fenmoor Council\nbody: Allotments Committee\n',
      'ward/june.txt': 'Hedges\n\nThe hedges along the towpath would be cut in the last week of February.\n',
      'march.txt': march,
    });
    await runIngest(data, [root]);
    expect((await runIngest(data, [join(root, 'ward')])).statuses).toEqual(['ward/june.txt unchanged']);
    expect((await runIngest(data, [join(root, 'ward/june.txt')])).statuses).toEqual(['ward/june.txt unchanged']);
    await writeFile(join(root, 'ward/new.txt'), 'Ponds\n\nThe pond by the orchard had been dredged by volunteers.\n');
    expect((await runIngest(data, [join(root, 'ward')])).of('ward/new.txt').status).toBe('created');
    const documents = await read((library) => library.documents());
    expect(documents.map(({ document, root: own, body }) => [document, own, body])).toEqual([
      ['march.txt', root, 'Allotments Committee'],
      ['ward/june.txt', root, 'Allotments Committee'],
      ['ward/new.txt', root, 'Allotments Committee'],
    ]);
  });

  it('of one command hold each other in the same way, and nothing is read twice', async () => {
    const root = await folderWith({ 'ward/june.txt': june, 'march.txt': march });
    const run = await runIngest(data, [join(root, 'ward/june.txt'), join(root, 'ward'), root, root]);
    expect(run.statuses).toEqual(['march.txt created', 'ward/june.txt created']);
    expect((await read((library) => library.knownDocuments())).map((one) => one.root)).toEqual([root, root]);
  });

  it('take over the folders inside them that were read before', async () => {
    const root = await folderWith({ 'ward/june.txt': june, 'march.txt': march });
    await runIngest(data, [join(root, 'ward')]);
    expect(await names()).toEqual(['june.txt']);
    const run = await runIngest(data, [root]);
    expect(run.statuses).toEqual(['march.txt created', 'ward/june.txt updated']);
    expect(await names()).toEqual(['march.txt', 'ward/june.txt']);
    await rm(join(root, 'ward/june.txt'));
    expect((await runIngest(data, [root], { prune: true })).statuses).toEqual([
      'march.txt unchanged',
      'ward/june.txt deleted',
    ]);
  });

  it('of a single file are its folder', async () => {
    const root = await folderWith({ 'march.txt': march, 'june.txt': june });
    expect((await runIngest(data, [join(root, 'march.txt')])).statuses).toEqual(['march.txt created']);
    expect(await read((library) => library.roots())).toEqual([root]);
    expect((await runIngest(data, [root])).statuses).toEqual(['june.txt created', 'march.txt unchanged']);
  });
});

describe('sidecars', () => {
  it('are part of a document: a change makes it updated', async () => {
    const root = await folderWith({ 'march.txt': march, 'other/june.txt': june });
    await runIngest(data, [root]);
    await writeFile(join(root, 'minutebook.yaml'), 'files:\n  march.txt:\n    url: https://fenmoor.example/march\n');
    expect((await runIngest(data, [root])).statuses).toEqual(['march.txt updated', 'other/june.txt unchanged']);
    expect((await read((library) => library.documents()))[0]?.url).toBe('https://fenmoor.example/march');
    await rm(join(root, 'minutebook.yaml'));
    expect((await runIngest(data, [root])).of('march.txt').status).toBe('updated');
  });

  it('that name a missing file are reported beside the documents, once', async () => {
    const root = await folderWith({
      'march.txt': march,
      'minutebook.yaml': 'files:\n  april.txt:\n    status: draft\n',
    });
    const run = await runIngest(data, [root, root]);
    expect(run.documents.filter(({ document }) => document === 'minutebook.yaml')).toHaveLength(1);
    expect(run.of('minutebook.yaml').warnings[0]?.code).toBe('sidecar_names_missing_file');
  });

  it('that contradict the text give way, with a warning', async () => {
    const root = await folderWith({ 'march.txt': march, 'minutebook.yaml': 'body: Parks Board\n' });
    const run = await runIngest(data, [root]);
    expect(run.of('march.txt').warnings.map(({ code }) => code)).toContain('sidecar_disagrees');
    expect((await read((library) => library.documents()))[0]?.body).toBe('Allotments Committee');
  });

  it('that cannot be used stop the run before anything is changed', async () => {
    const root = await folderWith({ 'march.txt': march });
    await runIngest(data, [root]);
    const generation = await read((library) => library.generation());
    const second = await folderWith({ 'june.txt': june, 'minutebook.yaml': 'councl: Fenmoor\n' });
    await expect(runIngest(data, [second])).rejects.toMatchObject({ code: 'sidecar' });
    expect(await read((library) => library.generation())).toBe(generation);
    expect(await read((library) => library.roots())).toEqual([root]);
  });

  it('can make a document exempt: it is skipped, and taken in once that is lifted', async () => {
    const root = await folderWith({ 'march.txt': march, 'minutebook.yaml': 'access: exempt\n' });
    expect((await runIngest(data, [root])).of('march.txt')).toMatchObject({ status: 'skipped', reason: 'exempt' });
    expect((await runIngest(data, [root])).of('march.txt').reason).toBe('exempt');
    expect((await read((library) => library.unheldDocuments()))[0]).toMatchObject({
      status: 'exempt',
      document: 'march.txt',
    });
    expect(allBytes(data).some(({ bytes }) => bytes.includes('water butts'))).toBe(false);
    await writeFile(join(root, 'minutebook.yaml'), 'access: public\n');
    expect((await runIngest(data, [root])).of('march.txt').status).toBe('created');
  });
});

const canary = 'Zephyrquill';
const hasCanary = () =>
  allBytes(data)
    .filter(({ bytes }) => /zephyrquil/i.test(bytes.toString('latin1')))
    .map(({ name }) => name);

describe('exempt words', () => {
  it('of a document that a sidecar makes exempt later are taken away at once, also while the bot has the library open', async () => {
    const root = await folderWith({ 'march.txt': march.replace('Forty', `${canary} gave forty`), 'june.txt': june });
    const kept = Object.fromEntries(
      Array.from({ length: 30 }, (_, count) => [
        `${count}.txt`,
        minutes(`${(count % 28) + 1} May 2024`, `Plot ${count} was let.`),
      ]),
    );
    for (const [name, text] of Object.entries(kept)) await writeFile(join(root, name), text);
    await runIngest(data, [root]);
    expect(hasCanary()).not.toEqual([]);
    await writeFile(join(root, 'minutebook.yaml'), 'files:\n  march.txt:\n    access: exempt\n');
    await withLibrary(data, async (bot) => {
      await bot.passages();
      expect((await runIngest(data, [root])).of('march.txt')).toMatchObject({ status: 'skipped', reason: 'exempt' });
      expect(hasCanary()).toEqual([]);
      expect(await bot.searchText([canary], 5)).toEqual([]);
    });
    expect(hasCanary()).toEqual([]);
  });

  it('of a document that is marked in its own text later are taken away', async () => {
    const root = await folderWith({ 'march.txt': march.replace('Forty', `${canary} gave forty`) });
    await runIngest(data, [root]);
    expect(hasCanary()).not.toEqual([]);
    const marked = march.replace('1. Water butts', '1. EXEMPT – Water butts').replace('Forty', `${canary} gave forty`);
    await writeFile(join(root, 'march.txt'), marked);
    expect((await runIngest(data, [root])).of('march.txt')).toMatchObject({ status: 'updated' });
    expect(hasCanary()).toEqual([]);
  });

  const secret = `The bid of ${canary} Holdings for the depot was accepted at the sum named in the report.`;
  const ways: readonly [string, string][] = [
    ['a heading', `7. Sale of the depot (Exempt)\n\n${secret}`],
    ['a heading on not for publication', `7. NOT FOR PUBLICATION: Sale of the depot\n\n${secret}`],
    ['a label', `7. Sale of the depot\n\nNOT FOR PUBLICATION\n\n${secret}`],
    ['a part of the agenda', `PART 2 – EXEMPT ITEMS\n\n7. Sale of the depot\n\n${secret}`],
    [
      'a citation of Schedule 12A',
      `7. Sale of the depot\n\nThis item is exempt by virtue of paragraph 3 of Schedule 12A of the Local Government Act 1972.\n\n${secret}`,
    ],
    [
      'a resolution to exclude press and public',
      `7. Exclusion of press and public\n\nRESOLVED – That the press and public be excluded from the meeting during item 8.\n\n8. Sale of the depot\n\n${secret}`,
    ],
  ];
  it.each(ways)('marked by %s are in no byte of the data folder', async (_how, text) => {
    const root = await folderWith({ 'march.txt': `${march}\n${text}\n`, 'june.txt': june });
    await withLibrary(data, async (library) => {
      const run = await runIngest(data, [root]);
      expect(run.of('march.txt').withheld).toBeGreaterThan(0);
      expect(hasCanary()).toEqual([]);
      expect(JSON.stringify(run)).not.toContain(canary);
      const held = await library.documentText('march.txt');
      expect(held).toHaveLength(`${march}\n${text}\n`.length);
      expect(held).toContain('█');
    });
    expect(hasCanary()).toEqual([]);
  });
});

describe('embeddings', () => {
  it('are made anew for another model and never mixed with the old', async () => {
    const root = await folderWith({ 'march.txt': march, 'june.txt': june });
    const first = await runIngest(data, [root]);
    const second = await runIngest(data, [root], { model: lexicalModel('other/1') });
    expect(second.totals).toMatchObject({ unchanged: 2, embedded: first.totals.embedded });
    await read(async (library) => {
      expect(await library.activeModel()).toMatchObject({ modelId: 'other/1' });
      expect(await library.embeddingCount('lexical-1024/1')).toBe(0);
      expect(await library.embeddingCount('other/1')).toBe(await library.passageCount());
    });
  });

  it('of the old model answer until the new ones are whole, and the next run makes only what is missing', async () => {
    const root = await folderWith({ 'march.txt': march, 'june.txt': june });
    const { totals } = await runIngest(data, [root]);
    const real = new LexicalEmbeddings();
    let calls = 0;
    class Failing extends LexicalEmbeddings {
      override async embedDocuments(texts: string[]): Promise<number[][]> {
        calls += 1;
        if (calls > 1) throw new Error('The model went away.');
        return real.embedDocuments(texts);
      }
    }
    const model = { ...lexicalModel('other/1'), batch: 1 };
    await expect(runIngest(data, [root], { model: { ...model, embeddings: new Failing() } })).rejects.toThrow(
      'went away',
    );
    await read(async (library) => {
      expect(await library.activeModel()).toMatchObject({ modelId: 'lexical-1024/1' });
      expect(await library.embeddingCount('lexical-1024/1')).toBe(totals.embedded);
      expect(await library.embeddingCount('other/1')).toBe(1);
    });
    expect((await runIngest(data, [root], { model })).totals.embedded).toBe(totals.embedded - 1);
  });

  it.each([
    ['too few', async () => []],
    ['another size', async (texts: string[]) => texts.map(() => [1, 2])],
  ])('are refused where the model gives %s', async (_what, embedDocuments) => {
    const root = await folderWith({ 'march.txt': march });
    const embeddings = Object.assign(new LexicalEmbeddings(), { embedDocuments });
    await expect(runIngest(data, [root], { model: { ...lexicalModel(), embeddings } })).rejects.toMatchObject({
      code: 'model',
    });
    expect(await names()).toEqual(['march.txt']);
    expect((await runIngest(data, [root])).totals.embedded).toBeGreaterThan(0);
  });
});

it('reads a folder by whatever link leads to it', async () => {
  const root = await folderWith({ 'march.txt': march });
  const elsewhere = await folderWith({});
  await mkdir(join(elsewhere, 'links'));
  await symlink(root, join(elsewhere, 'links', basename(root)));
  await runIngest(data, [root]);
  expect((await runIngest(data, [join(elsewhere, 'links', basename(root))])).statuses).toEqual(['march.txt unchanged']);
});

it('a reader that stumbles over one document fails that document alone, and says nothing of what it read', async () => {
  const root = await folderWith({ 'march.txt': march, 'june.txt': june });
  const stumbling: Reader = {
    ...textReader,
    read: async (bytes, path) => {
      if (path.endsWith('june.txt')) throw new TypeError(`Cannot read ${Buffer.from(bytes).toString()}`);
      return textReader.read(bytes, path);
    },
  };
  const run = await runIngest(data, [root], { readers: [stumbling] });
  expect(run.statuses).toEqual(['june.txt failed', 'march.txt created']);
  expect(JSON.stringify(run.of('june.txt'))).not.toContain('standpipes');
});
