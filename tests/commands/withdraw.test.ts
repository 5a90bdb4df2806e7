import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/commands/context.js';
import { runExport } from '../../src/commands/export.js';
import { runIngest } from '../../src/commands/ingest.js';
import { type ReleaseFlags, runRelease } from '../../src/commands/release.js';
import { runWithdraw, type WithdrawFlags } from '../../src/commands/withdraw.js';
import { loadConfig } from '../../src/config.js';
import { indexFolder } from '../../src/library/index/hnsw-index.js';
import { takeIngestLock } from '../../src/library/sqlite/ingest-lock.js';
import { openSqliteLibrary } from '../../src/library/sqlite/sqlite-library.js';
import type { Withdrawn } from '../../src/library/withdrawals/types.js';
import { openEmbeddingModel } from '../../src/models/open-embedding-model.js';
import { openState } from '../../src/state/sqlite/sqlite-state.js';
import { loadMeasureRegister } from '../../src/vocabulary/metrics/register.js';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js';
import { allBytes } from '../support/processes.js';

const page = (day: string, words: string): string =>
  `Fenmoor Council\n\nAllotments Committee\n\n${day}\n\n1. Hedges\n\n${words}\n\n2. Ponds\n\nThe Ellistrand pond was dredged in the week of the fair.\n\nThe committee heard how Child A had fallen in.\n`;

let folder: string;
let printed: string[];
const data = () => join(folder, 'data');

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'minutebook-withdraw-')));
  for (const name of ['east', 'west']) mkdirSync(join(folder, 'minutes', name), { recursive: true });
  writeFileSync(join(folder, 'minutes', 'east', 'march.txt'), page('4 March 2025', 'The hedges would be cut.'));
  writeFileSync(join(folder, 'minutes', 'west', 'march.txt'), page('5 March 2025', 'The hedges grew.'));
  writeFileSync(join(folder, 'minutes', 'west', 'june.txt'), page('3 June 2025', 'The hedges were low.'));
  writeFileSync(join(folder, 'minutes', 'west', 'later.txt'), page('3 June 2025', 'The hedges were low.'));
  printed = [];
  await runIngest([join(folder, 'minutes')], {})(context());
  printed = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function context(json = true, environment: Readonly<Record<string, string>> = {}): Context {
  const config = loadConfig(environment, { data: data() });
  return {
    config,
    output: { result: (text) => printed.push(text), aside: () => {}, colour: false, width: 80 },
    json,
    openLibrary: ({ create }) => openSqliteLibrary(config.libraryFile, { create, patienceMs: 300 }),
    openState: ({ create }) => openState(config.stateFile, { create }),
    openModel: () => openEmbeddingModel(config),
    openWriter: async () => null,
    vocabulary: loadVocabulary,
    measures: loadMeasureRegister,
    now: () => new Date('2026-03-02T10:00:00Z'),
  };
}
const withdraw = async (name: string, flags: WithdrawFlags = { by: 'A. Officer' }, json = true) => {
  printed = [];
  return { code: await runWithdraw(name, flags)(context(json)), printed: printed.join('\n') };
};
const release = async (name: string | undefined, flags: ReleaseFlags = { by: 'A. Officer' }, json = true) => {
  printed = [];
  return { code: await runRelease(name, flags)(context(json)), printed: printed.join('\n') };
};
const ingest = () => runIngest([join(folder, 'minutes')], {})(context());
const exported = async (kind: string): Promise<Record<string, unknown>[]> => {
  printed = [];
  await runExport(kind, {})(context());
  return printed.map((line) => JSON.parse(line));
};
const traces = (): string[] =>
  allBytes(data()).flatMap(({ name, bytes }) => (/ellistrand/i.test(bytes.toString('latin1')) ? [name] : []));

describe('withdraw', () => {
  it('takes a document out and says so', async () => {
    const { code, printed } = await withdraw('east/march.txt', { by: 'A. Officer', reason: 'a letter' });
    expect(code).toBe(0);
    const report = JSON.parse(printed);
    expect(report).toMatchObject({
      status: 'withdrawn',
      withdrawal: { document: 'east/march.txt', target: 'document', by: 'A. Officer', reason: 'a letter' },
      hindrance: null,
      redacted: null,
    });
    expect(printed).not.toContain('hedges would');
    expect((await exported('passages')).map(({ text }) => text).join()).not.toContain('hedges would be cut');
  });

  it('says it in words too', async () => {
    for (const name of ['east/march.txt', 'west/march.txt', 'west/june.txt']) await withdraw(`${name}#2`);
    expect(traces()).toEqual([]);
    const { printed } = await withdraw('east/march.txt#1', { by: 'A. Officer' }, false);
    expect(printed.split('\n')).toEqual([
      'Withdrawn on 2 March 2026: item 1 of east/march.txt, Allotments Committee, 4 March 2025.',
      'Its words are gone from east/march.txt, and are kept out at every ingest.',
      `No file of the library in ${data()} holds its words any more.`,
    ]);
    const again = await withdraw('east/march.txt#1', { by: 'B. Other' }, false);
    expect(again.printed).toContain(
      'Item 1 of east/march.txt, Allotments Committee, 4 March 2025 was withdrawn on 2 March 2026 by A. Officer',
    );
  });

  it.each([
    ['its name', 'east/march.txt'],
    ['its path', () => join(folder, 'minutes', 'west', 'june.txt')],
    ['the end of its name, where no other shares it', 'june.txt'],
    ['the name of a file of the same bytes', 'west/later.txt'],
    ['an item of it by number', 'june.txt#2'],
  ])('knows a document by %s', async (_what, name) => {
    const { code, printed } = await withdraw(typeof name === 'string' ? name : name());
    expect([code, JSON.parse(printed).status]).toEqual([0, 'withdrawn']);
  });

  it('knows an item by its id', async () => {
    const [item] = await exported('items');
    const { printed } = await withdraw(String(item?.id));
    expect(JSON.parse(printed).withdrawal).toMatchObject({ target: 'item', itemId: item?.id });
  });

  it.each([
    ['march.txt', /“march\.txt” may mean east\/march\.txt and west\/march\.txt; name one of them\./],
    ['west/jume.txt', /“west\/jume\.txt” is no document and no item held here; the nearest names are west\/june\.txt/],
    ['zzzz', /“zzzz” is no document and no item held here, and nothing is held under a name like it\./],
    ['east/march.txt#9', /no document and no item/],
    ['  ', /There is no name/],
  ])('refuses %j with a sentence', async (name, sentence) => {
    const before = await exported('passages');
    await expect(withdraw(name)).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringMatching(sentence),
    });
    expect(await exported('passages')).toEqual(before);
  });

  it.each([{ by: ' ' }, { reason: 'x'.repeat(301) }])('refuses what it is told of %j', async (flags) => {
    await expect(withdraw('june.txt', flags)).rejects.toMatchObject({ name: 'UsageError' });
  });

  it('tells what else held the words, and fails where that cannot let go of them', async () => {
    const seen: Withdrawn[] = [];
    for (const done of [true, false]) {
      printed = [];
      const redact = async (withdrawn: Withdrawn) => {
        seen.push(withdrawn);
        return { lines: [], report: { posts: 2 }, done };
      };
      expect(await runWithdraw('june.txt#2', { by: 'A. Officer' }, { redact })(context())).toBe(done ? 0 : 1);
      expect(JSON.parse(printed[0] ?? '').redacted).toEqual({ posts: 2 });
    }
    expect(seen[0]?.texts).toEqual(['The Ellistrand pond was dredged in the week of the fair.']);
    expect(seen[0]?.takenOut.map(({ document }) => document)).toEqual(['west/june.txt']);
    expect(seen[1]).toMatchObject({ isNew: false, takenOut: [] });
  });

  it.each([true, false])('renews the vector index, while an ingest runs: %s', async (busy) => {
    const environment = { MINUTEBOOK_INDEX_FROM: '0' };
    await runIngest([join(folder, 'minutes')], {})(context(true, environment));
    const before = allBytes(indexFolder(data())).map(({ name }) => name);
    expect(before).toHaveLength(2);
    const lock = busy ? takeIngestLock(data()) : null;
    await runWithdraw('east/march.txt', { by: 'A. Officer' })(context(true, environment));
    lock?.release();
    const after = busy ? [] : allBytes(indexFolder(data())).map(({ name }) => name);
    expect(after).not.toEqual(before);
    expect(after).toHaveLength(busy ? 0 : 2);
  });
});

describe('release', () => {
  it('ends a withdrawal, and the words are back after an ingest', async () => {
    const before = await exported('passages');
    await withdraw('june.txt');
    const { code, printed } = await release('west/june.txt', { by: 'A. Officer' }, false);
    expect(code).toBe(0);
    expect(printed).toBe(
      [
        'Released: west/june.txt, Allotments Committee, 3 June 2025.',
        'The words come back at the next ingest of west/june.txt.',
        '1 passage about private persons still left out there; run this again to clear what can be.',
      ].join('\n'),
    );
    await ingest();
    expect(await exported('passages')).toEqual(before);
  });

  it('then clears what was left out about private persons', async () => {
    const { printed } = await release('june.txt');
    expect(JSON.parse(printed)).toMatchObject({
      status: 'cleared',
      passagesCleared: 1,
      documents: expect.arrayContaining(['west/june.txt']),
      waiting: 0,
    });
    await ingest();
    expect((await exported('passages')).map(({ text }) => text).join()).toContain('Child A had fallen in');
  });

  it('lists what is withdrawn and what waits', async () => {
    await withdraw('west/march.txt#1', { by: 'A. Officer', reason: 'a letter' });
    const { printed } = await release(undefined, { list: true }, false);
    const lines = printed.split('\n');
    expect(lines[0]).toMatch(
      /^Withdrawn on 2 March 2026 by A\. Officer: item 1 of west\/march\.txt, Allotments Committee, 5 March 2025 \(i\w+\) – a letter$/,
    );
    expect(lines.slice(1)).toEqual(
      ['east/march.txt', 'west/june.txt', 'west/march.txt'].map((document) =>
        expect.stringMatching(
          new RegExp(
            `^Waiting to be cleared: 1 passage about private persons in ${document}, item 2, Ponds \\(i\\w+\\)$`,
          ),
        ),
      ),
    );
    const listed = JSON.parse((await release(undefined, { list: true })).printed);
    expect([listed.withdrawals.length, listed.waiting.length]).toEqual([1, 3]);
  });

  it('says what to release where an item went with its document', async () => {
    const [item] = await exported('items');
    await withdraw('east/march.txt');
    await expect(release(String(item?.id))).rejects.toMatchObject({
      message: expect.stringContaining('release that with "minutebook release east/march.txt"'),
    });
  });

  it('knows a document that is gone from the library', async () => {
    await withdraw('east/march.txt');
    rmSync(join(folder, 'minutes', 'east'), { recursive: true });
    await runIngest([join(folder, 'minutes')], { prune: true })(context());
    expect((await release('east/march.txt')).code).toBe(0);
  });

  it.each([
    [undefined, {}, /Say which document or item/],
    ['june.txt', { list: true }, /--list takes no name/],
    ['june.txt#1', {}, /is withdrawn and nothing waits/],
  ] as const)('refuses %j with %j in a sentence', async (name, flags, sentence) => {
    await expect(release(name, flags)).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringMatching(sentence),
    });
  });
});
