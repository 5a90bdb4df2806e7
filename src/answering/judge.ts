import type { StoredPassage } from '../library/records.js';
import { termsOf } from '../library/terms.js';
import type { Sentence } from '../minutes/sentence.js';
import { holdsEvidence } from './evidence.js';
import { meritOf } from './merit.js';
import type { MinuteBook } from './minute-book.js';
import type { Question } from './question.js';
import { answerStart, reportsQuestion } from './reported-question.js';
import type { RetrievedPassage } from './retrieve.js';
import { termWeights } from './term-weights.js';
import { saidOn } from './within-scope.js';

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
  /** It follows a reported question that asked for a reason. */
  readonly repliesToWhy: boolean;
  /** For each term of the question how well the sentence itself meets it, 0 to 1. */
  readonly met: readonly number[];
}

/** What a word is worth by where it stands: in the sentence, in the words that belong to it, or in the heading it stands under. */
const near = { own: 1, speaker: 0.9, asked: 1, leadIn: 0.9, heading: 1, paragraph: 0.6, head: 0.7, decided: 0.5 };
const asksWhy = /\b(?:why|what (?:lay|was|is|were) (?:behind|causing)|(?:the|what) (?:reasons?|causes?))\b/i;
/** Sentences after a reported question that may still be its answer. */
const answerLength = 5;

/**
 * Judges every sentence of some passages against a question, best first. `texts` are the documents' texts: the lead-in of a list may
 * stand in the passage before.
 */
export function judgeSentences(
  question: Question,
  passages: readonly { passage: StoredPassage; retrieved: RetrievedPassage }[],
  book: MinuteBook,
  texts: ReadonlyMap<string, string>,
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
        text: texts.get(passage.source.document) ?? '',
        share: retrieved.similarity / top,
        procedural: isProcedural(question, passage, book),
        said: saidOn(passage.itemId, book),
      }),
    )
    .sort((a, b) => b.merit - a.merit || a.place - b.place || a.sentence.start - b.sentence.start);
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
  /** ISO day; null where unknown. */
  readonly said: string | null;
  /** The whole document's. */
  readonly text: string;
}

function judgePassage({
  question,
  weights,
  passage,
  retrieved,
  share,
  procedural,
  said,
  text: document,
}: PassageToJudge): JudgedSentence[] {
  const at = (range: { start: number; end: number } | null): string =>
    range === null ? '' : document.slice(range.start, range.end);
  const head = new Set(termsOf(passage.head));
  const whole = new Set(termsOf(passage.text));
  const all = passage.sentences.map((sentence) => ({ sentence, text: at(sentence), terms: termsOf(at(sentence)) }));
  const asked = all.map(({ text }) => reportsQuestion(text));
  const stems = new Set(termsOf(question.text));
  return all.map(({ sentence, text, terms }, index): JudgedSentence => {
    // What a question was about is context; the answer is what follows it in the sentence.
    const from = answerStart(text);
    const own = new Set(from === 0 ? terms : termsOf(text.slice(from)));
    const asker = asked.lastIndexOf(true, index - 1);
    const answering = index > 0 && asker >= 0 && index - asker <= answerLength ? (all[asker]?.terms ?? []) : [];
    const repliesToWhy =
      sentence.section !== 'decision' &&
      index > 0 &&
      asker >= 0 &&
      index - asker <= 2 &&
      asksWhy.test(all[asker]?.text ?? '');
    const places: readonly (readonly [ReadonlySet<string>, number])[] = [
      [own, near.own],
      [new Set(termsOf(sentence.speaker ?? '')), near.speaker],
      [new Set(from === 0 ? answering : terms), near.asked],
      [new Set(termsOf(at(sentence.leadIn))), near.leadIn],
      [new Set(termsOf(at(sentence.heading))), near.heading],
      [new Set(termsOf(at(sentence.part))), near.paragraph],
      [head, near.head],
      // What was resolved is worded shortly: what it is about stands before it.
      [whole, sentence.section === 'decision' ? near.decided : 0],
    ];
    const met = meet(question, places.slice(0, 1));
    const metNear = meet(question, places);
    const coverage = shareMet(metNear, weights);
    const ownCoverage = shareMet(met, saidNow(question, weights));
    const fits = holdsEvidence(question.kind, text.slice(from), stems);
    const merit = meritOf(question, {
      text: text.slice(from),
      coverage,
      ownCoverage,
      fits,
      share,
      procedural,
      saidOn: said,
      section: sentence.section,
      asks: asked[index] ?? false,
      saidByNamed:
        sentence.speaker !== null &&
        question.terms.some(({ named, stem }) => named && termsOf(sentence.speaker ?? '').includes(stem)),
      listMissing: !all.some((other) => other.sentence.leadIn?.start === sentence.start),
    });
    const missing = question.terms
      .filter((term, place) => term.named && (metNear[place] ?? 0) < 0.3)
      .map(({ surface }) => surface);
    return {
      passage,
      place: retrieved.place,
      sentence,
      text,
      merit,
      coverage,
      ownCoverage,
      missing,
      fits,
      repliesToWhy,
      met,
    };
  });
}

const shareMet = (met: readonly number[], weights: readonly number[]): number => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total === 0 ? 0 : met.reduce((sum, value, term) => sum + value * (weights[term] ?? 0), 0) / total;
};

/** The weights of the question's own words; those taken over from the turn before count only where there are no others. */
function saidNow({ terms }: Question, weights: readonly number[]): readonly number[] {
  const isOwn = terms.map(({ carried }) => carried !== true);
  return isOwn.some(Boolean) ? weights.map((weight, term) => (isOwn[term] ? weight : 0)) : weights;
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
