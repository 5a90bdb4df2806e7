import type { SynonymGroup } from './schemas.js';
import { stemsOf } from './words.js';

/**
 * The groups of several files as one list. A group of a later file that begins with the same official term as an earlier
 * one adds its terms to that. Within a file, groups with the same first term are kept apart, because their author meant it.
 */
export function mergeGroups(files: readonly (readonly SynonymGroup[])[]): readonly SynonymGroup[] {
  const merged = new Map<object, SynonymGroup>();
  const byOfficial = new Map<string, object>();
  for (const groups of files) {
    const ofThisFile: [string, object][] = [];
    for (const group of groups) {
      const key = officialKey(group);
      const earlier = byOfficial.get(key);
      const before = earlier && merged.get(earlier);
      if (earlier && before) {
        merged.set(earlier, { ...before, terms: [...before.terms, ...group.terms.slice(1)] });
        continue;
      }
      merged.set(group, group);
      ofThisFile.push([key, group]);
    }
    // The first of several groups takes the additions, so that the others stay as tight as they were.
    for (const [key, group] of ofThisFile.toReversed()) byOfficial.set(key, group);
  }
  return [...merged.values()];
}

/** One-way groups never join two-way ones. */
const officialKey = ({ terms, oneWay }: SynonymGroup): string => `${oneWay} ${stemsOf(terms[0] ?? '').join(' ')}`;
