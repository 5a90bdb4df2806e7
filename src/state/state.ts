import type { NewAnswer, StoredAnswer } from './answers.js';
import type { Counts, HeldRecord, RecordFilter } from './held.js';
import type { Job, JobFailure, Lease, NewJob } from './jobs.js';
import type { Json } from './json.js';
import type { MarkEntry, NewMark } from './marks.js';
import type {
  AuditEntry,
  AuditFilter,
  Feedback,
  NewAudit,
  NewFeedback,
  NewScope,
  Scope,
  Unanswered,
} from './people.js';
import type { Place } from './places.js';
import type { Cite, NewPost, Post, SentTo, Sources } from './posts.js';
import type { Redacted, Redaction } from './redaction.js';
import type { Digest, DigestWeek, NewDigest, NewSubscription, Subscription, Watch } from './subscriptions.js';

export type { Evidence, GivenAnswer, NewAnswer, StoredAnswer } from './answers.js';
export { RefTakenError, WithdrawnError } from './errors.js';
export type { Counts, HeldKind, HeldRecord, RecordFilter } from './held.js';
export type { Job, JobFailure, Lease, NewJob } from './jobs.js';
export type { Json } from './json.js';
export type { MarkEntry, NewMark } from './marks.js';
export type {
  AuditEntry,
  AuditFilter,
  Feedback,
  NewAudit,
  NewFeedback,
  NewScope,
  Scope,
  Unanswered,
} from './people.js';
export type { Place } from './places.js';
export type { Cite, NewPost, Post, PostKind, PostState, SentTo, Sources } from './posts.js';
export type { Redacted, Redaction } from './redaction.js';
export type {
  Digest,
  DigestState,
  DigestWeek,
  NewDigest,
  NewSubscription,
  Subscription,
  Watch,
} from './subscriptions.js';

/**
 * What the bot must not forget: requests, what is still to be said, answers given, what people thought of them. Kept apart from the
 * library, which can be rebuilt. Implementations must pass `describeState` in `tests/contracts`.
 *
 * Each method is one transaction, on the disk before its promise resolves: after a crash all of it is there or nothing. Several
 * processes may work on one state at once.
 */
export interface State {
  /** Claims the job's keys and queues it, together. `known`, and nothing stored, where any of its keys was claimed before. */
  enqueue(job: NewJob): Promise<'queued' | 'known'>;
  /**
   * The oldest job that is free: waiting and due, or taken under a lease that has run out. A job waits while an earlier one of its
   * thread is not over. Null when there is none.
   */
  takeJob(lease: Lease): Promise<Job | null>;
  /** False where the job is another owner's or over. */
  extendLease(id: string, lease: Lease): Promise<boolean>;
  /**
   * Ends a job and stores what came of it, together. False where the job was another owner's by now or over: nothing is stored then.
   * The payload goes with the end of the job; its keys stay claimed.
   * @throws RefTakenError, WithdrawnError; nothing is stored and the job is still the owner's.
   */
  finishJob(
    id: string,
    owner: string,
    outcome: {
      readonly answer?: NewAnswer;
      readonly posts?: readonly NewPost[];
      readonly audit?: NewAudit | readonly NewAudit[];
    },
  ): Promise<boolean>;
  /** Puts a job back until `retryAt`, or ends it. False where the job was another owner's by now or over. */
  failJob(id: string, owner: string, failure: JobFailure): Promise<boolean>;
  /** Jobs that are not over. */
  queueDepth(): Promise<number>;
  /** How many jobs a user has brought since then, inclusive, whatever became of them; of these kinds only, where named. */
  jobsOfUser(user: string, since: Date, kinds?: readonly string[]): Promise<number>;

  /**
   * Puts posts in the outbox that no job brings. A post whose id is there already is left as it is.
   * @throws WithdrawnError
   */
  addPosts(posts: readonly NewPost[]): Promise<void>;
  /**
   * The oldest post that is free, now `sending`. A post waits while an earlier one of the same place (channel and thread; one message,
   * for updates; one response address) is pending or sending. Null when there is none.
   */
  takePost(lease: Lease): Promise<Post | null>;
  /** It is in Slack. False where it was known to be sent before. Words withdrawn meanwhile are replaced by an update. */
  markSent(id: string, sent: SentTo): Promise<boolean>;
  /** It may be in Slack, and nothing can tell. False where it was not being sent. */
  markUnknown(id: string, reason: string): Promise<boolean>;
  /** It is not in Slack and will not be. False where it was over. */
  markFailed(id: string, reason: string): Promise<boolean>;
  /** It is certainly not in Slack: sent again from then on. False where it was over. A post with withdrawn words ends here. */
  retryPost(id: string, at: Date, reason?: string): Promise<boolean>;
  /** Names the items whose words a post that is being sent says. False where it is over. @throws WithdrawnError */
  citePost(id: string, cites: readonly Cite[]): Promise<boolean>;
  post(id: string): Promise<Post | null>;
  /** Oldest first. */
  postsOf(ref: string): Promise<Post[]>;
  /** In whatever state, oldest first. */
  postsCiting(sources: Sources): Promise<Post[]>;
  /** Oldest first. */
  unknownPosts(since: Date): Promise<Post[]>;
  /** Posts that are pending or sending. */
  outboxDepth(): Promise<number>;

  /** @throws RefTakenError, WithdrawnError */
  saveAnswer(answer: NewAnswer): Promise<void>;
  /** Several together or none. @throws RefTakenError, WithdrawnError */
  saveAnswers(answers: readonly NewAnswer[]): Promise<void>;
  refIsFree(ref: string): Promise<boolean>;
  /** Letters of either case. */
  answer(ref: string): Promise<StoredAnswer | null>;
  /** The last answers in a thread, newest last. */
  turnsOf(thread: {
    readonly team: string;
    readonly channel: string;
    readonly threadTs: string;
    readonly limit: number;
  }): Promise<StoredAnswer[]>;

  /** One for each answer and user: a second one replaces the first. False where there is no such answer. */
  giveFeedback(feedback: NewFeedback): Promise<boolean>;
  /** Oldest first. */
  feedback(filter?: { readonly since?: Date }): Promise<Feedback[]>;
  /** Questions still held to which the answer was "not found", oldest first. */
  unanswered(filter?: { readonly since?: Date }): Promise<Unanswered[]>;

  audit(entry: NewAudit): Promise<void>;
  /** Oldest first. */
  auditEntries(filter?: AuditFilter): Promise<AuditEntry[]>;

  subscriptionOf(place: Place): Promise<Subscription | null>;
  /** In the order in which they were set up. */
  subscriptions(): Promise<Subscription[]>;
  /** Takes the place of the channel's subscription, if any; it is neither paused nor disabled then. */
  subscribe(subscription: NewSubscription): Promise<void>;
  unsubscribe(place: Place): Promise<boolean>;
  /**
   * Puts one person in another's place wherever they set up a digest or watched words, or approve a digest that is not sent, and tells of it.
   * False, and nothing told, where they have none.
   */
  passOn(from: string, to: string, posts: readonly NewPost[]): Promise<boolean>;
  /** Null ends a pause. False where there is no subscription. */
  pauseDigests(place: Place, until: string | null): Promise<boolean>;
  /** Posts nothing there any more, and tells of it, together. False, and nothing told, where it was so already. */
  disableDigests(place: Place, why: string, posts: readonly NewPost[]): Promise<boolean>;

  /** Keeps what becomes of a channel's week together with the posts; `known`, and nothing stored, where the week has its digest. */
  keepDigest(digest: NewDigest, posts: readonly NewPost[]): Promise<'kept' | 'known'>;
  /** What the owner decided, with the posts that come of it. False, and nothing stored, where it is posted already. */
  settleDigest(
    week: DigestWeek,
    decision: {
      readonly state: 'posted' | 'held';
      readonly leftOut: readonly string[];
      readonly posts: readonly NewPost[];
    },
  ): Promise<boolean>;
  /** False, and nothing stored, where the owner was reminded before or has decided. */
  remindOwner(week: DigestWeek, at: Date, posts: readonly NewPost[]): Promise<boolean>;
  /** Slack took a digest no more: it counts as not told, and the channel is disabled. False where that is known. */
  failDigest(week: DigestWeek, why: string, posts: readonly NewPost[]): Promise<boolean>;
  digestOf(week: DigestWeek): Promise<Digest | null>;
  /** Newest first. */
  digestsOf(place: Place, limit: number): Promise<Digest[]>;
  /** Those whose owner has not decided. */
  askedDigests(): Promise<Digest[]>;
  /** Up to when the channel, or where null any, has been told what is new; null where none was. */
  toldUntil(channel: string | null): Promise<Date | null>;

  watches(place?: Place): Promise<Watch[]>;
  /** False where these words are watched there already. */
  watch(watch: Watch): Promise<boolean>;
  /** Null takes every word back. False where there was none. */
  unwatch(place: Place, words: string | null): Promise<boolean>;
  /**
   * Keeps that a channel's words were looked for up to a moment. With posts, only where the channel had no alert on that London day:
   * false, and nothing stored, otherwise.
   */
  keepAlert(
    place: Place,
    seen: Date,
    alert: { readonly day: string; readonly posts: readonly NewPost[] } | null,
  ): Promise<boolean>;

  markAction(mark: NewMark): Promise<void>;
  /** The last mark of each action that was not taken back. */
  marks(): Promise<MarkEntry[]>;
  /** Every mark of an action, or of all, oldest first. */
  markHistory(actionId?: string): Promise<MarkEntry[]>;

  scopeOf(place: { readonly team: string; readonly channel: string }): Promise<Scope | null>;
  setScope(scope: NewScope): Promise<void>;
  setting(name: string): Promise<Json>;
  /** Null removes it. */
  setSetting(name: string, value: Json): Promise<void>;

  /**
   * Takes withdrawn words out of everything held and keeps them out: answers keep their reference and lose the quotation, posts still to
   * be sent are not sent, posts that were sent are replaced by an update. Answers made from them later are refused. Follow with `compact`.
   */
  redactQuotes(redaction: Redaction): Promise<Redacted>;
  /** Lets these be quoted again. What was taken out does not come back. */
  allowQuotes(sources: Sources): Promise<void>;
  /** Leaves no deleted word in any file of the state. False while another process is reading, which keeps old pages; try again. */
  compact(): Promise<boolean>;

  /**
   * Takes the user's words and ids out of everything before that time. Quotations, references and the addresses of messages that quote
   * minutes stay, so that a withdrawal still reaches them; claims go once they are a day old as well.
   */
  enforceRetention(period: { readonly before: Date }): Promise<Counts & { readonly claims: number }>;
  /** Everything held, by kind, then oldest first. @throws RangeError without any condition */
  recordsOf(filter: RecordFilter): Promise<HeldRecord[]>;
  /**
   * Takes the user's words and ids out of the same records, whatever their age; what has no other use is deleted.
   * @throws RangeError without any condition
   */
  deleteRecords(filter: RecordFilter): Promise<Counts>;

  close(): Promise<void>;
}
