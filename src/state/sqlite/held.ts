import { type Counts, type HeldKind, type HeldRecord, noneHeld, type RecordFilter } from '../held.js';
import { plain, someText } from '../words.js';
import { type AnswerRow, answerFrom } from './answers.js';
import type { createForget } from './forget.js';
import { type JobRow, jobFrom } from './jobs.js';
import type { Connection } from './open.js';
import type { createOutbox, PostRow } from './outbox.js';
import { subscriptionFrom } from './subscriptions.js';
import { fromColumn } from './values.js';

interface Row {
  readonly row: number;
  readonly at: number;
}

interface HeldRow extends HeldRecord {
  readonly row: number;
}

/** Everything held of a person or about some words. Runs inside the caller's transaction. */
export function createHeld(
  database: Connection,
  { outbox, forget }: { outbox: ReturnType<typeof createOutbox>; forget: ReturnType<typeof createForget> },
) {
  const kindOf = (kind: HeldKind, recordOf: (row: never) => object) => ({
    kind,
    recordOf: recordOf as (row: Row) => object,
    rows: database.prepare(`SELECT * FROM ${kind} WHERE at >= ? AND at < ? ORDER BY at, row`),
  });
  const kinds = [
    kindOf('job', (row: JobRow) => ({ ...jobFrom(row), state: row.state })),
    kindOf('post', (row: PostRow) => outbox.postFrom(row)),
    kindOf('answer', (row: AnswerRow) => answerFrom(row)),
    kindOf('feedback', plainRecord),
    kindOf('audit', ({ detail, ...row }: Row & { detail: string | null }) => ({
      ...plainRecord(row),
      detail: fromColumn(detail),
    })),
    kindOf('subscription', subscriptionFrom),
    kindOf('watch', ({ set_by, ...row }: Row & { set_by: string | null }) => ({ ...plainRecord(row), by: set_by })),
    kindOf('mark', ({ user, ...row }: Row & { user: string | null }) => ({ ...plainRecord(row), by: user })),
    kindOf('scope', ({ set_by, ...row }: Row & { set_by: string | null }) => ({ ...plainRecord(row), by: set_by })),
  ];

  function select(filter: RecordFilter): HeldRow[] {
    const { user, containing, from, to } = filter;
    if (user === undefined && containing === undefined && from === undefined && to === undefined)
      throw new RangeError('Name a user, some words or a time.');
    const isOf = user === undefined ? null : createMention(user);
    const words = containing === undefined ? null : plain(containing);
    const range = [from?.getTime() ?? Number.MIN_SAFE_INTEGER, to?.getTime() ?? Number.MAX_SAFE_INTEGER];
    const refs = isOf === null ? new Set<string>() : refsOf(isOf);
    return kinds.flatMap(({ kind, rows, recordOf }) => {
      const found: HeldRow[] = [];
      for (const row of rows.iterate(...range) as IterableIterator<Row>) {
        const record = recordOf(row);
        const ref = kind === 'post' && 'ref' in record ? record.ref : null;
        if (isOf && !someText(record, isOf) && !(typeof ref === 'string' && refs.has(ref))) continue;
        if (words !== null && !someText(record, (text) => plain(text).includes(words))) continue;
        found.push({ kind, row: row.row, at: new Date(row.at), record });
      }
      return found;
    });
  }

  const answered = database.prepare('SELECT ref, user, question, scope, context FROM answer');

  /** The answers of a user: a post of one of them tells what the user asked. */
  function refsOf(isOf: (text: string) => boolean): Set<string> {
    const refs = new Set<string>();
    for (const row of answered.iterate() as IterableIterator<{ ref: string }>)
      if (someText(row, isOf)) refs.add(row.ref);
    return refs;
  }

  return {
    records: (filter: RecordFilter): HeldRecord[] =>
      select(filter).map(({ kind, at, record }) => ({ kind, at, record })),
    remove(filter: RecordFilter): Counts {
      const counts = noneHeld();
      for (const { kind, row } of select(filter)) {
        forget[kind](row);
        counts[kind] += 1;
      }
      return counts;
    },
  };
}

const plainRecord = ({ row, at, ...record }: Row): object => ({ ...record, at: new Date(at) });

/** Finds a user's id as a word of its own: "U1" is not in "U12". */
function createMention(user: string): (text: string) => boolean {
  const pattern = new RegExp(`(?<![A-Za-z0-9])${user.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![A-Za-z0-9])`);
  return (text) => pattern.test(text);
}
