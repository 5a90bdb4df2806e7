import type { Block } from './blocks.js';
import { findHeadings, type Heading, type HeadingRules } from './headings.js';
import { isTitleLike } from './lines.js';
import { squeeze, trimRange } from './plain.js';
import { isPurpose } from './run-on-title.js';

/** The part of an item that a paragraph stands in. */
export type Section = 'agenda' | 'contact' | 'minutes' | 'decision' | 'furniture';

/** A paragraph, list entry or sub-heading of an item. */
export interface Part {
  readonly kind: 'paragraph' | 'bullet' | 'subheading';
  readonly section: Section;
  readonly start: number;
  readonly end: number;
  readonly outerStart: number;
  readonly enumerator: string | null;
}

/** An agenda item as found in one text. Offsets index that text. */
export interface ItemDraft {
  readonly agendaItemNumber: string | null;
  readonly minuteNumber: string | null;
  /** The printed title; null where none is printed. */
  readonly title: { readonly start: number; readonly end: number } | null;
  readonly start: number;
  readonly end: number;
  /** Where the item's text begins, after its heading. */
  readonly bodyStart: number;
  readonly parts: readonly Part[];
  readonly truncated: boolean;
}

/** Divides the blocks of one meeting into its agenda items. A page with text and no heading is one item without a title. */
export function segmentItems(text: string, blocks: readonly Block[], rules: HeadingRules): ItemDraft[] {
  if (blocks.length === 0) return [];
  const headings = findHeadings(text, blocks, rules);
  const items: ItemDraft[] = [];
  const opening = blocks.slice(0, headings[0]?.block ?? blocks.length);
  if (headings.length === 0 || holdsMinutes(text, opening)) {
    const item = untitledItem(text, opening, headings.length === 0);
    if (item) items.push(item);
  }
  headings.forEach((heading, index) => {
    const upTo = headings[index + 1]?.block ?? blocks.length;
    items.push(titledItem(text, heading, blocks.slice(heading.block, upTo), heading.block));
  });
  return items;
}

/** What precedes the first heading is the page's own heading unless it carries minutes. */
function holdsMinutes(text: string, blocks: readonly Block[]): boolean {
  if (blocks.some((block) => block.label === 'minutes' || block.kind === 'truncation')) return true;
  const words = blocks
    .filter((block) => block.kind === 'paragraph' || block.kind === 'bullet')
    .map((block) => text.slice(block.start, block.end));
  return (
    words.some((paragraph) => /^RESOLVED\b/.test(paragraph)) ||
    words.filter((paragraph) => paragraph.split(/\s+/).length > 40).length >= 2
  );
}

function untitledItem(text: string, blocks: readonly Block[], alone: boolean): ItemDraft | null {
  const first = blocks[0];
  const last = blocks.at(-1);
  if (!first || !last) return null;
  const words = squeeze(text.slice(first.start, first.end));
  const titled =
    alone &&
    blocks.length > 1 &&
    (first.kind === 'heading' || (first.kind === 'paragraph' && isTitleLike(words) && /\s/.test(words)));
  const rest = titled ? blocks.slice(1) : blocks;
  return {
    agendaItemNumber: cutNumber(text, blocks),
    minuteNumber: null,
    title: titled ? { start: first.start, end: first.end } : null,
    ...trimRange(text, first.outerStart, last.end),
    bodyStart: rest[0]?.outerStart ?? last.end,
    parts: partsOf(text, rest),
    truncated: blocks.some((block) => block.kind === 'truncation'),
  };
}

function titledItem(text: string, heading: Heading, blocks: readonly Block[], offset: number): ItemDraft {
  const titleBlock = blocks[heading.titleBlock - offset];
  const rest: Block[] = [...blocks.slice(heading.titleBlock - offset + 1)];
  if (titleBlock && heading.textStart < titleBlock.end)
    rest.unshift({
      ...titleBlock,
      kind: 'paragraph',
      start: heading.textStart,
      outerStart: heading.textStart,
      enumerator: null,
      level: null,
    });
  const first = blocks[0];
  const last = blocks.at(-1);
  const start = first?.outerStart ?? heading.title.start;
  const number = heading.number ?? cutNumber(text, blocks);
  const isMinute = heading.numberKind === 'minute';
  return {
    agendaItemNumber: isMinute ? null : number,
    minuteNumber: isMinute ? number : null,
    title: heading.title,
    ...trimRange(text, start, last?.end ?? heading.title.end),
    bodyStart: rest[0]?.outerStart ?? heading.title.end,
    parts: partsOf(text, rest),
    truncated: blocks.some((block) => block.kind === 'truncation'),
  };
}

/** The number that "view the full minutes text for item 7" names: the only place where a cut page may print it. */
function cutNumber(text: string, blocks: readonly Block[]): string | null {
  const cut = blocks.find((block) => block.kind === 'truncation');
  if (!cut) return null;
  return /for item\s+([0-9A-Za-z./]*[0-9A-Za-z])/i.exec(text.slice(cut.start, cut.end))?.[1] ?? null;
}

function partsOf(text: string, blocks: readonly Block[]): Part[] {
  const parts: Part[] = [];
  const labelled = blocks.some((block) => block.label === 'minutes' || block.label === 'decision');
  let section: Section = labelled ? 'agenda' : 'minutes';
  blocks.forEach((block, index) => {
    if (block.label === 'minutes') section = 'minutes';
    else if (block.label === 'decision') section = 'decision';
    else if (block.label === 'contact' || block.label === 'documents')
      section = labelled && hasLabelAhead(blocks, index) ? 'contact' : section;
    else if (block.label === 'reasons') section = 'decision';
    if (block.kind === 'furniture' || block.kind === 'truncation' || block.end <= block.start) return;
    const words = squeeze(text.slice(block.start, block.end));
    const next = blocks[index + 1];
    parts.push({
      kind: partKind(words, block, next),
      section: sectionOf(words, block, section, labelled, parts.length),
      start: block.start,
      end: block.end,
      outerStart: block.outerStart,
      enumerator: block.enumerator,
    });
  });
  return parts;
}

const hasLabelAhead = (blocks: readonly Block[], from: number): boolean =>
  blocks.slice(from + 1).some((block) => block.label === 'minutes' || block.label === 'decision');

function sectionOf(words: string, block: Block, section: Section, labelled: boolean, place: number): Section {
  if (
    block.label === 'contact' ||
    block.label === 'documents' ||
    block.label === 'present' ||
    block.label === 'purpose'
  )
    return 'contact';
  if (!labelled && place === 0 && isPurpose(words)) return 'agenda';
  return section;
}

function partKind(words: string, block: Block, next: Block | undefined): Part['kind'] {
  if (block.kind === 'bullet' || block.kind === 'enumerated') return 'bullet';
  if (block.kind === 'heading') return 'subheading';
  if (block.label === null && next !== undefined && isTitleLike(words) && words.split(' ').length <= 12)
    return 'subheading';
  return 'paragraph';
}
