import type { Word } from './words.js';

/** A phrase found in a text: its first word, the word after its last, and what the index holds for it. */
export interface PhraseMatch<T> {
  readonly first: number;
  readonly after: number;
  readonly values: readonly T[];
}

/** Finds known phrases in a text, by whatever key each word is compared by. */
export interface PhraseIndex<T> {
  add(keys: readonly string[], value: T): void;
  /** What is held for exactly these keys. */
  get(keys: readonly string[]): readonly T[];
  /** Longest phrases first; no two overlap; in the order of the text. */
  find(words: readonly Word[], keyOf?: (word: Word) => string): readonly PhraseMatch<T>[];
}

/** An empty index. A phrase is one string of keys; each first key knows the lengths worth trying after it. */
export function createPhraseIndex<T>(): PhraseIndex<T> {
  const phrases = new Map<string, T[]>();
  const lengths = new Map<string, Set<number>>();

  return {
    add(keys, value) {
      const first = keys[0];
      if (first === undefined) return;
      const phrase = keys.join(' ');
      const held = phrases.get(phrase);
      if (held) held.push(value);
      else phrases.set(phrase, [value]);
      const known = lengths.get(first);
      if (known) known.add(keys.length);
      else lengths.set(first, new Set([keys.length]));
    },
    get: (keys) => phrases.get(keys.join(' ')) ?? [],
    find(words, keyOf = (word) => word.stem) {
      const keys = words.map(keyOf);
      const found: PhraseMatch<T>[] = [];
      for (const [first, key] of keys.entries()) {
        const reach = first + joinedLength(words, first);
        for (const length of lengths.get(key) ?? []) {
          const after = first + length;
          if (after > reach) continue;
          const values = phrases.get(keys.slice(first, after).join(' '));
          if (values) found.push({ first, after, values });
        }
      }
      return withoutOverlaps(found);
    },
  };
}

/** How many words from `first` on belong together, up to the next full stop, bracket or other break. */
function joinedLength(words: readonly Word[], first: number): number {
  let after = first + 1;
  while (words[after]?.joined) after++;
  return after - first;
}

function withoutOverlaps<T>(found: readonly PhraseMatch<T>[]): readonly PhraseMatch<T>[] {
  const longestFirst = found.toSorted((a, b) => b.after - b.first - (a.after - a.first) || a.first - b.first);
  const taken = new Set<number>();
  const kept = longestFirst.filter(({ first, after }) => {
    for (let at = first; at < after; at++) if (taken.has(at)) return false;
    for (let at = first; at < after; at++) taken.add(at);
    return true;
  });
  return kept.toSorted((a, b) => a.first - b.first);
}
