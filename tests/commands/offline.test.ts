import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectFile } from '../../src/paths.js';

/** Runs the program with everything set that could tempt a library to call home, and with sockets forbidden. */
function minutebook(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', projectFile('tests', 'support', 'forbid-sockets.cjs'), projectFile('bin', 'minutebook.js'), ...args],
    {
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        OPENAI_API_KEY: 'sk-not-a-real-key',
        LANGSMITH_API_KEY: 'not-a-real-key',
        LANGSMITH_TRACING: 'true',
        LANGCHAIN_TRACING_V2: 'true',
      },
    },
  );
  return { status, stdout, stderr };
}

describe('with a key and tracing set in the environment and sockets forbidden', () => {
  let data: string;
  beforeAll(() => {
    data = mkdtempSync(join(tmpdir(), 'minutebook-offline-'));
  });
  afterAll(() => {
    rmSync(data, { recursive: true, force: true });
  });

  it('the guard itself ends a process that connects', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        '--require',
        projectFile('tests', 'support', 'forbid-sockets.cjs'),
        '-e',
        "require('node:net').connect(9, '127.0.0.1')",
      ],
      { encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 97, stderr: 'FORBIDDEN: connect\n' });
  });

  it('the samples are ingested', () => {
    expect(minutebook('ingest', projectFile('samples'), '--data', data)).toMatchObject({ status: 0, stderr: '' });
  });

  it('a question is answered', () => {
    const { status, stdout, stderr } = minutebook(
      'ask',
      'How long did it take to relet an empty council home?',
      '--data',
      data,
      '--json',
    );
    expect({ status, stderr, answer: (JSON.parse(stdout) as { status: string }).status }).toEqual({
      status: 0,
      stderr: '',
      answer: 'answered',
    });
  });

  it('the demonstration runs', () => {
    expect(minutebook('demo')).toMatchObject({ status: 0 });
  });
});
