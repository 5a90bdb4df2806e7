import type { Range } from '../../src/minutes/span.js';
import type { ExemptSpan, ItemExtent } from './exempt.js';
import { pattern } from './exempt-fold.js';
import type { Scope } from './exempt-scope.js';
import { blockLinesOf } from './exempt-sentences.js';
import { meetingEndAfter, type Reach, untilReadmission, type Zone } from './exempt-spans.js';
import { PUBLIC_HEADING } from './exempt-words.js';

/** One text with its items, as every finder sees it. */
export interface Scene {
  readonly page: string;
  readonly items: readonly ItemExtent[];
  readonly zones: readonly Zone[];
  readonly meetingEnds: readonly number[];
  readonly publicHeadings: readonly number[];
  readonly partTwoIsPublic: boolean;
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
  meetingEnds,
  publicHeadings: publicHeadings(page, zones, items),
  partTwoIsPublic: partTwoIsPublic(page),
});

/** The stretches a marker makes exempt, cut at the words that let the public back in. */
export function reach(scene: Scene, basis: Basis, marker: Range, scope: Scope, from: number, zone: Zone): Reach[] {
  const until = (range: Range): Reach => ({
    ...untilReadmission(scene.page, range, scene.publicHeadings),
    basis,
    marker,
  });
  const meetingEnd = meetingEndAfter(scene.page, from, scene.meetingEnds);
  switch (scope.kind) {
    case 'whole':
      return [until(basis === 'heading' || zone.item !== null ? zone : { start: from, end: zone.end })];
    case 'from':
      return [until({ start: from, end: zone.end })];
    case 'rest':
      return [until({ start: from, end: Math.max(from, meetingEnd) })];
    case 'next': {
      const following = scene.items.filter((item) => item.start >= zone.end && item.start >= from);
      const last = following[scope.count - 1] ?? following.at(-1);
      return [until({ start: from, end: last ? last.end : meetingEnd })];
    }
    case 'items':
      return scope.items.flatMap((index) => {
        const named = scene.zones.find((one) => one.item === index);
        if (!named) return [];
        const here = index === zone.item && basis === 'resolution';
        return [until({ start: here ? from : named.start, end: named.end })];
      });
  }
}

/** Offsets of the headings under which the public part stands, in a body, between items or as an item's own heading. */
function publicHeadings(page: string, zones: readonly Zone[], items: readonly ItemExtent[]): number[] {
  const lines = [
    ...zones.flatMap((zone) => blockLinesOf(page, zone)),
    ...items.map((item) => ({ start: item.start, end: item.bodyStart })),
  ];
  return lines
    .filter((line) => line.end - line.start <= 100 && PUBLIC_HEADING.test(page.slice(line.start, line.end)))
    .map((line) => line.start)
    .sort((a, b) => a - b);
}

/** A bare "Part 2" is the second half of an annual meeting where the text speaks of one and of nothing private. */
const ANNUAL = pattern(String.raw`\bannual (?:general |council )?(?:meeting|council)\b`);
const PRIVATE_BUSINESS = pattern(
  String.raw`\b(?:exempt|confidential|private|not for publication|in camera|schedule 12\s*a|100\s*\(?a\)?|exclusion of|excluded from the meeting)\b`,
);
const ALL_PUBLIC = pattern(
  String.raw`\ball (?:of )?(?:the )?(?:agenda )?(?:items|matters|business)[^.]*\b(?:in public|public session|open session)(?!\s*,?\s*(?:except|apart|other|save|with|bar))`,
);
const partTwoIsPublic = (page: string): boolean =>
  ALL_PUBLIC.test(page) || (ANNUAL.test(page) && !PRIVATE_BUSINESS.test(page));
