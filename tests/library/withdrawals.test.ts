import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import type { Library } from '../../src/library/library.js';
import type { DocumentRecord } from '../../src/library/records.js';
import { openSqliteLibrary } from '../../src/library/sqlite/sqlite-library.js';
import { recordOf } from '../contracts/records.js';
import { allBytes, startChild } from '../support/processes.js';

const folders: string[] = [];
const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-withdrawals-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const decision = { at: '2026-03-02T10:00:00.000Z', by: 'A. Officer', reason: null };
const inFile = (folder: string): string => join(folder, 'library.sqlite');
const open = (folder: string): Library => openSqliteLibrary(inFile(folder), { create: true, patienceMs: 1500 });

const secret = 'Quillonberry';
const secretIn = (count: number): string =>
  `${secret}${count} of Thistlewharf${count} had brought ${count + 7} velveteen${count} cushions back to the depot on a rainy afternoon.`;

/** A document with a word of its own in every corner, in four hundred sentences. */
const secretRecord = (document = 'secret.txt'): DocumentRecord =>
  recordOf({
    document,
    heldOn: '2025-03-04',
    items: Array.from({ length: 20 }, (_, place) => ({
      number: String(place + 1),
      title: `Velveteen matter ${place}`,
      passages: Array.from({ length: 4 }, (_, part) =>
        Array.from({ length: 5 }, (_, count) => secretIn(place * 20 + part * 5 + count)).join(' '),
      ),
      resolutions: [`That ${secret} be paid ${place} pounds.`],
      actions: [`${secret} would write in week ${place}.`],
      observations: [{ key: 'velveteen-cushions', value: place, quote: `Velveteen cushions numbered ${place}.` }],
      trends: [{ metricKey: 'velveteen-cushions', quote: 'Velveteen cushions had multiplied.' }],
    })),
  });
const publicRecord = (count: number): DocumentRecord =>
  recordOf({
    document: `public-${count}.txt`,
    heldOn: `2025-${String((count % 12) + 1).padStart(2, '0')}-${String((count % 27) + 1).padStart(2, '0')}`,
    body: `Panel ${count}`,
    items: Array.from({ length: 4 }, (_, place) => ({
      number: String(place + 1),
      title: `Ordinary matter ${count} ${place}`,
      passages: [`Report ${count} on drains was read. `.repeat(12).trim()],
    })),
  });

/** Words are looked for as they stand, as terms and as stems. */
const traces = (folder: string): string[] => {
  const forms = [secret, secret.toLowerCase(), 'quillonb', 'histlewharf', 'elveteen'];
  return allBytes(folder).flatMap(({ name, bytes }) => (forms.some((form) => bytes.includes(form)) ? [name] : []));
};

/** The secret is put in between, and moved about by what is stored after it. */
async function fill(folder: string): Promise<Library> {
  const library = open(folder);
  for (let count = 0; count < 30; count += 1) await library.storeDocument(publicRecord(count));
  await library.storeDocument(secretRecord());
  const missing = await library.toEmbed('m/1');
  await library.storeEmbeddings(
    'm/1',
    missing.map(({ passageId }) => ({ passageId, vector: Float32Array.of(1, 2) })),
  );
  await library.activateModel({ modelId: 'm/1', dimensions: 2 });
  for (let count = 15; count < 45; count += 1)
    await library.storeDocument({ ...publicRecord(count), fingerprint: 'again' });
  return library;
}

describe('withdrawn words', () => {
  it('are in no file of the data folder, while an idle process has the library open', async () => {
    const folder = temporaryFolder();
    const library = await fill(folder);
    const reader = open(folder);
    expect((await reader.searchText([secret], 5)).length).toBe(0);
    expect(await reader.passagesOfItem(secretRecord().items[0]?.id ?? '')).toHaveLength(4);
    expect(traces(folder)).not.toEqual([]);
    const gone = await library.withdraw({ document: 'secret.txt' }, decision);
    expect(gone?.hindrance).toBeNull();
    expect(traces(folder)).toEqual([]);
    expect(statSync(`${inFile(folder)}-wal`).size).toBe(0);
    expect(await reader.passagesOfItem(secretRecord().items[0]?.id ?? '')).toEqual([]);
    await reader.close();
    await library.close();
    expect(traces(folder)).toEqual([]);
  });

  it('are in no file after one item of many is withdrawn, and the others are whole', async () => {
    const folder = temporaryFolder();
    const library = await fill(folder);
    const record = secretRecord();
    const others = record.passages.filter(({ itemId }) => itemId !== record.items[3]?.id);
    await library.withdraw({ itemId: record.items[3]?.id ?? '' }, decision);
    const own = Array.from({ length: 20 }, (_, count) => `velveteen${60 + count} `);
    const found = allBytes(folder).filter(({ bytes }) => own.some((word) => bytes.includes(word)));
    expect(found.map(({ name }) => name)).toEqual([]);
    expect((await library.passages()).filter(({ source }) => source.document === 'secret.txt')).toEqual(others);
    await library.close();
  });

  it('are shown to nobody while a reader keeps old pages, and leave the files once it ends', async () => {
    const folder = temporaryFolder();
    const library = await fill(folder);
    const reader = new Database(inFile(folder));
    reader.exec('BEGIN');
    const seen = reader.prepare('SELECT count(*) FROM passage').pluck().get();
    const started = Date.now();
    const gone = await library.withdraw({ document: 'secret.txt' }, decision);
    expect(gone?.hindrance).toBe('reader');
    expect(Date.now() - started).toBeGreaterThan(1500);
    expect((await library.passages()).some(({ text }) => text.includes(secret))).toBe(false);
    expect(reader.prepare('SELECT count(*) FROM passage').pluck().get()).toBe(seen);
    reader.exec('COMMIT');
    reader.close();
    expect((await library.withdraw({ document: 'secret.txt' }, decision))?.hindrance).toBeNull();
    expect(traces(folder)).toEqual([]);
    await library.close();
  }, 40_000);

  it('leave the files with the next one to open the library, where a reader was in the way', async () => {
    const folder = temporaryFolder();
    const library = await fill(folder);
    const reader = new Database(inFile(folder));
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM passage').pluck().get();
    await library.withdraw({ document: 'secret.txt' }, decision);
    await library.close();
    expect(traces(folder)).not.toEqual([]);
    reader.exec('COMMIT');
    reader.close();
    await open(folder).close();
    expect(traces(folder)).toEqual([]);
  }, 40_000);

  it('are in no file either where a sidecar makes them exempt instead', async () => {
    const folder = temporaryFolder();
    const library = await fill(folder);
    await library.storeUnheld({
      document: 'secret.txt',
      root: '/minutes',
      status: 'exempt',
      reason: 'exempt',
      message: 'The sidecar says so.',
      council: null,
      body: null,
      heldOn: null,
      duplicateOf: null,
      fingerprint: '',
    });
    await library.close();
    expect(traces(folder)).toEqual([]);
  });

  it('can be released, and are held again', async () => {
    const folder = temporaryFolder();
    const library = await fill(folder);
    await library.withdraw({ document: 'secret.txt' }, decision);
    await library.release({ document: 'secret.txt' }, decision);
    expect(await library.storeDocument(secretRecord())).toEqual(secretRecord());
    await library.close();
    const again = open(folder);
    expect(await again.passagesOfItem(secretRecord().items[0]?.id ?? '')).toHaveLength(4);
    await again.close();
  });
});

describe('a library made anew in the same folder', () => {
  const makeAnew = (folder: string): Library => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${inFile(folder)}${end}`, { force: true });
    return open(folder);
  };

  it('keeps out what was withdrawn from the one before, and can release it', async () => {
    const folder = temporaryFolder();
    const library = await fill(folder);
    await library.withdraw({ document: 'secret.txt' }, decision);
    const before = await library.withdrawals();
    await library.close();
    const anew = makeAnew(folder);
    expect(await anew.withdrawals()).toEqual(before);
    await anew.storeDocument(secretRecord());
    await anew.storeDocument(secretRecord('renamed.txt'));
    expect(await anew.passages()).toEqual([]);
    await anew.release({ document: 'secret.txt' }, decision);
    await anew.close();
    const third = makeAnew(folder);
    expect(await third.withdrawals()).toEqual([]);
    expect(await third.storeDocument(secretRecord())).toEqual(secretRecord());
    await third.close();
  });

  it('knows which paragraphs were cleared', async () => {
    const folder = temporaryFolder();
    const library = open(folder);
    const digest = 'c'.repeat(64);
    const record = publicRecord(1);
    const withheld = [{ start: 0, end: 4, itemId: null, reason: 'private_person', digest }] as const;
    await library.storeDocument({ ...record, withheld });
    await library.clear({ document: 'public-1.txt' }, decision);
    await library.close();
    const anew = makeAnew(folder);
    expect([...(await anew.cleared())]).toEqual([digest]);
    await anew.close();
  });

  it('has the words of a back-up taken out as soon as it is opened', async () => {
    const folder = temporaryFolder();
    const library = await fill(folder);
    await library.close();
    const backup = join(temporaryFolder(), 'backup.sqlite');
    cpSync(inFile(folder), backup);
    const opened = open(folder);
    await opened.withdraw({ document: 'secret.txt' }, decision);
    await opened.close();
    cpSync(backup, inFile(folder));
    expect(traces(folder)).not.toEqual([]);
    const restored = open(folder);
    expect((await restored.passages()).some(({ text }) => text.includes(secret))).toBe(false);
    await restored.close();
    expect(traces(folder)).toEqual([]);
  });
});

describe('the record of what was withdrawn', () => {
  it('holds none of the words and is only for its owner', async () => {
    const folder = temporaryFolder();
    const library = await fill(folder);
    await library.withdraw({ document: 'secret.txt' }, decision);
    await library.close();
    const journal = join(folder, 'withdrawals.jsonl');
    expect(statSync(journal).mode & 0o777).toBe(0o600);
    const [line = '', ...others] = readFileSync(journal, 'utf8').trimEnd().split('\n');
    expect(others).toEqual([]);
    expect(JSON.parse(line)).toMatchObject({ kind: 'withdraw', document: 'secret.txt', by: 'A. Officer' });
    expect(line).not.toMatch(/quillon|velvet|thistle|cushion|depot|matter/i);
  });

  it('is written again from the library where its file was lost', async () => {
    const folder = temporaryFolder();
    const library = await fill(folder);
    await library.withdraw({ document: 'secret.txt' }, decision);
    await library.close();
    const journal = join(folder, 'withdrawals.jsonl');
    const before = readFileSync(journal);
    rmSync(journal);
    await open(folder).close();
    expect(readFileSync(journal).equals(before)).toBe(true);
  });

  it('loses only the entry whose writer was killed half-way, which the library still has', async () => {
    const folder = temporaryFolder();
    const library = await fill(folder);
    await library.withdraw({ document: 'secret.txt' }, decision);
    await library.close();
    const journal = join(folder, 'withdrawals.jsonl');
    const before = readFileSync(journal);
    appendFileSync(journal, '{"kind":"release","id":"tor');
    const opened = open(folder);
    await opened.release({ document: 'secret.txt' }, decision);
    await opened.close();
    const lines = readFileSync(journal, 'utf8').trimEnd().split('\n');
    expect(lines.map((each) => (JSON.parse(each) as { kind: string }).kind)).toEqual(['withdraw', 'release']);
    expect(`${lines[0]}\n`).toBe(before.toString());
  });

  it('is never passed over where it cannot be read', async () => {
    const folder = temporaryFolder();
    await open(folder).close();
    appendFileSync(join(folder, 'withdrawals.jsonl'), 'no entry\n');
    expect(() => open(folder)).toThrow(expect.objectContaining({ name: 'AppError', code: 'damaged' }));
  });

  it('is in no folder where nothing was withdrawn', async () => {
    const folder = temporaryFolder();
    await (await fill(folder)).close();
    expect(existsSync(join(folder, 'withdrawals.jsonl'))).toBe(false);
  });
});

describe('a withdrawal that is killed', () => {
  it('took everything or nothing, and the next to open the library finishes it', async () => {
    const filled = temporaryFolder();
    await (await fill(filled)).close();
    const outcomes = new Set<string>();
    for (const delay of [0, 60, 120, 200, 300, 450, 700, 4000]) {
      const folder = temporaryFolder();
      cpSync(filled, folder, { recursive: true });
      const child = await startChild('withdraw', inFile(folder));
      await child.saidReady;
      await setTimeout(delay);
      child.kill();
      const { signal } = await child.ended;
      const library = open(folder);
      const withdrawals = await library.withdrawals();
      const held = (await library.passages()).filter(({ source }) => source.document === 'secret.txt').length;
      const text = (await library.documentText('secret.txt')) ?? '';
      expect([withdrawals.length, held, text.includes(secret)]).toEqual(
        withdrawals.length === 0 ? [0, 80, true] : [1, 0, false],
      );
      await library.close();
      if (withdrawals.length > 0) expect(traces(folder)).toEqual([]);
      expect(existsSync(join(folder, 'withdrawals.jsonl'))).toBe(withdrawals.length > 0);
      outcomes.add(`${signal} ${withdrawals.length}`);
    }
    // The kills fell on both sides of the moment it took effect.
    expect([...outcomes]).toEqual(expect.arrayContaining(['SIGKILL 0', 'SIGKILL 1']));
  }, 90_000);
});
