import { UsageError } from '../errors.js';
import type { FollowUpLimits } from '../follow-ups/types.js';
import type { Context } from './context.js';
import { readDay } from './flags.js';

export interface FollowUpFlags {
  readonly council?: string;
  readonly body?: string;
  readonly from?: string;
  readonly to?: string;
  readonly csv?: string;
}

/** The limits that `decisions` and `actions` share. */
export function readFollowUpLimits(flags: FollowUpFlags, { config }: Pick<Context, 'config'>): FollowUpLimits {
  const from = readDay('--from', flags.from);
  const to = readDay('--to', flags.to);
  if (from !== null && to !== null && from > to)
    throw new UsageError(`--from (${from}) is after --to (${to}); exchange them.`);
  return { council: flags.council ?? null, body: flags.body ?? null, from, to, deniedBodies: config.deniedBodies };
}
