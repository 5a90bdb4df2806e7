import type { AgendaItem, Meeting } from '../../minutes/types.js';
import type { Connection } from './open.js';

/**
 * The same item printed in several documents is one family, of which readers see one copy.
 * Copies belong together by council, body, date and title or number, or by nearly all their sentences.
 */
interface ItemRow {
  readonly row: number;
  readonly document_id: number;
  readonly sitting: string | null;
  readonly title_key: string;
  readonly number_key: string | null;
  readonly record: string;
  readonly family: number;
}

/** This share of the shorter copy's longer sentences must stand in the other: leaves room for a corrected word or a cut end. */
const nearlyAll = 0.85;
/** Fewer sentences than this are no evidence: standing items are worded alike at every meeting. */
const enoughSentences = 3;

/** Puts each item of a document into the family of its copies; gives the families touched. */
export function joinFamilies(database: Connection, documentId: number): number[] {
  const items = database
    .prepare('SELECT row, document_id, sitting, title_key, number_key, record, family FROM item WHERE document_id = ?')
    .all(documentId) as ItemRow[];
  const touched = new Set<number>();
  for (const item of items) {
    const copies = [...copiesBySitting(database, item), ...copiesBySentences(database, item)];
    const families = [...new Set(copies.map((copy) => copy.family))].filter(
      (family) => !holdsDocument(database, family, documentId),
    );
    const family = families.length > 0 ? Math.min(...families) : item.row;
    const move = database.prepare('UPDATE item SET family = ? WHERE family = ?');
    for (const other of families) if (other !== family) move.run(family, other);
    database.prepare('UPDATE item SET family = ? WHERE row = ?').run(family, item.row);
    touched.add(family);
  }
  return [...touched];
}

/** A page never prints one item twice under two headings; two alike items of one page stay two. */
const holdsDocument = (database: Connection, family: number, documentId: number): boolean =>
  database.prepare('SELECT 1 FROM item WHERE family = ? AND document_id = ?').get(family, documentId) !== undefined;

function copiesBySitting(database: Connection, item: ItemRow): ItemRow[] {
  if (item.sitting === null) return [];
  return database
    .prepare(
      `SELECT * FROM item WHERE sitting = ? AND document_id <> ?
       AND ((title_key <> '' AND title_key = ?) OR (number_key IS NOT NULL AND number_key = ?))`,
    )
    .all(item.sitting, item.document_id, item.title_key, item.number_key) as ItemRow[];
}

function copiesBySentences(database: Connection, item: ItemRow): ItemRow[] {
  const shared = database
    .prepare(
      `SELECT other.item_row AS row, count(*) AS shared FROM item_sentence AS own JOIN item_sentence AS other ON other.digest = own.digest
       WHERE own.item_row = ? AND other.item_row <> ? GROUP BY other.item_row HAVING count(*) >= ?`,
    )
    .all(item.row, item.row, enoughSentences) as { row: number; shared: number }[];
  const size = database.prepare('SELECT count(*) FROM item_sentence WHERE item_row = ?').pluck();
  const own = Number(size.get(item.row));
  return shared
    .filter(({ row, shared: count }) => count / Math.min(own, Number(size.get(row))) >= nearlyAll)
    .map(({ row }) => database.prepare('SELECT * FROM item WHERE row = ?').get(row) as ItemRow)
    .filter((other) => other.document_id !== item.document_id && mayBeOne(database, item, other));
}

/** Two copies that name different councils, bodies, dates or report periods are two items however alike their words. */
function mayBeOne(database: Connection, a: ItemRow, b: ItemRow): boolean {
  const [first, second] = [a, b].map((row) => {
    const item = JSON.parse(row.record) as AgendaItem;
    const meeting = database
      .prepare('SELECT record FROM meeting WHERE document_id = ? AND id = ?')
      .pluck()
      .get(row.document_id, item.meetingId);
    return { item, meeting: JSON.parse(String(meeting)) as Meeting };
  });
  if (!first || !second) return false;
  const agree = (x: string | null | undefined, y: string | null | undefined): boolean =>
    !x || !y || x.toLowerCase() === y.toLowerCase();
  return (
    agree(first.meeting.council, second.meeting.council) &&
    agree(first.meeting.body, second.meeting.body) &&
    agree(first.meeting.heldOn, second.meeting.heldOn) &&
    agree(first.item.reportPeriod?.end, second.item.reportPeriod?.end)
  );
}

export function familiesOf(database: Connection, documentId: number): number[] {
  return database.prepare('SELECT DISTINCT family FROM item WHERE document_id = ?').pluck().all(documentId) as number[];
}

/** Chooses the copy that readers see: the approved, then the fuller text, then the first by name. */
export function settleFamilies(database: Connection, families: readonly number[]): void {
  const choose = database.prepare(
    `UPDATE item SET used = (row = (SELECT best.row FROM item AS best JOIN document ON document.id = best.document_id WHERE best.family = @family
       ORDER BY best.standing DESC, best.length DESC, document.path LIMIT 1)) WHERE family = @family`,
  );
  for (const family of families) choose.run({ family });
}
