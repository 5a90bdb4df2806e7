import { findDates } from '../../src/minutes/dates.js';
import type { Block } from './blocks.js';
import type { Numbered } from './heading-chain.js';
import { isLabelled } from './heading-labels.js';
import { afterLabel, inBlock, standsInRow } from './heading-words.js';
import type { NumberedLine } from './numbers.js';
import { squeeze } from './plain.js';
import { isPurpose } from './run-on-title.js';
import { numberOf, type Title } from './titles.js';

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

/** What may be a heading, with what speaks for it. */
export interface Candidate extends Heading, Numbered {
  readonly capitals: boolean;
  /** It begins a row of the site's table of items. */
  readonly row: boolean;
}

/** Titles that head a page or a part of one, never an item. */
const pageTitles =
  /^(?:(?:draft |printed |approved |unconfirmed )?(?:agenda|minutes|decisions?)(?:,? (?:and|&) (?:draft )?(?:minutes|decisions?))*|agenda,.*minutes|agenda for .*|present|attendance|attendees|in attendance|also present|apologies received|action|actions|resolved|agreed|noted|recommended|recommendations?|decision|reasons?|items?|public (?:session|items)|part (?:1|i|one|a)\b.*|part (?:2|ii|two|b)\s*[-–—:]\s*minutes)$/i;

export interface HeadingRules {
  /** True for the title of an agenda item that recurs at every meeting, such as apologies. */
  readonly isStandingItem: (title: string) => boolean;
}

/** Everything among the blocks of one meeting that may head an item, in reading order. */
export function findCandidates(text: string, blocks: readonly Block[], rules: HeadingRules): Candidate[] {
  const found = blocks.findIndex((block) => !isFrontMatter(text, block));
  const content = found === -1 ? blocks.length : found;
  return blocks.flatMap((_, index) => candidateAt(text, blocks, index, { rules, content }) ?? []);
}

function candidateAt(
  text: string,
  blocks: readonly Block[],
  index: number,
  { rules, content }: { readonly rules: HeadingRules; readonly content: number },
): Candidate | null {
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
    first: index <= content,
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
  if (!/\d/.test(words)) return false;
  const [date] = findDates(words);
  return date !== undefined && date.start === 0 && !/[A-Za-z]{4}/.test(words.slice(date.end));
};

/** What a page prints above its first item: labels, names, dates; never a sentence. */
const isFrontMatter = (text: string, block: Block): boolean =>
  block.kind === 'furniture' ||
  (block.label !== null && block.label !== 'agendaItem' && block.label !== 'minutes') ||
  (block.kind === 'paragraph' &&
    /^\S+(?:\s+\S+){0,11}$/.test(text.slice(block.start, block.end)) &&
    !/[.!?]$/.test(text.slice(block.start, block.end)));

/** True where a paragraph or list follows before the next heading-like line. */
function hasBody(text: string, blocks: readonly Block[], titleBlock: number): boolean {
  const next = blocks[titleBlock + 1];
  if (!next) return false;
  return next.kind !== 'enumerated' && numberOf(text.slice(next.outerStart, next.end)) === null;
}
