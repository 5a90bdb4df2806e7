import type { MarkEntry, NewMark } from '../marks.js';
import type { Connection } from './open.js';

/** What officers said of actions, every word of it kept. Each function runs inside the caller's transaction. */
export function createMarks(database: Connection) {
  const add = database.prepare(
    'INSERT INTO mark (action, verdict, reason, user, at) VALUES (@actionId, @verdict, @reason, @by, @at)',
  );
  const columns = 'action AS actionId, verdict, reason, user AS "by", at';
  const history = database.prepare(
    `SELECT ${columns} FROM mark WHERE @actionId IS NULL OR action = @actionId ORDER BY row`,
  );
  const current = database.prepare(
    `SELECT ${columns} FROM mark WHERE row IN (SELECT max(row) FROM mark GROUP BY action) AND verdict <> 'open' ORDER BY row`,
  );
  const from = (row: unknown): MarkEntry => {
    const { at, ...entry } = row as Omit<MarkEntry, 'at'> & { at: number };
    return { ...entry, at: new Date(at) };
  };
  return {
    add({ at, ...mark }: NewMark): void {
      add.run({ ...mark, at: at.getTime() });
    },
    history: (actionId: string | null): MarkEntry[] => history.all({ actionId }).map(from),
    current: (): MarkEntry[] => current.all().map(from),
  };
}
