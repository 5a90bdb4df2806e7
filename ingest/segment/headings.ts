import { findDates } from '../../src/minutes/dates.js';
import type { Block } from './blocks.js';
import { bestChain, type Numbered } from './heading-chain.js';
import type { NumberedLine } from './numbers.js';
import { squeeze } from './plain.js';
import { isPurpose } from './run-on-title.js';
import { type Footing, numberOf, readTitle, type Title } from './titles.js';

/** Where an item begins: its heading, as printed. */
export interface Heading {
  /** Index of the first block of the heading. */
  readonly block: number;
  /** Index of the block in which the title stands; the item's text goes on at `textStart` in it. */
  readonly titleBlock: number;
  /** Null for a row of the site's table that says what an item is for and prints no title. */
  readonly title: { readonly start: number; readonly end: number } | null;
  /** Where the item's own text begins when it runs on in the title's block, else the block's end. */
  readonly textStart: number;
  readonly number: string | null;
  readonly numberKind: NumberedLine['kind'] | null;
  readonly other: Title['other'];
}

interface Candidate extends Heading, Numbered {
  readonly capitals: boolean;
  /** It begins a row of the site's table of items. */
  readonly row: boolean;
}

/** Titles that head a page or a part of one, never an item. */
const pageTitles =
  /^(?:(?:draft |printed |approved |unconfirmed )?(?:agenda|minutes|decisions?)(?:,? (?:and|&) (?:draft )?(?:minutes|decisions?))*|agenda,.*minutes|agenda for .*|present|attendance|attendees|in attendance|also present|apologies received|action|actions|resolved|agreed|noted|recommended|recommendations?|decision|reasons?|items?|public (?:session|items)|part (?:1|i|one|a)\b.*)$/i;

export interface HeadingRules {
  /** True for the title of an agenda item that recurs at every meeting, such as apologies. */
  readonly isStandingItem: (title: string) => boolean;
}

/** Finds the headings of the agenda items among the blocks of one meeting, in reading order. */
export function findHeadings(text: string, blocks: readonly Block[], rules: HeadingRules): Heading[] {
  const candidates = blocks
    .map((_, index) => candidateAt(text, blocks, index, rules))
    .filter((candidate): candidate is Candidate => candidate !== null);
  const numbered = candidates.filter((candidate) => candidate.number !== null);
  const chain = bestChain(numbered);
  const itemLevel = levelOfItems(candidates, chain);
  const manyCapitals = candidates.filter((candidate) => candidate.capitals).length >= 2;
  const accepted = candidates.filter((candidate) => {
    if (candidate.number !== null) return chain.has(candidate) || (candidate.labelled && chain.size === 0);
    if (candidate.labelled) return true;
    if (candidate.level !== null && candidate.level < 6) return candidate.level === itemLevel;
    if (chain.size > 0) return false;
    return candidate.standing || (candidate.capitals && manyCapitals);
  });
  return withoutOverlaps(blocks, accepted);
}

/** A heading may take two blocks (a number alone, then the title): the second is then no heading of its own. */
function withoutOverlaps(blocks: readonly Block[], headings: readonly Candidate[]): Heading[] {
  const kept: Candidate[] = [];
  for (const heading of headings) {
    const before = kept.at(-1);
    if (before && heading.block <= before.titleBlock) continue;
    if (before && heading.number === null && !heading.row && isSecondLine(blocks, before, heading)) continue;
    kept.push(heading);
  }
  return kept;
}

/** Between a numbered title and the minutes of its item stand the presenter, the purpose and the papers, but no other item. */
function isSecondLine(blocks: readonly Block[], before: Candidate, heading: Candidate): boolean {
  const isFirm = before.number !== null || blocks[before.block]?.label === 'agendaItem';
  const between = blocks.slice(before.titleBlock + 1, heading.block);
  const next = blocks.slice(heading.block).find(({ label }) => label === 'minutes' || label === 'decision');
  return (
    isFirm &&
    next !== undefined &&
    between.length <= 8 &&
    between.every(({ label }) => label !== 'minutes' && label !== 'decision')
  );
}

function candidateAt(text: string, blocks: readonly Block[], index: number, rules: HeadingRules): Candidate | null {
  const block = blocks[index];
  if (!block) return null;
  const found = block.label === 'agendaItem' ? afterLabel(text, blocks, index) : inBlock(text, blocks, index);
  if (!found) return untitledRow(text, blocks, index);
  const words = squeeze(text.slice(found.title.start, found.title.end));
  const isRow = block.label !== 'agendaItem' && standsInRow(text, blocks, index);
  const labelled =
    block.label === 'agendaItem' ||
    found.title.hasFile ||
    isRow ||
    isLabelled(text, blocks, found.titleBlock, found.title.runOn);
  if (!found.number && (pageTitles.test(words) || isBareDate(words))) return null;
  if (found.title.runOn && !labelled && !found.number) return null;
  const letters = words.replace(/[^A-Za-z]/g, '');
  return {
    block: index,
    titleBlock: found.titleBlock,
    title: { start: found.title.start, end: found.title.end },
    textStart: found.title.textStart,
    number: found.number?.number ?? null,
    numberKind: found.number?.kind ?? null,
    other: found.title.other,
    labelled,
    standing: rules.isStandingItem(words),
    level: blocks[found.titleBlock]?.level ?? null,
    capitals:
      letters.length >= 6 && letters === letters.toUpperCase() && blocks[found.titleBlock]?.kind === 'paragraph',
    first: blocks.slice(0, index).every((earlier) => isFrontMatter(text, earlier)),
    hasBody: found.title.runOn || hasBody(text, blocks, found.titleBlock),
    spaced: block.spaced,
    row: isRow,
  };
}

/** "To receive petitions. Minutes: …" in a row of its own is an item whose title the page leaves out. */
function untitledRow(text: string, blocks: readonly Block[], index: number): Candidate | null {
  const block = blocks[index];
  if (block?.kind !== 'paragraph' || !standsInRow(text, blocks, index)) return null;
  if (!isPurpose(squeeze(text.slice(block.start, block.end))) || !isLabelled(text, blocks, index, true)) return null;
  return {
    block: index,
    titleBlock: index,
    title: null,
    textStart: block.start,
    number: null,
    numberKind: null,
    other: null,
    labelled: true,
    standing: false,
    level: null,
    capitals: false,
    first: false,
    hasBody: true,
    spaced: block.spaced,
    row: true,
  };
}

/** "Tuesday 3 June 2025 at 6.00 pm" says when, and heads nothing. */
const isBareDate = (words: string): boolean => {
  const [date] = findDates(words);
  return date !== undefined && date.start === 0 && !/[A-Za-z]{4}/.test(words.slice(date.end));
};

interface Found {
  readonly titleBlock: number;
  readonly title: Title;
  readonly number: NumberedLine | null;
}

/** Under "Agenda item" stands the title, with or without its number. */
function afterLabel(text: string, blocks: readonly Block[], index: number): Found | null {
  const next = blocks[index + 1];
  if (!next || !isHeadingBlock(next)) return null;
  return numberAndTitle(text, blocks, index + 1, 'sure');
}

function inBlock(text: string, blocks: readonly Block[], index: number): Found | null {
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

/** What a page prints above its first item: labels, names, dates; never a sentence. */
const isFrontMatter = (text: string, block: Block): boolean =>
  block.kind === 'furniture' ||
  (block.label !== null && block.label !== 'agendaItem' && block.label !== 'minutes') ||
  (block.kind === 'paragraph' &&
    /^\S+(?:\s+\S+){0,11}$/.test(text.slice(block.start, block.end)) &&
    !/[.!?]$/.test(text.slice(block.start, block.end)));

/** Each row of the site's table of items begins after a bar. */
const standsInRow = (text: string, blocks: readonly Block[], index: number): boolean => isBar(text, blocks[index - 1]);

/** True where a paragraph or list follows before the next heading-like line. */
function hasBody(text: string, blocks: readonly Block[], titleBlock: number): boolean {
  const next = blocks[titleBlock + 1];
  if (!next) return false;
  return next.kind !== 'enumerated' && numberOf(text.slice(next.outerStart, next.end)) === null;
}

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

/** True where only what an agenda prints about an item stands between its title and the label of its minutes. */
function isLabelled(text: string, blocks: readonly Block[], titleBlock: number, runOn: boolean): boolean {
  for (let index = titleBlock + 1; index < blocks.length && index <= titleBlock + 14; index += 1) {
    const block = blocks[index];
    if (!block) return false;
    if (block.kind === 'furniture') continue;
    if (
      block.label === 'minutes' ||
      block.label === 'contact' ||
      block.label === 'documents' ||
      block.label === 'decision'
    )
      return true;
    // A venue or a list of those present stands under the page's own heading, not under an item's.
    if (block.label === 'venue' || block.label === 'present' || block.label === 'date') return false;
    if (block.label === 'agendaItem' || block.kind === 'truncation') return false;
    const words = squeeze(text.slice(block.start, block.end));
    // One title is printed for an item: what looks like a second one begins another item.
    const isTitle = block.kind === 'paragraph' && readTitle(text, block, block.start, 'plain', false)?.runOn === false;
    if (block.kind === 'heading' || (isTitle && !(runOn && index === titleBlock + 1))) return false;
    if (/\b(?:RESOLVED|was informed|were informed|advised|highlighted|explained that|reported that)\b/.test(words))
      return false;
  }
  return false;
}

/** The markdown level at which items stand: that of the numbered headings, else the shallowest that occurs more than once. */
function levelOfItems(candidates: readonly Candidate[], chain: ReadonlySet<Candidate>): number | null {
  for (const entry of chain) if (entry.level !== null) return entry.level;
  if (chain.size > 0) return null;
  const levels = candidates.map((entry) => entry.level).filter((level): level is number => level !== null && level < 6);
  const counted = [...new Set(levels)]
    .sort()
    .map((level) => ({ level, count: levels.filter((other) => other === level).length }));
  return counted.find(({ count }) => count > 1)?.level ?? counted.at(-1)?.level ?? null;
}
