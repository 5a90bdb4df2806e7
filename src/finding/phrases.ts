import { plural } from '../answering/words.js';
import type { Range } from '../minutes/span.js';
import { overlaps } from '../minutes/span.js';
import type { AmbiguousAbbreviation, Expansion, Vocabulary } from '../vocabulary/types.js';
import { wordsIn } from './words-in.js';

/** One word of a phrase that is looked for. */
export interface PhraseWord {
  readonly form: string;
  /** Compared as printed rather than by stem. */
  readonly exact: boolean;
  /** The capitals it must begin with, for an abbreviation that spells an everyday word; else null. */
  readonly capitals: string | null;
  /** What must stand between it and the word before, where both are figures: "5.4" is not "5 4". Null where any join will do. */
  readonly join: string | null;
}

export type Phrase = readonly PhraseWord[];

export interface PhrasesToFind {
  readonly phrases: readonly Phrase[];
  /** Known variants that are looked for beside the words, as a person would write them. */
  readonly variants: readonly string[];
  /** Abbreviations of several meanings, which are looked for as printed only. */
  readonly ambiguous: readonly AmbiguousAbbreviation[];
}

/** Substitutions multiply; more than this many ways to say one thing are not known of anything. */
const mostVariants = 60;

/**
 * The words with every abbreviation also in full and every full name also as its abbreviation. Words of nearly the same meaning are left
 * out on purpose: who asks for every occurrence must know what was counted. Words in double quotation marks stand as they are.
 */
export function phrasesToFind(query: string, vocabulary: Vocabulary): PhrasesToFind {
  const quoted = quotedRanges(query);
  const expansions = vocabulary
    .expand(query)
    .filter((expansion) => expansion.kind === 'abbreviation' && !quoted.some((range) => overlaps(range, expansion)));
  const own = toPhrase(query, vocabulary, quoted);
  const phrases = new Map([[keyOf(own), own]]);
  const variants: string[] = [];
  for (const variant of substitutions(query, expansions)) {
    const phrase = toPhrase(variant, vocabulary, quotedRanges(variant));
    if (phrases.has(keyOf(phrase))) continue;
    phrases.set(keyOf(phrase), phrase);
    variants.push(variant);
  }
  return { phrases: [...phrases.values()], variants, ambiguous: quoted.length > 0 ? [] : vocabulary.ambiguous(query) };
}

/** "“AP” may mean …": why an abbreviation was not looked for in full. */
export const ambiguityNote = ({ short, meanings }: AmbiguousAbbreviation): string =>
  `“${short}” has ${plural(meanings.length, 'meaning')} (${meanings.map(({ full }) => full).join('; ')}); it was looked for as written.`;

const keyOf = (phrase: Phrase): string =>
  phrase.map(({ form, exact, capitals }) => `${exact ? '=' : ''}${capitals ?? ''}${form}`).join(' ');

/** Ranges in paired double quotation marks, straight or curly. */
function quotedRanges(query: string): Range[] {
  return [...query.matchAll(/["“”„«]([^"“”„«»]*)["“”»]/g)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
}

function toPhrase(text: string, vocabulary: Vocabulary, quoted: readonly Range[]): Phrase {
  const words = wordsIn(text);
  return words.map((word, index): PhraseWord => {
    const before = words[index - 1];
    const exact = quoted.some((range) => overlaps(range, word));
    const bothFigures = before !== undefined && /\d$/.test(before.surface) && /^\d/.test(word.surface);
    return {
      form: exact ? word.plain : word.stem,
      exact,
      capitals: !exact && countsInCapitalsOnly(word.surface, vocabulary) ? word.surface.replace(/['’]?s$/, '') : null,
      join: bothFigures ? plainJoin(text.slice(before.end, word.start)) : null,
    };
  });
}

/** How figures are joined, whatever hyphen or dash is used: "2024–25" is "2024-25". */
export const plainJoin = (between: string): string => between.replace(/[‐‑–]/g, '-').replace(/[^.,:/-]/g, '');

/** True of "SEND" and not of "send" or "EHCP": the vocabulary knows the capitals and not the small letters. */
function countsInCapitalsOnly(surface: string, vocabulary: Vocabulary): boolean {
  if (!/^\p{Lu}{2,}/u.test(surface)) return false;
  const knows = (word: string): boolean =>
    vocabulary.ambiguous(word).length > 0 || vocabulary.expand(word).some(({ kind }) => kind === 'abbreviation');
  return knows(surface) && !knows(surface.toLowerCase());
}

/** Every way to put terms of the expansions in the place of the words they stand for. */
function substitutions(query: string, expansions: readonly Expansion[]): string[] {
  let texts = [{ text: '', end: 0 }];
  for (const { start, end, surface, terms } of expansions) {
    texts = texts
      .flatMap((before) =>
        start < before.end
          ? [before]
          : [surface, ...terms].map((term) => ({ text: before.text + query.slice(before.end, start) + term, end })),
      )
      .slice(0, mostVariants);
  }
  return texts.map(({ text, end }) => text + query.slice(end));
}
