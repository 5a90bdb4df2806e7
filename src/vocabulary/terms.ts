import { type Abbreviation, type Abbreviations, settledMeaning } from './abbreviations.js';
import { createPhraseIndex, type PhraseIndex } from './phrases.js';
import type { SynonymGroup } from './schemas.js';
import type { Expansion } from './types.js';
import { stemsOf } from './words.js';

/** Terms to search beside one phrase. */
export interface TermList {
  readonly terms: readonly Stemmed[];
  readonly kind: Expansion['kind'];
  readonly oneWay: boolean;
}

/** A term with its stems, so that it is stemmed once and not for every phrase and question. */
export interface Stemmed {
  readonly term: string;
  readonly stems: readonly string[];
  readonly key: string;
}

export type TermIndex = PhraseIndex<TermList>;

/** Everything a phrase leads to: full names to abbreviations, synonyms to synonyms, and one step from the one to the other. */
export function buildTermIndex(abbreviations: Abbreviations, groups: readonly SynonymGroup[]): TermIndex {
  const index = createPhraseIndex<TermList>();
  const shorts = indexNames(abbreviations, index);

  for (const group of groups) {
    const terms = withoutRepeats(group.terms.map(stemmed));
    const [official, ...others] = terms;
    if (official && group.oneWay) {
      const target = [official, ...shortsOf(official, shorts)];
      for (const other of others) addTerms(index, other, target, { kind: 'synonym', oneWay: true });
      continue;
    }
    // The minutes may know a thing by its abbreviation alone, so "kids in care" must reach "LAC" through "looked after children".
    const all = [...terms, ...terms.flatMap((term) => shortsOf(term, shorts))];
    for (const term of terms) addTerms(index, term, all, { kind: 'synonym', oneWay: false });
  }
  return index;
}

/** What an abbreviation itself leads to: its names, and the synonyms of those names. Nothing while its meaning is open. */
export function termsOf(abbreviation: Abbreviation, index: TermIndex): readonly TermList[] {
  const meaning = settledMeaning(abbreviation);
  if (!meaning) return [];
  const names = [meaning.full, ...meaning.variants].map(stemmed);
  const known = new Set([...names.map(({ term }) => term), abbreviation.short]);
  const beyond = names
    .flatMap(({ stems }) => index.get(stems))
    .filter((list) => list.kind === 'synonym')
    .map((list) => ({ ...list, terms: list.terms.filter(({ term }) => !known.has(term)) }));
  return [{ terms: names, kind: 'abbreviation', oneWay: false }, ...beyond];
}

function stemmed(term: string): Stemmed {
  const stems = stemsOf(term);
  return { term, stems, key: stems.join(' ') };
}

/** "increase" and "increased" are one term to the index: the first stands for both, and keeps its place. */
function withoutRepeats(terms: readonly Stemmed[]): readonly Stemmed[] {
  const kept = new Map<string, Stemmed>();
  for (const term of terms) if (!kept.has(term.key)) kept.set(term.key, term);
  return [...kept.values()];
}

/** Adds every name of every meaning; returns which abbreviations each name settles on. */
function indexNames(abbreviations: Abbreviations, index: TermIndex): PhraseIndex<Stemmed> {
  const shorts = createPhraseIndex<Stemmed>();
  for (const abbreviation of abbreviations.values()) {
    const settled = settledMeaning(abbreviation);
    const short = stemmed(abbreviation.short);
    for (const meaning of abbreviation.meanings) {
      const names = [meaning.full, ...meaning.variants].map(stemmed);
      // An open abbreviation would bring in its other meaning, so a name of it leads only to its own variants.
      const terms = meaning === settled ? [short, ...names] : names;
      for (const name of names) {
        addTerms(index, name, terms, { kind: 'abbreviation', oneWay: false });
        if (meaning === settled) shorts.add(name.stems, short);
      }
    }
  }
  return shorts;
}

const shortsOf = (term: Stemmed, shorts: PhraseIndex<Stemmed>): readonly Stemmed[] => shorts.get(term.stems);

function addTerms(
  index: TermIndex,
  phrase: Stemmed,
  terms: readonly Stemmed[],
  how: Pick<TermList, 'kind' | 'oneWay'>,
): void {
  const others = terms.filter((term) => term.key !== phrase.key);
  if (others.length > 0) index.add(phrase.stems, { terms: others, ...how });
}
