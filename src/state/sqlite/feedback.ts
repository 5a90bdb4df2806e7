import type { Feedback, NewFeedback, Unanswered } from '../people.js';
import type { Connection } from './open.js';
import { fromColumn } from './values.js';

/** What people thought of answers, and the questions that got none. */
export function createFeedback(database: Connection) {
  const known = database.prepare('SELECT 1 FROM answer WHERE ref = ?').pluck();
  const give = database.prepare(
    `INSERT INTO feedback (ref, user, verdict, reason, at) VALUES (@ref, @user, @verdict, @reason, @at)
     ON CONFLICT (ref, user) DO UPDATE SET verdict = excluded.verdict, reason = excluded.reason, at = excluded.at`,
  );
  const list = database.prepare(
    `SELECT feedback.ref, feedback.user, verdict, reason, feedback.at, question FROM feedback LEFT JOIN answer USING (ref)
     WHERE feedback.at >= ? ORDER BY feedback.at, feedback.row`,
  );
  const unanswered = database.prepare(
    `SELECT ref, at, question, scope FROM answer WHERE status = 'not_found' AND question IS NOT NULL AND at >= ? ORDER BY at, row`,
  );
  return {
    give({ ref, user, verdict, reason = null, at }: NewFeedback): boolean {
      if (known.get(ref.toUpperCase()) === undefined) return false;
      give.run({ ref: ref.toUpperCase(), user, verdict, reason, at: at.getTime() });
      return true;
    },
    list: (since: Date = new Date(0)): Feedback[] =>
      (list.all(since.getTime()) as (Omit<Feedback, 'at'> & { at: number })[]).map((row) => ({
        ...row,
        at: new Date(row.at),
      })),
    unanswered: (since: Date = new Date(0)): Unanswered[] =>
      (unanswered.all(since.getTime()) as { ref: string; at: number; question: string; scope: string | null }[]).map(
        (row) => ({ ...row, at: new Date(row.at), scope: fromColumn(row.scope) }),
      ),
  };
}
