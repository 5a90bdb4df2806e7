import { createPhraseIndex, type PhraseIndex } from './phrases.js';
import type { PlaceEntry } from './schemas.js';
import type { Place } from './types.js';
import { plainWord, type Word, wordsOf } from './words.js';

/** A finder of council names. Names are compared whole: a stem would turn Hastings into haste. */
export function createPlaces(entries: readonly PlaceEntry[]): (text: string) => readonly Place[] {
  let index: PhraseIndex<PlaceEntry> | null = null;

  return (text) => {
    const words = wordsOf(text);
    index ??= indexOf(entries);
    return index.find(words, keyOf).flatMap(({ first, after, values }) => {
      const entry = values[0];
      const start = words[first]?.start ?? 0;
      const end = words[after - 1]?.end ?? start;
      if (!entry || (entry.ordinaryWord && !/^\p{Lu}/u.test(text.slice(start, end)))) return [];
      return [{ name: entry.name, start, end, ordinaryWord: entry.ordinaryWord }];
    });
  };
}

function indexOf(entries: readonly PlaceEntry[]): PhraseIndex<PlaceEntry> {
  const index = createPhraseIndex<PlaceEntry>();
  for (const entry of entries) {
    for (const name of [entry.name, ...entry.variants]) index.add(wordsOf(name).map(keyOf), entry);
  }
  return index;
}

const keyOf = (word: Word): string => (word.surface === '&' ? 'and' : plainWord(word.surface));
