import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../errors.js';
import { type Entry, entrySchema } from './entries.js';

/** Beside the library, so that a library made anew still knows what to keep out. */
export const journalOf = (libraryFile: string): string => join(dirname(libraryFile), 'withdrawals.jsonl');

/** Every entry of a journal in order; none where there is no journal. An entry whose writer was killed half-way is none. */
export function readJournal(file: string): Entry[] {
  if (!existsSync(file)) return [];
  return wholeLines(readFileSync(file)).map((line, index) => {
    try {
      return entrySchema.parse(JSON.parse(line));
    } catch (cause) {
      throw new AppError(
        'damaged',
        `Line ${index + 1} of ${file} cannot be read as a record of what was withdrawn; restore the file from a back-up before anything else.`,
        { cause },
      );
    }
  });
}

/** Adds entries; they are on the disk when this returns. */
export function appendToJournal(file: string, entries: readonly Entry[]): void {
  if (entries.length === 0) return;
  const journal = openSync(file, 'a+', 0o600);
  try {
    const bytes = readFileSync(file);
    const whole = bytes.lastIndexOf('\n') + 1;
    if (whole < bytes.length) ftruncateSync(journal, whole);
    writeSync(journal, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    fsyncSync(journal);
  } finally {
    closeSync(journal);
  }
}

const wholeLines = (bytes: Buffer): string[] =>
  bytes
    .subarray(0, bytes.lastIndexOf('\n') + 1)
    .toString('utf8')
    .split('\n')
    .slice(0, -1);
