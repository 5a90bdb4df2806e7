import type { Library } from '../library.js';
import { buildPostings, type Postings } from './postings.js';
import type { Query } from './query.js';

/** BM25's usual constants; how they are set was seen to matter little. */
const k1 = 1.2;
const b = 0.75;
/** What a word in the heading of a passage is worth beside the same word in its text. */
const headShare = 0.5;

/** A passage by its place in the index, with BM25 over its text and heading. Higher is nearer. */
export interface Candidate {
  readonly place: number;
  readonly similarity: number;
}

/**
 * Everything searched by words, in memory and derived from the library's rows: the same rows give the same index.
 * Places are the order of documents and of reading, so neighbours in place are neighbours on the page.
 */
export interface PassageIndex {
  readonly generation: number;
  readonly passageIds: readonly string[];
  readonly itemIds: readonly string[];
  placeOf(passageId: string): number | undefined;
  /** How telling a term is: 0 for one that stands everywhere or nowhere. */
  rarity(term: string): number;
  isKnown(term: string): boolean;
  /** The best passages that share a word with the query, best first. `eligible` keeps others out. */
  search(query: Query, limit: number, eligible?: (place: number) => boolean): Candidate[];
  /** The terms of a passage in order, as numbers; 0 parts sentences. */
  termsAt(place: number): Uint32Array;
  /** The number of a term; 0 for a term that the library does not hold. */
  numberOf(term: string): number;
}

export async function buildPassageIndex(library: Library): Promise<PassageIndex> {
  const generation = await library.generation();
  const [terms, rows] = await Promise.all([library.terms(), library.passageTerms()]);
  const numbers = new Map(terms.map((term, index) => [term, index + 1]));
  const head = buildPostings(rows, 'head', terms.length);
  const body = buildPostings(rows, 'body', terms.length);
  const places = new Map(rows.map((row, place) => [row.passageId, place]));
  const count = rows.length;
  const scores = new Float64Array(count);
  const concept = new Float64Array(count);

  const frequency = (number: number): number => (body.starts[number + 1] ?? 0) - (body.starts[number] ?? 0);
  const rarityOf = (found: number): number => Math.log(1 + (count - found + 0.5) / (found + 0.5));

  /** Adds what one alternative gives to each passage, keeping the best alternative of the concept. */
  function weigh(postings: Postings, numbersOf: readonly number[], factor: number, touched: number[]): void {
    const [first, ...others] = [...numbersOf].sort(
      (x, y) =>
        (postings.starts[x + 1] ?? 0) -
        (postings.starts[x] ?? 0) -
        ((postings.starts[y + 1] ?? 0) - (postings.starts[y] ?? 0)),
    );
    if (first === undefined || first === 0) return;
    const until = postings.starts[first + 1] ?? 0;
    for (let at = postings.starts[first] ?? 0; at < until; at += 1) {
      const place = postings.places[at] ?? 0;
      let times = postings.counts[at] ?? 0;
      for (const other of others) times = Math.min(times, timesIn(postings, other, place));
      if (times === 0) continue;
      const length = 1 - b + (b * (postings.lengths[place] ?? 0)) / postings.averageLength;
      const gain = (factor * times * (k1 + 1)) / (times + k1 * length);
      if (concept[place] === 0) touched.push(place);
      if (gain > (concept[place] ?? 0)) concept[place] = gain;
    }
  }

  function search(query: Query, limit: number, eligible: (place: number) => boolean = () => true): Candidate[] {
    scores.fill(0);
    const all: number[] = [];
    for (const { alternatives, weight } of query) {
      const known = alternatives
        .map((alternative) => ({ ...alternative, numbers: alternative.terms.map((term) => numbers.get(term) ?? 0) }))
        .filter((alternative) => !alternative.numbers.includes(0));
      const own = known.find((alternative) => alternative.weight === 1) ?? known[0];
      if (!own) continue;
      const rarity = Math.max(...own.numbers.map((number) => rarityOf(frequency(number)))) * weight;
      for (const [postings, share] of [
        [body, 1],
        [head, headShare],
      ] as const) {
        const touched: number[] = [];
        for (const alternative of known)
          weigh(postings, alternative.numbers, rarity * share * alternative.weight, touched);
        for (const place of touched) {
          if (scores[place] === 0) all.push(place);
          scores[place] = (scores[place] ?? 0) + (concept[place] ?? 0);
          concept[place] = 0;
        }
      }
    }
    return best(all.filter(eligible), scores, limit);
  }

  return {
    generation,
    passageIds: rows.map(({ passageId }) => passageId),
    itemIds: rows.map(({ itemId }) => itemId),
    placeOf: (passageId) => places.get(passageId),
    rarity: (term) => {
      const found = frequency(numbers.get(term) ?? 0);
      return found === 0 ? 0 : rarityOf(found);
    },
    isKnown: (term) => numbers.has(term),
    search,
    termsAt: (place) => rows[place]?.body ?? new Uint32Array(),
    numberOf: (term) => numbers.get(term) ?? 0,
  };
}

function timesIn(postings: Postings, term: number, place: number): number {
  let low = postings.starts[term] ?? 0;
  let high = (postings.starts[term + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = postings.places[middle] ?? 0;
    if (found === place) return postings.counts[middle] ?? 0;
    if (found < place) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/** The highest of some places; equals stay in reading order. */
function best(places: number[], scores: Float64Array, limit: number): Candidate[] {
  const compare = (x: number, y: number): number => (scores[y] ?? 0) - (scores[x] ?? 0) || x - y;
  if (places.length > limit * 8) {
    // A cut by value first: sorting tens of thousands of places for a hundred would cost more than finding them.
    const sample = places
      .filter((_, index) => index % Math.max(1, Math.floor(places.length / 512)) === 0)
      .sort(compare);
    const kept = sample[Math.ceil((sample.length * limit * 4) / places.length)];
    const floor = kept === undefined ? 0 : (scores[kept] ?? 0);
    const above = places.filter((place) => (scores[place] ?? 0) >= floor);
    if (above.length >= limit)
      return above
        .sort(compare)
        .slice(0, limit)
        .map((place) => ({ place, similarity: scores[place] ?? 0 }));
  }
  return places
    .sort(compare)
    .slice(0, limit)
    .map((place) => ({ place, similarity: scores[place] ?? 0 }));
}
