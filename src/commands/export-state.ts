import { existsSync } from 'node:fs';
import type { State } from '../state/state.js';
import type { Context } from './context.js';

/** Prints what people thought of answers, one JSON object a line. Nothing where nothing is kept yet. */
export const exportFeedback = (context: Context): Promise<number> => exportWith(context, (state) => state.feedback());

/** Prints the questions that the minutes held did not answer, one JSON object a line. */
export const exportUnanswered = (context: Context): Promise<number> =>
  exportWith(context, (state) => state.unanswered());

/** Prints everything that officers ever said of an action, oldest first, one JSON object a line. */
export const exportMarks = (context: Context): Promise<number> => exportWith(context, (state) => state.markHistory());

async function exportWith(context: Context, read: (state: State) => Promise<readonly object[]>): Promise<number> {
  if (!existsSync(context.config.stateFile)) return 0;
  const state = context.openState({ create: false });
  try {
    for (const record of await read(state)) context.output.result(JSON.stringify(record));
  } finally {
    await state.close();
  }
  return 0;
}
