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
  /** The highest number of a term. */
  readonly lastTerm: number;
}

/** Terms and passages are two reads: where an ingest wrote between them they are read again, so that every number has its term. */
async function readAtOneGeneration(library: Library) {
  for (;;) {
    const generation = await library.generation();
    const [terms, rows] = await Promise.all([library.terms(), library.passageTerms()]);
    if ((await library.generation()) === generation) return { generation, terms, rows };
  }
}

export async function buildPassageIndex(library: Library): Promise<PassageIndex> {
  const { generation, terms, rows } = await readAtOneGeneration(library);
  const numbers = new Map(terms.map((term, index) => [term, index + 1]));
  const head = createField(buildPostings(rows, 'head', terms.length));
  const body = createField(buildPostings(rows, 'body', terms.length));
  const fields = [
    { field: body, share: 1 },
    { field: head, share: headShare },
  ];
  const places = new Map(rows.map((row, place) => [row.passageId, place]));
  const count = rows.length;
  // Kept between questions: making arrays of this size anew would cost more than the search.
  const scores = new Float64Array(count);
  const found = new Uint32Array(count);
  const gains = new Float64Array(count);
  const gained = new Uint32Array(count);

  const frequency = (number: number): number => timesHeld(body.postings, number);
  const rarityOf = (held: number): number => Math.log(1 + (count - held + 0.5) / (held + 0.5));

  /** Notes what one alternative gives to each passage, keeping the best alternative of the concept. Returns how many passages gained. */
  function weigh({ postings, norms }: Field, numbersOf: readonly number[], factor: number, already: number): number {
    const [first, ...others] = [...numbersOf].sort((x, y) => timesHeld(postings, x) - timesHeld(postings, y));
    if (first === undefined || first === 0) return already;
    let last = already;
    const until = postings.starts[first + 1] ?? 0;
    for (let at = postings.starts[first] ?? 0; at < until; at += 1) {
      const place = postings.places[at] ?? 0;
      let times = postings.counts[at] ?? 0;
      for (const other of others) times = Math.min(times, timesIn(postings, other, place));
      if (times === 0) continue;
      const gain = (factor * times) / (times + (norms[place] ?? 0));
      const before = gains[place] ?? 0;
      if (before === 0) {
        gained[last] = place;
        last += 1;
      }
      if (gain > before) gains[place] = gain;
    }
    return last;
  }

  function search(query: Query, limit: number, eligible: (place: number) => boolean = () => true): Candidate[] {
    let foundCount = 0;
    for (const { alternatives, weight } of query) {
      const known = alternatives
        .map((alternative) => ({ ...alternative, numbers: alternative.terms.map((term) => numbers.get(term) ?? 0) }))
        .filter((alternative) => !alternative.numbers.includes(0));
      const own = known.find((alternative) => alternative.weight === 1) ?? known[0];
      if (!own) continue;
      const rarity = Math.max(...own.numbers.map((number) => rarityOf(frequency(number)))) * weight;
      for (const { field, share } of fields) {
        let gainedCount = 0;
        for (const alternative of known)
          gainedCount = weigh(field, alternative.numbers, rarity * share * alternative.weight * (k1 + 1), gainedCount);
        for (let at = 0; at < gainedCount; at += 1) {
          const place = gained[at] ?? 0;
          const before = scores[place] ?? 0;
          if (before === 0) {
            found[foundCount] = place;
            foundCount += 1;
          }
          scores[place] = before + (gains[place] ?? 0);
          gains[place] = 0;
        }
      }
    }
    const all = found.subarray(0, foundCount);
    const top = best(all, scores, limit, eligible);
    for (const place of all) scores[place] = 0;
    return top;
  }

  return {
    generation,
    passageIds: rows.map(({ passageId }) => passageId),
    itemIds: rows.map(({ itemId }) => itemId),
    placeOf: (passageId) => places.get(passageId),
    rarity: (term) => {
      const held = frequency(numbers.get(term) ?? 0);
      return held === 0 ? 0 : rarityOf(held);
    },
    isKnown: (term) => numbers.has(term),
    search,
    termsAt: (place) => rows[place]?.body ?? new Uint32Array(),
    numberOf: (term) => numbers.get(term) ?? 0,
    lastTerm: terms.length,
  };
}

interface Field {
  readonly postings: Postings;
  /** BM25's allowance for the length of each passage. */
  readonly norms: Float64Array;
}

const createField = (postings: Postings): Field => ({
  postings,
  norms: Float64Array.from(postings.lengths, (length) => k1 * (1 - b + (b * length) / postings.averageLength)),
});

/** In how many passages a term stands. */
const timesHeld = (postings: Postings, number: number): number =>
  (postings.starts[number + 1] ?? 0) - (postings.starts[number] ?? 0);

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

/** The highest of some places, highest first; equals in reading order. Most places are passed over by one look at their score. */
function best(
  places: Uint32Array,
  scores: Float64Array,
  limit: number,
  eligible: (place: number) => boolean,
): Candidate[] {
  const top: Candidate[] = [];
  if (limit < 1) return top;
  for (const place of places) {
    const similarity = scores[place] ?? 0;
    const last = top.length === limit ? top[limit - 1] : undefined;
    if (last && !isBefore(place, similarity, last)) continue;
    if (!eligible(place)) continue;
    let low = 0;
    for (let high = top.length; low < high; ) {
      const middle = (low + high) >> 1;
      const other = top[middle];
      if (other && isBefore(place, similarity, other)) high = middle;
      else low = middle + 1;
    }
    if (last) top.pop();
    top.splice(low, 0, { place, similarity });
  }
  return top;
}

const isBefore = (place: number, similarity: number, other: Candidate): boolean =>
  similarity > other.similarity || (similarity === other.similarity && place < other.place);
