import type { WebClient } from '@slack/web-api';
import type { Post, State } from '../../state/state.js';
import { fitToLog, type Logger } from '../log.js';
import type { Meters } from '../meters.js';
import type { AtStage } from '../stages.js';
import { asBody, type PostBody } from './body.js';
import { type Outcome, shutOut } from './outcome.js';
import { findPosted } from './read-back.js';
import { send } from './send.js';

export interface DeliverInput {
  readonly state: State;
  readonly client: WebClient;
  readonly meters: Meters;
  readonly log: Logger;
  readonly now: () => Date;
  readonly timing: { readonly leaseMs: number; readonly answerMs: number };
  readonly atStage: AtStage;
  /** What must be said instead, where the words may not be said here any more; null where they may. Rejects when it cannot be told. */
  readonly recheck: (post: Post) => Promise<'post' | { readonly instead: PostBody } | 'drop'>;
  /** Slack accepts the bot's token no more. */
  readonly onShutOut: (why: string) => void;
  /** Called when Slack refused a post for good, with its own word for why. */
  readonly onRefused?: (post: Post, why: string) => Promise<void>;
  /** Called when a post is in Slack. */
  readonly onSent: (post: Post) => void;
}

/** How long a post is tried that Slack asks to send later, or of which Slack does not say who may read it. */
const patience = 3_600_000;

/**
 * Brings one post to Slack, once. An attempt whose outcome is lost is left `sending`; when its lease has run out it comes back as
 * uncertain and is looked for before it is sent again, or, where the bot may not look, counts as posted.
 */
export function createDelivery(input: DeliverInput): (post: Post) => Promise<void> {
  const { state, client, meters, log, now, timing, atStage } = input;
  const isPastPatience = (post: Post): boolean => now().getTime() - post.enqueuedAt.getTime() > patience;

  return async function deliver(post) {
    const begun = now().getTime();
    /** Whether Slack's answer to one more call would surely come while the post is still this process's alone. */
    const hasTime = (): boolean => now().getTime() - begun <= timing.leaseMs - timing.answerMs;
    if (post.uncertain && !(await surelyNotThere(post))) return;
    const body = asBody(post.body);
    if (post.withdrawnAt !== null || body === null) return end(post, 'withdrawn', 'withdrawn');
    let words: PostBody = body;
    try {
      const verdict = await answeredWithin(input.recheck(post), timing.leaseMs / 3);
      if (verdict === 'drop') return end(post, 'failed', 'not allowed any more');
      if (verdict !== 'post') words = verdict.instead;
    } catch (error) {
      // Nothing has been sent, and until the gates can be asked nothing is.
      log.warn({ post: post.id, ref: post.ref }, `A post waits: ${fitToLog(error)}`);
      // What waits behind it in the same place would wait for ever where Slack never answers for somebody who is gone.
      if (isPastPatience(post)) return end(post, 'failed', 'recheck failed');
      return putOff(post, 'recheck failed');
    }
    if (!hasTime()) return putOff(post, 'too late to send');
    atStage('posting', post.id);
    const outcome = await send({ client, answerMs: timing.answerMs, hasTime }, post, words);
    if (outcome.is === 'sent') atStage('posted', post.id);
    await settle(post, words, outcome);
  };

  /** Nothing was sent; another look in a while. */
  async function putOff(post: Post, why: string): Promise<void> {
    await state.retryPost(post.id, new Date(now().getTime() + timing.leaseMs / 6), why);
  }

  async function settle(post: Post, body: PostBody, outcome: Outcome): Promise<void> {
    switch (outcome.is) {
      case 'sent':
        await state.markSent(post.id, outcome);
        meters.posted(post.kind, 'sent');
        input.onSent(post);
        return;
      case 'wait':
        if (shutOut.includes(outcome.why)) input.onShutOut(outcome.why);
        if (isPastPatience(post)) return end(post, 'failed', outcome.why);
        await state.retryPost(post.id, new Date(now().getTime() + outcome.ms), outcome.why);
        return;
      case 'refused':
        if (post.kind === 'response' && body.instead) return sayInstead(post, body, body.instead);
        await end(post, 'failed', outcome.why);
        return input.onRefused?.(post, outcome.why);
      case 'unknown':
        if (!canLook(post)) return end(post, 'unknown', outcome.why);
        log.warn(
          { post: post.id, ref: post.ref, why: outcome.why },
          'The outcome of a post is unknown; it is looked for',
        );
    }
  }

  /** The address of a command runs out after half an hour; what was asked is still answered. */
  async function sayInstead(post: Post, body: PostBody, instead: NonNullable<PostBody['instead']>): Promise<void> {
    const { instead: _done, ...rest } = body;
    await state.addPosts([
      {
        ...post,
        id: insteadId(post.id),
        kind: 'ephemeral',
        ...instead,
        threadTs: null,
        responseUrl: null,
        ts: null,
        body: rest,
      },
    ]);
    await state.markFailed(post.id, 'address ran out');
  }

  /** Whether an uncertain post can be sent again. Where it is found it is marked so; where nobody can look it counts as posted. */
  async function surelyNotThere(post: Post): Promise<boolean> {
    // To change a message twice to the same words changes nothing.
    if (post.kind === 'update') return true;
    if (!canLook(post)) {
      await end(post, 'unknown', 'interrupted');
      return false;
    }
    try {
      const ts = await findPosted(client, post.id, {
        channel: post.channel ?? '',
        threadTs: post.threadTs,
      });
      if (ts === null) return true;
      await state.markSent(post.id, { ts, channel: post.channel });
      meters.posted(post.kind, 'sent');
      input.onSent(post);
    } catch (error) {
      const why = fitToLog(error);
      if (/missing_scope|not_in_channel|channel_not_found|thread_not_found/.test(why)) await end(post, 'unknown', why);
      // Left as it is: looked for again when the lease has run out.
      else log.warn({ post: post.id, ref: post.ref }, `A post could not be looked for yet: ${why}`);
    }
    return false;
  }

  async function end(post: Post, as: 'unknown' | 'failed' | 'withdrawn', why: string): Promise<void> {
    // Before it is stored: a process that dies between the two says it again, and one that dies before says nothing untrue.
    log.warn({ post: post.id, ref: post.ref, kind: post.kind, why }, `A post ended as ${as}`);
    if (as === 'unknown') await state.markUnknown(post.id, why);
    else await state.markFailed(post.id, why);
    meters.posted(post.kind, as);
  }
}

/** Rejects when the time is over before the work is done; what it comes to is dropped then. */
const answeredWithin = <Value>(work: Promise<Value>, ms: number): Promise<Value> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(late));
  });

const canLook = (post: Post): boolean => post.readBack && post.channel !== null;

/** One replacement for each post, however often it is asked for. */
const insteadId = (id: string): string => `${id}-instead`;
