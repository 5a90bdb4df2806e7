import { overlaps, type Range } from './span.js';

/** Finds which of many ranges overlap a given one without looking at all of them. */
export interface RangeIndex<Each extends Range> {
  /** In order of start. */
  readonly overlapping: (range: Range) => Each[];
  readonly touches: (range: Range) => boolean;
}

export function indexRanges<Each extends Range>(ranges: readonly Each[]): RangeIndex<Each> {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  /** The furthest end up to each place: where it lies before a range, no earlier one reaches the range either. */
  const furthest: number[] = [];
  for (const { end } of sorted) furthest.push(Math.max(end, furthest.at(-1) ?? 0));
  function* backwards(range: Range): Generator<Each> {
    for (let at = firstFrom(sorted, range.end) - 1; at >= 0 && (furthest[at] ?? 0) > range.start; at -= 1) {
      const each = sorted[at];
      if (each && overlaps(each, range)) yield each;
    }
  }
  return {
    overlapping: (range) => [...backwards(range)].reverse(),
    touches: (range) => !backwards(range).next().done,
  };
}

/** Place of the first range that starts at an offset or after it; the ranges are in order of start. */
export function firstFrom(sorted: readonly Pick<Range, 'start'>[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
