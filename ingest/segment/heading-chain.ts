import { countOf } from './numbers.js';

/** What is known of a numbered line that may head an item. */
export interface Numbered {
  readonly number: string | null;
  readonly labelled: boolean;
  readonly standing: boolean;
  readonly level: number | null;
  /** Nothing but the page's own heading stands before it. */
  readonly first: boolean;
  /** Text follows before the next numbered line; an entry of a list has none. */
  readonly hasBody: boolean;
  readonly spaced: boolean;
}

/**
 * The longest believable run of numbered headings: counts that rise by few, preferring headings that labels or standing titles vouch
 * for. A numbered list inside an item begins again at 1, so it cannot be part of the run that its item is in.
 */
export function bestChain<Entry extends Numbered>(numbered: readonly Entry[]): ReadonlySet<Entry> {
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
  const chain = new Set<Entry>();
  for (let at = numbered.length > 0 ? end : -1; at >= 0; at = best[at]?.before ?? -1) {
    const entry = numbered[at];
    if (entry) chain.add(entry);
  }
  const [only] = chain;
  if (chain.size === 1 && only && !only.labelled && !only.standing && only.level === null && !only.first)
    return new Set();
  return chain;
}

const vouched = (entry: Numbered): number =>
  1 +
  (entry.labelled ? 2 : 0) +
  (entry.standing ? 1 : 0) +
  (entry.level !== null ? 1 : 0) +
  (entry.first ? 6 : 0) +
  (entry.hasBody ? 0.3 : 0) +
  (entry.spaced ? 0.2 : 0);

function follows(earlier: Numbered, later: Numbered): boolean {
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

const stepCost = (earlier: Numbered, later: Numbered): number => {
  const step = parts(later.number ?? '')[0] - parts(earlier.number ?? '')[0];
  return step <= 1 ? 0 : Math.min(1.5, 0.3 * step);
};
