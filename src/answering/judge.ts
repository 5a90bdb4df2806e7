import type { StoredPassage } from '../library/records.js';
import { termsOf } from '../library/terms.js';
import type { Sentence } from '../minutes/sentence.js';
import { holdsEvidence, isPlain, mustHold, tellingKinds } from './evidence.js';
import type { MinuteBook } from './minute-book.js';
import type { Question } from './question.js';
import { reportsQuestion } from './reported-question.js';
import type { RetrievedPassage } from './retrieve.js';
import { printsPeriod, sentenceWithin } from './time-limit.js';

/** A sentence with how well it answers. */
export interface JudgedSentence {
  readonly passage: StoredPassage;
  readonly place: number;
  readonly sentence: Sentence;
  readonly text: string;
  /** 0 and up; higher answers better. Comparable within one question. */
  readonly merit: number;
  /** Share of what the question asks about that stands in the sentence or in what belongs to it, 0 to 1. */
  readonly coverage: number;
  /** The same for the sentence's own words alone. */
  readonly ownCoverage: number;
  /** Names and numbers of the question that stand nowhere near it. */
  readonly missing: readonly string[];
  /** Whether it holds the sort of words asked for; null where any will do. */
  readonly fits: boolean | null;
  /** For each term of the question how well the sentence itself meets it, 0 to 1. */
  readonly met: readonly number[];
}

/** What a word is worth by where it stands: in the sentence, in the words that belong to it, or in the heading it stands under. */
const near = { own: 1, speaker: 0.9, asked: 1, leadIn: 0.9, heading: 1, paragraph: 0.6, head: 0.7, decided: 0.5 };
const bonus = {
  context: 0.85,
  passage: 0.3,
  fits: 0.5,
  /** Who, when and why are told by the kind of words more than by the question's own. */
  fitsTelling: 0.85,
  fitsWeakly: 0.4,
  misfit: 0.3,
  decision: 0.4,
  notDecision: 0.1,
  agenda: 0.5,
  announces: 0.15,
  procedural: 0.4,
  question: 0.3,
  dated: 0.15,
};
/** Sentences after a reported question that may still be its answer. */
const answerLength = 5;

/** Judges every sentence of some passages against a question, best first. */
export function judgeSentences(
  question: Question,
  passages: readonly { passage: StoredPassage; retrieved: RetrievedPassage }[],
  book: MinuteBook,
): JudgedSentence[] {
  const weights = termWeights(question, book);
  const top = Math.max(...passages.map(({ retrieved }) => retrieved.similarity), 1e-9);
  return passages
    .flatMap(({ passage, retrieved }) =>
      judgePassage({
        question,
        weights,
        passage,
        retrieved,
        share: retrieved.similarity / top,
        procedural: isProcedural(question, passage, book),
      }),
    )
    .sort((a, b) => b.merit - a.merit || a.place - b.place || a.sentence.start - b.sentence.start);
}

/**
 * How much each term matters: the root of its rarity in the library, because in a small library rarity says little.
 * A name that the library does not hold matters most of all.
 */
export function termWeights(question: Question, book: MinuteBook): number[] {
  return rarities(question, book).map(Math.sqrt);
}

function rarities(question: Question, book: MinuteBook): number[] {
  const count = Math.max(book.index.passageIds.length, 1);
  const rarest = Math.log(1 + count / 0.5);
  return question.terms.map((term, index) => {
    const own = book.index.rarity(term.stem);
    const others = question.alternatives
      .filter(({ stands }) => stands.length === 1 && stands[0] === index)
      .map(({ stems }) => Math.max(...stems.map((stem) => book.index.rarity(stem))))
      .filter((rarity) => rarity > 0);
    if (own > 0) return own;
    if (term.named) return rarest;
    return others.length > 0 ? Math.min(...others, rarest) : 0.65 * rarest;
  });
}

/** Apologies and the like answer nothing, unless the question is about them. */
function isProcedural(question: Question, passage: StoredPassage, book: MinuteBook): boolean {
  const title = book.items.get(passage.itemId)?.title ?? '';
  const standing = book.vocabulary.isStandingItem(title);
  if (standing === null || standing.substance) return false;
  const about = new Set(termsOf(title));
  return !question.terms.some(({ stem }) => about.has(stem)) && !/\bminutes\b/i.test(question.text);
}

interface PassageToJudge {
  readonly question: Question;
  readonly weights: readonly number[];
  readonly passage: StoredPassage;
  readonly retrieved: RetrievedPassage;
  /** The passage's similarity as a share of the nearest one's. */
  readonly share: number;
  readonly procedural: boolean;
}

function judgePassage({ question, weights, passage, retrieved, share, procedural }: PassageToJudge): JudgedSentence[] {
  const at = (range: { start: number; end: number } | null): string =>
    range === null ? '' : passage.text.slice(range.start - passage.source.start, range.end - passage.source.start);
  const head = new Set(termsOf(passage.head));
  const whole = new Set(termsOf(passage.text));
  const all = passage.sentences.map((sentence) => ({ sentence, text: at(sentence), terms: termsOf(at(sentence)) }));
  const asked = all.map(({ text }) => reportsQuestion(text));
  return all.map(({ sentence, text, terms }, index): JudgedSentence => {
    const own = new Set(terms);
    const asker = asked.lastIndexOf(true, index - 1);
    const answering = index > 0 && asker >= 0 && index - asker <= answerLength ? (all[asker]?.terms ?? []) : [];
    const places: readonly (readonly [ReadonlySet<string>, number])[] = [
      [own, near.own],
      [new Set(termsOf(sentence.speaker ?? '')), near.speaker],
      [new Set(answering), near.asked],
      [new Set(termsOf(at(sentence.leadIn))), near.leadIn],
      [new Set(termsOf(at(sentence.heading))), near.heading],
      [new Set(termsOf(at(sentence.part))), near.paragraph],
      [head, near.head],
      // What was resolved is worded shortly: what it is about stands before it.
      [whole, sentence.section === 'decision' ? near.decided : 0],
    ];
    const met = meet(question, places.slice(0, 1));
    const metNear = meet(question, places);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const cover = (values: readonly number[]): number =>
      total === 0 ? 0 : values.reduce((sum, value, term) => sum + value * (weights[term] ?? 0), 0) / total;
    const coverage = cover(metNear);
    const ownCoverage = cover(met);
    const fits = holdsEvidence(question.kind, text);
    const merit =
      bonus.context * coverage +
      (1 - bonus.context) * ownCoverage +
      bonus.passage * share +
      (fits === true
        ? tellingKinds.has(question.kind)
          ? isPlain(question.kind, text)
            ? bonus.fitsTelling
            : bonus.fitsWeakly
          : bonus.fits
        : fits === false
          ? mustHold.has(question.kind)
            ? -bonus.misfit
            : 0
          : 0) +
      (question.kind === 'decision' ? (sentence.section === 'decision' ? bonus.decision : -bonus.notDecision) : 0) -
      (sentence.section === 'agenda' ? bonus.agenda : 0) -
      (procedural ? bonus.procedural : 0) -
      (/[:–-]\s*$/.test(text) ? bonus.announces : 0) -
      (asked[index] ? bonus.question : 0) +
      (sentenceWithin(text, question.scope) === true ? bonus.dated : 0) +
      (printsPeriod(text, question.scope) ? bonus.dated : 0);
    const missing = question.terms
      .filter((term, place) => term.named && (metNear[place] ?? 0) < 0.3)
      .map(({ surface }) => surface);
    return { passage, place: retrieved.place, sentence, text, merit, coverage, ownCoverage, missing, fits, met };
  });
}

/** For each term the best that any place offers, in the question's own word or in one that may stand for it. */
function meet(question: Question, places: readonly (readonly [ReadonlySet<string>, number])[]): number[] {
  const met = question.terms.map(({ stem }) =>
    Math.max(0, ...places.map(([stems, worth]) => (stems.has(stem) ? worth : 0))),
  );
  for (const { stands, stems, weight } of question.alternatives) {
    for (const [held, worth] of places) {
      if (!stems.every((stem) => held.has(stem))) continue;
      for (const term of stands) met[term] = Math.max(met[term] ?? 0, worth * weight);
    }
  }
  return met;
}
