import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { openState } from '../../src/state/sqlite/sqlite-state.js';
import { describeState, type StateUnderTest } from '../contracts/state.js';
import { describeDigestState } from '../contracts/state-digests.js';
import { allBytes } from '../support/processes.js';
import { answerOf, citesOf, daysLater, jobOf, monday, postOf } from './records.js';

const folders: string[] = [];
const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-state-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

let latest = '';
const store: StateUnderTest = {
  open: async (now) => {
    latest = join(temporaryFolder(), 'data', 'state.sqlite');
    return openState(latest, { create: true, now });
  },
  openAgain: async () => openState(latest, { create: false }),
};
describeState('SQLite', store);
describeDigestState('SQLite', store);

const failure = (code: string, message = /\.$/) =>
  expect.objectContaining({ name: expect.stringMatching(/Error$/), code, message: expect.stringMatching(message) });

describe('opening a state file', () => {
  it('says that nothing is kept where there is none, and makes none', () => {
    const file = join(temporaryFolder(), 'data', 'state.sqlite');
    expect(() => openState(file, { create: false })).toThrow(failure('usage', /Nothing is kept/));
    expect(existsSync(join(file, '..'))).toBe(false);
  });

  it('refuses a state from a newer version and changes nothing', async () => {
    const file = join(temporaryFolder(), 'state.sqlite');
    await openState(file, { create: true }).close();
    const database = new Database(file);
    database.pragma('journal_mode = DELETE');
    database.pragma('user_version = 9999');
    database.close();
    const before = readFileSync(file);
    expect(() => openState(file, { create: true })).toThrow(failure('newer_library', /newer Minutebook/));
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it.each([
    ['text', Buffer.from('Answers that somebody saved under the wrong name. '.repeat(40))],
    ['noise', Buffer.from(Array.from({ length: 9000 }, (_, index) => (index * 7919) % 251))],
  ])('calls a file of %s damaged and leaves it as it is', (_what, content) => {
    const file = join(temporaryFolder(), 'state.sqlite');
    writeFileSync(file, content);
    expect(() => openState(file, { create: true })).toThrow(failure('damaged', /remembers of its answers.*back-up/));
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  it('leaves the database of another program alone', () => {
    const file = join(temporaryFolder(), 'state.sqlite');
    const database = new Database(file);
    database.exec("CREATE TABLE setting (mine TEXT); INSERT INTO setting VALUES ('kept')");
    database.close();
    const before = readFileSync(file);
    expect(() => openState(file, { create: true })).toThrow(failure('damaged'));
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('reports damage that is found while working', async () => {
    const file = join(temporaryFolder(), 'state.sqlite');
    const state = openState(file, { create: true });
    await state.saveAnswers(Array.from({ length: 60 }, () => answerOf()));
    await state.close();
    const content = readFileSync(file);
    content.fill(0x5a, 4096 * 2, content.length - 4096);
    writeFileSync(file, content);
    const read = async () => {
      const opened = openState(file, { create: false });
      try {
        await opened.recordsOf({ from: new Date(0) });
      } finally {
        await opened.close();
      }
    };
    await expect(read()).rejects.toThrow(failure('damaged'));
  });

  it('goes on from a run that was killed before the first table was made', async () => {
    const file = join(temporaryFolder(), 'state.sqlite');
    writeFileSync(file, '');
    const state = openState(file, { create: false });
    expect(await state.queueDepth()).toBe(0);
    await state.close();
  });

  it('keeps its folder and every file in it to its owner', async () => {
    const folder = join(temporaryFolder(), 'data');
    const state = openState(join(folder, 'state.sqlite'), { create: true });
    await state.enqueue(jobOf());
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of ['state.sqlite', 'state.sqlite-wal', 'state.sqlite-shm'])
      expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
    await state.close();
  });

  it('remembers everything when it is opened again', async () => {
    const file = join(temporaryFolder(), 'state.sqlite');
    const state = openState(file, { create: true });
    await state.enqueue(jobOf({ keys: ['once'] }));
    await state.close();
    const again = openState(file, { create: true });
    expect(await again.enqueue(jobOf({ keys: ['once'] }))).toBe('known');
    expect(await again.queueDepth()).toBe(1);
    await again.close();
  });

  it('finds open jobs and posts without reading those that are over', async () => {
    const file = join(temporaryFolder(), 'state.sqlite');
    await openState(file, { create: true }).close();
    const database = new Database(file);
    const planOf = (table: string, states: string) =>
      database
        .prepare(
          `EXPLAIN QUERY PLAN SELECT row FROM ${table} WHERE state IN (${states}) AND free_at <= ?
           AND NOT EXISTS (SELECT 1 FROM ${table} AS earlier WHERE earlier.state IN (${states}) AND earlier.lane = ${table}.lane AND earlier.row < ${table}.row)
           ORDER BY row LIMIT 1`,
        )
        .all(0)
        .map((step) => (step as { detail: string }).detail)
        .join('; ');
    expect(planOf('job', "'waiting', 'taken'")).toMatch(/job_open.*job_lane/);
    expect(planOf('post', "'pending', 'sending'")).toMatch(/post_open.*post_lane/);
    database.close();
  });
});

describe('words taken away', () => {
  const canary = 'Quillonberry';
  const sentence = (number: number) => `${canary} Wharf number ${number} was sold to somebody for its scrap.`;
  const traces = (folder: string): string[] =>
    allBytes(folder).flatMap(({ name, bytes }) => (bytes.includes(canary) || bytes.includes('UCANARY') ? [name] : []));

  /** Everything that can hold words, many times over so that pages split and are freed. */
  async function fill(state: ReturnType<typeof openState>) {
    for (let number = 0; number < 60; number += 1) {
      const user = 'UCANARY';
      const answer = answerOf({ user, question: sentence(number), context: { text: sentence(number) } }, [
        {
          document: 'wharf.txt',
          itemId: 'wharf 4',
          quote: sentence(number),
          before: `${canary} had stood empty.`,
          titleBasis: 'derived',
          title: `${canary} Wharf and its scrap`,
        },
        {},
      ]);
      await state.enqueue(
        jobOf({ user, keys: [`${user} ${number}`], payload: { text: `${sentence(number)} `.repeat(40) } }),
      );
      const posts = ['message', 'ephemeral', 'direct'] as const;
      await state.saveAnswer(answer);
      await state.addPosts(
        posts.map((kind) =>
          postOf({
            kind,
            user: kind === 'message' ? null : user,
            ref: answer.ref,
            cites: citesOf('wharf.txt', 'wharf 4'),
            body: { text: sentence(number) },
          }),
        ),
      );
      for (let sent = 0; sent < 2; sent += 1) {
        const post = await state.takePost({ owner: 'a', now: new Date(), leaseMs: 1e6 });
        if (sent > 0) await state.markSent(post?.id ?? '', { ts: `${number}.${sent}`, channel: 'C1' });
      }
      await state.giveFeedback({ ref: answer.ref, user, verdict: 'not_helpful', reason: sentence(number), at: monday });
      await state.audit({
        at: monday,
        team: 'T1',
        user,
        channel: 'C1',
        event: 'asked',
        ref: answer.ref,
        detail: sentence(number),
      });
      await state.setScope({ team: 'T1', channel: `C${number}`, council: null, body: null, by: user, at: monday });
    }
  }

  it.each(['withdrawn', 'kept no longer', 'deleted'] as const)('are in no file once they are %s', async (how) => {
    const folder = temporaryFolder();
    const file = join(folder, 'state.sqlite');
    // Posts are dated by this clock; the period ends in between.
    const state = openState(file, { create: true, now: () => monday });
    const other = openState(file, { create: false });
    await fill(state);
    await other.recordsOf({ user: 'UCANARY' });
    expect(traces(folder)).not.toEqual([]);
    if (how === 'withdrawn') {
      await state.deleteRecords({ user: 'UCANARY' });
      await state.redactQuotes({ documents: ['wharf.txt'], itemIds: [], at: monday, bodyFor: () => 'Withdrawn.' });
    }
    if (how === 'kept no longer') {
      await state.redactQuotes({ documents: [], itemIds: ['wharf 4'], at: monday, bodyFor: () => 'Withdrawn.' });
      await state.enforceRetention({ before: daysLater(1) });
    }
    if (how === 'deleted') {
      await state.deleteRecords({ containing: canary });
      await state.deleteRecords({ user: 'UCANARY' });
      // The quotations are the minutes' and stay until they are withdrawn.
      expect(traces(folder)).not.toEqual([]);
      await state.redactQuotes({ documents: ['wharf.txt'], itemIds: [], at: monday, bodyFor: () => 'Withdrawn.' });
    }
    // Gone at once, and still gone when the file is packed.
    expect(traces(folder)).toEqual([]);
    expect(await state.compact()).toBe(true);
    expect(traces(folder)).toEqual([]);
    expect(await state.recordsOf({ containing: canary })).toEqual([]);
    await other.close();
    await state.close();
    expect(traces(folder)).toEqual([]);
  });

  it('says when another process still reads old pages', async () => {
    const file = join(temporaryFolder(), 'state.sqlite');
    const state = openState(file, { create: true });
    await state.enqueue(jobOf({ payload: sentence(1) }));
    const reader = new Database(file);
    reader.exec('BEGIN');
    reader.prepare('SELECT * FROM job').all();
    await state.deleteRecords({ user: 'U1' });
    expect(await state.compact()).toBe(false);
    reader.exec('COMMIT');
    expect(await state.compact()).toBe(true);
    reader.close();
    await state.close();
  });
});
