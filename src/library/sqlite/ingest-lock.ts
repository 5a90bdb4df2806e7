import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../errors.js';

/**
 * Holds the right to write a data folder until released or until the process ends, however it ends:
 * the lock is the operating system's on a small database file, so a killed ingest leaves nothing to clean up.
 */
export function takeIngestLock(dataFolder: string): { release: () => void } {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const database = new Database(join(dataFolder, 'ingest.lock'), { timeout: 0 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    throw new AppError(
      'locked',
      `Another ingest is writing to ${dataFolder}; wait until it has finished, then run this one again.`,
      { cause },
    );
  }
  return {
    release: () => {
      database.exec('ROLLBACK');
      database.close();
    },
  };
}

/** True while some process ingests into the data folder. */
export function isIngestRunning(dataFolder: string): boolean {
  try {
    takeIngestLock(dataFolder).release();
    return false;
  } catch (error) {
    if (error instanceof AppError && error.code === 'locked') return true;
    throw error;
  }
}
