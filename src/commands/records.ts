import { UsageError } from '../errors.js';
import { addDays } from '../minutes/calendar.js';
import { startOfLondonDay } from '../state/london-day.js';
import type { Counts, RecordFilter, State } from '../state/state.js';
import type { Context, Run } from './context.js';
import { readDay } from './flags.js';

export interface RecordFlags {
  readonly user?: string;
  readonly containing?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Prints everything held of a user or about some words, one JSON object a line. */
export const runRecordsExport =
  (flags: RecordFlags): Run =>
  async (context) => {
    const filter = readFilter(flags);
    return withState(context, async (state) => {
      const records = await state.recordsOf(filter);
      for (const record of records) context.output.result(JSON.stringify(record));
      await account(state, context, 'records_exported', { records: records.length });
    });
  };

/** Takes a user's words and ids out of the same records, and out of the files. */
export const runRecordsDelete =
  (flags: RecordFlags): Run =>
  async (context) => {
    const filter = readFilter(flags);
    return withState(context, async (state) => {
      const counts = await state.deleteRecords(filter);
      await account(state, context, 'records_deleted', counts);
      const gone = await state.compact();
      context.output.result(context.json ? JSON.stringify({ ...counts, compacted: gone }) : describe(counts));
      if (!gone)
        context.output.aside(
          'Another program was reading at that moment, so that old pages may still hold what was deleted; run this again to clear them.',
        );
    });
  };

async function withState(context: Context, work: (state: State) => Promise<void>): Promise<number> {
  const state = context.openState({ create: false });
  try {
    await work(state);
    return 0;
  } finally {
    await state.close();
  }
}

/** That it was done and when; whom it concerned would bring back what was just deleted. */
const account = (state: State, { now }: Context, event: string, detail: object): Promise<void> =>
  state.audit({ at: now(), team: null, user: null, channel: null, event, ref: null, detail });

function readFilter({ user, containing, from, to }: RecordFlags): RecordFilter {
  const first = readDay('--from', from);
  const last = readDay('--to', to);
  if (first !== null && last !== null && first > last)
    throw new UsageError(`--from (${first}) is after --to (${last}); exchange them.`);
  if (user?.trim() === '') throw new UsageError('--user is empty; name a user as U0123ABCD.');
  if (containing?.trim() === '') throw new UsageError('--containing is empty; write the words to look for.');
  if (user === undefined && containing === undefined && first === null && last === null)
    throw new UsageError('Say which records: --user, --containing, --from or --to.');
  return {
    ...(user === undefined ? {} : { user: user.trim() }),
    ...(containing === undefined ? {} : { containing }),
    ...(first === null ? {} : { from: startOfLondonDay(first) }),
    ...(last === null ? {} : { to: startOfLondonDay(addDays(last, 1)) }),
  };
}

const names: Readonly<Record<keyof Counts, readonly [string, string]>> = {
  job: ['request', 'requests'],
  post: ['message', 'messages'],
  answer: ['answer', 'answers'],
  feedback: ['verdict', 'verdicts'],
  audit: ['audit entry', 'audit entries'],
  scope: ['channel setting', 'channel settings'],
  subscription: ['digest subscription', 'digest subscriptions'],
  watch: ['watched phrase', 'watched phrases'],
  mark: ['mark of an action', 'marks of actions'],
};

function describe(counts: Counts): string {
  const parts = (Object.keys(names) as (keyof Counts)[]).flatMap((kind) => {
    const [one, many] = names[kind];
    return counts[kind] === 0 ? [] : [`${counts[kind].toLocaleString('en-GB')} ${counts[kind] === 1 ? one : many}`];
  });
  return parts.length === 0
    ? 'Nothing held fits.'
    : `Cleared of the user’s words and ids: ${parts.join(', ')}. Quotations from the minutes and references of answers stay.`;
}
