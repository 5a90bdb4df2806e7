import type { Block } from './blocks.js';
import type { NumberedLine } from './numbers.js';
import { squeeze } from './plain.js';
import { type Footing, numberOf, readTitle, type Title } from './titles.js';

/** The number and title that a heading prints. */
export interface Found {
  readonly titleBlock: number;
  readonly title: Title;
  readonly number: NumberedLine | null;
}

/** Under "Agenda item" stands the title, with or without its number. */
export function afterLabel(text: string, blocks: readonly Block[], index: number): Found | null {
  const next = blocks[index + 1];
  if (!next || !isHeadingBlock(next)) return null;
  return numberAndTitle(text, blocks, index + 1, 'sure');
}

export function inBlock(text: string, blocks: readonly Block[], index: number): Found | null {
  const block = blocks[index];
  if (!block || !isHeadingBlock(block) || isContactLine(text, blocks, index)) return null;
  return numberAndTitle(text, blocks, index, standsInRow(text, blocks, index) ? 'likely' : 'plain');
}

/** The number of a heading stands before its title, or by itself on the line above it. */
function numberAndTitle(text: string, blocks: readonly Block[], index: number, footing: Footing): Found | null {
  const block = blocks[index];
  if (!block) return null;
  const from = block.enumerator === null ? block.start : block.outerStart;
  const words = text.slice(from, block.end);
  const number = numberOf(words);
  if (!number) {
    const title = block.enumerator === null ? readTitle(text, block, block.start, footing, false) : null;
    return title ? { titleBlock: index, title, number } : null;
  }
  if (number.length < words.length) {
    const title = readTitle(text, block, from + number.length, footing, true);
    return title ? { titleBlock: index, title, number } : null;
  }
  const below = titleBelow(text, blocks, index + 1);
  return below === null ? null : { ...below, number };
}

/** The block under a number that stands alone; a bar of the site's table may come between. */
function titleBelow(text: string, blocks: readonly Block[], from: number): Omit<Found, 'number'> | null {
  const index = isBar(text, blocks[from]) ? from + 1 : from;
  const next = blocks[index];
  if (!next || !isHeadingBlock(next) || next.enumerator !== null) return null;
  const title = readTitle(text, next, next.start, 'sure', true);
  return title ? { titleBlock: index, title } : null;
}

const isHeadingBlock = (block: Block): boolean =>
  block.kind === 'paragraph' || block.kind === 'heading' || block.kind === 'enumerated';

const isBar = (text: string, block: Block | undefined): boolean =>
  block?.kind === 'furniture' && /^[\s|:-]*\|[\s|:-]*$/.test(text.slice(block.start, block.end));

/** Each row of the site's table of items begins after a bar. */
export const standsInRow = (text: string, blocks: readonly Block[], index: number): boolean =>
  isBar(text, blocks[index - 1]);

/** Under "Contact:" each further officer has a line of their own, "Name, Role", that looks like a title. */
function isContactLine(text: string, blocks: readonly Block[], index: number): boolean {
  const nameAndRole =
    /^(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3}(?:,| [-–] |$)|@|^(?:Tel|Email|Phone)\b/;
  const block = blocks[index];
  if (!block || block.enumerator !== null) return false;
  if (!nameAndRole.test(squeeze(text.slice(block.start, block.end)))) return false;
  for (let before = index - 1; before >= 0 && before >= index - 6; before -= 1) {
    const earlier = blocks[before];
    if (!earlier) return false;
    if (earlier.label === 'contact' || earlier.label === 'present') return true;
    if (!nameAndRole.test(squeeze(text.slice(earlier.start, earlier.end)))) return false;
  }
  return false;
}
