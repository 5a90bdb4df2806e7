import type { Range } from '../../minutes/span.js';
import { type Taken, take } from './bind.js';
import type { Fact, SourceSentence } from './types.js';

/** What the words directly before a figure make of it: where it came from, what it is out of. Null where they say nothing. */
function roleOf({ start }: Range, text: string): string | null {
  const before = text.slice(Math.max(0, start - 40), start);
  if (/\bfrom (?:the |a |an |just |about |around |nearly |over |under )*$/i.test(before)) return 'from';
  if (/\d\S* (?:out )?of (?:the |its |all |their )*$/i.test(before)) return 'whole';
  if (/\bby (?:the |a |an |just |about |around |nearly |over |under )*$/i.test(before)) return 'by';
  if (/\b(?:than|against|compared (?:to|with)|target of|average of) (?:the |a |an )*(?:\p{L}+ ){0,4}$/iu.test(before))
    return 'set beside';
  return null;
}

/**
 * Two figures of a sentence that changed places: one is now where it came from, or out of what, or they stand in another order where
 * nothing else tells them apart. Gives the first such figure.
 */
export function changedPlaces(claim: Taken, sources: readonly SourceSentence[]): Fact | null {
  const figures = claim.facts.filter(({ kind }) => kind === 'figure');
  for (const figure of figures) {
    const roles = new Set(sources.flatMap(({ text }) => sameIn(figure, take(text)).map((same) => roleOf(same, text))));
    if (roles.size > 0 && !roles.has(roleOf(figure, claim.text))) return figure;
  }
  for (const [at, second] of figures.entries()) {
    const first = figures[at - 1];
    if (!first || familyOf(first) !== familyOf(second) || first.key === second.key) continue;
    const held = sources
      .map(({ text }) => take(text))
      .filter((source) => sameIn(first, source).length > 0 && sameIn(second, source).length > 0);
    if (held.length > 0 && !held.some((source) => inOrder(first, second, source))) return second;
  }
  return null;
}

const sameIn = ({ key }: Fact, { facts }: Taken): Fact[] =>
  facts.filter((fact) => fact.kind === 'figure' && fact.key === key);

const inOrder = (first: Fact, second: Fact, source: Taken): boolean =>
  sameIn(first, source).some((a) => sameIn(second, source).some((b) => a.start < b.start));

const familyOf = ({ key }: Fact): string => key.split(' ')[0] ?? '';
