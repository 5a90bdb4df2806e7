import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Starts `library-child.ts` as a process of its own. It prints "ready" when it has done its first step. */
export async function startChild(task: 'lock' | 'store' | 'withdraw', path: string) {
  const script = fileURLToPath(new URL('./library-child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, task, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<Ended>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  const saidReady = new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    void ended.then(() => reject(new Error('The child ended before it was ready.')));
  });
  saidReady.catch(() => {});
  return { ended, saidReady, kill: () => child.kill('SIGKILL') };
}

/** The bytes of every file below a folder. */
export function allBytes(folder: string): { readonly name: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { name: path.slice(folder.length + 1), bytes: readFileSync(path) };
    });
}
