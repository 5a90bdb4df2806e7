import { type Token, tokensOf } from '../../library/terms.js';
import { valueOfWords } from '../../minutes/numbers/number-words.js';
import type { Range } from '../../minutes/span.js';
import { isIn, partsOf } from './clauses.js';
import { readFacts } from './facts.js';
import type { Fact, SourceSentence } from './types.js';

/** A text taken apart once for comparing. */
export interface Taken {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly facts: readonly Fact[];
}

const known = new Map<string, Taken>();

export function take(text: string): Taken {
  const before = known.get(text);
  if (before) return before;
  const tokens = tokensOf(text).map((token) => ({ ...token, stem: inDigits(token) }));
  const taken = { text, tokens, facts: readFacts(text) };
  if (known.size > 5_000) known.clear();
  known.set(text, taken);
  return taken;
}

/** "Seven" and "7" are one word here. */
const inDigits = ({ stem, surface }: Token): string => String(valueOfWords(surface) ?? stem);

/** A fact that fits another one's surroundings better by less than this is no better. */
const tolerance = 0.8;

/**
 * Whether a claim gives a fact the surroundings it has in the minutes: of all facts of its kind, the one whose neighbours are most those
 * of the claim must be the one claimed. So a figure cannot change places with another of the same passage.
 */
export function isBound(fact: Fact, claim: Taken, sources: readonly SourceSentence[]): 'bound' | 'swapped' | 'absent' {
  let own = -1;
  let other = -1;
  for (const source of sources) {
    const taken = take(source.text);
    for (const candidate of taken.facts) {
      if (candidate.kind !== fact.kind) continue;
      const fit = fitOf(fact, claim, candidate, taken);
      if (candidate.key === fact.key) own = Math.max(own, fit);
      else other = Math.max(other, fit);
    }
  }
  if (own < 0) return 'absent';
  return own >= tolerance * other ? 'bound' : 'swapped';
}

/** How far the words around one fact are the words around another, 0 and up: nearer words count more on both sides. */
function fitOf(fact: Fact, claim: Taken, candidate: Fact, source: Taken): number {
  let fit = 0;
  const part = partsOf(claim.text).find((each) => isIn(fact, each));
  for (const token of claim.tokens) {
    if (overlaps(token, fact) || (part !== undefined && !isIn(token, part))) continue;
    let best = 0;
    for (const held of source.tokens)
      if (held.stem === token.stem && !overlaps(held, candidate))
        best = Math.max(best, nearness(held, candidate, source));
    fit += best * nearness(token, fact, claim);
  }
  return fit;
}

/** By the words between. */
function nearness(token: Range, fact: Range, { tokens }: Taken): number {
  let between = 0;
  for (const { start, end } of tokens)
    if (token.end <= fact.start ? start >= token.end && end <= fact.start : start >= fact.end && end <= token.start)
      between += 1;
  return 1 / (1 + between);
}

const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;
