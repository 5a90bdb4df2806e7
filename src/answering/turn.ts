import type { Answer } from './answer.js';
import type { QuestionParts } from './question-parts.js';

/** One turn of a conversation, kept so that the next question can lean on it. Plain JSON, and none of the minutes' words. */
export interface TurnContext {
  /** As asked; empty where it was refused, because nothing of such a question is handed on. */
  readonly question: string;
  readonly status: Answer['status'];
  /** What the answer was limited to, as held. */
  readonly council: string | null;
  readonly body: string | null;
  readonly period: TurnPeriod | null;
  /** What the question was about, in its own words and those it took over. */
  readonly topic: QuestionParts;
  /** The items quoted, in order of first use; empty where nothing was. */
  readonly itemIds: readonly string[];
  /** Where the quoted sentences stand. */
  readonly cited: readonly CitedSentence[];
  /** The days that the first quotation is about; null where nothing fixes them. */
  readonly about: TurnDays | null;
}

export type Turn = TurnContext;

/** ISO days, inclusive; null where that side is open. */
export interface TurnDays {
  readonly from: string | null;
  readonly to: string | null;
}

/** A time limit, with the words of the question that set it. */
export interface TurnPeriod extends TurnDays {
  readonly text: string | null;
  /** The day of the meeting was meant and not the period of the figures. */
  readonly aboutMeeting: boolean;
}

export interface CitedSentence {
  readonly itemId: string;
  readonly passageId: string;
  /** Of the sentence's first character, from the start of its passage. */
  readonly offset: number;
  readonly speaker: string | null;
}
