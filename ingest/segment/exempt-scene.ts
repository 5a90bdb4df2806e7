import { firstFrom } from '../../src/minutes/range-index.js';
import type { Range } from '../../src/minutes/span.js';
import type { ExemptSpan, ItemExtent } from './exempt.js';
import { createMeetingEnds, once, readmissionsIn, untilReadmission } from './exempt-ends.js';
import { pattern } from './exempt-fold.js';
import { isMinutesPart, isPartTwo } from './exempt-headings.js';
import { createItemNames, type ItemNames } from './exempt-item-names.js';
import type { Scope } from './exempt-scope.js';
import { blockLinesOf } from './exempt-sentences.js';
import type { Reach, Zone } from './exempt-spans.js';
import { PUBLIC_HEADING } from './exempt-words.js';

/** One text with its items, as every finder sees it. */
export interface Scene {
  readonly page: string;
  readonly items: readonly ItemExtent[];
  readonly zones: readonly Zone[];
  /** By the item's place among the items. */
  readonly zoneOfItem: readonly (Zone | undefined)[];
  readonly names: ItemNames;
  readonly meetingEnd: (from: number) => number;
  readonly readmissions: () => readonly Range[];
  readonly publicHeadings: readonly Pick<Range, 'start'>[];
  /** True for the heading of a second part that is no private part. */
  readonly isPublicPart: (heading: string) => boolean;
}

export type Basis = ExemptSpan['basis'];

export const sceneOf = (
  page: string,
  items: readonly ItemExtent[],
  zones: readonly Zone[],
  meetingEnds: readonly number[],
): Scene => ({
  page,
  items,
  zones,
  zoneOfItem: byItem(zones),
  names: createItemNames(items),
  meetingEnd: createMeetingEnds(page, meetingEnds),
  readmissions: once(() => readmissionsIn(page)),
  publicHeadings: publicHeadings(page, zones, items),
  isPublicPart: createPublicPart(page),
});

/** The stretches a marker makes exempt, cut at the words that let the public back in. */
export function reach(scene: Scene, basis: Basis, marker: Range, scope: Scope, from: number, zone: Zone): Reach[] {
  const until = (range: Range): Reach => ({
    ...untilReadmission(scene.page, range, scene.publicHeadings, scene.readmissions()),
    basis,
    marker,
  });
  switch (scope.kind) {
    case 'whole':
      return [until(basis === 'heading' || zone.item !== null ? zone : { start: from, end: zone.end })];
    case 'from':
      return [until({ start: from, end: zone.end })];
    case 'rest':
      return [until({ start: from, end: Math.max(from, scene.meetingEnd(from)) })];
    case 'next': {
      const first = firstFrom(scene.items, Math.max(zone.end, from));
      const last = scene.items[Math.min(first + scope.count, scene.items.length) - 1];
      const isThere = last !== undefined && first < scene.items.length;
      return [until({ start: from, end: isThere ? last.end : scene.meetingEnd(from) })];
    }
    case 'items':
      return scope.items.flatMap((index) => {
        const named = scene.zoneOfItem[index];
        if (!named) return [];
        const here = index === zone.item && basis === 'resolution';
        return [until({ start: here ? from : named.start, end: named.end })];
      });
  }
}

function byItem(zones: readonly Zone[]): (Zone | undefined)[] {
  const found: (Zone | undefined)[] = [];
  for (const zone of zones) if (zone.item !== null) found[zone.item] = zone;
  return found;
}

/** The headings under which the public part stands, in a body, between items or as an item's own heading. */
function publicHeadings(page: string, zones: readonly Zone[], items: readonly ItemExtent[]): Pick<Range, 'start'>[] {
  const lines = [
    ...zones.flatMap((zone) => blockLinesOf(page, zone)),
    ...items.map((item) => ({ start: item.start, end: item.bodyStart })),
  ];
  return lines
    .filter((line) => line.end - line.start <= 100 && PUBLIC_HEADING.test(page.slice(line.start, line.end)))
    .sort((a, b) => a.start - b.start);
}

/** A bare "Part 2" is the second half of an annual meeting where the text speaks of one and of nothing private. */
const ANNUAL = pattern(String.raw`\bannual (?:general |council )?(?:meeting|council)\b`);
const PRIVATE_BUSINESS = pattern(
  String.raw`\b(?:exempt|confidential|private|not for publication|in camera|schedule 12\s*a|100\s*\(?a\)?|exclusion of|excluded from the meeting)\b`,
);
const ALL_PUBLIC = pattern(
  String.raw`\ball (?:of )?(?:the )?(?:agenda )?(?:items|matters|business)[^.]*\b(?:in public|public session|open session)(?!\s*,?\s*(?:except|apart|other|save|with|bar))`,
);
/** Where the first part is the public minutes, minutes in a second part are the private ones. */
const PUBLIC_MINUTES = pattern(
  String.raw`^[^\S\n]*[#(\[]*[^\S\n]*part (?:1|i|one|a)\b[^\n]{0,40}\b(?:minutes|public|open)\b`,
  'im',
);

function createPublicPart(page: string): (heading: string) => boolean {
  const bare = ALL_PUBLIC.test(page) || (ANNUAL.test(page) && !PRIVATE_BUSINESS.test(page));
  const minutes = !PUBLIC_MINUTES.test(page);
  return (heading) => (bare && isPartTwo(heading)) || (minutes && isMinutesPart(heading));
}
