import { byHeading } from './exempt-by-heading.js';
import { fold } from './exempt-fold.js';
import { inZone } from './exempt-in-body.js';
import { sceneOf } from './exempt-scene.js';
import { settle, zonesOf } from './exempt-spans.js';

/** Where an item begins and ends, and where its body starts after the printed heading. Text may stand between items. */
export interface ItemExtent {
  readonly start: number;
  readonly end: number;
  readonly bodyStart: number;
  readonly number: string | null;
  readonly title: string | null;
}

export interface ExemptSpan {
  readonly start: number;
  readonly end: number;
  readonly basis: 'heading' | 'label' | 'paragraph' | 'resolution';
  /** The item that is exempt as a whole, as an index into the items given; an item with no body has an empty span. */
  readonly item: number | null;
  /** The words that make it exempt. */
  readonly marker: { readonly start: number; readonly end: number };
}

/**
 * The exempt stretches of a text: sorted, joined, never overlapping, and never a heading. The items are in printed order;
 * `meetingEnds` are the offsets at which meetings end, where one text holds several.
 */
export function findExempt(
  text: string,
  items: readonly ItemExtent[],
  meetingEnds: readonly number[] = [],
): ExemptSpan[] {
  const page = fold(text);
  const zones = zonesOf(text.length, items);
  const scene = sceneOf(page, items, zones, meetingEnds);
  const reaches = [
    ...items.flatMap((_, index) => byHeading(scene, index)),
    ...zones.flatMap((zone) => inZone(scene, zone)),
  ];
  return settle(text, zones, reaches);
}
