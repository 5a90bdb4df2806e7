import type { StoredPassage } from '../../library/records.js';
import type { Sentence } from '../../minutes/sentence.js';
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

/** Sentences in which the quoted words stand, one after another; [] where they stand nowhere word for word. */
export function sentencesQuoted(quote: string, passages: readonly StoredPassage[]): Leaning[] {
  const words = squeeze(quote.replace(/^["“‘]|["”’]$/g, ''));
  if (words === '') return [];
  for (const passage of passages) {
    const sentences = sentencesIn(passage);
    for (let from = 0; from < sentences.length; from += 1) {
      const run: Leaning[] = [];
      for (const sentence of sentences.slice(from, from + most)) {
        run.push(sentence);
        if (squeeze(run.map(({ text }) => text).join(' ')).includes(words)) return trim(run, words);
      }
    }
  }
  return [];
}

/** Without the sentences at its beginning that the quoted words do not need. */
function trim(run: readonly Leaning[], words: string): Leaning[] {
  let from = 0;
  while (
    from < run.length - 1 &&
    squeeze(
      run
        .slice(from + 1)
        .map(({ text }) => text)
        .join(' '),
    ).includes(words)
  )
    from += 1;
  return run.slice(from);
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
