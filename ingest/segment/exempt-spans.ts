import { indexRanges } from '../../src/minutes/range-index.js';
import type { Range } from '../../src/minutes/span.js';
import type { ExemptSpan, ItemExtent } from './exempt.js';

/** A stretch that may be withheld: an item's body, or what stands between items. Headings are in no zone: they always stay. */
export interface Zone extends Range {
  readonly item: number | null;
}

/** An exempt stretch as found, before it is cut to the zones. */
export interface Reach extends Range {
  readonly basis: ExemptSpan['basis'];
  readonly marker: Range;
}

export function zonesOf(length: number, items: readonly ItemExtent[]): Zone[] {
  const zones: Zone[] = [];
  let at = 0;
  const add = (start: number, end: number, item: number | null) => {
    if (end > start || item !== null) zones.push({ start, end: Math.max(start, end), item });
  };
  items.forEach((item, index) => {
    const start = Math.min(Math.max(item.start, at), length);
    const end = Math.min(Math.max(item.end, start), length);
    add(at, start, null);
    add(Math.min(Math.max(item.bodyStart, start), end), end, index);
    at = end;
  });
  add(at, length, null);
  return zones;
}

/** Cuts what was found to the zones and joins what overlaps. A wholly exempt item without a body keeps an empty span, so that it is known. */
export function settle(text: string, zones: readonly Zone[], reaches: readonly Reach[]): ExemptSpan[] {
  const index = indexRanges(withoutContained(reaches));
  return zones.flatMap((zone) => {
    // An empty zone is reached by what only borders on it.
    const near = index.overlapping({ start: zone.start - 1, end: zone.end + 1 });
    const cut = near
      .filter((reach) =>
        zone.end > zone.start ? reach.start < zone.end && reach.end > zone.start : covers(reach, zone),
      )
      .map((reach) =>
        trimmed(text, { ...reach, start: Math.max(reach.start, zone.start), end: Math.min(reach.end, zone.end) }),
      )
      .filter((reach) => reach.end > reach.start || text.slice(zone.start, zone.end).trim() === '')
      .sort((a, b) => a.start - b.start || b.end - a.end);
    const joined: Reach[] = [];
    for (const reach of cut) {
      const last = joined.at(-1);
      if (last && reach.start <= last.end) joined[joined.length - 1] = { ...last, end: Math.max(last.end, reach.end) };
      else joined.push(reach);
    }
    const all = trimmed(text, zone);
    return joined
      .map(({ start, end, basis, marker }) => {
        const item = zone.item !== null && start <= all.start && end >= all.end ? zone.item : null;
        return { start, end, basis, item, marker };
      })
      .filter((span) => span.item !== null || span.end > span.start);
  });
}

/** Many markers may each reach to the end of a meeting: what lies wholly within another reach adds nothing. */
function withoutContained(reaches: readonly Reach[]): Reach[] {
  const kept: Reach[] = [];
  for (const reach of [...reaches].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || reach.end > last.end) kept.push(reach);
  }
  return kept;
}

const covers = (reach: Range, zone: Range): boolean => reach.start <= zone.start && reach.end >= zone.end;

function trimmed<T extends Range>(text: string, range: T): T {
  const printed = text.slice(range.start, range.end);
  const start = range.start + printed.length - printed.trimStart().length;
  return printed.trim() === ''
    ? { ...range, end: range.start }
    : { ...range, start, end: range.start + printed.trimEnd().length };
}
