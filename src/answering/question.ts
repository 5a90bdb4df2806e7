import type { QuestionPeriod } from '../minutes/question-period.js';
import type { Range } from '../minutes/span.js';
import type { AmbiguousAbbreviation } from '../vocabulary/types.js';

/** What sort of words would answer a question. */
export type QuestionKind =
  | 'how_many'
  | 'percentage'
  | 'money'
  | 'duration'
  | 'when'
  | 'who'
  | 'where'
  | 'why'
  | 'list'
  | 'decision'
  | 'change'
  | 'name'
  | 'what';

/** One word that a question asks about. */
export interface QuestionTerm extends Range {
  readonly surface: string;
  readonly stem: string;
  /** A name, number or place: an answer without it is an answer to another question. */
  readonly named: boolean;
  /** Taken over from the question before: it may stand around an answer and need not stand in it. */
  readonly carried?: boolean;
}

/** Words that may stand for some of the question's terms in the minutes. */
export interface Alternative {
  /** Indexes of the terms it stands for. */
  readonly stands: readonly number[];
  /** Stems that must all occur. */
  readonly stems: readonly string[];
  /** 1 would be as good as the question's own words. */
  readonly weight: number;
}

/** Where an answer may come from. Null limits nothing. */
export interface Scope {
  readonly council: string | null;
  readonly body: string | null;
  /** ISO days, inclusive. */
  readonly from: string | null;
  readonly to: string | null;
  /** The time limits the day of the meeting only, not what figures cover. */
  readonly aboutMeeting: boolean;
  /** The newest is asked for. */
  readonly latest: boolean;
  readonly itemNumber: string | null;
  /** Only these items; null where any may answer. */
  readonly itemIds: readonly string[] | null;
}

/** A question as the program reads it. */
export interface Question {
  readonly text: string;
  readonly kind: QuestionKind;
  /** Terms left when the words that ask and the words that limit are taken out. */
  readonly terms: readonly QuestionTerm[];
  readonly alternatives: readonly Alternative[];
  readonly scope: Scope;
  /** The words of the question that only limit the answer. */
  readonly limiting: readonly Range[];
  readonly period: QuestionPeriod | null;
  /** Councils named of which no minutes are held. */
  readonly councilsNotHeld: readonly string[];
  /** Councils named when there are several: each is answered in its own words. */
  readonly councils: readonly string[];
  readonly ambiguous: readonly AmbiguousAbbreviation[];
  /** Only words credited to this person answer; null where anybody's do. */
  readonly saidBy: string | null;
}
