import type { Block } from './blocks.js';
import { isTitleLike } from './lines.js';
import { squeeze } from './plain.js';
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

/** The parts of an item from its blocks, each with the section that the labels put it in. */
export function partsOf(text: string, blocks: readonly Block[]): Part[] {
  const parts: Part[] = [];
  const lastLabel = blocks.findLastIndex(opensMinutes);
  const labelled = lastLabel >= 0;
  let section: Section = labelled ? 'agenda' : 'minutes';
  let amongFiles = false;
  let opening = !labelled;
  blocks.forEach((block, index) => {
    amongFiles = block.label === 'documents' || (amongFiles && isFileName(text, block));
    section = sectionAfter(block, section, labelled, index < lastLabel);
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

const opensMinutes = ({ label }: Block): boolean => label === 'minutes' || label === 'decision';

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
