import type { Block } from './blocks.js';
import { type Candidate, findCandidates, type Heading, type HeadingRules } from './heading-candidates.js';
import { bestChain } from './heading-chain.js';

export type { Heading, HeadingRules } from './heading-candidates.js';

/** Finds the headings of the agenda items among the blocks of one meeting, in reading order. */
export function findHeadings(text: string, blocks: readonly Block[], rules: HeadingRules): Heading[] {
  const candidates = findCandidates(text, blocks, rules);
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
  const lastLabel = blocks.findLastIndex(opensMinutes);
  for (const heading of headings) {
    const before = kept.at(-1);
    if (before && heading.block <= before.titleBlock) continue;
    const mayBeSecond = heading.number === null && !heading.row && heading.block <= lastLabel;
    if (before && mayBeSecond && isSecondLine(blocks, before, heading)) continue;
    kept.push(heading);
  }
  return kept;
}

/** Between a numbered title and the minutes of its item stand the presenter, the purpose and the papers, but no other item. */
function isSecondLine(blocks: readonly Block[], before: Candidate, heading: Candidate): boolean {
  const isFirm = before.number !== null || blocks[before.block]?.label === 'agendaItem';
  if (!isFirm || heading.block - before.titleBlock - 1 > 8) return false;
  return !blocks.slice(before.titleBlock + 1, heading.block).some(opensMinutes);
}

const opensMinutes = ({ label }: Block): boolean => label === 'minutes' || label === 'decision';

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
