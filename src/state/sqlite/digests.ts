import type { Place } from '../places.js';
import type { Digest, DigestState, DigestWeek, NewDigest } from '../subscriptions.js';
import type { Connection } from './open.js';

interface DigestRow {
  readonly team: string;
  readonly channel: string;
  readonly week: string;
  readonly due: number;
  readonly since: number;
  readonly delivered: number;
  readonly until: number;
  readonly state: DigestState;
  readonly owner: string | null;
  readonly left_out: string;
  readonly at: number;
  readonly reminded_at: number | null;
}

/** What became of each channel's weeks. Each function runs inside the caller's transaction. */
export function createDigests(database: Connection) {
  const of = database.prepare('SELECT * FROM digest WHERE team = @team AND channel = @channel AND week = @week');
  const asked = database.prepare("SELECT * FROM digest WHERE state = 'asked' ORDER BY row");
  const weeks = database.prepare(
    'SELECT * FROM digest WHERE team = ? AND channel = ? ORDER BY due DESC, row DESC LIMIT ?',
  );
  const add = database.prepare(
    `INSERT OR IGNORE INTO digest (team, channel, week, due, since, delivered, until, state, owner, at)
     VALUES (@team, @channel, @week, @due, @since, @delivered, @until, @state, @owner, @at)`,
  );
  const last = database
    .prepare(
      "SELECT max(until) FROM digest WHERE state IN ('posted', 'silent') AND (@channel IS NULL OR channel = @channel)",
    )
    .pluck();
  const fail = database.prepare(
    "UPDATE digest SET state = 'failed' WHERE team = ? AND channel = ? AND week = ? AND state = 'posted'",
  );
  const settle = database.prepare(
    `UPDATE digest SET state = @state, left_out = @leftOut WHERE team = @team AND channel = @channel AND week = @week
     AND state IN ('asked', 'held')`,
  );
  const remind = database.prepare(
    `UPDATE digest SET reminded_at = @at WHERE team = @team AND channel = @channel AND week = @week
     AND state = 'asked' AND reminded_at IS NULL`,
  );
  const passOn = database.prepare("UPDATE digest SET owner = @to WHERE owner = @from AND state IN ('asked', 'held')");
  return {
    passOn: (from: string, to: string): boolean => passOn.run({ from, to }).changes > 0,
    of({ team, channel, week }: DigestWeek): Digest | null {
      const row = of.get({ team, channel, week }) as DigestRow | undefined;
      return row === undefined ? null : digestFrom(row);
    },
    asked: (): Digest[] => (asked.all() as DigestRow[]).map(digestFrom),
    /** Newest first. */
    weeksOf: ({ team, channel }: Place, limit: number): Digest[] =>
      (weeks.all(team, channel, limit) as DigestRow[]).map(digestFrom),
    /** Up to when the channel, or any, has been told; null where none was. */
    toldUntil(channel: string | null): Date | null {
      const until = last.get({ channel });
      return typeof until === 'number' ? new Date(until) : null;
    },
    fail: ({ team, channel, week }: DigestWeek): boolean => fail.run(team, channel, week).changes > 0,
    /** False where the week has its digest already. */
    add: (digest: NewDigest): boolean =>
      add.run({
        ...digest,
        due: digest.due.getTime(),
        since: digest.since.getTime(),
        until: digest.until.getTime(),
        at: digest.at.getTime(),
        delivered: digest.delivered ? 1 : 0,
      }).changes > 0,
    /** False where it is posted, or was silent. */
    settle: ({ team, channel, week }: DigestWeek, state: 'posted' | 'held', leftOut: readonly string[]): boolean =>
      settle.run({ team, channel, week, state, leftOut: JSON.stringify(leftOut) }).changes > 0,
    /** False where the owner was reminded before or has decided. */
    remind: ({ team, channel, week }: DigestWeek, at: Date): boolean =>
      remind.run({ team, channel, week, at: at.getTime() }).changes > 0,
  };
}

const digestFrom = (row: DigestRow): Digest => ({
  team: row.team,
  channel: row.channel,
  week: row.week,
  due: new Date(row.due),
  since: new Date(row.since),
  delivered: row.delivered === 1,
  until: new Date(row.until),
  state: row.state,
  owner: row.owner,
  leftOut: JSON.parse(row.left_out) as string[],
  at: new Date(row.at),
  remindedAt: row.reminded_at === null ? null : new Date(row.reminded_at),
});
