import { writeFileSync } from 'node:fs';
import { AppError, UsageError } from '../errors.js';

/** Writes a file that a flag names. @throws UsageError where it cannot be written, AppError where the disk is full */
export function writeFile(flag: string, file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOSPC')
      throw new AppError('disk_full', `The disk is full; ${file} is not written.`, { cause: error });
    throw new UsageError(
      `${flag} cannot be written to “${file}”; name a file in a folder that exists and may be written to.`,
    );
  }
}
