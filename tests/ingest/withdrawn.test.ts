import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../src/library/library.js';
import type { Target } from '../../src/library/withdrawals/types.js';
import { runIngest, withLibrary } from '../support/ingest-run.js';
import { allBytes } from '../support/processes.js';
import { folderWith } from './sources/temporary-folder.js';

const decision = { at: '2026-03-02T10:00:00.000Z', by: 'A. Officer', reason: null };
const head = 'Fenmoor Council\n\nAllotments Committee\n\n4 March 2025\n\n';
const plots = [
  'Plot nineteen had been let to the Orrinshaw household since the spring of 2011.',
  'Officers said that the Orrinshaw household had left two beehives beside the footpath.',
  'A notice about the beehives was fixed to the gate on the second Friday of February.',
].join(' ');
const plotItem = `2. Plot nineteen\n\n${plots}\n\nRESOLVED –\nThat the beehives be moved by Easter.\n`;
const minutes = `${head}1. Hedges\n\nOfficers said that the hedges would be cut.\n\n${plotItem}`;
/** Read by nobody else in these files. */
const canaries = ['orrinshaw', 'beehive', 'plot nineteen', 'footpath'];

let data: string;
let root: string;
beforeEach(async () => {
  data = join(await folderWith({}), 'data');
  root = await folderWith({ 'march.txt': minutes });
});

const traces = (): string[] =>
  allBytes(data).flatMap(({ name, bytes }) =>
    canaries.some((word) => bytes.toString('latin1').toLowerCase().includes(word)) ? [name] : [],
  );
const texts = (): Promise<string[]> =>
  withLibrary(data, async (library) => (await library.passages()).map(({ text }) => text));
const withdraw = (pick: (library: Library) => Promise<Target>) =>
  withLibrary(data, async (library) => library.withdraw(await pick(library), decision));
const plotNineteen = async (library: Library): Promise<Target> => ({
  itemId: (await library.items()).find(({ agendaItemNumber }) => agendaItemNumber === '2')?.id ?? '',
});
const wholePage = async (): Promise<Target> => ({ document: 'march.txt' });

describe('an item that was withdrawn stays out of the data folder', () => {
  const changes: readonly [string, () => Promise<void>][] = [
    ['when nothing has changed', async () => {}],
    ['when the page was edited', () => writeFile(join(root, 'march.txt'), minutes.replace('since', 'ever since'))],
    [
      'when an item was put in before it',
      () =>
        writeFile(join(root, 'march.txt'), minutes.replace('2. Plot', '2. Gates\n\nThe gates were hung.\n\n3. Plot')),
    ],
    ['when the page has another name', () => rename(join(root, 'march.txt'), join(root, 'minutes-4-march.txt'))],
    [
      'when a second page prints it too',
      () => writeFile(join(root, 'second.txt'), `${minutes}\n3. Paths\n\nThe paths were swept.\n`),
    ],
    [
      'when a page without a date prints it',
      () => writeFile(join(root, 'second.txt'), `Fenmoor Council\n\n${plotItem}`),
    ],
    [
      'when the page has become longer at its end',
      () => writeFile(join(root, 'march.txt'), `${minutes}\nTea was served.\n`),
    ],
    [
      'when one of its sentences is a paragraph of another item',
      async () => {
        const [sentence = ''] = plots.split(/(?<=2011\.) /);
        const repeated = `1. Hedges\n\nOfficers said that the hedges would be cut.\n\n2. Gates\n\n${sentence}\n`;
        await writeFile(join(root, 'march.txt'), `${head}${repeated}`);
      },
    ],
  ];

  it.each(changes)('%s', async (_what, change) => {
    await runIngest(data, [root]);
    expect(traces()).toEqual(['library.sqlite']);
    await withdraw(plotNineteen);
    expect(traces()).toEqual([]);
    await change();
    await runIngest(data, [root]);
    expect(traces()).toEqual([]);
    expect((await texts()).join()).toContain('hedges would be cut');
  });

  it('when the library is made anew from the files', async () => {
    await runIngest(data, [root]);
    await withdraw(plotNineteen);
    for (const end of ['', '-wal', '-shm']) await rm(join(data, `library.sqlite${end}`), { force: true });
    const run = await runIngest(data, [root]);
    expect(run.of('march.txt').warnings.map(({ code }) => code)).toContain('withdrawn');
    expect(run.of('march.txt')).toMatchObject({ status: 'created', items: 2, passages: 1, withheld: 1 });
    expect(traces()).toEqual([]);
  });

  it('and comes back with the first ingest after its release', async () => {
    await runIngest(data, [root]);
    const before = await texts();
    await withdraw(plotNineteen);
    expect((await runIngest(data, [root])).statuses).toEqual(['march.txt unchanged']);
    await withLibrary(data, async (library) => library.release(await plotNineteen(library), decision));
    expect(traces()).toEqual([]);
    expect((await runIngest(data, [root])).statuses).toEqual(['march.txt updated']);
    expect(await texts()).toEqual(before);
  });
});

describe('a document that was withdrawn stays out', () => {
  it.each([
    ['edited', () => writeFile(join(root, 'march.txt'), `${minutes}\n3. Paths\n\nThe paths were swept.\n`)],
    ['under another name', () => rename(join(root, 'march.txt'), join(root, 'other.txt'))],
    [
      'under another name and edited',
      async () => {
        await rm(join(root, 'march.txt'));
        await mkdir(join(root, 'sub'));
        await writeFile(join(root, 'sub', 'new.txt'), minutes.replace('would be cut', 'were to be cut'));
      },
    ],
  ])('%s, and the report says so', async (_how, change) => {
    await runIngest(data, [root]);
    await withdraw(wholePage);
    await change();
    const run = await runIngest(data, [root], { prune: true });
    expect(run.documents.find(({ status }) => status === 'skipped')).toMatchObject({
      reason: 'withdrawn',
      passages: 0,
    });
    expect(run.totals).toMatchObject({ failed: 0, created: 0, updated: 0 });
    expect(await texts()).toEqual([]);
    expect(traces()).toEqual([]);
  });
});

describe('passages about private persons', () => {
  const person = 'The committee heard how Child A had been stung beside the gate.';
  const second = 'Child B had been stung as well and was seen by a nurse.';
  const page = (...paragraphs: readonly string[]): string => `${head}1. Bees\n\n${paragraphs.join('\n\n')}\n`;
  const itemIds = () => withLibrary(data, async (library) => (await library.items()).map(({ id }) => id));

  it('wait for an officer, and are held from the next ingest on once they are cleared', async () => {
    await writeFile(join(root, 'march.txt'), page('The bees were discussed.', person));
    await runIngest(data, [root]);
    const ids = await itemIds();
    expect(await texts()).toEqual(['The bees were discussed.']);
    expect(await withLibrary(data, (library) => library.waiting())).toEqual([
      { document: 'march.txt', itemId: ids[0], passages: 1, unknown: 0 },
    ]);
    await withLibrary(data, (library) => library.clear({ itemId: ids[0] ?? '' }, decision));
    expect((await texts()).join()).not.toContain('stung');
    const run = await runIngest(data, [root]);
    expect(run.of('march.txt')).toMatchObject({ status: 'updated', withheld: 0 });
    expect((await texts()).join('\n')).toContain(person);
    expect(await itemIds()).toEqual(ids);
    expect((await runIngest(data, [root])).statuses).toEqual(['march.txt unchanged']);
  });

  it('keep the id of an undated item when one is cleared', async () => {
    await writeFile(join(root, 'march.txt'), `Bees\n\nThe bees were discussed.\n\n${person}\n`);
    await runIngest(data, [root]);
    const ids = await itemIds();
    await withLibrary(data, (library) => library.clear({ document: 'march.txt' }, decision));
    await runIngest(data, [root]);
    expect((await texts()).join('\n')).toContain(person);
    expect(await itemIds()).toEqual(ids);
  });

  it('that come later wait as before', async () => {
    await writeFile(join(root, 'march.txt'), page('The bees were discussed.', person));
    await runIngest(data, [root]);
    await withLibrary(data, (library) => library.clear({ document: 'march.txt' }, decision));
    await writeFile(join(root, 'march.txt'), page('The bees were discussed.', person, second));
    expect((await runIngest(data, [root])).of('march.txt').withheld).toBe(1);
    expect((await texts()).join('\n')).toContain(person);
    expect((await texts()).join('\n')).not.toContain('nurse');
  });
});
