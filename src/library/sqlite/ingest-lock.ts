import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../errors.js';
import { clearFailure, codeOf, withClearFailures } from './failures.js';
import { makePrivateFile } from './private-file.js';

/** Long enough for a look by `isIngestRunning` to pass, far too short for an ingest to end. */
const patienceMs = 300;

/** Keeps each lock's connection reachable: one that is collected as garbage would let go of its lock. */
const held = new Set<Database.Database>();

/**
 * Holds the right to write a data folder until released or until the process ends, however it ends:
 * the lock is the operating system's on a small database file, so a killed ingest leaves nothing to clean up.
 */
export function takeIngestLock(dataFolder: string): { release: () => void } {
  const file = join(dataFolder, 'ingest.lock');
  const database = withClearFailures(file, () => {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    makePrivateFile(file);
    return new Database(file, { timeout: patienceMs });
  });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    if (!codeOf(cause)?.startsWith('SQLITE_BUSY')) throw clearFailure(cause, file);
    throw new AppError(
      'locked',
      `Another ingest is writing to ${dataFolder}; wait until it has finished, then run this one again.`,
      { cause },
    );
  }
  held.add(database);
  return {
    release: () => {
      held.delete(database);
      database.exec('ROLLBACK');
      database.close();
    },
  };
}

/** True while some process ingests into the data folder. */
export function isIngestRunning(dataFolder: string): boolean {
  if (!existsSync(join(dataFolder, 'ingest.lock'))) return false;
  try {
    takeIngestLock(dataFolder).release();
    return false;
  } catch (error) {
    if (error instanceof AppError && error.code === 'locked') return true;
    throw error;
  }
}
