import type { Connection } from './open.js';

interface Known {
  readonly id: string;
  readonly at: string;
}

const meetings = `SELECT DISTINCT first_known.id AS id, first_known.at AS at FROM item
  JOIN first_known ON first_known.id IN (item.meeting_id, 'approved ' || item.meeting_id) WHERE item.used = 1`;
const items =
  'SELECT item.id AS id, first_known.at AS at FROM item JOIN first_known ON first_known.id = item.id WHERE item.used = 1';
const passages = `SELECT passage.id AS id, first_known.at AS at FROM passage JOIN item ON item.row = passage.item_row
  JOIN first_known ON first_known.id = passage.id WHERE item.used = 1`;

/** A copy that comes later brings nothing new: an item counts from its first copy, a passage from the first with the same words. */
const itemCopies = `SELECT item.id AS id, min(first_known.at) AS at FROM item AS copy JOIN item ON item.family = copy.family AND item.used = 1
  JOIN first_known ON first_known.id = copy.id WHERE copy.used = 0 GROUP BY item.id`;
// CROSS JOIN keeps the order in which the tables are read: copies are few.
const passageCopies = `SELECT passage.id AS id, min(first_known.at) AS at FROM item AS copy
  CROSS JOIN item ON item.family = copy.family AND item.used = 1 CROSS JOIN passage ON passage.item_row = item.row
  CROSS JOIN passage AS same ON same.item_row = copy.row AND same.text = passage.text
  CROSS JOIN first_known ON first_known.id = same.id WHERE copy.used = 0 GROUP BY passage.id`;

/** When what readers see was first stored: ids with ISO instants. */
export function readFirstKnown(database: Connection): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const sql of [meetings, items, passages, itemCopies, passageCopies])
    for (const { id, at } of database.prepare(sql).all() as Known[]) {
      const known = first.get(id);
      if (known === undefined || at < known) first.set(id, at);
    }
  return first;
}
