import { AppError } from '../../errors.js';
import { clearFailure } from '../../library/sqlite/failures.js';

/** Runs work on the state's file and turns what SQLite and the system report into sentences that say what to do. */
export function withClearFailures<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const clear = clearFailure(error, file);
    // The library can be made again from the minutes; what the bot remembers cannot.
    throw clear instanceof AppError && clear.code === 'damaged' ? damaged(file, error) : clear;
  }
}

export const damaged = (file: string, cause?: unknown): AppError =>
  new AppError(
    'damaged',
    `The file ${file} cannot be read as what Minutebook remembers of its answers and posts; restore it from a back-up, or move it away to begin without them.`,
    { cause },
  );
