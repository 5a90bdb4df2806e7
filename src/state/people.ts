import type { Json } from './json.js';

export interface NewFeedback {
  readonly ref: string;
  readonly user: string;
  readonly verdict: 'helpful' | 'not_helpful';
  readonly reason?: string | null;
  readonly at: Date;
}

/** What somebody thought of an answer. `user`, `reason` and `question` are null once the retention period is over. */
export interface Feedback {
  readonly ref: string;
  readonly user: string | null;
  readonly verdict: 'helpful' | 'not_helpful';
  readonly reason: string | null;
  readonly at: Date;
  readonly question: string | null;
}

/** A question that the minutes held did not answer. */
export interface Unanswered {
  readonly ref: string;
  readonly at: Date;
  readonly question: string;
  readonly scope: Json;
}

/** What happened, for those who must account for it. */
export interface NewAudit {
  readonly at: Date;
  readonly team: string | null;
  readonly user: string | null;
  readonly channel: string | null;
  /** A fixed word, such as "refused". */
  readonly event: string;
  readonly ref: string | null;
  readonly detail: Json;
}

export type AuditEntry = NewAudit;

export interface AuditFilter {
  readonly user?: string;
  readonly event?: string;
  readonly ref?: string;
  /** Inclusive. */
  readonly since?: Date;
  /** Exclusive. */
  readonly until?: Date;
  /** The most entries, newest kept. */
  readonly limit?: number;
}

/** What "we" and "our panel" mean in a channel. */
export interface Scope {
  readonly council: string | null;
  readonly body: string | null;
  /** Who set it; null once the retention period is over. */
  readonly by: string | null;
  readonly at: Date;
}

export interface NewScope extends Scope {
  readonly team: string;
  readonly channel: string;
  readonly by: string;
}
