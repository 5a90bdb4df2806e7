import { isCreditedTo } from './asker.js';
import { isPlain, mustHold, tellingKinds, tellsDecision } from './evidence.js';
import type { JudgedSentence } from './judge.js';
import { speaksOfAnother } from './kept-apart.js';
import type { MinuteBook } from './minute-book.js';
import type { Question } from './question.js';

/** Thresholds of the decision, measured on questions that have no answer (`bench/questions`). */
export const thresholds = {
  /** Less of the question than this in and around a sentence is no answer: stricter where a figure is asked for, because a wrong one does harm. */
  coverage: { figure: 0.55, why: 0.4, telling: 0.45, other: 0.55, inWords: 0.75 },
  ownCoverage: { figure: 0.3, why: 0, telling: 0, other: 0.2 },
  /** A further sentence is worth quoting from this share of the best one's merit. */
  further: 0.75,
  /** And only where it covers this share of what the best one covers. */
  furtherCoverage: 0.8,
  /** Sentences of this share of the best one's merit and coverage are told apart by their date, not by small differences. */
  equal: 0.85,
  /** Quoted before "Show sources", unless the question asks for a list. */
  sentences: 3,
};

/** Keeps the sentences that answer, best first; none when the minutes do not answer. */
export function chooseSentences(
  question: Question,
  judged: readonly JudgedSentence[],
  book: MinuteBook,
  limit: number,
): JudgedSentence[] {
  const amending = new Set(book.approvals.filter(({ amendment }) => amendment !== null).map(({ itemId }) => itemId));
  // The wording that an amendment replaces is repeated in it and is never an answer by itself.
  const standing = judged.filter(({ passage }) => !amending.has(passage.itemId) || asksAboutMinutes(question.text));
  const able = standing.filter(
    (candidate) => answers(question, candidate) && book.items.get(candidate.passage.itemId)?.access !== 'exempt',
  );
  const best = able[0] ?? inWordsOnly(question, standing)[0];
  if (!best) return [];
  const close = (able.length > 0 ? able : [best]).filter(
    (candidate) =>
      candidate.merit >= thresholds.further * best.merit &&
      candidate.coverage >= thresholds.furtherCoverage * best.coverage,
  );
  const ordered = newestMatters(question) ? newestFirst(close, best, book) : close;
  const first = ordered[0] ?? best;
  if (question.kind === 'list' || first.text.trimEnd().endsWith(':')) {
    const list = listAround(first, judged);
    // A list answers as a whole where the question is about what it lists, not about one entry.
    const aboutAll =
      first.text.trimEnd().endsWith(':') || first.coverage - first.ownCoverage >= 0.5 * first.ownCoverage;
    if (list.length > 1 && aboutAll) return list.slice(0, limit);
  }
  const most = Math.min(limit, thresholds.sentences);
  const chosen: JudgedSentence[] = [];
  for (const candidate of ordered) {
    if (chosen.length >= most) break;
    if (!chosen.some((other) => sameWords(other.text, candidate.text))) chosen.push(candidate);
  }
  return chosen;
}

function familyOf(kind: Question['kind']): keyof typeof thresholds.ownCoverage {
  if (mustHold.has(kind)) return 'figure';
  if (kind === 'why') return 'why';
  return tellingKinds.has(kind) ? 'telling' : 'other';
}

function answers(question: Question, candidate: JudgedSentence): boolean {
  if (candidate.sentence.section === 'agenda') return false;
  if (candidate.missing.length > 0) return false;
  if (opensOrCloses.test(candidate.text) && !opensOrCloses.test(question.text)) return false;
  if (speaksOfAnother(question.text, candidate.text)) return false;
  if (question.saidBy !== null && !isCreditedTo(question.saidBy, candidate)) return false;
  if (/\bresolv/i.test(question.text) && candidate.sentence.section !== 'decision') return false;
  if (question.kind === 'decision' && candidate.sentence.section !== 'decision' && !tellsDecision(candidate.text))
    return false;
  if (mustHold.has(question.kind) && candidate.fits === false) return false;
  // "Why?" brings no words of its own: only words that plainly give a reason answer it.
  if (tellingKinds.has(question.kind) && question.terms.length > 0 && question.terms.every(({ carried }) => carried))
    if (!tellsPlainly(question, candidate)) return false;
  const isResolution = question.kind === 'decision' && candidate.sentence.section === 'decision';
  // All that was resolved on an item that is named or meant answers a question about that item.
  if (isResolution && (question.scope.itemNumber !== null || question.scope.itemIds !== null)) return true;
  const family = familyOf(question.kind);
  // "That the scheme be supported" names its subject in the item's title only.
  const own = isResolution ? 0 : thresholds.ownCoverage[family];
  return candidate.coverage >= thresholds.coverage[family] && candidate.ownCoverage >= own;
}

/** That a session began, broke off or went on answers nothing but when it did. */
const opensOrCloses =
  /\b(?:session|meeting)\s+(?:was |were |had |then )*(?:resum\w+|reconven\w+|adjourn\w+|clos(?:ed|es)|open(?:ed|s)|ended|concluded|commenced)\b/i;

const tellsPlainly = ({ kind }: Question, { fits, text, repliesToWhy }: JudgedSentence): boolean =>
  (fits === true && isPlain(kind, text)) || (kind === 'why' && repliesToWhy);

/**
 * "How was timeliness?" may have no figure and still be told in words. A question that asks for a figure by name gets a figure or nothing.
 */
function inWordsOnly(question: Question, judged: readonly JudgedSentence[]): JudgedSentence[] {
  if (
    question.kind !== 'percentage' ||
    /\b(?:percentage|per ?cent|proportion|share|rate|how many|how much|figure)\b/i.test(question.text)
  )
    return [];
  const told = judged.filter(
    (candidate) =>
      candidate.coverage >= thresholds.coverage.inWords && answers({ ...question, kind: 'what' }, candidate),
  );
  return told.slice(0, 1);
}

/** The entries of the list that a sentence stands in or announces, in reading order. */
function listAround(candidate: JudgedSentence, judged: readonly JudgedSentence[]): JudgedSentence[] {
  const { sentence, passage } = candidate;
  const leadIn =
    sentence.leadIn ?? (candidate.text.trimEnd().endsWith(':') ? { start: sentence.start, end: sentence.end } : null);
  if (leadIn === null) return [];
  return judged
    .filter((other) => other.passage.itemId === passage.itemId && other.sentence.leadIn?.start === leadIn.start)
    .sort((a, b) => a.sentence.start - b.sentence.start);
}

const newestMatters = ({ scope, kind }: Question): boolean =>
  scope.latest || (mustHold.has(kind) && scope.from === null && scope.to === null);

/** The newest of those that are as much about the question as the best one; the others follow as they were. */
function newestFirst(candidates: readonly JudgedSentence[], best: JudgedSentence, book: MinuteBook): JudgedSentence[] {
  const when = ({ passage }: JudgedSentence): string => {
    const item = book.items.get(passage.itemId);
    return item?.reportPeriod?.end ?? book.meetings.get(item?.meetingId ?? '')?.heldOn ?? '';
  };
  const equal = candidates.filter(
    ({ ownCoverage, merit }) =>
      ownCoverage >= thresholds.equal * best.ownCoverage && merit >= thresholds.equal * best.merit,
  );
  const newest = [...equal].sort((a, b) => (when(b) > when(a) ? 1 : when(b) < when(a) ? -1 : 0));
  return [...newest, ...candidates.filter((candidate) => !equal.includes(candidate))];
}

const asksAboutMinutes = (text: string): boolean => /\b(?:minutes|amend\w*|correct\w*|record)\b/i.test(text);

const sameWords = (a: string, b: string): boolean =>
  a.toLowerCase().replace(/\W+/g, ' ').trim() === b.toLowerCase().replace(/\W+/g, ' ').trim();
