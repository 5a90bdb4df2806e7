import type { Block } from './blocks.js';
import { findHeadings, type Heading, type HeadingRules } from './headings.js';
import { isTitleLike } from './lines.js';
import { type Part, partsOf } from './parts.js';
import { squeeze, trimRange } from './plain.js';
import { resolutionMarker } from './resolution-marker.js';

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
