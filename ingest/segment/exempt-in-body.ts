import { indexRanges, type RangeIndex } from '../../src/minutes/range-index.js';
import { overlaps, type Range } from '../../src/minutes/span.js';
import { kindOfItem, NONE } from './exempt-by-heading.js';
import { pattern } from './exempt-fold.js';
import { labelKind, opensExempt } from './exempt-headings.js';
import { resolutionAt } from './exempt-resolution.js';
import { reach, type Scene } from './exempt-scene.js';
import { namesNumbers, type Scope, scopeOf } from './exempt-scope.js';
import { privacyIn } from './exempt-sentence-markers.js';
import { blockLinesOf, sentencesOf } from './exempt-sentences.js';
import type { Reach, Zone } from './exempt-spans.js';
import { DENIAL } from './exempt-words.js';

/** Labels, resolutions and paragraphs in a body or between items. What a resolution says of itself is read once. */
export function inZone(scene: Scene, zone: Zone): Reach[] {
  const item = zone.item === null ? undefined : scene.items[zone.item];
  const standing = item !== undefined && kindOfItem(scene, item) === 'standing';
  const sentences = sentencesOf(scene.page, zone);
  const resolutions = byResolution(scene, zone, sentences, standing);
  const labels = standing ? { reaches: [], spent: [] } : byLabel(scene, zone, indexRanges(resolutions.spent));
  const spent = indexRanges([...resolutions.spent, ...labels.spent]);
  return [...resolutions.reaches, ...labels.reaches, ...byParagraph(scene, zone, sentences, standing, spent)];
}

/** What was found, and the words that have had their say. */
interface Found {
  readonly reaches: readonly Reach[];
  readonly spent: readonly Range[];
}

function byResolution(scene: Scene, zone: Zone, sentences: readonly Range[], standing: boolean): Found {
  const { page } = scene;
  const spent: Range[] = [];
  // The agenda's wording of a motion stands beside "there were no exempt items": then it was not passed.
  const denied = standing && sentences.some((one) => DENIAL.test(page.slice(one.start, one.end)));
  const reaches = sentences.flatMap((sentence, index) => {
    const before = spent.at(-1);
    const exclusion = before && overlaps(before, sentence) ? null : resolutionAt(page, sentences, index);
    if (exclusion === null || (denied && !exclusion.resolved)) return [];
    spent.push({ start: sentence.start, end: exclusion.end });
    const scope = resolutionScope(scene, page.slice(sentence.start, exclusion.end), exclusion.marker.start, standing);
    return reach(scene, 'resolution', exclusion.marker, scope, exclusion.end, zone);
  });
  return { reaches, spent };
}

/** A last line that speaks of the item above it, not of the one below. */
const LOOKS_BACK = /\.[)\]]?$|\b(?:this|above|preceding|schedule|paragraphs?)\b/i;

function byLabel(scene: Scene, zone: Zone, resolved: RangeIndex<Range>): Found {
  const spent: Range[] = [];
  const reaches = blockLinesOf(scene.page, zone).flatMap((line) => {
    const words = scene.page.slice(line.start, line.end);
    const kind = resolved.touches(line) ? null : labelKind(words);
    if (kind === null || scene.isPublicPart(words)) return [];
    const below = scene.page.slice(line.end, zone.end).trim();
    if (below === '' && zone.item !== null && LOOKS_BACK.test(words)) return [];
    if (below === '') spent.push(line);
    if (kind === 'section' && NONE.test(below)) return [];
    return reach(scene, 'label', line, labelScope(words, kind === 'section', below === '', zone), line.start, zone);
  });
  return { reaches, spent };
}

/** A divider reaches over the items below it; a label with text below it reaches to the end of that text, else over the next item. */
function labelScope(words: string, divides: boolean, isLast: boolean, zone: Zone): Scope {
  const overItems = isLast || zone.item === null || /\b(?:items|business|matters|agenda)\b/i.test(words);
  if (divides && overItems) return { kind: 'rest' };
  return isLast ? { kind: 'next', count: 1 } : { kind: 'from' };
}

function byParagraph(
  scene: Scene,
  zone: Zone,
  sentences: readonly Range[],
  standing: boolean,
  spent: RangeIndex<Range>,
): Reach[] {
  const { page } = scene;
  return sentences.flatMap((sentence) => {
    if (spent.touches(sentence)) return [];
    const words = page.slice(sentence.start, sentence.end);
    const isOpening = opensExempt(words) && !standing && !scene.isPublicPart(words.split('\n')[0] ?? '');
    const opened = isOpening ? reach(scene, 'label', sentence, { kind: 'from' }, sentence.start, zone) : [];
    const privacy = privacyIn(words) ?? exceptedIn(words);
    const scope = privacy && scopeOf(words, sentence.start, scene.names);
    if (!privacy || (standing && scope?.kind !== 'items')) return opened;
    const marker = { start: sentence.start + privacy.start, end: sentence.start + privacy.end };
    const isLast = page.slice(sentence.end, zone.end).trim() === '';
    const reached = scope ?? { kind: isLast && zone.item !== null ? ('whole' as const) : ('from' as const) };
    return [...opened, ...reach(scene, 'paragraph', marker, reached, sentence.start, zone)];
  });
}

/** "All items were considered in public except item 9." */
const EXCEPTED = pattern(
  String.raw`\b(?:except|apart from|other than|save|with the exception of|bar)\b[^.]*\bitems?\b`,
);
const exceptedIn = (words: string): { start: number; end: number } | null => {
  const hit = /\b(?:public|open\s+session)\b/i.test(words) && !words.endsWith('?') ? EXCEPTED.exec(words) : null;
  return hit && namesNumbers(words.slice(hit.index)) ? { start: hit.index, end: hit.index + hit[0].length } : null;
};

/** The reach of a resolution. Where it names no item, or one that is not here, it lasts until the public is let back in. */
function resolutionScope(scene: Scene, words: string, from: number, standing: boolean): Scope {
  const scope = scopeOf(words, from, scene.names);
  if (scope === null || (scope.kind !== 'items' && namesNumbers(words))) return { kind: 'rest' };
  if (scope.kind === 'whole' || scope.kind === 'from') return standing ? { kind: 'rest' } : { kind: 'from' };
  return scope;
}
