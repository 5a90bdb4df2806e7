import { UsageError } from '../errors.js';
import { inState, listActions, type StateAsked } from '../follow-ups/actions.js';
import { actionsCsv } from '../follow-ups/csv.js';
import { londonDay } from '../state/london-day.js';
import type { Run } from './context.js';
import { describeActions } from './describe-follow-ups.js';
import { type FollowUpFlags, readFollowUpLimits } from './follow-up-flags.js';
import { keptMarks } from './kept-marks.js';
import { writeFile } from './write-file.js';

/** Lists what the minutes say that somebody will do, all of it or by how it stands. */
export const runActions =
  (state: string | undefined, flags: FollowUpFlags): Run =>
  async (context) => {
    const { openLibrary, output, json, now } = context;
    const asked = readState(state);
    const limits = readFollowUpLimits(flags, context);
    const library = openLibrary({ create: false });
    try {
      const { actions, searched } = await listActions(library, {
        ...limits,
        today: londonDay(now()),
        marks: await keptMarks(context),
      });
      const chosen = inState(actions, asked);
      const found = { state: asked, count: chosen.length, actions: chosen, searched };
      if (flags.csv !== undefined) writeFile('--csv', flags.csv, actionsCsv(found.actions));
      output.result(json ? JSON.stringify(found) : describeActions(output, found, asked));
      return 0;
    } finally {
      await library.close();
    }
  };

function readState(state: string | undefined): StateAsked {
  if (state === undefined) return null;
  if (state === 'open' || state === 'overdue') return state;
  throw new UsageError(`“${state}” is no state of an action; write open or overdue, or leave it out to list all.`);
}
