import type { AuditEntry, AuditFilter, NewAudit } from '../people.js';
import type { Connection } from './open.js';
import { fromColumn, toColumn } from './values.js';

interface AuditRow extends Omit<NewAudit, 'at' | 'detail'> {
  readonly at: number;
  readonly detail: string | null;
}

export function createAudit(database: Connection) {
  const add = database.prepare(
    `INSERT INTO audit (at, team, user, channel, event, ref, detail) VALUES (@at, @team, @user, @channel, @event, @ref, @detail)`,
  );
  const list = database.prepare(
    `SELECT * FROM (
       SELECT row, at, team, user, channel, event, ref, detail FROM audit
       WHERE (@user IS NULL OR user = @user) AND (@event IS NULL OR event = @event) AND (@ref IS NULL OR ref = @ref)
       AND at >= @since AND at < @until ORDER BY at DESC, row DESC LIMIT @limit) ORDER BY at, row`,
  );
  return {
    add: ({ at, team, user, channel, event, ref, detail }: NewAudit): void => {
      add.run({ at: at.getTime(), team, user, channel, event, ref, detail: toColumn(detail) });
    },
    list: ({ user, event, ref, since, until, limit }: AuditFilter = {}): AuditEntry[] => {
      const rows = list.all({
        user: user ?? null,
        event: event ?? null,
        ref: ref ?? null,
        since: since?.getTime() ?? Number.MIN_SAFE_INTEGER,
        until: until?.getTime() ?? Number.MAX_SAFE_INTEGER,
        limit: limit ?? -1,
      }) as AuditRow[];
      return rows.map(({ at, team, user, channel, event, ref, detail }) => ({
        at: new Date(at),
        team,
        user,
        channel,
        event,
        ref,
        detail: fromColumn(detail),
      }));
    },
  };
}
