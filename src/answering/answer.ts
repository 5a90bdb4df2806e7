import type { Citation } from '../minutes/types.js';

/** What the program says beside a quotation, in its own words and never inside it. */
export interface Said {
  /** Whom the minutes credit; null where they name nobody. */
  readonly speaker: string | null;
  /** The report's period or the day of the meeting, labelled. */
  readonly period: string | null;
  /** What "the Panel", "the Service" or a list entry refers to. */
  readonly referent: string | null;
}

export interface AnswerSentence {
  readonly text: string;
  readonly citations: readonly string[];
  readonly said: Said;
}

/** How a model took part in an answer. */
export interface ModelUse {
  /** As the answer names it. */
  readonly name: string;
  readonly tokens: { readonly prompt: number; readonly completion: number };
  /** In the currency of the configured prices; null where there are none. */
  readonly cost: number | null;
  /** Every sentence that the model proposed, the refused ones with the reasons. */
  readonly checks: readonly {
    readonly text: string;
    readonly failures: readonly { readonly code: string; readonly words: string }[];
  }[];
  /** Why the answer is in the words of the minutes all the same; null where the model worded it. */
  readonly fellBack: string | null;
}

/** An answer as the command line and Slack give it. */
export interface Answer {
  readonly question: string;
  /** Short, for a person to read out. */
  readonly ref: string;
  readonly status: 'answered' | 'not_found' | 'refused' | 'failed';
  readonly mode: 'extractive' | 'model';
  /** Absent where no model was asked. */
  readonly model?: ModelUse;
  readonly sentences: readonly AnswerSentence[];
  /** The sentences with their labels as `[1]`; otherwise the one sentence that says why there is none. */
  readonly text: string;
  readonly notes: readonly string[];
  readonly citations: readonly Citation[];
  readonly nearest: readonly Citation[];
  readonly searched: {
    readonly meetings: number;
    /** The one council or body that was searched, as held; null where all were. */
    readonly council?: string | null;
    readonly body?: string | null;
    readonly from: string | null;
    readonly to: string | null;
    /** Items left out because nothing says when they were. */
    readonly undated: number;
    /** What could not be looked in, one sentence each. */
    readonly missing: readonly string[];
  };
  readonly timingsMs: {
    readonly embed: number;
    readonly retrieve: number;
    readonly compose: number;
    readonly total: number;
  };
}
