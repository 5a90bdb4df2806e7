import type { StoredPassage } from '../../library/records.js';
import type { Sentence } from '../../minutes/sentence.js';
import type { Range } from '../../minutes/span.js';
import { squeeze } from '../words.js';
import { take } from './bind.js';

/** A sentence of a passage that a claim leans on. */
export interface Leaning {
  readonly passage: StoredPassage;
  readonly sentence: Sentence;
  readonly text: string;
}

/** The most sentences of the minutes that one written sentence may rest on. */
const most = 4;

/** The sentences of a passage that may be quoted, with their words. */
export const sentencesIn = (passage: StoredPassage): Leaning[] =>
  passage.sentences
    .map((sentence) => ({
      passage,
      sentence,
      text: passage.text.slice(sentence.start - passage.source.start, sentence.end - passage.source.start),
    }))
    .filter(({ text }) => !text.includes('█'));

/** Sentences in which the quoted words stand, list marks and line breaks aside; [] where they stand nowhere word for word. */
export function sentencesQuoted(quote: string, passages: readonly StoredPassage[]): Leaning[] {
  const words = squeeze(quote.replace(/^["“‘]|["”’]$/g, ''));
  if (words === '') return [];
  for (const passage of passages) {
    const range = rangeOf(words, passage.text);
    if (range === null) continue;
    const from = passage.source.start;
    return sentencesIn(passage).filter(
      ({ sentence }) => sentence.start - from < range.end && range.start < sentence.end - from,
    );
  }
  return [];
}

/** Where some words stand in a text whose runs of white space count as one space. */
function rangeOf(words: string, text: string): Range | null {
  const pattern = words.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const found = new RegExp(pattern.join('[\\s\\u00a0\\u200b\\ufeff]+'), 'u').exec(text);
  return found && { start: found.index, end: found.index + found[0].length };
}

/** The sentences that hold most of a claim's words and facts, where its writer quoted none. */
export function sentencesLike(claim: string, passages: readonly StoredPassage[]): Leaning[] {
  const { tokens, facts } = take(claim);
  const missing = new Set([...tokens.map(({ stem }) => stem), ...facts.map(({ kind, key }) => `${kind} ${key}`)]);
  const candidates = passages.flatMap(sentencesIn).map((leaning) => {
    const taken = take(leaning.text);
    return {
      leaning,
      holds: new Set([
        ...taken.tokens.map(({ stem }) => stem),
        ...taken.facts.map(({ kind, key }) => `${kind} ${key}`),
      ]),
    };
  });
  const chosen: Leaning[] = [];
  while (chosen.length < most && missing.size > 0) {
    let best = { gain: 0, candidate: null as (typeof candidates)[number] | null };
    for (const candidate of candidates) {
      const gain = [...missing].filter((one) => candidate.holds.has(one)).length;
      if (gain > best.gain) best = { gain, candidate };
    }
    if (best.candidate === null) break;
    chosen.push(best.candidate.leaning);
    for (const one of best.candidate.holds) missing.delete(one);
  }
  return chosen;
}
