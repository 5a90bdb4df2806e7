import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { projectFile } from '../../src/paths.js';

/** The program as it is called; `npm test` builds it first. */
export const program = projectFile('bin', 'minutebook.js');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Environment = Readonly<Record<string, string>>;

/** No setting of the machine that runs the tests reaches the program. */
const environmentWith = (environment: Environment): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:MINUTEBOOK|OPENAI|DATABASE|SLACK)_/.test(name)),
  ),
  ...environment,
});

/** Runs a command to its end. */
export function minutebook(args: readonly string[], environment: Environment = {}, uid?: number): Outcome {
  if (!existsSync(projectFile('dist', 'src', 'main.js'))) throw new Error('Run "npm run build" before this test.');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    env: environmentWith(environment),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  return { code: status, stdout, stderr };
}

/** Starts a command and leaves it running. */
export const startMinutebook = (args: readonly string[], environment: Environment = {}): ChildProcess =>
  spawn(process.execPath, [program, ...args], { env: environmentWith(environment), stdio: ['ignore', 'pipe', 'pipe'] });
