import { createHash } from 'node:crypto';
import { appendFile, chmod, mkdir, readFile, symlink, truncate, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { readStable } from '../../../ingest/sources/read-stable.js';
import { folderWith, withoutPrivilege } from './temporary-folder.js';

const limit = { maxBytes: 50 * 1024 * 1024 };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Runs JavaScript in a loop on a thread of its own until told to stop, so that it acts while a read is under way. */
async function meanwhile(path: string, act: string, during: () => Promise<void>): Promise<void> {
  const source = `const fs = require('node:fs'); const { workerData } = require('node:worker_threads');
    const path = workerData.path; const stop = new Int32Array(workerData.stop);
    let turn = 0; while (Atomics.load(stop, 0) === 0) { ${act}; Atomics.store(stop, 1, ++turn); Atomics.notify(stop, 1); }`;
  const stop = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(source, { eval: true, workerData: { path, stop: stop.buffer } });
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  await new Promise((resolve) => worker.once('online', resolve));
  Atomics.wait(stop, 1, 0, 10_000);
  try {
    await during();
  } finally {
    Atomics.store(stop, 0, 1);
    await ended;
  }
}

describe('readStable', () => {
  it('gives the bytes of a file and their SHA-256', async () => {
    const root = await folderWith({ 'a.txt': 'The Panel noted the update.' });
    const { bytes, digest } = await readStable(join(root, 'a.txt'), limit);
    expect(Buffer.from(bytes).toString()).toBe('The Panel noted the update.');
    expect(digest).toBe(sha256(bytes));
  });

  it('reads an empty file, and one of several chunks', async () => {
    const large = Buffer.alloc(3 * 1024 * 1024 + 17, 'minutes ');
    const root = await folderWith({ 'empty.txt': '', 'large.txt': large });
    expect(await readStable(join(root, 'empty.txt'), limit)).toMatchObject({ digest: sha256(Buffer.alloc(0)) });
    expect(Buffer.compare((await readStable(join(root, 'large.txt'), limit)).bytes, large)).toBe(0);
  });

  it('refuses a file beyond the limit unread', async () => {
    const root = await folderWith({ 'a.txt': '' });
    await truncate(join(root, 'a.txt'), 200 * 1024 * 1024);
    await expect(readStable(join(root, 'a.txt'), limit)).rejects.toMatchObject({ code: 'read', reason: 'too_large' });
  });

  it('gives the later bytes of a file that changed once', async () => {
    const path = join(await folderWith({ 'a.txt': Buffer.alloc(20 * 1024 * 1024, 'a') }), 'a.txt');
    const reading = readStable(path, limit);
    await appendFile(path, 'the end');
    const { bytes, digest } = await reading;
    const now = await readFile(path);
    expect(bytes.length).toBe(now.length);
    expect(digest).toBe(sha256(now));
  });

  it('gives up on a file that keeps changing', async () => {
    const path = join(await folderWith({ 'a.txt': Buffer.alloc(8 * 1024 * 1024, 'a') }), 'a.txt');
    await meanwhile(path, `fs.appendFileSync(path, 'more')`, async () => {
      await expect(readStable(path, limit)).rejects.toMatchObject({ reason: 'changed_while_read' });
    });
  });

  it('takes a file that is only touched', async () => {
    const content = Buffer.alloc(8 * 1024 * 1024, 'a');
    const path = join(await folderWith({ 'a.txt': content }), 'a.txt');
    await utimes(path, 1, 1);
    await meanwhile(path, 'fs.utimesSync(path, turn, turn)', async () => {
      expect((await readStable(path, limit)).digest).toBe(sha256(content));
    });
  });

  it('says that missing files, dangling links and folders are unreadable', async () => {
    const root = await folderWith({ 'a.txt': 'x' });
    await symlink('gone.txt', join(root, 'dangling.txt'));
    await mkdir(join(root, 'folder.txt'));
    for (const name of ['missing.txt', 'dangling.txt', 'folder.txt']) {
      await expect(readStable(join(root, name), limit)).rejects.toMatchObject({ reason: 'unreadable' });
    }
  });

  it('says that a file without permission is unreadable', async () => {
    const root = await folderWith({ 'a.txt': 'x' });
    await chmod(root, 0o755);
    await chmod(join(root, 'a.txt'), 0);
    const reading = withoutPrivilege(() => readStable(join(root, 'a.txt'), limit));
    await expect(reading).rejects.toMatchObject({ reason: 'unreadable' });
  });
});
