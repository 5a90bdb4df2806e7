/** What went wrong, as a fixed word that callers and tests may rely on. */
export type ErrorCode =
  | 'usage'
  | 'config'
  | 'sidecar'
  | 'read'
  | 'locked'
  | 'disk_full'
  | 'newer_library'
  | 'no_library'
  | 'damaged'
  | 'model'
  | 'unexpected';

/** An error whose message is a sentence for the person at the keyboard: what was expected, what was found, what to change. */
export class AppError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }
}

/** Wrong usage or configuration: exit code 2. */
export class UsageError extends AppError {
  constructor(message: string, code: 'usage' | 'config' | 'sidecar' | 'no_library' = 'usage') {
    super(code, message);
    this.name = 'UsageError';
  }
}

/** One document that cannot be taken in. `reason` is the coded cause; the message is the sentence for the report. */
export class ReadError extends AppError {
  readonly reason: string;
  constructor(reason: string, message: string, options?: { cause?: unknown }) {
    super('read', message, options);
    this.name = 'ReadError';
    this.reason = reason;
  }
}

/** The contract's exit codes: 1 could not be done now, 2 wrong usage or configuration. */
export function exitCodeOf(error: unknown): 1 | 2 {
  if (!(error instanceof AppError)) return 1;
  return ['usage', 'config', 'sidecar', 'no_library'].includes(error.code) ? 2 : 1;
}
