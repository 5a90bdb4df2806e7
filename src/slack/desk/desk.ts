import type { Answer } from '../../answering/answer.js';
import type { AskOptions } from '../../answering/answer-question.js';
import type { Asker } from '../../answering/record-answer.js';
import type { Since } from '../../answering/record-since.js';
import type { DigestText } from '../../digest/describe.js';
import type { DigestSpec } from '../../digest/make-digest.js';
import type { Understood, Watched } from '../../digest/watched.js';
import type { Found } from '../../finding/find.js';
import type { FindLimits } from '../../finding/limits.js';
import type { FollowUps, FollowUpsAsked } from '../../follow-ups/actions.js';
import type { Decisions, DecisionsAsked } from '../../follow-ups/decisions.js';
import type { PlacedAction } from '../../follow-ups/find-action.js';
import type { Mark } from '../../follow-ups/types.js';
import type { MetricAnswer, MetricOptions, MetricQuestion } from '../../metrics/types.js';
import type { NewAnswer, StoredAnswer } from '../../state/state.js';
import type { Withdrawable } from './withdrawal.js';

/** An answer with what must be kept of it. */
export interface Asked {
  readonly answer: Answer;
  /** Ready to be stored. */
  readonly record: NewAnswer;
}

/** A look-up of a measure, with what a message about it needs. */
export interface LookedUp {
  readonly looked: MetricAnswer;
  /** Ready to be stored. */
  readonly record: NewAnswer;
}

/** What limits a look-up beside its own words. */
export type MetricLimits = MetricOptions & { readonly deniedBodies: readonly string[] };

/** A quotation in its passage, as the library holds it now. */
export interface Surroundings {
  readonly label: string;
  /** The passage up to the quotation, the quotation and what follows; null where the words are no longer held as they were cited. */
  readonly passage: { readonly before: string; readonly quote: string; readonly after: string } | null;
}

export interface DigestLimits {
  readonly deniedBodies: readonly string[];
  readonly marks: readonly Mark[];
}

export interface DigestFound {
  readonly silent: boolean;
  readonly text: DigestText;
}

/** What is indexed, as App Home shows it. */
export interface LibraryFacts {
  readonly councils: readonly { readonly council: string | null; readonly bodies: readonly (string | null)[] }[];
  readonly meetings: number;
  readonly documents: number;
  /** ISO days of the earliest and latest meeting or report; null where none is known. */
  readonly from: string | null;
  readonly to: string | null;
  /** ISO instant. */
  readonly lastIngest: string | null;
  readonly failed: readonly { readonly document: string; readonly message: string }[];
  /** Questions that this library answers. */
  readonly examples: readonly string[];
}

/**
 * Where the minute book is read: in a thread of its own, so that no search is felt by whoever else writes to the bot. Every method rejects
 * with `no_library` while nothing has been ingested.
 */
export interface Desk {
  ask(question: string, options: AskOptions, asker: Asker): Promise<Asked>;
  find(words: string, limits: FindLimits): Promise<Found>;
  decisions(asked: DecisionsAsked): Promise<Decisions>;
  actions(asked: FollowUpsAsked): Promise<FollowUps>;
  /** One action by its id; null where it is not held or may not be told. */
  action(id: string, deniedBodies: readonly string[]): Promise<PlacedAction | null>;
  /** Never calls a model. */
  metric(question: MetricQuestion, limits: MetricLimits, asker: Asker): Promise<LookedUp>;
  /** The chart of a look-up as a PNG in base64; null where there is nothing to draw. */
  chart(looked: MetricAnswer): Promise<string | null>;
  /** The key of the measure that a button stands for; null where no figure of it is held any more. */
  metricKey(value: string): Promise<string | null>;
  /** The figures as a CSV file that Excel opens. */
  csv(question: MetricQuestion, limits: MetricLimits): Promise<string>;
  /** What an administrator's name for a document or item stands for. */
  withdrawable(name: string): Promise<Withdrawable>;
  /** How many meetings a question may be answered from. */
  meetingCount(): Promise<number>;
  /** Labels of the citations whose words no longer stand, in public, in the library. */
  gone(answer: Pick<Answer, 'citations'>, deniedBodies: readonly string[]): Promise<readonly string[]>;
  surroundings(answer: Pick<Answer, 'citations'>): Promise<readonly Surroundings[]>;
  /** What has become of each citation. */
  since(stored: StoredAnswer): Promise<readonly Since[]>;
  /** The record of an answer as plain text, with what has become of its sources since. */
  report(stored: StoredAnswer): Promise<string>;
  facts(deniedBodies: readonly string[]): Promise<LibraryFacts>;
  /** Another number whenever the minute book has changed. */
  generation(): Promise<number>;
  /** What is new, in the words that are public now. */
  digest(spec: DigestSpec, limits: DigestLimits): Promise<DigestFound>;
  /** What of a stretch of time holds some words, and how they were read. */
  watched(words: readonly string[], window: DigestSpec['window'], limits: DigestLimits): Promise<Watched>;
  /** How words to watch are understood. */
  understood(words: string): Promise<Understood>;
}
