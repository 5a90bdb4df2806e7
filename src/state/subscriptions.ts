import type { Place } from './places.js';

/** A channel that is told once a week what is new in the minute book. */
export interface Subscription extends Place {
  /** Null for every council or body held. */
  readonly council: string | null;
  readonly body: string | null;
  /** Only what holds these words, or known variants of them; null for everything. */
  readonly words: string | null;
  /** 1 for Monday to 7 for Sunday, where the councils are. */
  readonly weekday: number;
  /** "09:00", on the clocks there. */
  readonly time: string;
  /** Who sees each digest first and sends it; null where it is posted at once. */
  readonly owner: string | null;
  /** Who set it up; null where that is no longer held. */
  readonly setBy: string | null;
  readonly at: Date;
  /** Nothing that was due up to here is looked at any more. */
  readonly handled: Date;
  /** ISO day from which digests are posted again; null where there is no pause. */
  readonly pausedUntil: string | null;
  /** Why nothing can be posted here; null where it can. */
  readonly disabled: string | null;
}

export type NewSubscription = Omit<Subscription, 'disabled' | 'pausedUntil'> & { readonly setBy: string };

/** The week of a channel. `week` is such as "2026-W10". */
export interface DigestWeek extends Place {
  readonly week: string;
}

/**
 * What became of a channel's digest of a week. `asked`: its owner has it and has not decided. `held`: the owner keeps it back. `silent`:
 * nothing was new. `failed`: Slack took it no more.
 */
export type DigestState = 'posted' | 'silent' | 'asked' | 'held' | 'failed';

export interface NewDigest extends DigestWeek {
  readonly due: Date;
  /** What became known after this is told; `delivered` says whether a digest was posted then. */
  readonly since: Date;
  readonly delivered: boolean;
  readonly until: Date;
  readonly state: DigestState;
  readonly owner: string | null;
  readonly at: Date;
}

export interface Digest extends NewDigest {
  /** Lines that the owner left out, by their keys. */
  readonly leftOut: readonly string[];
  readonly remindedAt: Date | null;
}

/** Words that a channel is told of when they appear in minutes that are new. */
export interface Watch extends Place {
  readonly words: string;
  readonly setBy: string | null;
  readonly at: Date;
  /** What became known up to here has been looked at. */
  readonly seen: Date;
}
