import { overlaps, type Range } from './span.js';

/** In text order, without overlaps: of two matches that overlap the longer stands; of equal ones the earlier in the list. */
export function keepLongest<T extends Range>(found: readonly T[]): T[] {
  const kept: T[] = [];
  for (const match of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || !overlaps(last, match)) kept.push(match);
    else if (match.end - match.start > last.end - last.start) kept[kept.length - 1] = match;
  }
  return kept;
}
