import { WithdrawnError } from '../errors.js';
import type { Cite, Sources } from '../posts.js';
import type { Connection } from './open.js';

/** What may not be quoted. */
export function createWithdrawals(database: Connection) {
  const add = database.prepare('INSERT OR IGNORE INTO withdrawal (what, id, at) VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM withdrawal WHERE what = ? AND id = ?');
  const find = database.prepare('SELECT 1 FROM withdrawal WHERE what = ? AND id = ?').pluck();
  const named = ({ documents, itemIds }: Sources): [string, string][] => [
    ...documents.map((id): [string, string] => ['document', id]),
    ...itemIds.map((id): [string, string] => ['item', id]),
  ];
  return {
    add: (sources: Sources, at: Date): void => {
      for (const [what, id] of named(sources)) add.run(what, id, at.getTime());
    },
    remove: (sources: Sources): void => {
      for (const [what, id] of named(sources)) remove.run(what, id);
    },
    /** @throws WithdrawnError where any of these may not be quoted */
    refuse: (cites: readonly Cite[]): void => {
      for (const { document, itemId } of cites)
        if (find.get('document', document) !== undefined || find.get('item', itemId) !== undefined)
          throw new WithdrawnError();
    },
  };
}
