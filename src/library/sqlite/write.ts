import type { DocumentRecord, UnheldDocument } from '../records.js';
import { regroup, relativesOf } from './families.js';
import { createInserts } from './insert.js';
import type { Connection } from './open.js';
import { keepVectors, type Removed, removeRows, restoreVectors } from './removal.js';
import { createTermNumbers } from './term-numbers.js';

/** The writes of the SQLite library. Each function is one immediate transaction. */
export function createWriter(database: Connection) {
  const numbers = createTermNumbers(database);
  const inserts = createInserts(database, numbers.numberOf);
  const bump = database.prepare("UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE name = 'generation'");
  const idOf = database.prepare('SELECT id FROM document WHERE path = ?').pluck();
  /** Words were taken away and the log may still hold them. */
  let tracesLeft = false;

  function store(record: DocumentRecord): void {
    const path = record.document.document;
    const vectors = keepVectors(database, record.passages);
    const relatives = relativesAt(path);
    const removed = removeRows(database, path);
    const { itemRows, terms } = inserts.document(record);
    numbers.hold(terms);
    if (removed) numbers.release(removed.terms);
    restoreVectors(database, vectors);
    regroup(database, [...relatives, ...itemRows]);
    bump.run();
    if (removed?.status === 'stored') tracesLeft = true;
  }

  function remove(path: string): Removed | null {
    const relatives = relativesAt(path);
    const removed = removeRows(database, path);
    if (!removed) return null;
    numbers.release(removed.terms);
    regroup(database, relatives);
    if (removed.status === 'stored') tracesLeft = true;
    return removed;
  }

  function storeUnheld(unheld: UnheldDocument): void {
    const known = database.prepare("SELECT record FROM document WHERE path = ? AND status <> 'stored'").pluck();
    if (known.get(unheld.document) === JSON.stringify(unheld)) return;
    remove(unheld.document);
    inserts.unheld(unheld);
    bump.run();
  }

  function relativesAt(path: string): number[] {
    const id = idOf.get(path);
    return id === undefined ? [] : relativesOf(database, Number(id));
  }

  const inTransaction = <Argument>(work: (argument: Argument) => void) => {
    const transaction = database.transaction(work);
    return (argument: Argument): void => {
      try {
        transaction.immediate(argument);
      } catch (error) {
        numbers.forget();
        throw error;
      }
    };
  };

  /** Empties the log, so that words taken away are in no file of the library, whoever else has it open. */
  function clearTraces(): void {
    if (!tracesLeft) return;
    database.pragma('wal_checkpoint(TRUNCATE)');
    tracesLeft = false;
  }

  const atOnce = <Argument>(work: (argument: Argument) => void) => {
    const write = inTransaction(work);
    return (argument: Argument): void => {
      write(argument);
      clearTraces();
    };
  };

  return {
    store: inTransaction(store),
    storeUnheld: atOnce(storeUnheld),
    remove: atOnce((path: string) => {
      if (remove(path) !== null) bump.run();
    }),
    clearTraces,
  };
}
