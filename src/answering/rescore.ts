import type { Candidate, PassageIndex } from '../library/index/passage-index.js';
import type { Query } from '../library/index/query.js';

/**
 * What each closer look adds to BM25. Round weights set by hand: learnt ones were seen to fit one kind of record and harm another.
 * Neighbours and meeting help where an answer runs over several passages and change little elsewhere.
 */
const shares = { sentence: 0.3, together: 0.3, neighbour: 0.2, meeting: 0.15 };
const usualSentence = 12;

/** Looks again at the candidates: the best sentence, words that stand side by side, the passages around and the meeting. */
export function rescore(
  query: Query,
  candidates: readonly Candidate[],
  index: PassageIndex,
  meetingOf: (place: number) => string,
): Candidate[] {
  const lookUp = termTable(query, index);
  const own = new Map(
    candidates.map(({ place, similarity }) => [place, similarity + closerLook(index.termsAt(place), lookUp)]),
  );
  const meetings = new Map<string, number[]>();
  for (const [place, similarity] of own) {
    const meeting = meetingOf(place);
    meetings.set(meeting, [...(meetings.get(meeting) ?? []), similarity]);
  }
  const meetingMeans = new Map([...meetings].map(([meeting, all]) => [meeting, meanOfTop(all, 5)]));
  return candidates.map(({ place }) => {
    const meeting = meetingOf(place);
    const beside = [place - 1, place + 1]
      .filter((other) => meetingOf(other) === meeting)
      .reduce((sum, other) => sum + (own.get(other) ?? 0), 0);
    return {
      place,
      similarity: (own.get(place) ?? 0) + shares.neighbour * beside + shares.meeting * (meetingMeans.get(meeting) ?? 0),
    };
  });
}

const meanOfTop = (values: number[], count: number): number =>
  values
    .sort((a, b) => b - a)
    .slice(0, count)
    .reduce((sum, value) => sum + value, 0) / count;

interface Meaning {
  readonly concept: number;
  readonly weight: number;
}

/** For each term number the concept it may stand for. Alternatives of several words are left to the first search. */
function termTable(query: Query, index: PassageIndex): { meanings: Map<number, Meaning>; rarities: number[] } {
  const meanings = new Map<number, Meaning>();
  const rarities = query.map(({ alternatives }) => {
    const own = alternatives[0];
    return own && own.terms.length === 1 ? index.rarity(own.terms[0] ?? '') : 0;
  });
  query.forEach(({ alternatives }, concept) => {
    for (const { terms, weight } of alternatives) {
      const [only] = terms;
      if (terms.length !== 1 || only === undefined) continue;
      const number = index.numberOf(only);
      const before = meanings.get(number);
      if (number !== 0 && (!before || before.weight < weight)) meanings.set(number, { concept, weight });
    }
  });
  return { meanings, rarities };
}

function closerLook(
  terms: Uint32Array,
  { meanings, rarities }: { meanings: Map<number, Meaning>; rarities: number[] },
): number {
  let best = 0;
  let together = 0;
  let held = new Map<number, number>();
  let length = 0;
  let before: Meaning | undefined;
  const pairs = new Set<number>();
  const close = (): void => {
    if (held.size > 0) {
      let sum = 0;
      for (const [concept, weight] of held) sum += weight * (rarities[concept] ?? 0);
      best = Math.max(best, (sum * 2.2) / (1 + 1.2 * (0.25 + (0.75 * length) / usualSentence)));
    }
    held = new Map();
    length = 0;
  };
  for (const term of terms) {
    if (term === 0) {
      close();
      before = undefined;
      continue;
    }
    length += 1;
    const meaning = meanings.get(term);
    if (meaning) {
      held.set(meaning.concept, Math.max(held.get(meaning.concept) ?? 0, meaning.weight));
      if (before && meaning.concept === before.concept + 1 && !pairs.has(meaning.concept)) {
        pairs.add(meaning.concept);
        together +=
          Math.min(before.weight, meaning.weight) *
          ((rarities[before.concept] ?? 0) + (rarities[meaning.concept] ?? 0));
      }
    }
    before = meaning;
  }
  close();
  return shares.sentence * best + shares.together * together;
}
