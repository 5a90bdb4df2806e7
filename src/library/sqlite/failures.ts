import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../errors.js';

/** Runs work on a database file and turns what SQLite and the system report into sentences that say what to do. */
export function withClearFailures<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw clearFailure(error, file);
  }
}

/** An `AppError` for the failures that a person can do something about; any other error as it is. */
export function clearFailure(error: unknown, file: string): unknown {
  const code = codeOf(error);
  if (code === null || error instanceof AppError) return error;
  if (/^(?:SQLITE_FULL|SQLITE_IOERR|ENOSPC|EDQUOT|EIO)/.test(code))
    return new AppError(
      'disk_full',
      `The disk that holds ${dirname(file)} is full or cannot be written to; make room and run this again, what was stored before is kept.`,
      { cause: error },
    );
  if (/^SQLITE_(?:NOTADB|CORRUPT)/.test(code)) return damaged(file, error);
  if (/^SQLITE_(?:BUSY|LOCKED)/.test(code))
    return new AppError('locked', `Another program is busy with ${file}; try again in a moment.`, { cause: error });
  if (/^(?:SQLITE_(?:CANTOPEN|READONLY|PERM)|EACCES|EPERM|EROFS|ENOTDIR|EEXIST|EISDIR)/.test(code))
    return new AppError(
      'unexpected',
      `${file} cannot be opened for writing; check that this user may write to its folder.`,
      { cause: error },
    );
  return error;
}

export const damaged = (file: string, cause?: unknown): AppError =>
  new AppError(
    'damaged',
    `The file ${file} cannot be read as a Minutebook library; restore it from a back-up, or move it away and ingest again.`,
    { cause },
  );

/** SQLite's or the system's word for a failure; null for an error of another kind. */
export function codeOf(error: unknown): string | null {
  if (error instanceof Database.SqliteError) return error.code;
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
