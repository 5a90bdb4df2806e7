import { basename } from 'node:path';
import { type AliasIndex, type IndexedMeasure, wordingsOf } from './aliases.js';

/** A sentence about the first wording that two measures of one unit share, or null. Such a wording could never name either. */
export function findRepeat({ measures }: AliasIndex): string | null {
  const seen = new Map<string, IndexedMeasure>();
  for (const measure of measures) {
    for (const wording of new Set(wordingsOf(measure))) {
      const other = seen.get(wording);
      if (other)
        return `The vocabulary file ${measure.source.file} has a mistake in the entry at line ${measure.source.line}: the measure ${measure.entry.key} shares the wording “${wording}” with ${other.entry.key} at line ${other.source.line} of ${basename(other.source.file)}.`;
      seen.set(wording, measure);
    }
  }
  return null;
}
