import { type Copy, copiesOf, type ItemRow, readItem } from './copies.js';
import type { Connection } from './open.js';

/**
 * The same item printed in several documents is one family, of which readers see one copy. A family never holds two items of
 * one document: a page does not print an item twice under two headings, so two alike items of a page stay two.
 */
export function regroup(database: Connection, rows: readonly number[]): void {
  const items = rows.flatMap((row) => readItem(database, row) ?? []);
  const alone = database.prepare('UPDATE item SET family = row WHERE row = ?');
  for (const { row } of items) alone.run(row);
  const pairs = items.flatMap((item) => copiesOf(database, item).map((copy) => ({ item, copy })));
  pairs.sort(byLikeness);
  for (const { item, copy } of pairs) join(database, item.row, copy.row);
  settle(database, [...new Set(items.map(({ row }) => familyOf(database, row)))]);
}

/** The rows of every item in a family with an item of the document, those of the document itself left out. */
export function relativesOf(database: Connection, documentId: number): number[] {
  return database
    .prepare(
      'SELECT row FROM item WHERE document_id <> ? AND family IN (SELECT family FROM item WHERE document_id = ?) ORDER BY row',
    )
    .pluck()
    .all(documentId, documentId) as number[];
}

/** The likest first, so that of several alike items each finds its own copy. */
const byLikeness = (a: { item: ItemRow; copy: Copy }, b: { item: ItemRow; copy: Copy }): number =>
  b.copy.likeness - a.copy.likeness || a.item.row - b.item.row || a.copy.row - b.copy.row;

const familyOf = (database: Connection, row: number): number =>
  Number(database.prepare('SELECT family FROM item WHERE row = ?').pluck().get(row));

function join(database: Connection, one: number, other: number): void {
  const [keep, give] = [familyOf(database, one), familyOf(database, other)].sort((a, b) => a - b);
  if (keep === give) return;
  const clash = database.prepare(
    'SELECT 1 FROM item AS a JOIN item AS b ON b.document_id = a.document_id WHERE a.family = ? AND b.family = ?',
  );
  if (clash.get(keep, give) !== undefined) return;
  database.prepare('UPDATE item SET family = ? WHERE family = ?').run(keep, give);
}

/** Chooses the copy that readers see: the approved, then the fuller text, then the first by name. */
function settle(database: Connection, families: readonly number[]): void {
  const choose = database.prepare(
    `UPDATE item SET used = (row = (SELECT best.row FROM item AS best JOIN document ON document.id = best.document_id WHERE best.family = @family
       ORDER BY best.standing DESC, best.length DESC, document.path LIMIT 1)) WHERE family = @family`,
  );
  for (const family of families) choose.run({ family });
}
