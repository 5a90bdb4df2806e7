import { chmod, mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { digestOfSidecar, readSidecars } from '../../../ingest/sources/sidecar.js';
import { exitCodeOf, UsageError } from '../../../src/errors.js';
import { folderWith, withoutPrivilege } from './temporary-folder.js';

const nothing = { council: null, body: null, heldOn: null, url: null, status: null, access: null };

async function valuesOf(
  document: string,
  files: Record<string, string | Uint8Array>,
  folders: string[] = ['', 'sub', 'sub/deep'],
) {
  return (await readSidecars(await folderWith(files), folders)).valuesFor(document);
}

async function failure(content: string | Uint8Array): Promise<string> {
  const error = await valuesOf('a.txt', { 'minutebook.yaml': content }).catch((thrown: unknown) => thrown);
  if (!(error instanceof UsageError)) throw new Error('A UsageError was expected.');
  expect(error.code).toBe('sidecar');
  expect(exitCodeOf(error)).toBe(2);
  expect(error.message).toMatch(/^[^\n]+\.$/);
  return error.message;
}

describe('what applies to a document', () => {
  it('is nothing without a sidecar, or with an empty one', async () => {
    expect(await valuesOf('a.txt', { 'a.txt': '' })).toEqual(nothing);
    expect(await valuesOf('a.txt', { 'minutebook.yaml': '' })).toEqual(nothing);
    expect(await valuesOf('a.txt', { 'minutebook.yaml': '# to be filled in\ncouncil:\nfiles:\n' })).toEqual(nothing);
  });

  it('is every key of the folder', async () => {
    const sidecar = [
      'council: Eastmere',
      "body: Children's Panel",
      'heldOn: 2025-06-03',
      'url: https://minutes.example/1?a=b#c',
      'status: approved',
      'access: public',
    ].join('\n');
    expect(await valuesOf('sub/deep/a.txt', { 'minutebook.yaml': sidecar })).toEqual({
      council: 'Eastmere',
      body: "Children's Panel",
      heldOn: '2025-06-03',
      url: 'https://minutes.example/1?a=b#c',
      status: 'approved',
      access: 'public',
    });
  });

  const layered = {
    'minutebook.yaml':
      'council: Top\nbody: Top\nheldOn: 2025-01-01\nfiles:\n  sub/a.txt: { body: TopFile, heldOn: 2025-02-02 }\n  b.txt: { council: B }',
    'sub/minutebook.yaml': 'heldOn: 2025-03-03\nfiles: { a.txt: { status: draft }, deep/c.txt: { council: C } }',
    'sub/deep/minutebook.yaml': 'council: Deep',
  };
  it.each([
    ['b.txt', { council: 'B', body: 'Top', heldOn: '2025-01-01', status: null }],
    ['sub/a.txt', { council: 'Top', body: 'TopFile', heldOn: '2025-03-03', status: 'draft' }],
    ['sub/b.txt', { council: 'Top', body: 'Top', heldOn: '2025-03-03', status: null }],
    ['sub/deep/c.txt', { council: 'Deep', body: 'Top', heldOn: '2025-03-03', status: null }],
  ])('is the nearest word for each key: %s', async (document, expected) => {
    expect(await valuesOf(document, layered)).toMatchObject(expected);
  });

  it.each([
    ['a higher folder', { 'minutebook.yaml': 'access: exempt', 'sub/minutebook.yaml': 'access: public' }],
    [
      'the folder, against its own file entry',
      { 'sub/minutebook.yaml': 'access: exempt\nfiles: { a.txt: { access: public } }' },
    ],
    [
      'a higher file entry',
      { 'minutebook.yaml': 'files: { sub/a.txt: { access: exempt } }', 'sub/minutebook.yaml': 'access: public' },
    ],
    ['a deeper folder', { 'minutebook.yaml': 'access: public', 'sub/minutebook.yaml': 'access: exempt' }],
    [
      'one spelling of the file',
      { 'sub/minutebook.yaml': 'files: { a.txt: { access: exempt }, ./a.txt: { access: public } }' },
    ],
  ])('is exempt once %s says so', async (_where, files) => {
    expect((await valuesOf('sub/a.txt', files)).access).toBe('exempt');
  });

  it.each([
    ['a leading ./', './sub/a.txt', 'sub/a.txt'],
    ['backslashes', "'sub\\a.txt'", 'sub/a.txt'],
    ['accents in the other form', 'cafe\u0301.txt', 'caf\u00e9.txt'],
    ['a name that looks like a number', '2025', '2025'],
  ])('is found by a file name with %s', async (_how, written, document) => {
    expect((await valuesOf(document, { 'minutebook.yaml': `files:\n  ${written}: { body: Found }` })).body).toBe(
      'Found',
    );
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeffbody: Café Panel')],
    ['UTF-16', iconv.encode('body: Café Panel', 'utf-16le', { addBOM: true })],
    ['windows-1252', iconv.encode('body: Café Panel', 'windows-1252')],
  ])('is read from a sidecar saved as %s', async (_encoding, content) => {
    expect((await valuesOf('a.txt', { 'minutebook.yaml': content })).body).toBe('Café Panel');
  });

  it.each(['2025-06-03', "'2025-06-03'", '"2025-06-03"'])('keeps the day %s as a string', async (day) => {
    expect((await valuesOf('a.txt', { 'minutebook.yaml': `heldOn: ${day}` })).heldOn).toBe('2025-06-03');
    expect((await valuesOf('a.txt', { 'minutebook.yaml': `%YAML 1.1\n---\nheldOn: ${day}` })).heldOn).toBe(
      '2025-06-03',
    );
  });
});

describe('a sidecar that cannot be used', () => {
  it.each([
    ['an unknown key', 'council: Eastmere\ncounsil: Eastmere', 'line 2', 'counsil'],
    ['an unknown key of a file', 'files:\n  a.txt:\n    body: One\n    held_on: 2025-06-03', 'line 4', 'held_on'],
    ['files within files', 'files:\n  a.txt:\n    files: {}', 'line 3', 'files'],
    ['a date in words', 'body: One\nheldOn: 3 June 2025', 'line 2', 'heldOn'],
    ['a date with a time', 'heldOn: 2025-06-03T10:00:00Z', 'line 1', 'heldOn'],
    ['a day that does not exist', 'heldOn: 2025-02-30', 'line 1', 'heldOn'],
    ['a number for a name', 'council: 12', 'line 1', 'council'],
    ['an address that is no web address', 'url: javascript:alert(1)', 'line 1', 'url'],
    ['an address without a scheme', 'url: minutes.example/1', 'line 1', 'url'],
    ['another status', 'status: final', 'line 1', 'draft or approved'],
    ['another access', '\n\naccess: private', 'line 3', 'public or exempt'],
    ['an access left blank', 'access:', 'line 1', 'public or exempt'],
    ['a list', '- council: Eastmere', 'line 1', 'keys and values'],
    ['a word', 'Eastmere', 'line 1', 'keys and values'],
    ['a file entry that is a word', 'files:\n  a.txt: draft', 'line 2', 'a.txt'],
    ['files as a list', 'files:\n  - a.txt', 'line 1', 'files'],
    ['a name above the folder', 'files:\n  ../a.txt: { body: One }', 'line 2', '../a.txt'],
    ['an absolute name', 'files:\n  /a.txt: { body: One }', 'line 2', '/a.txt'],
    ['a key twice', 'access: exempt\naccess: public', 'line 2', 'YAML'],
    ['broken YAML', 'council: Eastmere\nbody: [One', 'line 2', 'YAML'],
    ['a tab as indent', 'files:\n\ta.txt: { body: One }', 'line 2', 'YAML'],
    ['two documents', 'council: One\n---\ncouncil: Two', 'line 2', 'YAML'],
  ])('because of %s is named with its line and what to change', async (_what, content, line, said) => {
    const message = await failure(content);
    expect(message).toContain('minutebook.yaml, ');
    expect(message).toContain(`${line}:`);
    expect(message).toContain(said);
  });

  it('because its aliases multiply is refused at once', async () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(9)}]`,
    );
    expect(await failure(`l0: &l0 x\n${levels.join('\n')}`)).toContain('alias');
  });

  it.each(['a folder', 'a dangling link', 'a giant'])('because it is %s is refused', async (kind) => {
    const root = await folderWith({ 'a.txt': 'x' });
    const path = join(root, 'minutebook.yaml');
    if (kind === 'a folder') await mkdir(path);
    if (kind === 'a dangling link') await symlink('gone.yaml', path);
    if (kind === 'a giant') {
      await writeFile(path, '');
      await truncate(path, 200 * 1024 * 1024);
    }
    await expect(readSidecars(root, [''])).rejects.toMatchObject({ code: 'sidecar' });
  });
});

it('a sidecar without permission is refused', async () => {
  const root = await folderWith({ 'minutebook.yaml': 'access: exempt' });
  await chmod(root, 0o755);
  await chmod(join(root, 'minutebook.yaml'), 0);
  const reading = withoutPrivilege(() => readSidecars(root, ['']));
  await expect(reading).rejects.toMatchObject({ code: 'sidecar', message: expect.stringContaining('permission') });
});

describe('names of files that do not exist', () => {
  it('are warned about, by the sidecar that holds them', async () => {
    const root = await folderWith({
      'minutebook.yaml':
        'files: { a.txt: { body: One }, gone.txt: { body: One }, sub/b.txt: { body: One }, sub: { body: One } }',
      'sub/minutebook.yaml': 'files: { c.txt: { body: One } }',
      'a.txt': 'x',
      'sub/b.txt': 'x',
    });
    const { warnings } = await readSidecars(root, ['sub', '']);
    expect(warnings.map(({ document, code }) => `${document} ${code}`)).toEqual([
      'minutebook.yaml sidecar_names_missing_file',
      'minutebook.yaml sidecar_names_missing_file',
      'sub/minutebook.yaml sidecar_names_missing_file',
    ]);
    expect(warnings[0]?.message).toContain('gone.txt');
  });
});

describe('the digest of sidecar values', () => {
  it('is empty without values, and follows every value', () => {
    expect(digestOfSidecar(nothing)).toBe('');
    const digests = [
      { ...nothing, council: 'One' },
      { ...nothing, body: 'One' },
      { ...nothing, status: 'draft' as const },
      { ...nothing, access: 'exempt' as const },
      { ...nothing, access: 'public' as const },
    ].map(digestOfSidecar);
    expect(new Set(digests).size).toBe(5);
  });
});
