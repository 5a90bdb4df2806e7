import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../errors.js';
import { codeOf, damaged, withClearFailures } from './failures.js';
import { makePrivateFile } from './private-file.js';
import { migrations, schemaVersion } from './schema.js';

export type Connection = Database.Database;

/**
 * Opens a library file, making it when `create` is set, and brings its schema up to date.
 * Readers and one writer work side by side (write-ahead log); deleted words are overwritten, not only unlinked.
 */
export function openConnection(file: string, options: { create: boolean }): Connection {
  if (!existsSync(file) && !options.create)
    throw new AppError('no_library', `There is no library at ${file}. Run "minutebook ingest" first.`);
  return withClearFailures(file, () => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    makePrivateFile(file);
    try {
      return connect(file, 'NORMAL');
    } catch (error) {
      // On a full disk there is no room for the shared memory file; alone with the library, SQLite keeps it in its own memory.
      if (!codeOf(error)?.startsWith('SQLITE_IOERR_SHM')) throw error;
      return connect(file, 'EXCLUSIVE');
    }
  });
}

function connect(file: string, locking: 'NORMAL' | 'EXCLUSIVE'): Connection {
  const database = new Database(file, { timeout: 10_000 });
  try {
    database.pragma(`locking_mode = ${locking}`);
    refuseOthers(database, file);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
    database.pragma('secure_delete = ON');
    // Sorting must not leave words in the system's folder for temporary files.
    database.pragma('temp_store = MEMORY');
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Looks before anything is changed: a library from a newer version and a database that is none of ours stay as they are. */
function refuseOthers(database: Connection, file: string): void {
  const version = versionOf(database);
  if (version > schemaVersion)
    throw new AppError(
      'newer_library',
      `The library at ${file} was written by a newer Minutebook (schema ${version}, this one knows ${schemaVersion}); use that version or another data folder.`,
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
