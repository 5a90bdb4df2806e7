import type { Span } from '../minutes/span.js';
import type { Action, AgendaItem, Citation, Meeting, Resolution } from '../minutes/types.js';

/** A later sentence or title of the same council and body that speaks of the same thing. */
export interface Mention {
  readonly meeting: Meeting;
  readonly item: AgendaItem;
  /** The sentence, or the item's title, each run of white space as one space. */
  readonly quote: string;
  /** The sentence; for a title the whole item. */
  readonly source: Span;
  readonly link: string | null;
}

/** What an officer said of an action. The minutes stay as they are. */
export interface Mark {
  readonly actionId: string;
  readonly verdict: 'done' | 'not_an_action';
  /** Null once whoever marked it asked for their data to go. */
  readonly by: string | null;
  readonly at: Date;
  readonly reason: string;
}

/**
 * `overdue`: its own words fix a day, that day has passed, and no later mention is found. `open` says no more than that nobody marked it
 * and that it is not overdue: silence is never "not done".
 */
export type FollowUpState = 'open' | 'overdue' | 'done' | 'not_an_action';

/** An action with what the minute book says of it since. */
export interface FollowUp extends Omit<Action, 'state'> {
  readonly state: FollowUpState;
  /** Oldest first. */
  readonly mentions: readonly Mention[];
  /** Meetings of the same council and body held since, as far as they are in the minute book; null where the action's own day is unknown. */
  readonly meetingsSince: number | null;
  readonly mark: Mark | null;
  readonly citation: Citation;
}

/** A decision with its place. */
export interface CitedDecision extends Resolution {
  /** It notes, receives or thanks, or belongs to the procedure. */
  readonly routine: boolean;
  /** Whom it recommends to or asks, as printed. */
  readonly to: string | null;
  /** For a recommendation: the first later sentence that speaks of a response. */
  readonly response: Mention | null;
  readonly meetingsSince: number | null;
  readonly citation: Citation;
}

/** Which meetings are looked at. Null limits nothing; days are ISO, inclusive, and limit the day of asking or deciding. */
export interface FollowUpLimits {
  readonly council: string | null;
  readonly body: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Names of bodies of which nothing is told. */
  readonly deniedBodies: readonly string[];
}

/** What was looked at, for a reader to judge what is missing. */
export interface Searched {
  readonly meetings: number;
  readonly from: string | null;
  readonly to: string | null;
  /** Items left out under a time limit because nothing says when they were. */
  readonly undated: number;
}
