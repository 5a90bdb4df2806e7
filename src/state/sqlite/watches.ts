import type { Place } from '../places.js';
import type { Watch } from '../subscriptions.js';
import type { Connection } from './open.js';

interface WatchRow {
  readonly team: string;
  readonly channel: string;
  readonly words: string;
  readonly set_by: string | null;
  readonly at: number;
  readonly seen: number;
}

/** Words that channels watch, and the days on which they were told. Each function runs inside the caller's transaction. */
export function createWatches(database: Connection) {
  const all = database.prepare('SELECT * FROM watch ORDER BY row');
  const of = database.prepare('SELECT * FROM watch WHERE team = ? AND channel = ? ORDER BY row');
  const add = database.prepare(
    `INSERT OR IGNORE INTO watch (team, channel, words, set_by, at, seen) VALUES (@team, @channel, @words, @setBy, @at, @seen)`,
  );
  const remove = database.prepare('DELETE FROM watch WHERE team = ? AND channel = ? AND (? IS NULL OR words = ?)');
  const see = database.prepare('UPDATE watch SET seen = max(seen, ?) WHERE team = ? AND channel = ?');
  const tell = database.prepare('INSERT OR IGNORE INTO alert (team, channel, day, at) VALUES (?, ?, ?, ?)');
  const told = database.prepare('SELECT 1 FROM alert WHERE team = ? AND channel = ? AND day = ?').pluck();
  const passOn = database.prepare('UPDATE watch SET set_by = @to WHERE set_by = @from');
  return {
    passOn: (from: string, to: string): boolean => passOn.run({ from, to }).changes > 0,
    all: (): Watch[] => (all.all() as WatchRow[]).map(watchFrom),
    of: ({ team, channel }: Place): Watch[] => (of.all(team, channel) as WatchRow[]).map(watchFrom),
    /** False where these words are watched there already. */
    add: ({ team, channel, words, setBy, at, seen }: Watch): boolean =>
      add.run({ team, channel, words, setBy, at: at.getTime(), seen: seen.getTime() }).changes > 0,
    /** Null takes every word back. */
    remove: ({ team, channel }: Place, words: string | null): boolean =>
      remove.run(team, channel, words, words).changes > 0,
    see({ team, channel }: Place, until: Date): void {
      see.run(until.getTime(), team, channel);
    },
    /** False where the channel had its alert of the day. */
    tell: ({ team, channel }: Place, day: string, at: Date): boolean =>
      tell.run(team, channel, day, at.getTime()).changes > 0,
    wasTold: ({ team, channel }: Place, day: string): boolean => told.get(team, channel, day) !== undefined,
  };
}

const watchFrom = ({ team, channel, words, set_by, at, seen }: WatchRow): Watch => ({
  team,
  channel,
  words,
  setBy: set_by,
  at: new Date(at),
  seen: new Date(seen),
});
