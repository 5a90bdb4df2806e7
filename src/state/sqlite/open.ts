import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError, UsageError } from '../../errors.js';
import type { Connection } from '../../library/sqlite/open.js';
import { makePrivateFile } from '../../library/sqlite/private-file.js';
import { damaged, withClearFailures } from './failures.js';
import { migrations, schemaVersion } from './schema.js';

export type { Connection } from '../../library/sqlite/open.js';

/**
 * Opens the state's file, making it when `create` is set, and brings its schema up to date. Bot and command line work on it side by
 * side (write-ahead log); what is committed is on the disk; deleted words are overwritten, not only unlinked.
 */
export function openConnection(file: string, options: { create: boolean }): Connection {
  if (!existsSync(file) && !options.create)
    throw new UsageError(`Nothing is kept at ${file} yet; ask a question first, or name the data folder with --data.`);
  return withClearFailures(file, () => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    makePrivateFile(file);
    return connect(file);
  });
}

function connect(file: string): Connection {
  const database = new Database(file, { timeout: 10_000 });
  try {
    refuseOthers(database, file);
    database.pragma('journal_mode = WAL');
    // A claim that a power cut takes back would be answered twice.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('secure_delete = ON');
    database.pragma('temp_store = MEMORY');
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Looks before anything is changed: a state from a newer version and a database that is none of ours stay as they are. */
function refuseOthers(database: Connection, file: string): void {
  const version = versionOf(database);
  if (version > schemaVersion)
    throw new AppError(
      'newer_library',
      `The file ${file} was written by a newer Minutebook (schema ${version}, this one knows ${schemaVersion}); use that version or another data folder.`,
    );
  if (version === 0 && database.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined && versionOf(database) === 0)
    throw damaged(file);
}

const versionOf = (database: Connection): number => Number(database.pragma('user_version', { simple: true }));

function migrate(database: Connection): void {
  for (let next = versionOf(database); next < schemaVersion; next += 1) {
    database
      .transaction(() => {
        // Another process may have migrated between our look and our lock.
        if (versionOf(database) > next) return;
        database.exec(migrations[next] ?? '');
        database.pragma(`user_version = ${next + 1}`);
      })
      .immediate();
  }
}
