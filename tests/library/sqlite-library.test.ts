import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { isIngestRunning, takeIngestLock } from '../../src/library/sqlite/ingest-lock.js';
import { migrations } from '../../src/library/sqlite/schema.js';
import { openSqliteLibrary } from '../../src/library/sqlite/sqlite-library.js';
import { describeLibrary } from '../contracts/library.js';
import { recordOf } from '../contracts/records.js';
import { allBytes, startChild } from '../support/processes.js';

const folders: string[] = [];
const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-library-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

let latest = '';
describeLibrary('SQLite', {
  open: async () => {
    latest = join(temporaryFolder(), 'data', 'library.sqlite');
    return openSqliteLibrary(latest, { create: true });
  },
  openAgain: async () => openSqliteLibrary(latest, { create: false }),
});

const failure = (code: string) => expect.objectContaining({ name: 'AppError', code });
const page = (document: string, words: string) =>
  recordOf({ document, items: [{ title: 'Roofs', passages: [words] }] });

/** Takes away what later versions added, and makes sure that this is what the first version made. */
function makeFirstVersion(file: string): void {
  const schemaOf = (database: Database.Database) =>
    database.prepare("SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name").pluck().all();
  const first = new Database(':memory:');
  first.exec(migrations[0] ?? '');
  const database = new Database(file);
  const known = new Set(first.prepare('SELECT name FROM sqlite_schema').pluck().all());
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  for (const table of tables.filter((name) => !known.has(name))) database.exec(`DROP TABLE ${table}`);
  database.pragma('user_version = 1');
  expect(schemaOf(database)).toEqual(schemaOf(first));
  database.close();
  first.close();
}

describe('opening a library file', () => {
  it('says to ingest first where there is none, and makes none', () => {
    const file = join(temporaryFolder(), 'data', 'library.sqlite');
    expect(() => openSqliteLibrary(file, { create: false })).toThrow(failure('no_library'));
    expect(existsSync(join(file, '..'))).toBe(false);
  });

  it('refuses a library from a newer version and changes nothing', async () => {
    const file = join(temporaryFolder(), 'library.sqlite');
    const library = openSqliteLibrary(file, { create: true });
    await library.storeDocument(page('a.txt', 'Slates were laid.'));
    await library.close();
    const database = new Database(file);
    database.pragma('journal_mode = DELETE');
    database.pragma('user_version = 9999');
    database.close();
    const before = readFileSync(file);
    expect(() => openSqliteLibrary(file, { create: true })).toThrow(failure('newer_library'));
    expect(() => openSqliteLibrary(file, { create: false })).toThrow(failure('newer_library'));
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('brings a library of the first version up to date and keeps all it held', async () => {
    const file = join(temporaryFolder(), 'library.sqlite');
    const library = openSqliteLibrary(file, { create: true });
    await library.storeDocument(page('a.txt', 'Slates were laid.'));
    const [passages, generation] = [await library.passages(), await library.generation()];
    await library.close();
    makeFirstVersion(file);
    const opened = openSqliteLibrary(file, { create: false });
    expect(await opened.passages()).toEqual(passages);
    expect(await opened.generation()).toBe(generation);
    expect(await opened.observations()).toEqual([]);
    expect(await opened.metricsHeld()).toEqual([]);
    expect([...(await opened.firstKnown()).values()]).toEqual(new Array(3).fill('2025-05-01T09:00:00.000Z'));
    const figures = {
      items: [{ observations: [{ key: 'slates', value: 9, quote: 'Nine slates were laid.' }], passages: [] }],
    };
    await opened.storeDocument(recordOf({ document: 'b.txt', ...figures }));
    expect(await opened.observationsOf(['slates'])).toHaveLength(1);
    await opened.close();
  });

  it.each([
    ['text', Buffer.from('Minutes of a meeting, saved under the wrong name. '.repeat(40))],
    ['noise', Buffer.from(Array.from({ length: 9000 }, (_, index) => (index * 7919) % 251))],
  ])('calls a file of %s damaged and leaves it as it is', (_what, content) => {
    const file = join(temporaryFolder(), 'library.sqlite');
    writeFileSync(file, content);
    expect(() => openSqliteLibrary(file, { create: true })).toThrow(failure('damaged'));
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  it('leaves the database of another program alone', () => {
    const file = join(temporaryFolder(), 'library.sqlite');
    const database = new Database(file);
    database.exec("CREATE TABLE setting (mine TEXT); INSERT INTO setting VALUES ('kept')");
    database.close();
    const before = readFileSync(file);
    expect(() => openSqliteLibrary(file, { create: true })).toThrow(failure('damaged'));
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('reports damage that is found while reading', async () => {
    const file = join(temporaryFolder(), 'library.sqlite');
    const library = openSqliteLibrary(file, { create: true });
    for (let count = 0; count < 40; count += 1)
      await library.storeDocument(page(`${count}.txt`, `Slates of kind ${count} were laid. `.repeat(200)));
    await library.close();
    const content = readFileSync(file);
    content.fill(0x5a, 4096 * 2, content.length - 4096);
    writeFileSync(file, content);
    const read = async () => {
      const opened = openSqliteLibrary(file, { create: false });
      try {
        await opened.documents();
        await opened.passages();
      } finally {
        await opened.close();
      }
    };
    await expect(read()).rejects.toThrow(failure('damaged'));
  });

  it('goes on from a run that was killed before the first table was made', async () => {
    const file = join(temporaryFolder(), 'library.sqlite');
    writeFileSync(file, '');
    const library = openSqliteLibrary(file, { create: false });
    expect(await library.documents()).toEqual([]);
    await library.close();
  });

  it('keeps its folder and every file in it to its owner', async () => {
    const folder = join(temporaryFolder(), 'data');
    const lock = takeIngestLock(folder);
    const library = openSqliteLibrary(join(folder, 'library.sqlite'), { create: true });
    await library.storeDocument(page('a.txt', 'Slates were laid.'));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of ['library.sqlite', 'library.sqlite-wal', 'library.sqlite-shm', 'ingest.lock'])
      expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
    await library.close();
    lock.release();
  });
});

describe('words taken away', () => {
  const secret = 'Quillonberry';
  const records = (words: string) =>
    Array.from({ length: 60 }, (_, count) =>
      recordOf({
        document: `${String(count).padStart(2, '0')}.txt`,
        heldOn: `2025-01-${String((count % 28) + 1).padStart(2, '0')}`,
        items: Array.from({ length: 5 }, (_, place) => ({
          number: String(place + 1),
          title: `Matter ${count} ${place} ${words}`,
          passages: [
            `${words} bought lot ${count}. ${'The usual report was taken as read by those present. '.repeat(20)}`,
          ],
          resolutions: [`That ${words} be paid ${count} pounds.`],
          actions: [`${words} would write in week ${place}.`],
        })),
        definitions: [{ short: 'QB', full: words }],
      }),
    );
  const traces = (folder: string): string[] => {
    const forms = [secret, secret.toLowerCase(), 'quillonb'];
    return allBytes(folder).flatMap(({ name, bytes }) => (forms.some((form) => bytes.includes(form)) ? [name] : []));
  };

  it.each(['deleted', 'exempt', 'replaced'] as const)('are in no file once the documents are %s', async (how) => {
    const folder = temporaryFolder();
    const file = join(folder, 'library.sqlite');
    const library = openSqliteLibrary(file, { create: true });
    const reader = openSqliteLibrary(file, { create: false });
    for (const record of records(secret)) await library.storeDocument(record);
    for (const record of records('Somebody').slice(0, 5))
      await library.storeDocument({
        ...record,
        document: { ...record.document, document: `kept-${record.document.document}` },
      });
    expect(traces(folder)).not.toEqual([]);
    for (const { document } of records(secret)) {
      if (how === 'deleted') await library.deleteDocument(document.document);
      if (how === 'exempt')
        await library.storeUnheld({
          document: document.document,
          root: '/minutes',
          status: 'exempt',
          reason: 'exempt',
          message: 'Exempt.',
          council: null,
          body: null,
          heldOn: null,
          duplicateOf: null,
          fingerprint: '',
        });
    }
    if (how === 'replaced') for (const record of records('Somebody')) await library.storeDocument(record);
    if (how === 'replaced') await library.close();
    expect(traces(folder)).toEqual([]);
    if (how !== 'replaced') await library.close();
    await reader.close();
    expect(traces(folder)).toEqual([]);
  });
});

describe('several processes', () => {
  it('let a reader see what a writer stores without opening again', async () => {
    const file = join(temporaryFolder(), 'data', 'library.sqlite');
    const reader = openSqliteLibrary(file, { create: true });
    const before = await reader.generation();
    const child = await startChild('store', file);
    expect(await child.ended).toEqual({ code: 0, signal: null });
    expect((await reader.documents()).map(({ document }) => document)).toEqual(['from-a-child.txt']);
    expect(await reader.generation()).toBeGreaterThan(before);
    expect(await reader.searchText(['slates'], 5)).toHaveLength(1);
    await reader.close();
  });

  it('refuse a second ingest, and let it in once the first was killed', async () => {
    const folder = temporaryFolder();
    const child = await startChild('lock', folder);
    await child.saidReady;
    expect(isIngestRunning(folder)).toBe(true);
    expect(() => takeIngestLock(folder)).toThrow(failure('locked'));
    child.kill();
    expect((await child.ended).signal).toBe('SIGKILL');
    expect(isIngestRunning(folder)).toBe(false);
    takeIngestLock(folder).release();
  });

  it('give the lock back when it is released', () => {
    const folder = join(temporaryFolder(), 'data');
    expect(isIngestRunning(folder)).toBe(false);
    expect(existsSync(folder)).toBe(false);
    takeIngestLock(folder).release();
    expect(isIngestRunning(folder)).toBe(false);
    takeIngestLock(folder).release();
  });

  it('say what is wrong with a lock that is no lock', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'ingest.lock'));
    expect(() => takeIngestLock(folder)).toThrow(failure('unexpected'));
  });
});
