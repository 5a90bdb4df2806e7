import { existsSync } from 'node:fs';
import { currentMarks } from '../follow-ups/current-marks.js';
import type { Mark } from '../follow-ups/types.js';
import type { Context } from './context.js';

/** What officers said of actions in Slack. */
export async function keptMarks(context: Context): Promise<ReadonlyMap<string, Mark>> {
  if (!existsSync(context.config.stateFile)) return currentMarks(null);
  const state = context.openState({ create: false });
  try {
    return await currentMarks(state);
  } finally {
    await state.close();
  }
}
