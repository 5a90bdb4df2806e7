import type { DocumentRecord, UnheldDocument } from '../records.js';
import { takeOut } from '../withdrawals/take-out.js';
import type { Cleared, Decision, Released, Target } from '../withdrawals/types.js';
import type { Decisions } from './decisions.js';
import { regroup, relativesOf } from './families.js';
import { createInserts } from './insert.js';
import { keepFirstKnown } from './known-before.js';
import type { Connection } from './open.js';
import { keepVectors, type Removed, removeRows, restoreVectors } from './removal.js';
import { createTermNumbers } from './term-numbers.js';
import type { Traces } from './traces.js';
import { createWithdrawals, type Taken } from './withdraw.js';

/** The writes of the SQLite library. Each function is one immediate transaction. */
export function createWriter(database: Connection, decisions: Decisions, traces: Traces) {
  const numbers = createTermNumbers(database);
  const inserts = createInserts(database, numbers.numberOf);
  const bump = database.prepare("UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE name = 'generation'");
  const idOf = database.prepare('SELECT id FROM document WHERE path = ?').pluck();
  /** Words were taken away and the log may still hold them. */
  let tracesLeft = false;

  const withoutWithdrawn = (record: DocumentRecord): DocumentRecord =>
    takeOut(record, decisions.current().recognise(record)).record;

  /** What is withdrawn is never stored, whoever brings it. */
  function store(record: DocumentRecord): DocumentRecord {
    const rest = withoutWithdrawn(record);
    put(rest);
    return rest;
  }

  function put(record: DocumentRecord): void {
    const path = record.document.document;
    const vectors = keepVectors(database, record.passages);
    const keepKnown = keepFirstKnown(database, record);
    const relatives = relativesAt(path);
    const removed = removeRows(database, path);
    const { itemRows, terms } = inserts.document(record);
    keepKnown();
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
    const removed = remove(unheld.document);
    if (removed?.status === 'stored' && unheld.status === 'exempt') traces.leave();
    inserts.unheld(unheld);
    bump.run();
  }

  function relativesAt(path: string): number[] {
    const id = idOf.get(path);
    return id === undefined ? [] : relativesOf(database, Number(id));
  }

  const inTransaction = <Given extends unknown[], Result>(work: (...given: Given) => Result) => {
    const transaction = database.transaction(work);
    return (...given: Given): Result => {
      try {
        return transaction.immediate(...given);
      } catch (error) {
        numbers.forget();
        decisions.forget();
        throw error;
      }
    };
  };

  const withdrawals = createWithdrawals(database, decisions, put);

  /** A withdrawal is whole once this is done; a process that ends before leaves all words or none. */
  const withdraw = inTransaction((target: Target, decision: Decision & { readonly reason: string | null }) => {
    const taken = withdrawals.withdraw(target, decision);
    if (taken && taken.takenOut.length > 0) traces.leave();
    return taken;
  });
  const write = inTransaction(decisions.write);
  const agree = inTransaction(() => {
    const { library } = decisions.difference();
    decisions.add(library);
    if (library.some(({ kind }) => kind !== 'withdraw')) withdrawals.readWithheldAgain();
    if (withdrawals.applyEverywhere().takenOut.length > 0) traces.leave();
    decisions.write();
  });

  /** Brings library and journal to know the same, and takes out at once what only the journal knew to be withdrawn. */
  function settle(): void {
    const lacking = decisions.difference();
    if (lacking.library.length > 0) agree();
    else if (lacking.journal.length > 0) write();
  }

  const decide = <Result>(work: (target: Target, decision: Decision) => Result) => {
    const change = inTransaction(work);
    return (target: Target, decision: Decision): Result => {
      const result = change(target, decision);
      write();
      return result;
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
    withoutWithdrawn,
    settle,
    withdraw: (target: Target, decision: Decision & { readonly reason: string | null }): Taken | null => {
      const taken = withdraw(target, decision);
      // The whole file is about to be written anew.
      tracesLeft = false;
      write();
      return taken;
    },
    withdrawals: withdrawals.inForce,
    release: decide<Released>(withdrawals.release),
    waiting: withdrawals.waiting,
    clear: decide<Cleared>(withdrawals.clear),
    cleared: (): ReadonlySet<string> => decisions.current().cleared,
    storeUnheld: atOnce(storeUnheld),
    remove: atOnce((path: string) => {
      if (remove(path) !== null) bump.run();
    }),
    clearTraces,
  };
}
