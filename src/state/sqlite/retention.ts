import { type Counts, type HeldKind, noneHeld } from '../held.js';
import type { createForget } from './forget.js';
import type { Connection } from './open.js';

const dayMs = 86_400_000;

/** Records of each kind that still hold a user's words or ids and are of no use any more. A mark says who gave it for as long as it holds. */
const holding: Readonly<Record<HeldKind, string>> = {
  job: 'job WHERE at < @before',
  post: `post WHERE at < @before AND (state <> 'sent' OR body IS NOT NULL OR user IS NOT NULL OR response_url IS NOT NULL
    OR thread_ts IS NOT NULL OR lane IS NOT NULL OR NOT EXISTS (SELECT 1 FROM post_cite WHERE post = post.row))`,
  answer: 'answer WHERE at < @before AND blanked = 0',
  feedback: 'feedback WHERE at < @before AND (user IS NOT NULL OR reason IS NOT NULL)',
  audit: 'audit WHERE at < @before AND (user IS NOT NULL OR channel IS NOT NULL OR detail IS NOT NULL)',
  scope: 'scope WHERE at < @before AND set_by IS NOT NULL',
  subscription: 'subscription WHERE @before IS NULL',
  watch: 'watch WHERE @before IS NULL',
  mark: 'mark WHERE @before IS NULL',
};

/** Ends the keeping of what is older than a moment. Runs inside the caller's transaction. */
export function createRetention(database: Connection, forget: ReturnType<typeof createForget>, now: () => Date) {
  const find = Object.entries(holding).map(
    ([kind, rows]) => [kind as HeldKind, database.prepare(`SELECT row FROM ${rows}`).pluck()] as const,
  );
  const dropClaims = database.prepare('DELETE FROM claim WHERE at < ?');
  return ({ before }: { readonly before: Date }): Counts & { readonly claims: number } => {
    const counts = noneHeld();
    for (const [kind, rows] of find) {
      const found = rows.all({ before: before.getTime() }) as number[];
      for (const row of found) forget[kind](row);
      counts[kind] = found.length;
    }
    const claims = dropClaims.run(Math.min(before.getTime(), now().getTime() - dayMs)).changes;
    return { ...counts, claims };
  };
}
