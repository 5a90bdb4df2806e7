import { chmodSync, closeSync, openSync } from 'node:fs';

/** Makes a file that only its owner may read, if it is not there yet. SQLite gives the files it adds the mode of this one. */
export function makePrivateFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return;
  }
  chmodSync(file, 0o600);
}
