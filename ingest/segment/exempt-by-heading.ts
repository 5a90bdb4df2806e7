import type { ItemExtent } from './exempt.js';
import { fold } from './exempt-fold.js';
import { type HeadingKind, headingKind } from './exempt-headings.js';
import { reach, type Scene } from './exempt-scene.js';
import { exclusionIn } from './exempt-sentence-markers.js';
import type { Reach } from './exempt-spans.js';
import { DENIAL, SUPPOSITION } from './exempt-words.js';

/** An item whose number, title or heading line says that it, or what follows it, is exempt. */
export function byHeading(scene: Scene, index: number): Reach[] {
  const item = scene.items[index];
  const zone = scene.zoneOfItem[index];
  if (!item || !zone) return [];
  const marker = { start: Math.min(item.start, zone.start), end: zone.start };
  const kind = kindOfItem(scene, item);
  const body = scene.page.slice(zone.start, zone.end).trim();
  if (kind === 'one') return reach(scene, 'heading', marker, { kind: 'whole' }, zone.start, zone);
  if (kind === 'section' && !saysNothingPrivate(body)) {
    return reach(scene, 'heading', marker, { kind: 'rest' }, zone.start, zone);
  }
  if (kind === 'standing' && shutsOutInSilence(scene, index, body)) {
    return reach(scene, 'heading', marker, { kind: 'rest' }, zone.end, zone);
  }
  return [];
}

export function kindOfItem(scene: Scene, item: ItemExtent): HeadingKind | null {
  const printed = scene.page.slice(item.start, item.bodyStart).trim();
  const lines = [
    fold(item.title ?? ''),
    ...(printed.length <= 300 ? [printed.replace(/\s+/g, ' '), ...printed.split('\n')] : []),
  ];
  if (lines.some(scene.isPublicPart)) return null;
  const kinds = lines.map(headingKind);
  return (
    kinds.find((kind) => kind === 'standing') ??
    kinds.find((kind) => kind === 'section') ??
    kinds.find((kind) => kind === 'one') ??
    null
  );
}

/** "Exclusion of the public" with nothing but "Agreed", or with no words late in the agenda, where the standing notice never is. */
function shutsOutInSilence(scene: Scene, index: number, body: string): boolean {
  if (body === '') return index + 1 > scene.items.length / 2;
  return (
    body.length <= 120 &&
    /^(?:(?:minutes|decision)\s*:?\s*)?(?:resolved|agreed|carried|approved)\b/i.test(body) &&
    !saysNothingPrivate(body) &&
    !/\bnoted\b/i.test(body) &&
    exclusionIn(body) === null
  );
}

export const NONE =
  /^\W*(?:(?:minutes|decision)\s*:?\s*)?(?:none|nil|n\/a|not applicable|there (?:were|was|are|is) (?:none|no\b))/i;
const saysNothingPrivate = (body: string): boolean =>
  NONE.test(body) || (body.length <= 600 && DENIAL.test(body)) || (body.length <= 400 && SUPPOSITION.test(body));
