import type { NewPost, State } from '../state.js';
import { createAnswers } from './answers.js';
import { createAudit } from './audit.js';
import { createDigests } from './digests.js';
import { withClearFailures } from './failures.js';
import { createFeedback } from './feedback.js';
import { createForget } from './forget.js';
import { createHeld } from './held.js';
import { createJobs } from './jobs.js';
import { createMarks } from './marks.js';
import { type Connection, openConnection } from './open.js';
import { createOutbox } from './outbox.js';
import { createRedaction } from './redaction.js';
import { createRetention } from './retention.js';
import { createSettings } from './settings.js';
import { createSubscriptions } from './subscriptions.js';
import { createWatches } from './watches.js';
import { createWithdrawals } from './withdrawals.js';

export interface StateOptions {
  /** Makes the file when it is absent; without, a missing one is an error that says so. */
  readonly create: boolean;
  /** The clock by which posts are dated and claims kept. */
  readonly now?: () => Date;
}

/** Opens what the bot must not forget in a file. */
export function openState(file: string, { create, now = () => new Date() }: StateOptions): State {
  const database = openConnection(file, { create });
  const parts = withClearFailures(file, () => partsOf(database, now));
  const { jobs, outbox, answers, feedback, audit, settings, withdrawals, redact, retain, held } = parts;
  const { subscriptions, digests, watches, marks, addPosts } = parts;

  /** One immediate transaction: two processes that both look and then write do so one after the other. */
  const whole = <Given extends unknown[], Result>(work: (...given: Given) => Result) => {
    const transaction = database.transaction(work);
    return async (...given: Given): Promise<Result> => withClearFailures(file, () => transaction.immediate(...given));
  };
  const look =
    <Given extends unknown[], Result>(work: (...given: Given) => Result) =>
    async (...given: Given): Promise<Result> =>
      withClearFailures(file, () => work(...given));
  /** The log holds deleted words until it is emptied. */
  const thenEmptyLog =
    <Given extends unknown[], Result>(work: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      const result = await work(...given);
      withClearFailures(file, () => emptyLog(database));
      return result;
    };

  return {
    enqueue: whole(jobs.enqueue),
    takeJob: whole(jobs.take),
    extendLease: whole(jobs.extendLease),
    finishJob: whole((id, owner, outcome) => {
      if (!jobs.finish(id, owner)) return false;
      if (outcome.answer) answers.save(outcome.answer);
      addPosts(outcome.posts ?? []);
      for (const entry of [outcome.audit ?? []].flat()) audit.add(entry);
      return true;
    }),
    failJob: whole(jobs.fail),
    queueDepth: look(jobs.depth),
    jobsOfUser: look(jobs.ofUser),

    addPosts: whole(addPosts),
    takePost: whole(outbox.take),
    markSent: whole(outbox.markSent),
    markUnknown: whole(outbox.markUnknown),
    markFailed: whole(outbox.markFailed),
    retryPost: whole(outbox.retry),
    citePost: whole((id, cites) => {
      withdrawals.refuse(cites);
      return outbox.cite(id, cites);
    }),
    post: look(outbox.post),
    postsOf: look(outbox.postsOf),
    postsCiting: look(outbox.postsCiting),
    unknownPosts: look(outbox.unknownPosts),
    outboxDepth: look(outbox.depth),

    saveAnswer: whole(answers.save),
    saveAnswers: whole((several) => {
      for (const answer of several) answers.save(answer);
    }),
    refIsFree: look(answers.refIsFree),
    answer: look(answers.answer),
    turnsOf: look(answers.turns),

    giveFeedback: whole(feedback.give),
    feedback: look(({ since } = {}) => feedback.list(since)),
    unanswered: look(({ since } = {}) => feedback.unanswered(since)),
    audit: whole(audit.add),
    auditEntries: look(audit.list),
    subscriptionOf: look(subscriptions.of),
    subscriptions: look(subscriptions.all),
    subscribe: whole(subscriptions.set),
    unsubscribe: whole(subscriptions.remove),
    passOn: whole((from, to, posts) => {
      const passed = [subscriptions.passOn(from, to), digests.passOn(from, to), watches.passOn(from, to)];
      if (!passed.includes(true)) return false;
      addPosts(posts);
      return true;
    }),
    pauseDigests: whole(subscriptions.pause),
    disableDigests: whole((place, why, posts) => {
      if (!subscriptions.disable(place, why)) return false;
      addPosts(posts);
      return true;
    }),
    keepDigest: whole((digest, posts) => {
      subscriptions.handle(digest, digest.due);
      if (!digests.add(digest)) return 'known';
      addPosts(posts);
      return 'kept';
    }),
    settleDigest: whole((week, { state, leftOut, posts }) => {
      if (!digests.settle(week, state, leftOut)) return false;
      addPosts(posts);
      return true;
    }),
    remindOwner: whole((week, at, posts) => {
      if (!digests.remind(week, at)) return false;
      addPosts(posts);
      return true;
    }),
    failDigest: whole((week, why, posts) => {
      const failed = digests.fail(week);
      if (!subscriptions.disable(week, why)) return failed;
      addPosts(posts);
      return true;
    }),
    digestOf: look(digests.of),
    digestsOf: look(digests.weeksOf),
    askedDigests: look(digests.asked),
    toldUntil: look(digests.toldUntil),
    watches: look((place) => (place === undefined ? watches.all() : watches.of(place))),
    watch: whole(watches.add),
    unwatch: whole(watches.remove),
    keepAlert: whole((place, seen, alert) => {
      if (alert !== null && !watches.tell(place, alert.day, seen)) return false;
      watches.see(place, seen);
      addPosts(alert?.posts ?? []);
      return true;
    }),
    markAction: whole(marks.add),
    marks: look(marks.current),
    markHistory: look((actionId) => marks.history(actionId ?? null)),
    scopeOf: look(settings.scopeOf),
    setScope: whole(settings.setScope),
    setting: look(settings.setting),
    setSetting: whole(settings.setSetting),

    redactQuotes: thenEmptyLog(whole(redact)),
    allowQuotes: whole(withdrawals.remove),
    compact: look(() => {
      database.exec('VACUUM');
      return emptyLog(database);
    }),
    enforceRetention: thenEmptyLog(whole(retain)),
    recordsOf: look(held.records),
    deleteRecords: thenEmptyLog(whole(held.remove)),

    close: look(() => {
      database.close();
    }),
  };
}

function partsOf(database: Connection, now: () => Date) {
  const jobs = createJobs(database, now);
  const outbox = createOutbox(database, now);
  const withdrawals = createWithdrawals(database);
  const answers = createAnswers(database, withdrawals);
  const forget = createForget(database, now);
  /** @throws WithdrawnError */
  const addPosts = (posts: readonly NewPost[]): void => {
    for (const post of posts) {
      withdrawals.refuse(post.cites);
      outbox.add(post);
    }
  };
  return {
    addPosts,
    subscriptions: createSubscriptions(database),
    digests: createDigests(database),
    watches: createWatches(database),
    marks: createMarks(database),
    jobs,
    outbox,
    withdrawals,
    answers,
    feedback: createFeedback(database),
    audit: createAudit(database),
    settings: createSettings(database),
    redact: createRedaction(database, { answers, outbox, withdrawals }),
    retain: createRetention(database, forget, now),
    held: createHeld(database, { outbox, forget }),
  };
}

/** Long enough for a reader to end its read, short enough for a bot to wait. */
const patienceMs = 1000;

/** False while another connection reads from the log. */
function emptyLog(database: Connection): boolean {
  const patience = database.pragma('busy_timeout', { simple: true });
  database.pragma(`busy_timeout = ${patienceMs}`);
  const [outcome] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  database.pragma(`busy_timeout = ${patience}`);
  return outcome?.busy === 0;
}
