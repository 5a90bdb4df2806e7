import type { VocabularyFiles } from './files.js';
import { nameKey, plainWord } from './words.js';

/** A sentence about the first entry that says what another already says, or null. Two entries for one name would hide each other. */
export function findRepeats({ abbreviations, standingItems, places }: VocabularyFiles): string | null {
  const meaning = firstRepeat(abbreviations.map(({ short, full }) => `${plainWord(short)}: ${nameKey(full)}`));
  if (meaning) {
    const short = meaning.slice(0, meaning.indexOf(':')).toUpperCase();
    return `The vocabulary file abbreviations.yaml lists ${short} twice with the same full name; leave one of them out.`;
  }

  const title = firstRepeat(
    standingItems.flatMap((item) => [item.name, ...item.variants].map((each) => each.toLowerCase())),
  );
  if (title) return `The vocabulary file standing-items.yaml lists "${title}" twice.`;

  const place = firstRepeat(places.flatMap((each) => [each.name, ...each.variants]));
  return place ? `The vocabulary file places.yaml lists ${place} twice.` : null;
}

function firstRepeat(values: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) return value;
    seen.add(value);
  }
  return null;
}
