import type { Context } from '../context.js';

/** One thing that `doctor` looked at. */
export interface Check {
  readonly name: string;
  readonly status: 'ok' | 'warning' | 'failed';
  readonly message: string;
  /** What to do; null where there is nothing to do. */
  readonly advice: string | null;
}

/** Looks at one part of the installation. What it finds wrong it returns; it throws only on faults of its own. */
export type Examine = (context: Context) => Promise<readonly Check[]>;

export const ok = (name: string, message: string): Check => ({ name, status: 'ok', message, advice: null });

export const warning = (name: string, message: string, advice: string): Check => ({
  name,
  status: 'warning',
  message,
  advice,
});

export const failed = (name: string, message: string, advice: string): Check => ({
  name,
  status: 'failed',
  message,
  advice,
});
