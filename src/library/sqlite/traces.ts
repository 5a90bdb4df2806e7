import { statSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Hindrance } from '../withdrawals/types.js';
import { codeOf } from './failures.js';
import type { Connection } from './open.js';

/** A larger library is rewritten by way of a file in the system's folder, which holds only what stays; a smaller one in memory. */
const mostInMemory = 1024 ** 3;
const pauseMs = 250;
/** How long SQLite itself waits, here and otherwise. */
const [shortWaitMs, usualWaitMs] = [200, 10_000];

/**
 * Rewrites the library's files after a withdrawal. Overwriting deleted words does not reach copies that SQLite left behind when it moved
 * them between pages, so the whole file is written anew and the log emptied. That this is due is itself kept in the library: whoever
 * opens it next goes on where a killed process stopped.
 */
export function createTraces(database: Connection, file: string) {
  const due = database.prepare("SELECT value FROM setting WHERE name = 'traces'").pluck();
  const set = database.prepare(
    "INSERT INTO setting (name, value) VALUES ('traces', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  );
  const done = database.prepare("DELETE FROM setting WHERE name = 'traces'");

  function rewrite(): void {
    database.pragma(`temp_store = ${statSync(file).size > mostInMemory ? 'FILE' : 'MEMORY'}`);
    try {
      // Where two pages of the full text meet, it keeps a term of a passage that is gone.
      database.exec("INSERT INTO passage_text (passage_text) VALUES ('rebuild')");
      database.exec('VACUUM');
    } finally {
      database.pragma('temp_store = MEMORY');
    }
  }

  /** True when the log is empty and every page is in the file. */
  function emptyLog(): boolean {
    const [result] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return result?.busy === 0;
  }

  /** One try, which waits for nobody. Null when the files are clean. */
  function clean(): Hindrance | null {
    if (due.get() === undefined) return null;
    database.pragma(`busy_timeout = ${shortWaitMs}`);
    try {
      if (due.get() === 'rewrite') {
        // With a full log, the rewritten file would not fit where there is just room for it.
        emptyLog();
        rewrite();
        set.run('log');
      }
      if (!emptyLog()) return 'reader';
      done.run();
      emptyLog();
      return null;
    } catch (error) {
      const code = codeOf(error) ?? '';
      if (/^SQLITE_(?:BUSY|LOCKED)/.test(code)) return 'reader';
      if (/^(?:SQLITE_FULL|SQLITE_IOERR)/.test(code)) return 'disk_full';
      throw error;
    } finally {
      database.pragma(`busy_timeout = ${usualWaitMs}`);
    }
  }

  return {
    /** Notes that words were taken away. The caller holds the transaction. */
    leave: (): void => {
      set.run('rewrite');
    },
    clean,
    /** Tries for a while: a reader is usually done in a moment. */
    cleanPatiently: async (patienceMs: number): Promise<Hindrance | null> => {
      const until = Date.now() + patienceMs;
      for (;;) {
        const hindrance = clean();
        if (hindrance !== 'reader' || Date.now() >= until) return hindrance;
        await setTimeout(pauseMs);
      }
    },
  };
}

export type Traces = ReturnType<typeof createTraces>;
