import { createHash } from 'node:crypto';
import type { Job, JobFailure, Lease, NewJob } from '../jobs.js';
import type { Connection } from './open.js';
import { fromColumn, toColumn } from './values.js';

export interface JobRow {
  readonly row: number;
  readonly kind: string;
  readonly team: string;
  readonly user: string;
  readonly channel: string | null;
  readonly thread_ts: string | null;
  readonly payload: string | null;
  readonly at: number;
  readonly attempts: number;
  readonly state: 'waiting' | 'taken' | 'done' | 'failed';
}

export const jobFrom = (row: JobRow): Job => ({
  id: String(row.row),
  kind: row.kind,
  team: row.team,
  user: row.user,
  channel: row.channel,
  threadTs: row.thread_ts,
  payload: fromColumn(row.payload),
  at: new Date(row.at),
  attempts: row.attempts,
});

const digestOf = (key: string): Buffer => createHash('sha256').update(key).digest();

const laneOf = ({ team, channel, threadTs }: NewJob): string | null =>
  channel === null || threadTs === null ? null : JSON.stringify([team, channel, threadTs]);

/** Requests and the claims on them. Each function runs inside the caller's transaction or is one statement. */
export function createJobs(database: Connection, now: () => Date) {
  const claimed = database.prepare('SELECT 1 FROM claim WHERE key = ?').pluck();
  const claim = database.prepare('INSERT OR IGNORE INTO claim (key, job, at) VALUES (?, ?, ?)');
  const insert = database.prepare(
    `INSERT INTO job (kind, team, user, channel, thread_ts, lane, payload, at, free_at)
     VALUES (@kind, @team, @user, @channel, @threadTs, @lane, @payload, @at, @at)`,
  );
  const free = database
    .prepare(
      `SELECT row FROM job WHERE state IN ('waiting', 'taken') AND free_at <= ?
       AND NOT EXISTS (SELECT 1 FROM job AS earlier
         WHERE earlier.state IN ('waiting', 'taken') AND earlier.lane = job.lane AND earlier.row < job.row)
       ORDER BY row LIMIT 1`,
    )
    .pluck();
  const take = database.prepare(
    "UPDATE job SET state = 'taken', owner = ?, free_at = ?, attempts = attempts + 1 WHERE row = ? RETURNING *",
  );
  const extend = database.prepare("UPDATE job SET free_at = ? WHERE row = ? AND owner = ? AND state = 'taken'");
  const end = database.prepare(
    `UPDATE job SET state = @state, payload = NULL, owner = NULL, reason = @reason
     WHERE row = @row AND owner = @owner AND state = 'taken'`,
  );
  const renewClaims = database.prepare('UPDATE claim SET at = ? WHERE job = ?');
  const putBack = database.prepare(
    `UPDATE job SET state = 'waiting', owner = NULL, free_at = @at, reason = @reason
     WHERE row = @row AND owner = @owner AND state = 'taken'`,
  );
  const depth = database.prepare("SELECT count(*) FROM job WHERE state IN ('waiting', 'taken')").pluck();
  const ofUser = database
    .prepare(
      `SELECT count(*) FROM job WHERE user = ? AND at >= ?
       AND (@kinds IS NULL OR kind IN (SELECT value FROM json_each(@kinds)))`,
    )
    .pluck();

  function over(id: string, owner: string, state: 'done' | 'failed', reason: string | null): boolean {
    if (end.run({ row: Number(id), owner, state, reason }).changes === 0) return false;
    renewClaims.run(now().getTime(), Number(id));
    return true;
  }

  return {
    enqueue(job: NewJob): 'queued' | 'known' {
      const keys = job.keys.map(digestOf);
      if (keys.some((key) => claimed.get(key) !== undefined)) return 'known';
      const at = job.at.getTime();
      const { lastInsertRowid } = insert.run({
        kind: job.kind,
        team: job.team,
        user: job.user,
        channel: job.channel,
        threadTs: job.threadTs,
        lane: laneOf(job),
        payload: toColumn(job.payload),
        at,
      });
      for (const key of keys) claim.run(key, lastInsertRowid, at);
      return 'queued';
    },
    take({ owner, now: from, leaseMs }: Lease): Job | null {
      const row = free.get(from.getTime());
      return row === undefined ? null : jobFrom(take.get(owner, from.getTime() + leaseMs, row) as JobRow);
    },
    extendLease: (id: string, { owner, now: from, leaseMs }: Lease): boolean =>
      extend.run(from.getTime() + leaseMs, Number(id), owner).changes > 0,
    finish: (id: string, owner: string): boolean => over(id, owner, 'done', null),
    fail: (id: string, owner: string, { reason, retryAt }: JobFailure): boolean =>
      retryAt === undefined
        ? over(id, owner, 'failed', reason)
        : putBack.run({ row: Number(id), owner, reason, at: retryAt.getTime() }).changes > 0,
    depth: (): number => Number(depth.get()),
    ofUser: (user: string, since: Date, kinds?: readonly string[]): number =>
      Number(ofUser.get(user, since.getTime(), { kinds: kinds === undefined ? null : JSON.stringify(kinds) })),
  };
}
