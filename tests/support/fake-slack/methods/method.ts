import type { Events } from '../events.js';
import type { Fields } from '../json.js';
import type { Refusal } from '../message-check.js';
import type { Workspace } from '../workspace.js';

/** What a method may use. */
export interface Context {
  readonly workspace: Workspace;
  readonly events: Events;
  /** The address of a new socket. */
  readonly openSocket: () => string;
}

/** One Web API method. `run` gives the answer's fields without `ok`, or a refusal. */
export interface Method {
  readonly needed: readonly string[];
  readonly allowed?: readonly string[];
  readonly run: (args: Fields, context: Context) => Fields | Refusal;
}

export type Methods = Readonly<Record<string, Method>>;

export const refuse = (error: string, extra: Fields = {}): Refusal => ({ error, extra });

export const isRefusal = (result: Fields | Refusal): result is Refusal => typeof result.error === 'string';

export const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

export const isTrue = (value: unknown): boolean => value === true || value === 'true' || value === '1' || value === 1;
