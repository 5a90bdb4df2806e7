import { createPhraseIndex, type PhraseIndex } from './phrases.js';
import type { StandingItemEntry } from './schemas.js';
import type { StandingItem } from './types.js';
import { smallWords, type Word, wordsOf } from './words.js';

/**
 * A reader of agenda titles. A title is a standing item when standing phrases, dates and small words are all there is to it:
 * "Apologies and declarations of interest" is one, "Petition: crossing on Mill Lane" is not.
 */
export function createStandingItems(entries: readonly StandingItemEntry[]): (title: string) => StandingItem | null {
  let index: PhraseIndex<StandingItem> | null = null;

  return (title) => {
    const words = meaningful(title);
    index ??= indexOf(entries);
    const found = index.find(words.map((word) => ({ ...word, joined: true })));
    const covered = found.reduce((sum, { first, after }) => sum + after - first, 0);
    if (words.length === 0 || covered < words.length) return null;
    const items = found.flatMap(({ values }) => values.slice(0, 1));
    const telling = items.find((item) => item.substance) ?? items[0];
    return telling ?? null;
  };
}

function indexOf(entries: readonly StandingItemEntry[]): PhraseIndex<StandingItem> {
  const index = createPhraseIndex<StandingItem>();
  for (const { name, variants, substance } of entries) {
    for (const title of [name, ...variants])
      index.add(
        meaningful(title).map((word) => word.stem),
        { name, substance },
      );
  }
  return index;
}

const meaningful = (title: string): readonly Word[] =>
  wordsOf(title.replace(/\(\s*(?:pages?|pp?\.)[^)]*\)/giu, ' ')).filter((word) => !isFiller(word));

const isFiller = (word: Word): boolean =>
  smallWords.has(word.stem) || fillers.test(word.surface) || /^\d/.test(word.surface);

const fillers =
  /^(?:any|all|it|if|be|is|are|was|this|that|held|receive|consider|agree|approve|confirm|note|item|agenda|pages?|am|pm|st|nd|rd|th|[a-z]|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)$/iu;
