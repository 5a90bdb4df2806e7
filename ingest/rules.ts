import type { MeasureRegister } from '../src/vocabulary/metrics/types.js';
import type { Vocabulary } from '../src/vocabulary/types.js';
import type { RecordRules } from './record.js';

/** What an ingest knows of words: the items that every meeting has, and the names of what is measured. */
export const recordRules = (vocabulary: Vocabulary, measures: MeasureRegister): RecordRules => ({
  isStandingItem: (title) => vocabulary.isStandingItem(title) !== null,
  measures,
});
