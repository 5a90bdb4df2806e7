import { AppError } from '../../errors.js';
import type { Job } from '../../state/state.js';
import { failedMessage, nothingHeldMessage } from '../blocks/plain-messages.js';
import type { BotParts } from '../bot-parts.js';
import { fitToLog } from '../log.js';
import { admit } from './admit.js';
import { answerRequest } from './answer-request.js';
import { digestRequest } from './digest-request.js';
import { findRequest } from './find-request.js';
import { followUpsRequest } from './follow-ups-request.js';
import { metricRequest } from './metric-request.js';
import { whisperTo } from './place.js';
import { newReference } from './reference.js';
import { type Done, type Handler, placeOf, readRequest } from './request.js';

const handlers: Readonly<Record<string, Handler>> = {
  ask: answerRequest,
  digest: digestRequest,
  find: findRequest,
  'follow-ups': followUpsRequest,
  metric: metricRequest,
};

/**
 * How often a job is begun: one that ends the process each time must not do so for ever. Those that were in hand beside it, or when the
 * process was ended from outside, are begun again as well and have done nothing wrong, so it is more than a few times.
 */
const mostAttempts = 10;

/** Works on one job: whether it may be answered, the answer, and its storing together with what is to be posted. */
export function createWorker(parts: BotParts, owner: string, leaseMs: number): (job: Job) => Promise<void> {
  const { state, log, meters, now, atStage } = parts;

  return async function work(job) {
    const beat = setInterval(() => {
      state.extendLease(job.id, { owner, now: now(), leaseMs }).catch((error) => log.warn(fitToLog(error)));
    }, leaseMs / 3);
    try {
      await finish(job, await outcomeOf(job));
    } catch (error) {
      log.error({ job: job.id }, `A job could not be ended and is tried again: ${fitToLog(error)}`);
      await state.failJob(job.id, owner, { reason: 'store failed', retryAt: new Date(now().getTime() + 2_000) });
    } finally {
      clearInterval(beat);
    }
  };

  async function outcomeOf(job: Job): Promise<Done> {
    const request = readRequest(job);
    const handler = handlers[job.kind];
    if (request === null || handler === undefined) return { posts: [], audit: [] };
    try {
      if (job.attempts > mostAttempts) throw new Error('begun too often');
      const admitted = await admit(parts, job, request);
      if (admitted.let === 'out') return admitted.done;
      atStage('retrieving', job.id);
      return await handler(parts, { job, request, person: admitted.person });
    } catch (error) {
      return failed(job, request, error);
    }
  }

  /** Whoever asked hears of it, with a reference that is in the log. */
  function failed(job: Job, request: NonNullable<ReturnType<typeof readRequest>>, error: unknown): Done {
    const ref = newReference();
    const nothingHeld = error instanceof AppError && error.code === 'no_library';
    if (nothingHeld) log.warn({ ref }, 'There is no library yet');
    else {
      log.error({ ref, job: job.id }, `A question failed: ${fitToLog(error)}`);
      meters.failed();
    }
    const place = placeOf(job, request);
    const body = nothingHeld ? nothingHeldMessage(parts.config.contact) : failedMessage(ref, parts.config.contact);
    return {
      posts: [whisperTo(place, body, null)],
      audit: [{ at: now(), team: job.team, user: job.user, channel: job.channel, event: 'failed', ref, detail: null }],
    };
  }

  async function finish(job: Job, { answer, posts, audit }: Done): Promise<void> {
    const kept = await state.finishJob(job.id, owner, { ...(answer ? { answer } : {}), posts, audit });
    if (!kept) log.warn({ job: job.id }, 'A job was taken over by another process; what came of it here is dropped');
  }
}
