import type { AgendaItem, Meeting } from '../../minutes/types.js';
import { sameKey } from '../keys.js';
import type { Connection } from './open.js';

export interface ItemRow {
  readonly row: number;
  readonly document_id: number;
  readonly id: string;
  readonly meeting_id: string;
  /** Council, body and day; null unless body and day are known. */
  readonly sitting: string | null;
  readonly title_key: string | null;
  readonly agenda_number: string | null;
  readonly minute_number: string | null;
  readonly length: number;
  readonly record: string;
}

/** Another document's item that may be the same one. */
export interface Copy {
  readonly row: number;
  /** Higher is likelier; compares only with other values of this field. */
  readonly likeness: number;
}

/** What speaks for two items being one; the words say more than an id that leaves them out. */
const weights = { sentences: 8, id: 6, title: 4, number: 3 } as const;

/** This share of the shorter copy's longer sentences must stand in the other: leaves room for a corrected word or a cut end. */
const nearlyAll = 0.85;
/** Fewer sentences than this are no evidence: standing items are worded alike at every meeting. */
const enoughSentences = 3;
/** A sentence printed in more items than this is a form of words and tells none from another. */
const tooCommon = 60;

export const readItem = (database: Connection, row: number): ItemRow | undefined =>
  database.prepare('SELECT * FROM item WHERE row = ?').get(row) as ItemRow | undefined;

/** Copies belong together by council, body, date and title or number, or by nearly all their sentences. */
export function copiesOf(database: Connection, item: ItemRow): Copy[] {
  const found = [...byId(database, item), ...bySitting(database, item), ...bySentences(database, item)];
  const sums = new Map<number, number>();
  for (const { row, likeness } of found) sums.set(row, (sums.get(row) ?? 0) + likeness);
  return [...sums].map(([row, likeness]) => ({ row, likeness }));
}

/** An id is made from what is said; where that leaves out the text, equal length stands for it. */
function byId(database: Connection, item: ItemRow): Copy[] {
  const rows = database
    .prepare('SELECT row FROM item WHERE id = ? AND document_id <> ? AND (sitting IS NOT NULL OR length = ?)')
    .pluck()
    .all(item.id, item.document_id, item.length) as number[];
  return rows.map((row) => ({ row, likeness: weights.id }));
}

function bySitting(database: Connection, item: ItemRow): Copy[] {
  if (item.sitting === null) return [];
  const others = database
    .prepare('SELECT * FROM item WHERE sitting = ? AND document_id <> ?')
    .all(item.sitting, item.document_id) as ItemRow[];
  return others
    .map((other) => ({
      row: other.row,
      likeness:
        (item.title_key !== null && item.title_key === other.title_key ? weights.title : 0) +
        (sameNumber(item, other) ? weights.number : 0),
    }))
    .filter(({ likeness }) => likeness > 0);
}

const sameNumber = (a: ItemRow, b: ItemRow): boolean =>
  (a.agenda_number !== null && a.agenda_number === b.agenda_number) ||
  (a.minute_number !== null && a.minute_number === b.minute_number);

function bySentences(database: Connection, item: ItemRow): Copy[] {
  const telling = `(SELECT count(*) FROM (SELECT 1 FROM item_sentence AS any WHERE any.digest = own.digest LIMIT ${tooCommon + 1})) <= ${tooCommon}`;
  const size = database
    .prepare(`SELECT count(*) FROM item_sentence AS own WHERE own.item_row = ? AND ${telling}`)
    .pluck();
  const own = Number(size.get(item.row));
  if (own < enoughSentences) return [];
  const shared = database
    .prepare(
      `SELECT other.item_row AS row, count(*) AS shared FROM item_sentence AS own JOIN item_sentence AS other ON other.digest = own.digest
       WHERE own.item_row = ? AND other.item_row <> ? AND ${telling} GROUP BY other.item_row HAVING count(*) >= ?`,
    )
    .all(item.row, item.row, enoughSentences) as { row: number; shared: number }[];
  return shared
    .filter(({ row, shared: count }) => count / Math.min(own, Number(size.get(row))) >= nearlyAll)
    .filter(({ row }) => {
      const other = readItem(database, row);
      return other !== undefined && other.document_id !== item.document_id && mayBeOne(database, item, other);
    })
    .map(({ row }) => ({ row, likeness: weights.sentences }));
}

/** Two copies that name different councils, bodies, dates or report periods are two items however alike their words. */
function mayBeOne(database: Connection, a: ItemRow, b: ItemRow): boolean {
  const [first, second] = [meetingOf(database, a), meetingOf(database, b)];
  if (!first || !second || areTwoOfOneSitting(a, b)) return false;
  return (
    agree(first.council, second.council) &&
    agree(first.body, second.body) &&
    agree(first.heldOn, second.heldOn) &&
    samePeriod(a, b)
  );
}

/** One meeting takes two items that are numbered and titled apart, even where an officer read out the same report. */
const areTwoOfOneSitting = (a: ItemRow, b: ItemRow): boolean =>
  a.sitting !== null &&
  a.sitting === b.sitting &&
  differ(a.title_key, b.title_key) &&
  (differ(a.agenda_number, b.agenda_number) || differ(a.minute_number, b.minute_number));

const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;

function samePeriod(a: ItemRow, b: ItemRow): boolean {
  const [first, second] = [a, b].map(({ record }) => (JSON.parse(record) as AgendaItem).reportPeriod);
  return agree(first?.start, second?.start) && agree(first?.end, second?.end);
}

/** What one of them does not say is no disagreement. */
const agree = (a: string | null | undefined, b: string | null | undefined): boolean => !a || !b || sameKey(a, b);

function meetingOf(database: Connection, item: ItemRow): Meeting | null {
  const record = database
    .prepare('SELECT record FROM meeting WHERE document_id = ? AND id = ?')
    .pluck()
    .get(item.document_id, item.meeting_id);
  return typeof record === 'string' ? (JSON.parse(record) as Meeting) : null;
}
