import type { Place } from '../places.js';
import type { NewSubscription, Subscription } from '../subscriptions.js';
import type { Connection } from './open.js';

export interface SubscriptionRow {
  readonly row: number;
  readonly team: string;
  readonly channel: string;
  readonly council: string | null;
  readonly body: string | null;
  readonly words: string | null;
  readonly weekday: number;
  readonly time: string;
  readonly owner: string | null;
  readonly set_by: string | null;
  readonly at: number;
  readonly handled: number;
  readonly paused_until: string | null;
  readonly disabled: string | null;
}

/** Which channels get a digest, one row for each. Each function runs inside the caller's transaction. */
export function createSubscriptions(database: Connection) {
  const of = database.prepare('SELECT * FROM subscription WHERE team = ? AND channel = ?');
  const all = database.prepare('SELECT * FROM subscription ORDER BY row');
  const set = database.prepare(
    `INSERT INTO subscription (team, channel, council, body, words, weekday, time, owner, set_by, at, handled)
     VALUES (@team, @channel, @council, @body, @words, @weekday, @time, @owner, @setBy, @at, @handled)
     ON CONFLICT (team, channel) DO UPDATE SET council = excluded.council, body = excluded.body, words = excluded.words,
       weekday = excluded.weekday, time = excluded.time, owner = excluded.owner, set_by = excluded.set_by, at = excluded.at,
       handled = excluded.handled, paused_until = NULL, disabled = NULL`,
  );
  const passOn = database.prepare(
    `UPDATE subscription SET set_by = iif(set_by = @from, @to, set_by), owner = iif(owner = @from, @to, owner)
     WHERE set_by = @from OR owner = @from`,
  );
  const remove = database.prepare('DELETE FROM subscription WHERE team = ? AND channel = ?');
  const pause = database.prepare('UPDATE subscription SET paused_until = ? WHERE team = ? AND channel = ?');
  const disable = database.prepare(
    'UPDATE subscription SET disabled = ? WHERE team = ? AND channel = ? AND disabled IS NULL',
  );
  const handle = database.prepare('UPDATE subscription SET handled = max(handled, ?) WHERE team = ? AND channel = ?');
  return {
    of({ team, channel }: Place): Subscription | null {
      const row = of.get(team, channel) as SubscriptionRow | undefined;
      return row === undefined ? null : subscriptionFrom(row);
    },
    all: (): Subscription[] => (all.all() as SubscriptionRow[]).map(subscriptionFrom),
    set({ at, handled, ...subscription }: NewSubscription): void {
      set.run({ ...subscription, at: at.getTime(), handled: handled.getTime() });
    },
    passOn: (from: string, to: string): boolean => passOn.run({ from, to }).changes > 0,
    remove: ({ team, channel }: Place): boolean => remove.run(team, channel).changes > 0,
    pause: ({ team, channel }: Place, until: string | null): boolean => pause.run(until, team, channel).changes > 0,
    disable: ({ team, channel }: Place, why: string): boolean => disable.run(why, team, channel).changes > 0,
    handle({ team, channel }: Place, due: Date): void {
      handle.run(due.getTime(), team, channel);
    },
  };
}

export const subscriptionFrom = (row: SubscriptionRow): Subscription => ({
  team: row.team,
  channel: row.channel,
  council: row.council,
  body: row.body,
  words: row.words,
  weekday: row.weekday,
  time: row.time,
  owner: row.owner,
  setBy: row.set_by,
  at: new Date(row.at),
  handled: new Date(row.handled),
  pausedUntil: row.paused_until,
  disabled: row.disabled,
});
