import type { Range } from '../../minutes/span.js';
import { type Taken, take } from './bind.js';
import { clausesOf, isIn } from './clauses.js';
import type { Fact, FactKind, SourceSentence } from './types.js';
import { negators } from './word-classes.js';

/** A clause of the minutes that a clause of a claim says again. */
export interface Aligned {
  readonly source: Taken;
  readonly clause: Range;
}

/** The clause of the sources that shares most words and facts with one of a claim; of equal ones the shorter. */
export function alignClause(claim: Taken, clause: Range, sources: readonly SourceSentence[]): Aligned | null {
  const wanted = wordsOf(claim, clause);
  let best: Aligned | null = null;
  let most = 0;
  for (const { text } of sources) {
    const source = take(text);
    for (const candidate of clausesOf(text)) {
      const held = wordsOf(source, candidate);
      const shared = [...wanted].filter((word) => held.has(word)).length;
      const similarity = shared / Math.sqrt(Math.max(1, held.size) * Math.max(1, wanted.size));
      if (similarity > most) {
        most = similarity;
        best = { source, clause: candidate };
      }
    }
  }
  return best;
}

const wordsOf = ({ tokens, facts }: Taken, clause: Range): Set<string> =>
  new Set([
    ...tokens.filter((token) => isIn(token, clause)).map(({ stem }) => stem),
    ...facts.filter((fact) => isIn(fact, clause)).map(({ kind, key }) => `${kind} ${key}`),
  ]);

/** Whether a stretch denies what it says: an odd number of negations. */
export const isDenied = (text: string, { start, end }: Range): boolean =>
  [...text.slice(start, end).matchAll(negators)].length % 2 === 1;

export const negationsIn = (text: string): number => [...text.matchAll(negators)].length;

/** The keys of some kind of fact in a stretch, each once. */
export const keysIn = ({ facts }: { readonly facts: readonly Fact[] }, kind: FactKind, within?: Range): Set<string> =>
  new Set(
    facts.filter((fact) => fact.kind === kind && (within === undefined || isIn(fact, within))).map(({ key }) => key),
  );
