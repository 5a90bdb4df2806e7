import type { DocumentRecord } from '../records.js';
import { clearedIn, type Entry, inForce, type WithdrawEntry } from '../withdrawals/entries.js';
import { appendToJournal, readJournal } from '../withdrawals/journal.js';
import { createRecogniser, type Recognised } from '../withdrawals/recognise.js';
import type { Connection } from './open.js';

interface Known {
  readonly lastRow: number;
  readonly entries: readonly Entry[];
  readonly inForce: readonly WithdrawEntry[];
  readonly cleared: ReadonlySet<string>;
  readonly recognise: (record: DocumentRecord) => Recognised;
}

/**
 * What officers decided, in the library and in the journal beside it: either may be lost or put back from a back-up, and the other still
 * knows. Entries are only added, so the two agree once each has those of both.
 */
export function createDecisions(database: Connection, journal: string) {
  const lastRow = database.prepare('SELECT coalesce(max(row), 0) FROM decision').pluck();
  const records = database.prepare('SELECT record FROM decision ORDER BY row').pluck();
  const insert = database.prepare('INSERT OR IGNORE INTO decision (id, record) VALUES (?, ?)');
  let known: Known | null = null;

  /** Read anew when another process has added an entry. */
  function current(): Known {
    const last = Number(lastRow.get());
    if (known?.lastRow === last) return known;
    const entries = (records.all() as string[]).map((record) => JSON.parse(record) as Entry);
    const withdrawals = inForce(entries);
    known = {
      lastRow: last,
      entries,
      inForce: withdrawals,
      cleared: clearedIn(entries),
      recognise: createRecogniser(withdrawals),
    };
    return known;
  }

  /** What each of the two lacks. */
  function difference(): { readonly library: Entry[]; readonly journal: Entry[] } {
    const own = current().entries;
    const written = readJournal(journal);
    const [inLibrary, inJournal] = [own, written].map((entries) => new Set(entries.map(({ id }) => id)));
    return {
      library: written.filter(({ id }) => !inLibrary?.has(id)),
      journal: own.filter(({ id }) => !inJournal?.has(id)),
    };
  }

  return {
    current,
    /** The caller holds the transaction. */
    add: (entries: readonly Entry[]): void => {
      for (const entry of entries) insert.run(entry.id, JSON.stringify(entry));
    },
    difference,
    /** The caller holds the transaction, so that one process writes the journal at a time. */
    write: (): void => appendToJournal(journal, difference().journal),
    /** For after a roll-back: rows read in it may not exist. */
    forget: (): void => {
      known = null;
    },
  };
}

export type Decisions = ReturnType<typeof createDecisions>;
