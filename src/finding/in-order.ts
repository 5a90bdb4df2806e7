import type { Occurrence } from './find.js';

/** Oldest first by the end of what the report covers, else the day of the meeting; of equal ends the wider first, then as printed; unknown last. */
export function byAge(a: Occurrence, b: Occurrence): number {
  const [first, second] = [daysOf(a), daysOf(b)];
  return (
    compare(first.end, second.end) ||
    compare(first.start, second.start) ||
    compare(a.document, b.document) ||
    a.source.start - b.source.start
  );
}

const unknown = '9999-99-99';

function daysOf({ item, meeting }: Occurrence): { start: string; end: string } {
  const { start = null, end = null } = item?.reportPeriod ?? {};
  if (end !== null) return { start: start ?? end, end };
  const heldOn = meeting?.heldOn ?? unknown;
  return { start: heldOn, end: heldOn };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
