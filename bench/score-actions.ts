import { squeeze } from '../src/answering/words.js';
import type { Action, ActionType } from '../src/minutes/types.js';

/** One follow-up that a reader of the minutes would write down. */
export interface LabelledAction {
  readonly type: ActionType;
  /** A verbatim run of the sentence that makes it one. */
  readonly words: string;
  /** Verbatim words of time; null where the sentence has none. */
  readonly when: string | null;
  /** ISO day that the words fix; undefined where the labels do not say. */
  readonly due?: string | null;
}

export interface LabelledActions {
  readonly document: string;
  readonly actions: readonly LabelledAction[];
  /** Runs of sentences of which reading an action is neither right nor wrong. */
  readonly tolerated: readonly string[];
}

export type ReadAction = Pick<Action, 'type' | 'what' | 'when' | 'due' | 'quote'>;

export interface ActionScores {
  readonly matched: readonly { readonly label: LabelledAction; readonly read: ReadAction }[];
  readonly missed: readonly LabelledAction[];
  /** Read, and neither labelled nor tolerated. A second reading of one label is wrong too. */
  readonly wrong: readonly ReadAction[];
}

/** Compares what was read of one document with its labels, each label being found once at most. */
export function scoreActions(labels: LabelledActions, read: readonly ReadAction[]): ActionScores {
  const left = new Set(read);
  const matched: { label: LabelledAction; read: ReadAction }[] = [];
  const missed: LabelledAction[] = [];
  for (const label of labels.actions) {
    const fits = [...left].filter(({ quote }) => holds(quote, label.words));
    const found = fits.find(({ what }) => holds(what, label.words)) ?? fits[0];
    if (!found) missed.push(label);
    else {
      left.delete(found);
      matched.push({ label, read: found });
    }
  }
  const wrong = [...left].filter(({ quote }) => !labels.tolerated.some((words) => holds(quote, words)));
  return { matched, missed, wrong };
}

/** Words of time agree where one holds the other: "in March 2026" is "March 2026". */
export const sameWhen = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : holds(a, b) || holds(b, a);

const holds = (text: string, words: string): boolean =>
  squeeze(text).toLowerCase().includes(squeeze(words).toLowerCase());
