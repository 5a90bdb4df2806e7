import { readFileSync } from 'node:fs';
import type { Answer } from '../src/answering/answer.js';

/** A labelled question. `gold` are words of the document that answer it; none when the minutes do not. */
export interface LabelledQuestion {
  readonly id: string;
  readonly question: string;
  readonly type: string;
  readonly document: string | null;
  readonly gold: readonly string[];
  readonly nearMiss?: boolean;
}

export interface AnswerScores {
  readonly answerable: number;
  /** Questions whose first citation holds an answer. */
  readonly first: number;
  /** Questions of whose first five citations one holds an answer. */
  readonly any: number;
  readonly unanswerable: number;
  /** Unanswerable questions that were told so. */
  readonly abstained: number;
  readonly nearMisses: number;
  readonly nearMissesAbstained: number;
  /** Answerable questions that were told that the minutes do not say. */
  readonly wronglyAbstained: number;
  readonly medianSentences: number;
}

export const readQuestions = (file: string): LabelledQuestion[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as LabelledQuestion);

const flat = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();

/** True where a quotation holds a gold answer, or is itself the telling part of one. */
export function isRight(question: LabelledQuestion, document: string, quote: string): boolean {
  if (question.document !== null && document !== question.document) return false;
  const words = flat(quote);
  return question.gold.some(
    (gold) => words.includes(flat(gold)) || (flat(gold).includes(words) && words.length >= 0.5 * flat(gold).length),
  );
}

export function scoreAnswers(asked: readonly { question: LabelledQuestion; answer: Answer }[]): AnswerScores {
  const answerable = asked.filter(({ question }) => question.gold.length > 0);
  const unanswerable = asked.filter(({ question }) => question.gold.length === 0);
  const right = ({ question, answer }: (typeof asked)[number], count: number): boolean =>
    answer.citations.slice(0, count).some(({ source, quote }) => isRight(question, source.document, quote));
  const near = unanswerable.filter(({ question }) => question.nearMiss);
  const lengths = answerable
    .filter(({ answer }) => answer.status === 'answered')
    .map(({ answer }) => answer.sentences.length)
    .sort((a, b) => a - b);
  return {
    answerable: answerable.length,
    first: answerable.filter((entry) => right(entry, 1)).length,
    any: answerable.filter((entry) => right(entry, 5)).length,
    unanswerable: unanswerable.length,
    abstained: unanswerable.filter(({ answer }) => answer.status === 'not_found').length,
    nearMisses: near.length,
    nearMissesAbstained: near.filter(({ answer }) => answer.status === 'not_found').length,
    wronglyAbstained: answerable.filter(({ answer }) => answer.status === 'not_found').length,
    medianSentences: lengths[Math.floor(lengths.length / 2)] ?? 0,
  };
}
