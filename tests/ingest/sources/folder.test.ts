import { execFileSync } from 'node:child_process';
import { chmod, symlink, truncate } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFolder } from '../../../ingest/sources/folder.js';
import { exitCodeOf, UsageError } from '../../../src/errors.js';
import { folderWith, withoutPrivilege } from './temporary-folder.js';

const options = { maxBytes: 50 * 1024 * 1024, extensions: new Set(['.txt', '.md']) };
const list = (path: string) => listFolder(path, options);
const words = 'The Panel noted the report on the harbour school.';

async function names(path: string): Promise<string[]> {
  return (await list(path)).documents.map(({ document }) => document);
}

async function leftOut(path: string): Promise<string[]> {
  return (await list(path)).skipped.map(({ document, status, reason }) => `${document}: ${status} ${reason}`);
}

describe('a folder', () => {
  it('is listed recursively, in order of path by code unit', async () => {
    const root = await folderWith({
      'b.txt': words,
      'Z.TXT': words,
      'a/b/c.md': words,
      'a.txt': words,
      'é.txt': words,
    });
    expect(await names(root)).toEqual(['Z.TXT', 'a.txt', 'a/b/c.md', 'b.txt', 'é.txt']);
    expect(await list(root)).toEqual(await list(root));
  });

  it('gives each document its root, path, size and time', async () => {
    const root = await folderWith({ '2025/june.txt': words });
    const [document] = (await list(root)).documents;
    expect(document).toMatchObject({
      document: '2025/june.txt',
      root,
      rootName: basename(root),
      absolutePath: join(root, '2025', 'june.txt'),
      bytes: words.length,
      sidecarDigest: '',
    });
    expect(document?.modifiedMs).toBeGreaterThan(0);
  });

  it('may be named by a relative path or through a link; the root is its real path', async () => {
    const root = await folderWith({ 'real/a.txt': words });
    await symlink(join(root, 'real'), join(root, 'link'));
    expect((await list(join(root, 'link'))).root).toBe(join(root, 'real'));
    expect((await list(relative(process.cwd(), join(root, 'real')))).root).toBe(join(root, 'real'));
  });

  it('that holds nothing gives empty lists', async () => {
    const root = await folderWith({});
    expect(await list(root)).toEqual({ root, documents: [], skipped: [], exempt: [], warnings: [] });
  });

  it('may itself lie in a hidden folder', async () => {
    const root = await folderWith({ '.minutes/a.txt': words });
    expect(await names(join(root, '.minutes'))).toEqual(['a.txt']);
  });
});

describe('a single file', () => {
  it('has its folder as root and brings no neighbours', async () => {
    const root = await folderWith({ 'sub/a.txt': words, 'sub/b.txt': words, 'sub/c.xyz': words });
    const listing = await list(join(root, 'sub', 'a.txt'));
    expect(listing.root).toBe(join(root, 'sub'));
    expect(listing.documents.map(({ document }) => document)).toEqual(['a.txt']);
    expect(listing.skipped).toEqual([]);
  });

  it.each([
    ['.hidden.txt', words, 'skipped hidden'],
    ['a.xyz', words, 'skipped unsupported'],
    ['a.txt', '', 'skipped empty'],
  ])('%s is left out by the same rules', async (name, content, outcome) => {
    const root = await folderWith({ [name]: content });
    expect(await leftOut(join(root, name))).toEqual([`${name}: ${outcome}`]);
  });

  it('that is a sidecar lists nothing', async () => {
    const root = await folderWith({ 'minutebook.yaml': 'council: Eastmere', 'a.txt': words });
    expect(await list(join(root, 'minutebook.yaml'))).toMatchObject({ documents: [], skipped: [] });
  });
});

describe('what is left out', () => {
  it('has a reason each, and sidecars are not mentioned', async () => {
    const root = await folderWith({
      '.git/config.txt': words,
      '.draft.txt': words,
      'minutebook.yaml': '',
      'sub/minutebook.yaml': '',
      'photo.jpg': words,
      README: words,
      'sub/empty.txt': '',
      'a.txt': words,
    });
    expect(await leftOut(root)).toEqual([
      '.draft.txt: skipped hidden',
      '.git: skipped hidden',
      'README: skipped unsupported',
      'photo.jpg: skipped unsupported',
      'sub/empty.txt: skipped empty',
    ]);
    for (const { message } of (await list(root)).skipped) expect(message).toMatch(/^[A-Z“].+\.$/);
  });

  it('includes a sparse file of 200 MB, which is refused unread', async () => {
    const root = await folderWith({ 'large.txt': words, 'small.txt': words });
    await truncate(join(root, 'large.txt'), 200 * 1024 * 1024);
    const before = process.memoryUsage().rss;
    expect(await leftOut(root)).toEqual(['large.txt: failed too_large']);
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  });

  it('does not include a file of exactly the limit', async () => {
    const root = await folderWith({ 'a.txt': '12345', 'b.txt': '123456' });
    const listing = await listFolder(root, { ...options, maxBytes: 5 });
    expect(listing.documents.map(({ document }) => document)).toEqual(['a.txt']);
    expect(listing.skipped.map(({ document }) => document)).toEqual(['b.txt']);
  });

  it('includes a named pipe, without waiting for a writer', async () => {
    const root = await folderWith({ 'a.txt': words });
    execFileSync('mkfifo', [join(root, 'pipe.txt')]);
    expect(await leftOut(root)).toEqual(['pipe.txt: failed unreadable']);
  });

  it('does not include a folder with a document’s name: what lies in it is listed', async () => {
    const root = await folderWith({ 'folder.txt/a.txt': words });
    expect(await names(root)).toEqual(['folder.txt/a.txt']);
  });

  it('includes folders without permission, the root too', async () => {
    const root = await folderWith({ 'a.txt': words, 'closed/a.txt': words });
    await chmod(root, 0o755);
    await chmod(join(root, 'closed'), 0);
    expect(await withoutPrivilege(() => leftOut(root))).toEqual(['closed: failed unreadable']);
    expect(await withoutPrivilege(() => leftOut(join(root, 'closed')))).toEqual(['.: failed unreadable']);
    await chmod(join(root, 'closed'), 0o700);
  });

  // The system answers `access` for the user who started the process, so acting as another does not help here.
  it.skipIf(process.getuid?.() === 0)(
    'includes files without permission (skipped for root, who may read all)',
    async () => {
      const root = await folderWith({ 'a.txt': words, 'closed.txt': words });
      await chmod(join(root, 'closed.txt'), 0);
      expect(await leftOut(root)).toEqual(['closed.txt: failed unreadable']);
    },
  );
});

describe('links', () => {
  it('that lead back up end, and every document is listed once', async () => {
    const root = await folderWith({ 'a.txt': words, 'sub/b.txt': words });
    await symlink(root, join(root, 'sub', 'up'));
    await symlink(join(root, 'sub'), join(root, 'sub', 'self'));
    await symlink('..', join(root, 'sub', 'parent'));
    expect(await names(root)).toEqual(['a.txt', 'sub/b.txt']);
  });

  it('to a folder inside the root do not take its own name away', async () => {
    const root = await folderWith({ 'z/a.txt': words });
    await symlink('z', join(root, 'a'));
    expect(await names(root)).toEqual(['z/a.txt']);
  });

  it('to a folder that would not be visited otherwise are followed once', async () => {
    const root = await folderWith({ '.store/sub/a.txt': words });
    await symlink('.store', join(root, 'one'));
    await symlink('.store', join(root, 'two'));
    expect(await names(root)).toEqual(['one/sub/a.txt']);
  });

  it('out of the root are skipped, for files and folders', async () => {
    const outside = await folderWith({ 'secret.txt': words });
    const root = await folderWith({ 'a.txt': words });
    await symlink(join(outside, 'secret.txt'), join(root, 'file.txt'));
    await symlink(outside, join(root, 'folder'));
    await symlink('..', join(root, 'parent'));
    expect(await names(root)).toEqual(['a.txt']);
    expect(await leftOut(root)).toEqual([
      'file.txt: skipped outside_root',
      'folder: skipped outside_root',
      'parent: skipped outside_root',
    ]);
  });

  it('are judged by where they lead, not by the start of the path', async () => {
    const parent = await folderWith({ 'minutes/a.txt': words, 'minutes-private/b.txt': words });
    await symlink(join(parent, 'minutes-private'), join(parent, 'minutes', 'more'));
    expect(await leftOut(join(parent, 'minutes'))).toEqual(['more: skipped outside_root']);
  });

  it('that dangle or circle are unreadable', async () => {
    const root = await folderWith({ 'a.txt': words });
    await symlink(join(root, 'gone.txt'), join(root, 'dangling.txt'));
    await symlink('two.txt', join(root, 'one.txt'));
    await symlink('one.txt', join(root, 'two.txt'));
    expect(await leftOut(root)).toEqual([
      'dangling.txt: failed unreadable',
      'one.txt: failed unreadable',
      'two.txt: failed unreadable',
    ]);
  });

  it('do not make an exempt document public', async () => {
    const root = await folderWith({ 'private/minutebook.yaml': 'access: exempt', 'private/a.txt': words });
    await symlink('private/a.txt', join(root, 'open.txt'));
    const { documents } = await list(root);
    expect(documents.map(({ document, sidecar }) => [document, sidecar.access])).toEqual([
      ['open.txt', 'exempt'],
      ['private/a.txt', 'exempt'],
    ]);
  });
});

describe('a path that cannot be listed', () => {
  it.each(['nowhere', 'a.txt/below', ''])('%j is wrong usage, said in one sentence', async (path) => {
    const root = await folderWith({ 'a.txt': words });
    const error = await list(path === '' ? '' : join(root, path)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect(exitCodeOf(error)).toBe(2);
    expect(error instanceof Error && error.message).toMatch(/^[^\n]+\.$/);
  });
});

describe('sidecars of a listing', () => {
  it('are read from the root downwards and never above it', async () => {
    const top = await folderWith({
      'minutebook.yaml': 'council: Above',
      'root/minutebook.yaml': 'body: Harbour Panel',
      'root/a.txt': words,
    });
    const { documents } = await list(join(top, 'root'));
    expect(documents[0]?.sidecar).toMatchObject({ council: null, body: 'Harbour Panel' });
    const single = await list(join(top, 'root', 'a.txt'));
    expect(single.documents).toEqual(documents);
  });

  it('change a document’s digest only where they apply to it', async () => {
    const root = await folderWith({
      'a.txt': words,
      'b.txt': words,
      'minutebook.yaml': 'files: { a.txt: { body: One } }',
    });
    const [a, b] = (await list(root)).documents;
    expect(a?.sidecarDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(b?.sidecarDigest).toBe('');
  });

  it('are checked in folders without documents too', async () => {
    const root = await folderWith({ 'a.txt': words, 'none/minutebook.yaml': 'counsil: Eastmere' });
    await expect(list(root)).rejects.toThrow('counsil');
  });
});
