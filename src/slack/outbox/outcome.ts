import { slackErrorOf } from '../start-up.js';

/** What is known after an attempt to post. */
export type Outcome =
  | { readonly is: 'sent'; readonly ts: string | null; readonly channel: string | null }
  /** Surely not posted, and worth another attempt. */
  | { readonly is: 'wait'; readonly ms: number; readonly why: string }
  /** Surely not posted, and never will be in this form. */
  | { readonly is: 'refused'; readonly why: string }
  /** Perhaps posted: the answer was lost. */
  | { readonly is: 'unknown'; readonly why: string };

/** Slack's own words for a failure after which the message may stand there all the same. */
const perhapsDone = ['fatal_error', 'internal_error', 'request_timeout', 'service_unavailable'];
/** Nothing was sent: no connection came about. */
const neverSent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ENETUNREACH', 'EHOSTUNREACH'];
/** The bot itself is shut out: an administrator may put it right while the message waits. */
export const shutOut = ['invalid_auth', 'not_authed', 'token_revoked', 'token_expired', 'account_inactive'];

/** Reads the error of a call to Slack. */
export function outcomeOf(error: unknown): Outcome {
  const retryAfter = numberIn(error, 'retryAfter');
  if (retryAfter !== null) return { is: 'wait', ms: retryAfter * 1000, why: 'ratelimited' };
  const code = slackErrorOf(error);
  if (code !== null) {
    if (code === 'ratelimited') return { is: 'wait', ms: 1000, why: code };
    if (shutOut.includes(code)) return { is: 'wait', ms: 60_000, why: code };
    // A page of something between here and Slack, which may have stood behind Slack's yes.
    if (!/^\w+$/.test(code)) return { is: 'unknown', why: 'not an answer of Slack' };
    return { is: perhapsDone.includes(code) ? 'unknown' : 'refused', why: code };
  }
  const status = numberIn(error, 'statusCode');
  if (status !== null) return { is: status >= 500 ? 'unknown' : 'refused', why: `HTTP ${status}` };
  const system = systemCodeOf(error);
  if (system !== null && neverSent.includes(system)) return { is: 'wait', ms: 2000, why: system };
  return { is: 'unknown', why: system ?? 'no answer' };
}

function numberIn(error: unknown, name: string): number | null {
  if (typeof error !== 'object' || error === null) return null;
  const value = (error as Record<string, unknown>)[name];
  return typeof value === 'number' ? value : null;
}

/** The operating system's or the HTTP client's code, however deep it lies. */
function systemCodeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, cause, original, errors } = error as {
    code?: unknown;
    cause?: unknown;
    original?: unknown;
    errors?: unknown;
  };
  const deeper =
    systemCodeOf(cause) ?? systemCodeOf(original) ?? (Array.isArray(errors) ? systemCodeOf(errors[0]) : null);
  return deeper ?? (typeof code === 'string' && /^(?:E[A-Z]+|UND_)/.test(code) ? code : null);
}
