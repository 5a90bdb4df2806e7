import type { Token } from '../../library/terms.js';
import type { Range } from '../../minutes/span.js';
import { type Taken, take } from './bind.js';
import { isIn, partsOf } from './clauses.js';
import { plainWords } from './plain-words.js';
import { aroundOf } from './record-facts.js';
import type { Fact, SourceSentence } from './types.js';

/** Telling words that stand further apart in the minutes are not said of one another. */
const near = 8;

/**
 * Words that stand side by side in a claim and nowhere near one another in its sources: the subject of one sentence with what is said in
 * another. Gives the first such pair; null where all keep the company they have in the minutes.
 */
export function strangers(claim: Taken, sources: readonly SourceSentence[]): readonly [Token, Token] | null {
  const held = sources.flatMap(({ text, beside }) => [take(text), take(`${beside} ${text}`)]).map(tellingTokens);
  for (const part of partsOf(claim.text)) {
    const tokens = tellingTokens(claim).filter((token) => isIn(token, part));
    for (const [at, second] of tokens.entries()) {
      const first = tokens[at - 1];
      if (first && first.stem !== second.stem && !held.some((source) => areNear(first.stem, second.stem, source)))
        return [first, second];
    }
  }
  return null;
}

/** Without figures, times and the words that other rules compare. */
const tellingTokens = ({ tokens, facts }: Taken): Token[] =>
  tokens.filter(
    (token) =>
      !plainWords.has(token.stem) &&
      !facts.some(({ kind, start, end }) => kind !== 'comparator' && start < token.end && token.start < end),
  );

const areNear = (first: string, second: string, tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ stem }, at) =>
      stem === first && tokens.slice(Math.max(0, at - near), at + near + 1).some((other) => other.stem === second),
  );

/** Figures that one part of a claim gives together stand together in one sentence of the minutes. Null where they do. */
export function figuresApart(claim: Taken, sources: readonly SourceSentence[]): Fact | null {
  const held = sources.map(({ text, beside }) => new Set([...figuresIn(take(text)), ...figuresIn(take(beside))]));
  for (const part of partsOf(claim.text)) {
    const figures = claim.facts.filter((fact) => fact.kind === 'figure' && isIn(fact, part));
    const last = figures.at(-1);
    if (last && figures.length > 1 && !held.some((keys) => figures.every(({ key }) => keys.has(key)))) return last;
  }
  return null;
}

const figuresIn = ({ facts }: Taken): string[] => facts.filter(({ kind }) => kind === 'figure').map(({ key }) => key);

/**
 * What one part of a claim says together stands in one sentence of the minutes, the one that gives its figures: "missed bins … 81" and "food
 * waste" of two sentences are not "food waste … 81". Gives the first word that is from elsewhere; null where all are from there.
 */
export function broughtIn(claim: Taken, sources: readonly SourceSentence[]): Token | null {
  const held = sources.map((source) => ({
    figures: new Set([...figuresIn(take(source.text)), ...figuresIn(take(source.beside))]),
    stems: new Set([...take(source.text).tokens, ...take(aroundOf(source)).tokens].map(({ stem }) => stem)),
  }));
  for (const part of partsOf(claim.text)) {
    const figures = claim.facts.filter((fact) => fact.kind === 'figure' && isIn(fact, part));
    const givers = held.filter((source) => figures.every(({ key }) => source.figures.has(key)));
    if (givers.length === 0) continue;
    const tokens = tellingTokens(claim).filter((token) => isIn(token, part));
    const stray = givers.map(({ stems }) => tokens.find(({ stem }) => !stems.has(stem)) ?? null);
    const [first] = stray;
    if (first && stray.every((token) => token !== null)) return first;
  }
  return null;
}

const CAUSE =
  /(?<!\p{L})(?:because|due to(?! be\b)|owing to|as a result|result(?:ed|ing) (?:in|from)|caus(?:ed|es|ing)|led to|therefore|so that|attribut\w+|thanks to)(?!\p{L})/giu;

/** A reason is given where one sentence of the minutes gives it: the words on both sides of "because" stand in one that has such a word. */
export function reasonNotGiven(claim: Taken, sources: readonly SourceSentence[]): string | null {
  for (const part of partsOf(claim.text)) {
    const [cause] = [...claim.text.slice(part.start, part.end).matchAll(CAUSE)];
    if (!cause) continue;
    const tokens = tellingTokens(claim).filter((token) => isIn(token, part));
    const at = part.start + cause.index;
    const sides: readonly Range[] = [
      { start: part.start, end: at },
      { start: at + cause[0].length, end: part.end },
    ];
    const isGiven = sources.some(({ text, beside }) => {
      if (text.search(CAUSE) < 0) return false;
      const stems = new Set([...take(text).tokens, ...take(beside).tokens].map(({ stem }) => stem));
      return sides.every((side) => {
        const own = tokens.filter((token) => isIn(token, side));
        return own.filter(({ stem }) => stems.has(stem)).length >= 0.8 * own.length;
      });
    });
    if (!isGiven) return cause[0];
  }
  return null;
}
