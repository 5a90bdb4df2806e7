import type { Worker } from 'node:worker_threads';
import { AppError } from '../../errors.js';
import { fitToLog, type Logger } from '../log.js';
import { type Calls, callsTo, type Methods } from './calls.js';
import type { Desk } from './desk.js';

export interface DeskInput {
  /** Starts the thread that answers with `answerCalls`. */
  readonly start: () => Worker;
  readonly log: Logger;
  /** How long a call may take; opening a large library is part of the first. */
  readonly timeoutMs?: number;
}

/** A desk in a thread of its own. A thread that dies costs the calls it had in hand; the next call starts another. */
export function startDesk({ start, log, timeoutMs = 60_000 }: DeskInput): { desk: Desk; close(): Promise<void> } {
  let running: { readonly thread: Worker; readonly calls: Calls<Desk & Methods> } | null = null;
  let closed = false;

  function ensure(): Calls<Desk & Methods> {
    if (running) return running.calls;
    const thread = start();
    const calls = callsTo<Desk & Methods>(thread, { timeoutMs });
    running = { thread, calls };
    const end = (error: Error): void => {
      if (running?.thread !== thread) return;
      running = null;
      calls.abandon(new AppError('unexpected', 'The thread that reads the minute book has ended.', { cause: error }));
      if (!closed) log.error(`The thread that reads the minute book has ended: ${fitToLog(error)}`);
    };
    thread.on('error', end);
    thread.on('exit', () => end(new Error('exit')));
    return calls;
  }

  ensure();
  const call =
    (method: string) =>
    (...args: unknown[]): Promise<unknown> => {
      const run = (ensure().methods as Methods)[method];
      return run ? run(...args) : Promise.reject(new Error(`There is no method ${method}.`));
    };
  return {
    desk: new Proxy({} as Desk, {
      get: (_target, method) => (typeof method === 'string' && method !== 'then' ? call(method) : undefined),
    }),
    async close() {
      closed = true;
      await running?.thread.terminate();
    },
  };
}
