import type { MessagePort, Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, UsageError } from '../../errors.js';

/** Functions that can be called from another thread: their arguments and results are copied. */
// biome-ignore lint/suspicious/noExplicitAny: each method has arguments of its own, which `callsTo` keeps.
export type Methods = Record<string, (...args: any[]) => Promise<unknown>>;

interface Call {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

type Reply =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: { readonly message: string; readonly code: ErrorCode | null } };

export interface Calls<M extends Methods> {
  readonly methods: M;
  /** Rejects what is still waiting, with this error. */
  abandon(error: Error): void;
}

/** Calls the methods that a thread answers with `answerCalls`. A call that takes longer than `timeoutMs` is rejected. */
export function callsTo<M extends Methods>(thread: Worker, options: { timeoutMs: number }): Calls<M> {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  thread.on('message', (reply: Reply) => {
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) call?.reject(errorFrom(reply.error));
    else call?.resolve(reply.result);
  });
  const call = (method: string, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1;
      const id = last;
      const timer = setTimeout(() => {
        waiting.delete(id);
        reject(
          new AppError('unexpected', `The minute book did not answer within ${options.timeoutMs / 1000} seconds.`),
        );
      }, options.timeoutMs);
      const settle =
        <Value>(next: (value: Value) => void) =>
        (value: Value): void => {
          clearTimeout(timer);
          next(value);
        };
      waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
      thread.postMessage({ id, method, args } satisfies Call);
    });
  return {
    methods: new Proxy({} as M, {
      // Whoever awaits the methods themselves must not take them for a promise.
      get: (_target, method) =>
        typeof method === 'string' && method !== 'then' ? (...args: unknown[]) => call(method, args) : undefined,
    }),
    abandon(error) {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  };
}

/** Answers the calls that come in at `port`. */
export function answerCalls(port: MessagePort, methods: Methods): void {
  port.on('message', ({ id, method, args }: Call) => {
    const reply = (message: Reply): void => port.postMessage(message);
    const run = methods[method];
    if (!run) return reply({ id, error: { message: `There is no method ${method}.`, code: null } });
    run(...args).then(
      (result) => reply({ id, result }),
      (error: unknown) => reply({ id, error: describe(error) }),
    );
  });
}

const describe = (error: unknown): { message: string; code: ErrorCode | null } => ({
  message: error instanceof Error ? error.message : String(error),
  code: error instanceof AppError ? error.code : null,
});

/** Errors lose their class on the way between threads; those of the program get it back. */
function errorFrom({ message, code }: { message: string; code: ErrorCode | null }): Error {
  if (code === null) return new Error(message);
  if (code === 'usage' || code === 'config' || code === 'sidecar' || code === 'no_library')
    return new UsageError(message, code);
  return new AppError(code, message);
}
