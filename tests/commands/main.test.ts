import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutebook, samples, temporaryFolder } from './program.js';

const data = temporaryFolder();

beforeAll(async () => {
  const { code } = await minutebook(['ingest', samples, '--data', data]);
  expect(code).toBe(0);
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

describe('the command line', () => {
  it.concurrent.each([[[]], [['--help']], [['ask', '--help']], [['help', 'find']], [['--version']]])(
    '%j prints something and is done',
    async (args) => {
      const { code, stdout, stderr } = await minutebook(args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).not.toBe('');
    },
  );

  it.concurrent.each([
    [['frobnicate'], /unknown command 'frobnicate'/i],
    [['ask', 'why?', '--frobnicate'], /unknown option '--frobnicate'/i],
    [['find'], /missing required argument/i],
    [['find', 'two', 'words'], /quotation marks/],
    [['model'], /which command/],
    [['--data', data], /which command/],
    [['find', 'x', '--data', ''], /--data is empty/],
    [['ask', 'why?', '--data', '/nowhere/at/all'], /no library/],
    [['find', 'roof', '--data', '/nowhere/at/all'], /no library/],
    [['find', '', '--data', data], /no words/],
    [['find', '""', '--data', data], /no words/],
    [['find', 'x'.repeat(2001), '--data', data], /2,000/],
    [['find', 'roof', '--from', 'May', '--data', data], /2025-06-30/],
    [['find', 'roof', '--from', '2025-02-01', '--to', '2025-01-01', '--data', data], /exchange/],
    [['model', 'add', '/nowhere/at/all', '--data', data], /./],
    [['model', 'pull', '../../etc', '--data', data], /not a model's name/],
  ])('%j is wrong usage, said in one sentence', async (args, said) => {
    const { code, stdout, stderr } = await minutebook(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(said);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('takes --data before and after the command', async () => {
    const before = await minutebook(['--data', data, 'find', 'EHCP', '--json']);
    const after = await minutebook(['find', 'EHCP', '--json', '--data', data]);
    expect(before.code).toBe(0);
    expect(before.stdout).toBe(after.stdout);
  });

  it('reports unusable settings together', async () => {
    const env = { MINUTEBOOK_EMBEDDINGS: 'magic', MINUTEBOOK_MAX_BYTES: 'lots' };
    const { code, stderr } = await minutebook(['doctor', '--data', data], { env });
    expect(code).toBe(2);
    expect(stderr).toMatch(/MINUTEBOOK_EMBEDDINGS.*MINUTEBOOK_MAX_BYTES/);
  });

  it('says how to install a local model that is asked for and not there', async () => {
    const env = { MINUTEBOOK_EMBEDDINGS: 'local' };
    const { code, stderr } = await minutebook(['ingest', samples, '--data', join(data, 'other')], { env });
    rmSync(join(data, 'other'), { recursive: true, force: true });
    expect(code).toBe(2);
    expect(stderr).toMatch(/model add/);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('ends quietly when nobody reads on', async () => {
    const { code, stderr } = await minutebook(['export', 'documents', '--text', '--data', data], {
      stopReadingAfter: 1,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('makes a data folder that only its owner can read', () => {
    for (const path of [data, join(data, 'library.sqlite')]) expect(statSync(path).mode & 0o077).toBe(0);
  });
});

describe('minutebook model list', () => {
  it('lists nothing where nothing is installed, and makes no folder for it', async () => {
    const folder = join(data, 'absent');
    expect(await minutebook(['model', 'list', '--json', '--data', folder])).toEqual({
      code: 0,
      stdout: '{"models":[]}\n',
      stderr: '',
    });
    expect(existsSync(folder)).toBe(false);
  });

  it('names a folder that holds no model by its problem', async () => {
    const folder = temporaryFolder();
    const models = join(folder, 'models', 'broken');
    mkdirSync(models, { recursive: true });
    writeFileSync(join(models, 'manifest.json'), '{}');
    const { code, stdout } = await minutebook(['model', 'list', '--data', folder]);
    rmSync(folder, { recursive: true });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^broken: cannot be used/);
  });
});
