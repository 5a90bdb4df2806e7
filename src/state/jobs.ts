import type { Json } from './json.js';

/** Something somebody asked the bot to do. */
export interface NewJob {
  /** What tells this request from every other, such as an event's id; a request that brings a key seen before is known. */
  readonly keys: readonly string[];
  readonly kind: string;
  readonly team: string;
  readonly user: string;
  readonly channel: string | null;
  /** With `channel`: the thread whose jobs are done one at a time, in their order. A job without a thread waits for none. */
  readonly threadTs: string | null;
  readonly payload: Json;
  readonly at: Date;
}

/** A job in somebody's hands. */
export interface Job extends Omit<NewJob, 'keys'> {
  readonly id: string;
  /** How often it has been taken, this time included. */
  readonly attempts: number;
}

/** Who takes work, and for how long it is theirs alone. */
export interface Lease {
  /** One name for each process; two processes never share one. */
  readonly owner: string;
  readonly now: Date;
  readonly leaseMs: number;
}

export interface JobFailure {
  /** A short code or sentence without the user's words. */
  readonly reason: string;
  /** When to try again; without it the job is over. */
  readonly retryAt?: Date;
}
