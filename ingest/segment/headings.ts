import type { Block } from './blocks.js';
import { isTitleLike } from './lines.js';
import { countOf, type NumberedLine, readNumber } from './numbers.js';
import { squeeze } from './plain.js';
import { splitRunOnTitle } from './run-on-title.js';

/** Where an item begins: its heading, as printed. */
export interface Heading {
  /** Index of the first block of the heading. */
  readonly block: number;
  /** Index of the block in which the title stands; the item's text goes on at `textStart` in it. */
  readonly titleBlock: number;
  readonly title: { readonly start: number; readonly end: number };
  /** Where the item's own text begins when it runs on in the title's block, else the block's end. */
  readonly textStart: number;
  readonly number: string | null;
  readonly numberKind: NumberedLine['kind'] | null;
}

interface Candidate extends Heading {
  /** A label such as "Minutes:" or "Contact:" follows before any other text. */
  readonly labelled: boolean;
  readonly standing: boolean;
  readonly level: number | null;
  readonly capitals: boolean;
}

/** Titles that head a page or a part of one, never an item. */
const pageTitles =
  /^(?:(?:draft |printed )?(?:agenda|minutes|decisions?)(?:,? (?:and|&) (?:draft )?(?:minutes|decisions?))*|agenda,.*minutes|present|attendance|attendees|in attendance|also present|apologies received|action|actions|resolved|agreed|noted|recommended|decision|reasons?|items?|public (?:session|items)|part (?:1|i|one|a)\b.*)$/i;

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
  return withoutOverlaps(accepted);
}

/** A heading may take two blocks (a number alone, then the title): the second is then no heading of its own. */
function withoutOverlaps(headings: readonly Candidate[]): Heading[] {
  const kept: Candidate[] = [];
  for (const heading of headings) {
    const before = kept.at(-1);
    if (before && heading.block <= before.titleBlock) continue;
    kept.push(heading);
  }
  return kept;
}

function candidateAt(text: string, blocks: readonly Block[], index: number, rules: HeadingRules): Candidate | null {
  const block = blocks[index];
  if (!block) return null;
  if (block.label === 'agendaItem') {
    const next = blocks[index + 1];
    const title = next && titleIn(text, next, next.start);
    return title && isHeadingBlock(next) ? candidate(text, blocks, index, index + 1, title, null, rules, true) : null;
  }
  if (!isHeadingBlock(block) || isContactLine(text, blocks, index)) return null;
  const from = block.kind === 'enumerated' ? block.outerStart : block.start;
  const words = text.slice(from, block.end);
  const number = /^\(?\w{1,4}\)/.test(words) ? null : readNumber(words);
  if (number && number.length >= words.length) {
    const next = blocks[index + 1];
    const title = next && isHeadingBlock(next) ? titleIn(text, next, next.start) : null;
    return title ? candidate(text, blocks, index, index + 1, title, number, rules) : null;
  }
  if (number) {
    const title = titleIn(text, block, from + number.length);
    return title ? candidate(text, blocks, index, index, title, number, rules) : null;
  }
  const title = block.kind === 'enumerated' ? null : titleIn(text, block, block.start);
  return title ? candidate(text, blocks, index, index, title, null, rules) : null;
}

const isHeadingBlock = (block: Block): boolean =>
  block.kind === 'paragraph' || block.kind === 'heading' || block.kind === 'enumerated';

/** Under "Contact:" each further officer has a line of their own, "Name, Role", that looks like a title. */
function isContactLine(text: string, blocks: readonly Block[], index: number): boolean {
  const nameAndRole =
    /^(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3}(?:,| [-–] |$)|@|^(?:Tel|Email|Phone)\b/;
  const block = blocks[index];
  if (!block || !nameAndRole.test(squeeze(text.slice(block.start, block.end)))) return false;
  for (let before = index - 1; before >= 0 && before >= index - 6; before -= 1) {
    const earlier = blocks[before];
    if (!earlier) return false;
    if (earlier.label === 'contact') return true;
    if (!nameAndRole.test(squeeze(text.slice(earlier.start, earlier.end)))) return false;
  }
  return false;
}

interface Title {
  readonly start: number;
  readonly end: number;
  readonly textStart: number;
  readonly runOn: boolean;
}

function titleIn(text: string, block: Block, start: number): Title | null {
  const whole = text.slice(start, block.end);
  const fileSize = /\s*\bPDF\s+\d+(?:\.\d+)?\s*[KM]B\s*$/.exec(whole);
  const words = fileSize ? whole.slice(0, fileSize.index) : whole;
  const flat = words.replace(/\n/g, ' ');
  if (block.kind === 'heading' ? words.length > 0 && words.length <= 250 : isTitleLike(flat))
    return { start, end: start + words.trimEnd().length, textStart: block.end, runOn: false };
  const split = splitRunOnTitle(flat);
  if (split === null) return null;
  return { start, end: start + words.slice(0, split).trimEnd().length, textStart: start + split, runOn: true };
}

function candidate(
  text: string,
  blocks: readonly Block[],
  first: number,
  titleBlock: number,
  title: Title,
  number: NumberedLine | null,
  rules: HeadingRules,
  labelled = false,
): Candidate | null {
  const words = squeeze(text.slice(title.start, title.end));
  const backed = labelled || isLabelled(text, blocks, titleBlock, title.runOn);
  if (!number && pageTitles.test(words)) return null;
  if (title.runOn && !backed && !number) return null;
  const letters = words.replace(/[^A-Za-z]/g, '');
  return {
    block: first,
    titleBlock,
    title: { start: title.start, end: title.end },
    textStart: title.textStart,
    number: number?.number ?? null,
    numberKind: number?.kind ?? null,
    labelled: backed,
    standing: rules.isStandingItem(words),
    level: blocks[titleBlock]?.level ?? null,
    capitals: letters.length >= 6 && letters === letters.toUpperCase() && blocks[titleBlock]?.kind === 'paragraph',
  };
}

/** True where only what an agenda prints about an item stands between its title and the label of its minutes. */
function isLabelled(text: string, blocks: readonly Block[], titleBlock: number, runOn: boolean): boolean {
  for (let index = titleBlock + 1; index < blocks.length && index <= titleBlock + 8; index += 1) {
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
    if (block.label === 'agendaItem' || block.kind === 'truncation') return false;
    const words = squeeze(text.slice(block.start, block.end));
    // One title is printed for an item: what looks like a second one begins another item.
    if (block.kind === 'heading' || (!runOn && index > titleBlock + 1 && isTitleLike(words))) return false;
    if (block.kind === 'paragraph' && index === titleBlock + 1 && isTitleLike(words)) return false;
    if (/\b(?:RESOLVED|was informed|were informed|advised|highlighted|explained that|reported that)\b/.test(words))
      return false;
  }
  return false;
}

/** The longest believable run of numbered headings: counts that rise by few, preferring headings that labels or standing titles vouch for. */
function bestChain(numbered: readonly Candidate[]): ReadonlySet<Candidate> {
  const best = numbered.map((entry) => ({ weight: vouched(entry), before: -1 }));
  for (let at = 0; at < numbered.length; at += 1) {
    for (let from = 0; from < at; from += 1) {
      const earlier = numbered[from];
      const later = numbered[at];
      const here = best[at];
      const there = best[from];
      if (!earlier || !later || !here || !there || !follows(earlier, later)) continue;
      const weight = there.weight + vouched(later) - stepCost(earlier, later);
      if (weight > here.weight) best[at] = { weight, before: from };
    }
  }
  const end = best.reduce((top, entry, index) => (entry.weight > (best[top]?.weight ?? 0) ? index : top), 0);
  const chain = new Set<Candidate>();
  for (let at = numbered.length > 0 ? end : -1; at >= 0; at = best[at]?.before ?? -1) {
    const entry = numbered[at];
    if (entry) chain.add(entry);
  }
  const [only] = chain;
  if (chain.size === 1 && only && !only.labelled && !only.standing && only.level === null && only.block > 0)
    return new Set();
  return chain;
}

const vouched = (entry: Candidate): number =>
  1 + (entry.labelled ? 2 : 0) + (entry.standing ? 1 : 0) + (entry.level !== null ? 1 : 0);

function follows(earlier: Candidate, later: Candidate): boolean {
  const [major, minor] = parts(earlier.number ?? '');
  const [nextMajor, nextMinor] = parts(later.number ?? '');
  // "12.1" under "12" numbers a paragraph of item 12, not an item.
  if ((minor === null) !== (nextMinor === null)) return false;
  if (nextMajor === major) return (nextMinor ?? 0) > (minor ?? 0) || suffix(later.number) > suffix(earlier.number);
  return nextMajor > major;
}

const parts = (number: string): [number, number | null] => {
  const found = /^(\d+)\.(\d+)$/.exec(number);
  return found ? [Number(found[1]), Number(found[2])] : [countOf(number), null];
};
const suffix = (number: string | null): string => /[A-Z]$/.exec(number ?? '')?.[0] ?? '';

const stepCost = (earlier: Candidate, later: Candidate): number => {
  const step = parts(later.number ?? '')[0] - parts(earlier.number ?? '')[0];
  return step <= 1 ? 0 : Math.min(1.5, 0.3 * step);
};

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
