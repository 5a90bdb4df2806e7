import type { Candidate } from '../library/index/passage-index.js';
import type { Query } from '../library/index/query.js';
import type { MinuteBook } from './minute-book.js';
import type { Question } from './question.js';
import { rescore } from './rescore.js';

/** A passage that may hold the answer. `similarity` is comparable within one question only; higher is nearer. */
export interface RetrievedPassage {
  readonly place: number;
  readonly passageId: string;
  readonly similarity: number;
}

export interface RetrieveOptions {
  readonly limit: number;
  readonly eligible?: (place: number) => boolean;
  /** The question's vector, when vectors take part. */
  readonly vector?: readonly number[] | null;
}

/** Passages that are looked at closely. More were seen to add nothing. */
const poolSize = 100;

/** Words of an alternative count for less when the pool is gathered than when a sentence is judged: they bring in much that is beside the point. */
const poolShare = 0.75;

/** Finds the passages nearest to a question: words and vectors side by side, then a closer look at the best. */
export function retrievePassages(
  question: Pick<Question, 'terms' | 'alternatives'>,
  book: MinuteBook,
  options: RetrieveOptions,
): RetrievedPassage[] {
  const query = toQuery(question);
  const pool = book.index.search(query, poolSize, options.eligible);
  const near = nearestByVector(book, options);
  const known = new Set(pool.map(({ place }) => place));
  const wider: Candidate[] = [
    ...pool,
    ...near.filter(({ place }) => !known.has(place)).map(({ place }) => ({ place, similarity: 0 })),
  ];
  const rescored = rescore(query, wider, book.index, itemToMeeting(book));
  const mixed = options.vector ? mix(rescored, book, options.vector) : rescored;
  return mixed
    .sort((a, b) => b.similarity - a.similarity || a.place - b.place)
    .slice(0, options.limit)
    .map(({ place, similarity }) => ({ place, similarity, passageId: book.index.passageIds[place] ?? '' }));
}

const itemToMeeting =
  (book: MinuteBook) =>
  (place: number): string =>
    book.items.get(book.index.itemIds[place] ?? '')?.meetingId ?? '';

/** Each term with the single words that may stand for it; what stands for several words at once is a concept of its own. */
export function toQuery({ terms, alternatives }: Pick<Question, 'terms' | 'alternatives'>): Query {
  const single = terms.map(({ stem }, index) => ({
    alternatives: [
      { terms: [stem], weight: 1 },
      ...alternatives
        .filter(({ stands }) => stands.length === 1 && stands[0] === index)
        .map(({ stems, weight }) => ({ terms: stems, weight: weight * poolShare })),
    ],
    weight: 1,
  }));
  const phrases = new Map<string, { terms: readonly string[]; weight: number }[]>();
  for (const { stands, stems, weight } of alternatives) {
    if (stands.length < 2) continue;
    const key = stands.join();
    phrases.set(key, [...(phrases.get(key) ?? []), { terms: stems, weight: weight * poolShare }]);
  }
  return [...single, ...[...phrases.values()].map((all) => ({ alternatives: all, weight: 1 }))];
}

function nearestByVector(book: MinuteBook, { vector, eligible }: RetrieveOptions): Candidate[] {
  if (!vector || !book.vectors) return [];
  return book.vectors.nearest(vector, poolSize).flatMap(({ passageId, similarity }) => {
    const place = book.index.placeOf(passageId);
    return place === undefined || (eligible && !eligible(place)) ? [] : [{ place, similarity }];
  });
}

/** A mean and not a sum: a passage at the edge of its item must not lose for having one neighbour fewer. */
function smoothedSimilarity(
  place: number,
  { index }: MinuteBook,
  neighbourPart: number,
  similarityAt: (place: number) => number | null,
): number {
  const own = similarityAt(place);
  if (own === null) return 0;
  if (neighbourPart === 0) return own;
  let sum = own;
  let weight = 1;
  for (const other of [place - 1, place + 1]) {
    if (index.itemIds[other] === undefined || index.itemIds[other] !== index.itemIds[place]) continue;
    const similarity = similarityAt(other);
    if (similarity === null) continue;
    sum += neighbourPart * similarity;
    weight += neighbourPart;
  }
  return sum / weight;
}

/** Blends word and vector similarity, each stretched from its lowest to its highest among the candidates. */
function mix(candidates: readonly Candidate[], book: MinuteBook, vector: readonly number[]): Candidate[] {
  const share = book.model?.share ?? 0;
  if (share === 0 || !book.vectors || candidates.length === 0) return [...candidates];
  const known = new Map<number, number | null>();
  const similarityAt = (place: number): number | null => {
    const before = known.get(place);
    if (before !== undefined) return before;
    const similarity = book.vectors?.similarityOf(book.index.passageIds[place] ?? '', vector) ?? null;
    known.set(place, similarity);
    return similarity;
  };
  const vectors = candidates.map(({ place }) =>
    smoothedSimilarity(place, book, book.model?.neighbourPart ?? 0, similarityAt),
  );
  const words = stretch(candidates.map(({ similarity }) => similarity));
  const near = stretch(vectors);
  const top = Math.max(...candidates.map(({ similarity }) => similarity), 1e-9);
  return candidates.map(({ place }, index) => ({
    place,
    similarity: top * ((1 - share) * (words[index] ?? 0) + share * (near[index] ?? 0)),
  }));
}

function stretch(values: readonly number[]): number[] {
  const low = Math.min(...values);
  const width = Math.max(...values) - low;
  return values.map((value) => (width === 0 ? 0 : (value - low) / width));
}
