import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Check } from '../../src/commands/doctor/check.js';
import { tracing } from '../../src/commands/doctor/network.js';
import { nodeVersion } from '../../src/commands/doctor/program.js';
import { minutebook, samples, temporaryFolder } from './program.js';

const data = temporaryFolder();

beforeAll(async () => {
  expect((await minutebook(['ingest', samples, '--data', data])).code).toBe(0);
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

async function examine(folder: string, env: Readonly<Record<string, string>> = {}) {
  const { code, stdout, stderr } = await minutebook(['doctor', '--json', '--data', folder], { env });
  const { status, checks } = JSON.parse(stdout) as { status: string; checks: readonly Check[] };
  return { code, status, stderr, checks, of: (name: string) => checks.find((check) => check.name === name) };
}

describe('minutebook doctor', () => {
  it('finds nothing wrong with a library of the samples', async () => {
    const { code, status, checks, of } = await examine(data);
    expect({ code, status }).toEqual({ code: 0, status: 'ok' });
    expect(of('held')?.message).toMatch(/14 documents of 1 council and 2 bodies.*18 June 2024 to 11 November 2025/);
    expect(of('embeddings')?.message).toMatch(/lexical, not semantic/);
    expect(of('network')?.message).toMatch(/leaves this machine/);
    for (const check of checks) {
      expect(check.message).not.toBe('');
      expect(check.advice === null).toBe(check.status === 'ok');
    }
  });

  it('says to ingest where there is nothing', async () => {
    const { code, status, of } = await examine(join(data, 'absent'));
    expect({ code, status }).toEqual({ code: 0, status: 'warning' });
    expect(of('library')).toMatchObject({ status: 'warning', advice: expect.stringMatching(/minutebook ingest/) });
  });

  it.each([
    ['a file', 'library.sqlite', 0o600, 0o644],
    ['the folder', '.', 0o700, 0o755],
  ])('fails when others can read %s, and says how to stop it', async (_, name, mode, open) => {
    chmodSync(join(data, name), open);
    const { code, of } = await examine(data);
    chmodSync(join(data, name), mode);
    expect(code).toBe(1);
    expect(of('permissions')).toMatchObject({ status: 'failed', advice: expect.stringMatching(/chmod/) });
  });

  it('fails on a library that is none, and still looks at the rest', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'library.sqlite'), 'no library at all '.repeat(100), { mode: 0o600 });
    const { code, of } = await examine(folder);
    rmSync(folder, { recursive: true });
    expect(code).toBe(1);
    expect(of('library')?.status).toBe('failed');
    expect(of('tracing')?.status).toBe('ok');
  });

  it('names what could not be read at the last ingest', async () => {
    const folder = temporaryFolder();
    const source = temporaryFolder();
    writeFileSync(join(source, 'minutes.txt'), Buffer.from([0x50, 0, 0, 1, 2, 3, 0xff, 0, 0, 0, 9]));
    await minutebook(['ingest', source, '--data', folder]);
    const { of } = await examine(folder);
    for (const each of [folder, source]) rmSync(each, { recursive: true });
    expect(of('last-ingest')).toMatchObject({ status: 'warning', message: expect.stringMatching(/minutes\.txt/) });
  });

  it('fails when a local model is asked for and none is installed', async () => {
    const { code, of } = await examine(data, { MINUTEBOOK_EMBEDDINGS: 'local' });
    expect(code).toBe(1);
    expect(of('embeddings')).toMatchObject({ status: 'failed', advice: expect.stringMatching(/model add/) });
  });

  it('fails on an installed model that is damaged', async () => {
    const folder = join(data, 'models', 'broken');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, 'manifest.json'), '{}', { mode: 0o600 });
    const { code, of } = await examine(data);
    rmSync(join(data, 'models'), { recursive: true });
    expect(code).toBe(1);
    expect(of('model broken')?.status).toBe('failed');
  });

  it('turns tracing off, whatever is set', async () => {
    const { of } = await examine(data, { LANGSMITH_TRACING: 'true', LANGCHAIN_TRACING_V2: 'true' });
    expect(of('tracing')?.status).toBe('ok');
    expect(tracing({ LANGSMITH_TRACING: 'true' }).status).toBe('failed');
  });

  it('prints no name or password of a repository', async () => {
    const { of } = await examine(data, { MINUTEBOOK_MODEL_REPOSITORY: 'https://someone:secret@models.example/maven' });
    expect(of('network')?.message).toContain('https://models.example/maven');
    expect(of('network')?.message).not.toMatch(/secret|someone/);
  });

  it.each([
    ['18.20.0', 'failed'],
    ['20.9.0', 'failed'],
    ['20.19.0', 'ok'],
    ['22.1.0', 'ok'],
  ])('Node.js %s is %s', (version, status) => expect(nodeVersion(version).status).toBe(status));
});
