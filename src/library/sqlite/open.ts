import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../errors.js';
import { migrations, schemaVersion } from './schema.js';

export type Connection = Database.Database;

/**
 * Opens a library file, making it when `create` is set, and brings its schema up to date.
 * Readers and one writer work side by side (write-ahead log); deleted words are overwritten, not only unlinked.
 */
export function openConnection(file: string, options: { create: boolean }): Connection {
  const isNew = !existsSync(file);
  if (isNew) {
    if (!options.create)
      throw new AppError('no_library', `There is no library at ${file}. Run "minutebook ingest" first.`);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  }
  const database = connect(file);
  if (isNew) chmodSync(file, 0o600);
  migrate(database, file);
  return database;
}

function connect(file: string): Connection {
  try {
    const database = new Database(file, { timeout: 10_000 });
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
    database.pragma('secure_delete = ON');
    return database;
  } catch (cause) {
    throw new AppError(
      'damaged',
      `The library file ${file} cannot be read as a database; restore it from a back-up or move it away and ingest again.`,
      { cause },
    );
  }
}

function migrate(database: Connection, file: string): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > schemaVersion) {
    database.close();
    throw new AppError(
      'newer_library',
      `The library at ${file} was written by a newer Minutebook (schema ${version}, this one knows ${schemaVersion}); use that version or another data folder.`,
    );
  }
  for (let next = version; next < schemaVersion; next += 1) {
    database
      .transaction(() => {
        // Another process may have migrated between our look and our lock.
        if (Number(database.pragma('user_version', { simple: true })) > next) return;
        database.exec(migrations[next] ?? '');
        database.pragma(`user_version = ${next + 1}`);
      })
      .immediate();
  }
}
