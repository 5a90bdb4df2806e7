import type { FollowUp } from '../follow-ups/types.js';
import type { CitedObservation, CitedTrend } from '../metrics/types.js';
import type { ChangeUnit } from '../minutes/figures.js';
import type { Action, Citation, Meeting, Resolution } from '../minutes/types.js';

/**
 * What a digest is of: the meetings held between two days, both inclusive; or what became known after one instant and up to another.
 * `delivered` is true where a digest was posted at `since`, false where it is only how far the first one looks back.
 */
export type DigestWindow =
  | { readonly kind: 'held'; readonly since: string; readonly until: string }
  | { readonly kind: 'known'; readonly since: string; readonly until: string; readonly delivered: boolean };

export interface NewMeeting extends Meeting {
  /** New to the minute book; new although held long before what was known already; held in these days; or known, and approved since. */
  readonly news: 'new' | 'late' | 'held' | 'approved';
  /** How many of its public items are held. */
  readonly items: number;
  /** The day on which a later meeting approved the minutes, where that is how it is known. */
  readonly approvedOn: string | null;
  /** Its first public item, or the words that approved the minutes. */
  readonly citation: Citation;
}

export interface CitedResolution extends Resolution {
  /** Only notes, receives or thanks, or is part of how a meeting is held; counted in one line. */
  readonly routine: boolean;
  /** To whom it is addressed, as printed; null where the words do not say. */
  readonly to: string | null;
  readonly citation: Citation;
}

export interface CitedAction extends Action {
  readonly citation: Citation;
}

/** An action whose day has passed and that no later meeting of its body mentions again. */
export interface PassedAction extends FollowUp {
  readonly due: string;
}

/** A new figure beside the one before it. */
export interface FigureChange {
  readonly current: CitedObservation;
  /** Whether the measure is one of the register; any other is named by words around the figure. */
  readonly registered: boolean;
  /** The figure before it of the same series; where there is none, the nearest one of the measure. */
  readonly previous: CitedObservation | null;
  readonly comparable: boolean;
  /** What Minutebook worked out: `value` has a sign. Null where the two are not comparable or not exact. */
  readonly change: { readonly value: number; readonly unit: ChangeUnit } | null;
  /** In what the two differ, where they are not comparable: "another basis". */
  readonly differsIn: readonly string[];
}

export type Correction =
  /** Minutes that were agreed with an amendment. */
  | {
      readonly kind: 'amendment';
      /** ISO day of the meeting whose minutes are amended. */
      readonly minutesOf: string;
      readonly meeting: Meeting | null;
      /** The words of the amendment, verbatim. */
      readonly text: string;
      readonly citation: Citation;
    }
  /** A sentence that says of something minuted earlier that it was wrong. */
  | { readonly kind: 'sentence'; readonly text: string; readonly citation: Citation }
  /** A figure that was minuted otherwise for the same period before. */
  | {
      readonly kind: 'figure';
      readonly current: CitedObservation;
      readonly previous: CitedObservation;
      readonly citation: Citation;
    };

/** What is new in the minute book. In each list the most useful come first. */
export interface DigestNews {
  readonly window: DigestWindow['kind'];
  readonly since: string;
  readonly until: string;
  /** True where there is nothing to post. */
  readonly silent: boolean;
  readonly meetings: readonly NewMeeting[];
  readonly decisions: readonly CitedResolution[];
  readonly actions: readonly CitedAction[];
  readonly trends: readonly CitedTrend[];
  readonly corrections: readonly Correction[];
  readonly figures: readonly FigureChange[];
  readonly overdue: readonly PassedAction[];
  /** Meetings that were taken in and are no news, being older than what was known. */
  readonly older: { readonly meetings: number; readonly from: string | null; readonly to: string | null };
  /** Meetings that no window can hold, because the minutes do not say when they were. Counted for a window of meetings held only. */
  readonly undated: number;
}
