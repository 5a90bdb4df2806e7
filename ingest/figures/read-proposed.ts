import type { MeasureRegister } from '../../src/vocabulary/metrics/types.js';
import { type FiguresRead, readFigures, type Spoken } from './assemble.js';
import type { Scene } from './scene.js';
import type { ObservationDraft, ProposedFigure } from './types.js';

/**
 * The proposed figures of a sentence, read as the rules read theirs. `own` is what the rules read without them, and stays as it is: where a
 * proposed figure would take a comparator, a change or a measure from it, none of the sentence is taken.
 */
export function readProposed(
  scene: Scene,
  before: Spoken,
  register: MeasureRegister,
  proposed: readonly ProposedFigure[],
  own: FiguresRead,
): readonly ObservationDraft[] {
  if (proposed.length === 0) return [];
  // The last figure of the paragraph is the rules'; nothing of this sentence may be set beside it a second time.
  const read = readFigures(scene, { ...before, last: null }, register, proposed);
  return JSON.stringify(read.drafts) === JSON.stringify(own.drafts) ? read.proposed : [];
}
