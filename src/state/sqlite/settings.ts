import type { Json } from '../json.js';
import type { NewScope, Scope } from '../people.js';
import type { Connection } from './open.js';
import { fromColumn } from './values.js';

export function createSettings(database: Connection) {
  const scope = database.prepare('SELECT council, body, set_by, at FROM scope WHERE team = ? AND channel = ?');
  const setScope = database.prepare(
    `INSERT INTO scope (team, channel, council, body, set_by, at) VALUES (@team, @channel, @council, @body, @by, @at)
     ON CONFLICT (team, channel) DO UPDATE SET council = excluded.council, body = excluded.body, set_by = excluded.set_by, at = excluded.at`,
  );
  const setting = database.prepare('SELECT value FROM setting WHERE name = ?').pluck();
  const set = database.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)');
  const unset = database.prepare('DELETE FROM setting WHERE name = ?');
  return {
    scopeOf({ team, channel }: { team: string; channel: string }): Scope | null {
      const row = scope.get(team, channel) as
        | { council: string | null; body: string | null; set_by: string | null; at: number }
        | undefined;
      return row === undefined ? null : { council: row.council, body: row.body, by: row.set_by, at: new Date(row.at) };
    },
    setScope: ({ team, channel, council, body, by, at }: NewScope): void => {
      setScope.run({ team, channel, council, body, by, at: at.getTime() });
    },
    setting: (name: string): Json => fromColumn((setting.get(name) as string | undefined) ?? null),
    setSetting: (name: string, value: Json): void => {
      if (value === null) unset.run(name);
      else set.run(name, JSON.stringify(value));
    },
  };
}
