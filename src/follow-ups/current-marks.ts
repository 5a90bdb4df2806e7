import type { State } from '../state/state.js';
import type { Mark } from './types.js';

/** What officers say of actions now, by the action's id. Empty where nothing is kept yet. */
export async function currentMarks(state: Pick<State, 'marks'> | null): Promise<ReadonlyMap<string, Mark>> {
  const marks = state === null ? [] : await state.marks();
  return new Map(
    marks.flatMap(({ verdict, ...mark }) =>
      verdict === 'open' ? [] : [[mark.actionId, { ...mark, verdict }] as const],
    ),
  );
}
