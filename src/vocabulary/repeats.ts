import type { VocabularyFiles } from './files.js';
import { plainWord, stemsOf } from './words.js';

/** A sentence about the first entry that says what another already says, or null. Two entries for one name would hide each other. */
export function findRepeats({ abbreviations, synonyms, standingItems, places }: VocabularyFiles): string | null {
  const short = firstRepeat(abbreviations.map((entry) => plainWord(entry.short)));
  if (short)
    return `The vocabulary file abbreviations.yaml lists ${short.toUpperCase()} twice; put all its meanings in one entry.`;

  const idle = synonyms.findIndex((group) => new Set(group.terms.map((term) => stemsOf(term).join(' '))).size < 2);
  if (idle >= 0) {
    return `The vocabulary file synonyms.yaml has a mistake in entry ${idle + 1} (${synonyms[idle]?.terms[0]}): its terms differ only in their endings, which are matched anyway.`;
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
