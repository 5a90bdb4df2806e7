import type { Block } from './blocks.js';
import { findHeadings, type Heading, type HeadingRules } from './headings.js';
import { isTitleLike } from './lines.js';
import { squeeze, trimRange } from './plain.js';
import { resolutionMarker } from './resolution-marker.js';
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
    words.some((paragraph) => resolutionMarker(paragraph) > 0) ||
    words.some((paragraph) => isProse(paragraph, 40)) ||
    words.filter((paragraph) => isProse(paragraph, 15)).length >= 2
  );
}

/** A paragraph of sentences, not the names of those present. */
const isProse = (paragraph: string, length: number): boolean =>
  paragraph.split(/\s+/).length > length &&
  /[.!?]["”’)]?$/.test(paragraph) &&
  /\b(?:was|were|had|advised|reported|noted|asked|explained)\b/.test(paragraph);

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
  const start = first?.outerStart ?? heading.textStart;
  const number = heading.number ?? cutNumber(text, blocks);
  return {
    ...numbersOf(number, heading),
    title: heading.title,
    ...trimRange(text, start, last?.end ?? heading.textStart),
    bodyStart: rest[0]?.outerStart ?? heading.title?.end ?? start,
    parts: partsOf(text, rest),
    truncated: blocks.some((block) => block.kind === 'truncation'),
  };
}

/** "1829. Apologies (Agenda item 1)" prints both numbers; of a lone number without a word the kind is not told. */
function numbersOf(
  number: string | null,
  { numberKind, other }: Pick<Heading, 'numberKind' | 'other'>,
): Pick<ItemDraft, 'agendaItemNumber' | 'minuteNumber'> {
  if (other?.kind === 'agendaItem') return { agendaItemNumber: other.number, minuteNumber: number };
  if (other?.kind === 'minute') return { agendaItemNumber: number, minuteNumber: other.number };
  return numberKind === 'minute'
    ? { agendaItemNumber: null, minuteNumber: number }
    : { agendaItemNumber: number, minuteNumber: null };
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
  let amongFiles = false;
  let opening = !labelled;
  blocks.forEach((block, index) => {
    amongFiles = block.label === 'documents' || (amongFiles && isFileName(text, block));
    section = sectionAfter(block, section, labelled, hasLabelAhead(blocks, index));
    if (block.kind === 'furniture' || block.kind === 'truncation' || block.end <= block.start) return;
    const words = squeeze(text.slice(block.start, block.end));
    const next = blocks[index + 1];
    opening &&= isAgenda(words, parts.at(-1), block);
    parts.push({
      kind: partKind(text, block, next),
      section: opening ? 'agenda' : amongFiles ? 'contact' : sectionOf(block, section),
      start: isProseLabel(block) ? block.outerStart : block.start,
      end: block.end,
      outerStart: block.outerStart,
      enumerator: block.kind === 'enumerated' ? block.enumerator : null,
    });
  });
  return parts;
}

/** Where no label parts agenda from minutes, an item's agenda is what says what will be done, with the list that follows it. */
function isAgenda(words: string, before: Part | undefined, block: Block): boolean {
  if (isPurpose(words)) return true;
  if (/\b(?:was|were|had|advised|noted|agreed|reported|asked|explained|said|welcomed|RESOLVED)\b/.test(words))
    return false;
  if (before === undefined)
    return /^(?:This|The) (?:report|item|paper)\b[^.]{0,60}\b(?:enables|allows|provides|asks|invites|sets out)\b/.test(
      words,
    );
  return before.section === 'agenda' && (block.kind === 'bullet' || block.kind === 'enumerated');
}

/** Under "Supporting documents:" stand the names of files, as a list or with their sizes. */
const isFileName = (text: string, block: Block): boolean =>
  block.kind === 'furniture' ||
  block.kind === 'bullet' ||
  /\bPDF \d|, item \d/.test(text.slice(block.start, block.end));

/** The section that a block's label opens. Contacts and documents stand before the minutes; after them they are furniture. */
function sectionAfter(block: Block, section: Section, labelled: boolean, labelAhead: boolean): Section {
  switch (block.label) {
    case 'minutes':
    case 'reasons':
      return 'minutes';
    case 'decision':
      return 'decision';
    case 'contact':
      return labelled && labelAhead ? 'contact' : section;
    case 'documents':
      return labelled && labelAhead ? 'contact' : section;
    default:
      return section;
  }
}

const hasLabelAhead = (blocks: readonly Block[], from: number): boolean =>
  blocks.slice(from + 1).some((block) => block.label === 'minutes' || block.label === 'decision');

const sectionOf = (block: Block, section: Section): Section =>
  block.label === 'contact' || block.label === 'documents' || block.label === 'purpose' ? 'contact' : section;

/** In an item "Apologies:" or "Note:" begins a sentence that means nothing without it. */
const isProseLabel = (block: Block): boolean =>
  block.label === 'present' || block.label === 'venue' || block.label === 'date' || block.label === 'reasons';

function partKind(text: string, block: Block, next: Block | undefined): Part['kind'] {
  if (block.kind === 'bullet' || block.kind === 'enumerated') return 'bullet';
  if (block.kind === 'heading') return 'subheading';
  const words = squeeze(text.slice(block.start, block.end));
  if (resolutionMarker(words) > 0) return 'paragraph';
  if (block.label !== null || next === undefined || !isShortTitle(words)) return 'paragraph';
  // Several short lines in a row are a list of names, not headings.
  const isList = next.kind === 'paragraph' && isShortTitle(squeeze(text.slice(next.start, next.end)));
  return isList ? 'paragraph' : 'subheading';
}

const isShortTitle = (words: string): boolean => isTitleLike(words) && words.split(' ').length <= 12;
