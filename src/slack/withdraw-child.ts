import { execFile } from 'node:child_process';
import { z } from 'zod';
import { projectFile } from '../paths.js';
import type { Withdraw } from './bot-parts.js';

const reportSchema = z.object({ redacted: z.object({ lines: z.array(z.string()) }).nullable() });

/** Long enough to rewrite a large library. */
const timeoutMs = 10 * 60_000;

/**
 * Withdraws as the command line does, in a process of its own: the library is rewritten whole, which takes seconds that nobody who writes to
 * the bot should feel.
 */
export const withdrawInChild =
  (dataFolder: string): Withdraw =>
  ({ target, reason, by }) =>
    new Promise((resolve) => {
      const args = [
        'withdraw',
        '--data',
        dataFolder,
        '--json',
        '--by',
        by,
        ...(reason === null ? [] : ['--reason', reason]),
        '--',
        target,
      ];
      execFile(
        process.execPath,
        [projectFile('bin', 'minutebook.js'), ...args],
        { timeout: timeoutMs, maxBuffer: 64_000_000 },
        (error, output, remarks) => {
          const report = read(output);
          if (report === null)
            return resolve([
              remarks.trim().split('\n').at(-1) || 'The withdrawal could not be carried out; use the command line.',
            ]);
          resolve([
            'The words are withdrawn.',
            ...(report.redacted?.lines ?? []),
            ...(error
              ? ['Something of them is left until later; run “minutebook withdraw” on the command line to see what.']
              : []),
          ]);
        },
      );
    });

function read(output: string): z.infer<typeof reportSchema> | null {
  try {
    return reportSchema.parse(JSON.parse(output));
  } catch {
    return null;
  }
}
