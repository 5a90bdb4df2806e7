import type { Range } from '../../src/minutes/span.js';
import type { ExemptSpan, ItemExtent } from './exempt.js';
import { MEETING_CLOSED, READMISSION } from './exempt-words.js';

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

const NOT_YET = /\b(?:not|will|would|shall|should|before|until|till|unless|may|could)\s+(?:then\s+)?(?:the\s+)?$/i;
const LEAD_IN =
  /(?:(?:^|[\n(]|\.\s)\s*\(?(?:at\s+\d{1,2}[.:]?\d{0,2}\s*(?:am|pm)?,?\s*|resolved\s*[-:]*\s*that\s+)?(?:the\s+)?)$/i;

/** Cuts a reach where the text lets the public back in: at those words, with a printed time or "RESOLVED that" before them. */
export function untilReadmission(page: string, reach: Range, publicHeadings: readonly number[]): Range {
  const within = page.slice(reach.start, reach.end);
  const heading = publicHeadings.find((at) => at >= reach.start && at < reach.end) ?? reach.end;
  for (const words of within.matchAll(READMISSION)) {
    const at = reach.start + words.index;
    if (at >= heading) break;
    const before = page.slice(Math.max(reach.start, at - 60), at);
    if (NOT_YET.test(before) || /\b(?:not|will|would|should|may|until)\b/i.test(words[0])) continue;
    const lead = LEAD_IN.exec(before)?.[0].replace(/^\.?\s*/, '') ?? '';
    return { start: reach.start, end: at - lead.length };
  }
  return { start: reach.start, end: heading };
}

/** Where the meeting in which an offset stands ends, as far as the text says. */
export function meetingEndAfter(page: string, from: number, meetingEnds: readonly number[]): number {
  const given = meetingEnds.filter((end) => end > from).reduce((a, b) => Math.min(a, b), page.length);
  for (const closed of page.slice(from, given).matchAll(MEETING_CLOSED)) return from + closed.index;
  return given;
}

/** Cuts what was found to the zones and joins what overlaps. A wholly exempt item without a body keeps an empty span, so that it is known. */
export function settle(text: string, zones: readonly Zone[], reaches: readonly Reach[]): ExemptSpan[] {
  return zones.flatMap((zone) => {
    const cut = reaches
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

const covers = (reach: Range, zone: Range): boolean => reach.start <= zone.start && reach.end >= zone.end;

function trimmed<T extends Range>(text: string, range: T): T {
  const printed = text.slice(range.start, range.end);
  const start = range.start + printed.length - printed.trimStart().length;
  return printed.trim() === ''
    ? { ...range, end: range.start }
    : { ...range, start, end: range.start + printed.trimEnd().length };
}
