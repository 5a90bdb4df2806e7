import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const start = fileURLToPath(new URL('./start.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');

/** Runs the program from its sources as a process of its own, in an empty folder and with nothing set but what is given. */
export function minutebook(
  args: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly stopReadingAfter?: number } = {},
): Promise<Ended> {
  const folder = temporaryFolder();
  const child = spawn(process.execPath, ['--import', tsx, start, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => {
    stdout += data;
    if (options.stopReadingAfter !== undefined && stdout.length >= options.stopReadingAfter) child.stdout.destroy();
  });
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  return new Promise((resolve) => {
    child.once('close', (code) => {
      rmSync(folder, { recursive: true });
      resolve({ code, stdout, stderr });
    });
  });
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'minutebook-test-'));

export const samples = fileURLToPath(new URL('../../samples', import.meta.url));
