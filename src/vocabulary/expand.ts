import { type Abbreviations, settledMeaning, spot } from './abbreviations.js';
import { type Stemmed, type TermIndex, type TermList, termsOf } from './terms.js';
import type { AmbiguousAbbreviation, Expansion } from './types.js';
import { smallWords, type Word, wordsOf } from './words.js';

/** Terms to search beside the words of a question, each tied to the words it stands for. */
export function expandQuestion(question: string, abbreviations: Abbreviations, index: TermIndex): readonly Expansion[] {
  const words = wordsOf(question);
  const shouting = isShouting(question, words);
  const phrases = index.find(words);
  const inPhrase = new Set(phrases.flatMap(({ first, after }) => (after - first > 1 ? range(first, after) : [])));

  const fromPhrases = phrases.flatMap(({ first, after, values }) => {
    // A word that is an abbreviation in its own capitals is not the everyday word it spells.
    const word = words[first];
    const isAbbreviation = after - first === 1 && word && spot(abbreviations, word, shouting)?.capitalsOnly;
    return isAbbreviation ? [] : combine(question, words, first, after, values);
  });
  const fromAbbreviations = words.flatMap((word, at) => {
    if (inPhrase.has(at)) return [];
    const found = spot(abbreviations, word, shouting);
    return found ? combine(question, words, at, at + 1, termsOf(found, index)) : [];
  });
  return [...fromPhrases, ...fromAbbreviations].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Abbreviations of a question whose meaning is open, each once. */
export function findAmbiguous(question: string, abbreviations: Abbreviations): readonly AmbiguousAbbreviation[] {
  const words = wordsOf(question);
  const shouting = isShouting(question, words);
  const found = new Map<string, AmbiguousAbbreviation>();
  for (const word of words) {
    const abbreviation = spot(abbreviations, word, shouting);
    if (!abbreviation || settledMeaning(abbreviation)) continue;
    found.set(abbreviation.short, { short: abbreviation.short, meanings: abbreviation.meanings });
  }
  return [...found.values()];
}

/** One expansion for each kind and direction, with every term once. */
function combine(
  question: string,
  words: readonly Word[],
  first: number,
  after: number,
  lists: readonly TermList[],
): readonly Expansion[] {
  const start = words[first]?.start ?? 0;
  const end = words[after - 1]?.end ?? start;
  const surface = question.slice(start, end);
  const asked = new Set(words.map((word) => word.stem));
  const merged = new Map<string, Expansion>();
  for (const { terms, kind, oneWay } of lists) {
    const key = `${kind} ${oneWay}`;
    const before = merged.get(key)?.terms ?? [];
    const telling = terms.filter((term) => kind === 'abbreviation' || saysMore(term, asked)).map(({ term }) => term);
    merged.set(key, { start, end, surface, terms: [...new Set([...before, ...telling])], kind, oneWay });
  }
  return [...merged.values()].filter(({ terms }) => terms.length > 0);
}

/** "in care" beside "kids in care" would find what the question's own words find, and count it twice. */
const saysMore = ({ stems }: Stemmed, asked: ReadonlySet<string>): boolean =>
  stems.some((stem) => !smallWords.has(stem) && !asked.has(stem));

/** Capitals tell an abbreviation from a word only where there is lower case too; a lone "SEND" is still the abbreviation. */
const isShouting = (question: string, words: readonly Word[]): boolean =>
  words.length > 3 && question === question.toUpperCase();

const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, at) => from + at);
