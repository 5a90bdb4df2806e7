import { firstFrom } from '../../src/minutes/range-index.js';
import type { Range } from '../../src/minutes/span.js';
import { MEETING_CLOSED, READMISSION } from './exempt-words.js';

const NOT_YET = /\b(?:not|will|would|shall|should|before|until|till|unless|may|could)\s+(?:then\s+)?(?:the\s+)?$/i;
const LEAD_IN =
  /(?:(?:^|[\n(]|\.\s)\s*\(?(?:at\s+\d{1,2}[.:]?\d{0,2}\s*(?:am|pm)?,?\s*|resolved\s*[-:]*\s*that\s+)?(?:the\s+)?)$/i;

/** Every place where the words let the public back in, found once for all reaches. */
export const readmissionsIn = (page: string): Range[] =>
  [...page.matchAll(READMISSION)]
    .filter(([words]) => !/\b(?:not|will|would|should|may|until)\b/i.test(words))
    .map((found) => ({ start: found.index, end: found.index + found[0].length }));

/** Cuts a reach where the text lets the public back in: at those words, with a printed time or "RESOLVED that" before them. */
export function untilReadmission(
  page: string,
  reach: Range,
  publicHeadings: readonly Pick<Range, 'start'>[],
  readmissions: readonly Range[],
): Range {
  const heading = Math.min(publicHeadings[firstFrom(publicHeadings, reach.start)]?.start ?? reach.end, reach.end);
  for (let next = firstFrom(readmissions, reach.start); next < readmissions.length; next += 1) {
    const words = readmissions[next];
    if (!words || words.start >= heading || words.end > reach.end) break;
    const before = page.slice(Math.max(reach.start, words.start - 60), words.start);
    if (NOT_YET.test(before)) continue;
    const lead = LEAD_IN.exec(before)?.[0].replace(/^\.?\s*/, '') ?? '';
    return { start: reach.start, end: words.start - lead.length };
  }
  return { start: reach.start, end: heading };
}

/** Tells where the meeting in which an offset stands ends, as far as the text says. */
export function createMeetingEnds(page: string, given: readonly number[]): (from: number) => number {
  const ends = given.map((start) => ({ start })).sort((a, b) => a.start - b.start);
  const closings = once(() => [...page.matchAll(MEETING_CLOSED)].map(({ index }) => ({ start: index })));
  return (from) => {
    const end = ends[firstFrom(ends, from + 1)]?.start ?? page.length;
    const closed = closings()[firstFrom(closings(), from)]?.start ?? end;
    return Math.min(closed, end);
  };
}

/** Worked out when it is first asked for: most pages have no private part. */
export function once<Result>(work: () => Result): () => Result {
  let done: { readonly result: Result } | null = null;
  return () => {
    done ??= { result: work() };
    return done.result;
  };
}
