import { randomUUID } from 'node:crypto';
import type { Lease } from '../jobs.js';
import type { Json } from '../json.js';
import type { Cite, NewPost, Post, PostKind, PostState, SentTo, Sources } from '../posts.js';
import type { Connection } from './open.js';
import { fromColumn, toColumn, toTime } from './values.js';

export interface PostRow {
  readonly row: number;
  readonly id: string;
  readonly kind: PostKind;
  readonly team: string;
  readonly channel: string | null;
  readonly thread_ts: string | null;
  readonly follows: string | null;
  readonly user: string | null;
  readonly response_url: string | null;
  readonly ts: string | null;
  readonly body: string | null;
  readonly ref: string | null;
  readonly read_back: number;
  readonly state: PostState;
  readonly at: number;
  readonly attempts: number;
  readonly sending_since: number | null;
  readonly sent_at: number | null;
  readonly file: string | null;
  readonly reason: string | null;
  readonly withdrawn_at: number | null;
  readonly replacement: string | null;
}

/** Where a post will stand. What one place holds is sent in its order; an update waits for nothing but updates of the same message. */
function laneOf({ kind, team, channel, threadTs, user, responseUrl, ts, follows }: NewPost): string {
  if (follows !== undefined) return JSON.stringify(['under', follows]);
  if (kind === 'response') return JSON.stringify(['response', responseUrl]);
  if (kind === 'update') return JSON.stringify(['update', team, channel, ts]);
  return JSON.stringify(['place', team, channel ?? user, threadTs]);
}

/** Posts to be sent once, and what became of them. Each function runs inside the caller's transaction. */
export function createOutbox(database: Connection, now: () => Date) {
  const insert = database.prepare(
    `INSERT OR IGNORE INTO post (id, kind, team, channel, thread_ts, user, response_url, ts, lane, body, ref, read_back, at, free_at, follows)
     VALUES (@id, @kind, @team, @channel, @threadTs, @user, @responseUrl, @ts, @lane, @body, @ref, @readBack, @at, @at, @follows)`,
  );
  const cite = database.prepare('INSERT OR IGNORE INTO post_cite (post, document, item_id) VALUES (?, ?, ?)');
  const cites = database.prepare('SELECT document, item_id AS itemId FROM post_cite WHERE post = ?');
  const free = database.prepare(
    `SELECT row, state, withdrawn_at AS withdrawnAt, read_back AS readBack FROM post
     WHERE state IN ('pending', 'sending') AND free_at <= ?
     AND (follows IS NULL OR thread_ts IS NOT NULL)
     AND NOT EXISTS (SELECT 1 FROM post AS earlier
       WHERE earlier.state IN ('pending', 'sending') AND earlier.lane = post.lane AND earlier.row < post.row)
     ORDER BY row LIMIT 1`,
  );
  const take = database.prepare(
    `UPDATE post SET state = 'sending', owner = @owner, free_at = @until, attempts = attempts + 1,
     sending_since = coalesce(sending_since, @now) WHERE row = @row RETURNING *`,
  );
  const byRow = database.prepare('SELECT * FROM post WHERE row = ?');
  const byId = database.prepare('SELECT * FROM post WHERE id = ?');
  const sent = database.prepare(
    `UPDATE post SET state = 'sent', sent_at = @at, ts = coalesce(@ts, ts), channel = coalesce(@channel, channel), file = @file,
     owner = NULL, replacement = NULL WHERE row = @row`,
  );
  const openThread = database.prepare(
    'UPDATE post SET thread_ts = @ts, channel = @channel WHERE follows = @id AND thread_ts IS NULL',
  );
  const dropThread = database.prepare(
    "UPDATE post SET state = 'failed', reason = 'nothing to follow', owner = NULL WHERE follows = ? AND thread_ts IS NULL",
  );
  const settle = database.prepare('UPDATE post SET state = @state, reason = @reason, owner = NULL WHERE row = @row');
  const retry = database.prepare(
    "UPDATE post SET state = 'pending', sending_since = NULL, owner = NULL, free_at = @at, reason = @reason WHERE row = @row",
  );
  const ofRef = database.prepare('SELECT * FROM post WHERE ref = ? ORDER BY row');
  const citing = database.prepare(
    `SELECT * FROM post WHERE row IN (
       SELECT post FROM post_cite WHERE document IN (SELECT value FROM json_each(@documents))
       UNION SELECT post FROM post_cite WHERE item_id IN (SELECT value FROM json_each(@itemIds))) ORDER BY row`,
  );
  const unknown = database.prepare("SELECT * FROM post WHERE state = 'unknown' AND at >= ? ORDER BY row");
  const depth = database.prepare("SELECT count(*) FROM post WHERE state IN ('pending', 'sending')").pluck();

  const find = (id: string): PostRow | null => (byId.get(id) as PostRow | undefined) ?? null;

  const postFrom = (row: PostRow, uncertain = false): Post => ({
    id: row.id,
    kind: row.kind,
    team: row.team,
    channel: row.channel,
    threadTs: row.thread_ts,
    user: row.user,
    responseUrl: row.response_url,
    ts: row.ts,
    body: fromColumn(row.body),
    ref: row.ref,
    readBack: row.read_back === 1,
    cites: cites.all(row.row) as Cite[],
    state: row.state,
    enqueuedAt: new Date(row.at),
    attempts: row.attempts,
    sendingSince: toTime(row.sending_since),
    uncertain,
    sentAt: toTime(row.sent_at),
    file: row.file,
    reason: row.reason,
    withdrawnAt: toTime(row.withdrawn_at),
  });

  const citingRows = ({ documents, itemIds }: Sources): PostRow[] =>
    citing.all({ documents: JSON.stringify(documents), itemIds: JSON.stringify(itemIds) }) as PostRow[];

  function add(post: NewPost): void {
    const { changes, lastInsertRowid } = insert.run({
      id: post.id,
      kind: post.kind,
      team: post.team,
      channel: post.channel,
      threadTs: post.threadTs,
      user: post.user,
      responseUrl: post.responseUrl,
      ts: post.ts,
      lane: laneOf(post),
      body: toColumn(post.body),
      ref: post.ref,
      readBack: post.readBack ? 1 : 0,
      at: now().getTime(),
      follows: post.follows ?? null,
    });
    if (changes === 0) return;
    for (const { document, itemId } of post.cites) cite.run(lastInsertRowid, document, itemId);
  }

  /** Ends a post that is not sent, or not known to be, and what was to stand in its thread. */
  function end(row: PostRow, state: PostState, reason: string | null): void {
    settle.run({ row: row.row, state, reason });
    dropThread.run(row.id);
  }

  /** Puts the update that replaces a sent message in the outbox; false where Slack lets nobody change such a message. */
  function replace(post: PostRow, body: Json): boolean {
    if (post.kind === 'ephemeral' || post.kind === 'response' || post.ts === null || post.channel === null)
      return false;
    add({
      id: randomUUID(),
      kind: 'update',
      team: post.team,
      channel: post.channel,
      threadTs: post.thread_ts,
      user: null,
      responseUrl: null,
      ts: post.ts,
      body,
      ref: post.ref,
      readBack: false,
      cites: [],
    });
    return true;
  }

  return {
    add,
    replace,
    postFrom,
    citingRows,
    take({ owner, now: from, leaseMs }: Lease): Post | null {
      for (;;) {
        const found = free.get(from.getTime()) as
          | { row: number; state: PostState; withdrawnAt: number | null; readBack: number }
          | undefined;
        if (found === undefined) return null;
        const uncertain = found.state === 'sending';
        // Its words are gone and no look can tell whether they were said.
        if (uncertain && found.withdrawnAt !== null && found.readBack === 0) {
          const lost = byRow.get(found.row) as PostRow;
          end(lost, 'unknown', 'withdrawn');
          continue;
        }
        const until = from.getTime() + leaseMs;
        return postFrom(take.get({ row: found.row, owner, until, now: from.getTime() }) as PostRow, uncertain);
      }
    },
    markSent(id: string, to: SentTo): boolean {
      const post = find(id);
      if (post === null || post.state === 'sent') return false;
      sent.run({ row: post.row, at: now().getTime(), ts: to.ts, channel: to.channel, file: to.file ?? null });
      const changed = find(id);
      if (changed?.ts == null) dropThread.run(id);
      else openThread.run({ id, ts: changed.ts, channel: changed.channel });
      if (changed !== null && post.replacement !== null) replace(changed, fromColumn(post.replacement));
      return true;
    },
    markUnknown(id: string, reason: string): boolean {
      const post = find(id);
      if (post?.state !== 'sending') return false;
      end(post, 'unknown', reason);
      return true;
    },
    markFailed(id: string, reason: string): boolean {
      const post = find(id);
      if (post === null || !['pending', 'sending', 'unknown'].includes(post.state)) return false;
      end(post, post.withdrawn_at === null ? 'failed' : 'withdrawn', reason);
      return true;
    },
    retry(id: string, at: Date, reason?: string): boolean {
      const post = find(id);
      if (post === null || !['pending', 'sending', 'unknown'].includes(post.state)) return false;
      if (post.withdrawn_at !== null) end(post, 'withdrawn', reason ?? post.reason);
      else retry.run({ row: post.row, at: at.getTime(), reason: reason ?? null });
      return true;
    },
    /** Names what a post that is being sent says; false where it is over. */
    cite(id: string, said: readonly Cite[]): boolean {
      const post = find(id);
      if (post?.state !== 'sending') return false;
      for (const { document, itemId } of said) cite.run(post.row, document, itemId);
      return true;
    },
    post(id: string): Post | null {
      const row = find(id);
      return row === null ? null : postFrom(row);
    },
    postsOf: (ref: string): Post[] => (ofRef.all(ref) as PostRow[]).map((row) => postFrom(row)),
    postsCiting: (sources: Sources): Post[] => citingRows(sources).map((row) => postFrom(row)),
    unknownPosts: (since: Date): Post[] => (unknown.all(since.getTime()) as PostRow[]).map((row) => postFrom(row)),
    depth: (): number => Number(depth.get()),
  };
}
