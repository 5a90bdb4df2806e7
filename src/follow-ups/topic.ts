import { createMatcher } from '../finding/matches.js';
import { ambiguityNote, type Phrase, phrasesToFind } from '../finding/phrases.js';
import { wordsIn } from '../finding/words-in.js';
import type { Vocabulary } from '../vocabulary/types.js';
import { smallWords } from '../vocabulary/words.js';

/** What a list is narrowed to. */
export interface Topic {
  /** Whether a text is about it: the words and their known variants, each word anywhere, but words in double quotation marks together. */
  readonly holds: (text: string) => boolean;
  /** What was looked for beside the words themselves. */
  readonly variants: readonly string[];
  /** How the words were read, where that needs saying. */
  readonly notes: readonly string[];
}

/** Reads a topic as `find` reads its words. Vocabulary with what the minutes themselves spell out. */
export function readTopic(words: string, vocabulary: Vocabulary): Topic {
  const { phrases, variants, ambiguous } = phrasesToFind(words, vocabulary);
  const asPhrase = createMatcher(phrases);
  const byWord = phrases.map((phrase) => eachWord(phrase));
  return {
    holds: (text) =>
      asPhrase(text).length > 0 ||
      byWord.some((matchers) => matchers.length > 0 && matchers.every((match) => match(text).length > 0)),
    variants,
    notes: ambiguous.map(ambiguityNote),
  };
}

/** Whether a text holds a word at all: a topic of signs alone is none. */
export const hasWords = (text: string): boolean => wordsIn(text, 1).length > 0;

/** A matcher for each word that carries meaning. Words in quotation marks are looked for together or not at all. */
function eachWord(phrase: Phrase): readonly ReturnType<typeof createMatcher>[] {
  if (phrase.some(({ exact }) => exact)) return [];
  return phrase.filter(({ form }) => !smallWords.has(form)).map((word) => createMatcher([[{ ...word, join: null }]]));
}
