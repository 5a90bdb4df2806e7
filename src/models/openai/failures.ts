import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { AppError } from '../../errors.js';

/** Why a model gave nothing, as a sentence without key, address or question in it. */
export function describeFailure(
  error: unknown,
  { setting, timeoutMs }: { setting: string; timeoutMs: number },
): AppError {
  if (error instanceof AppError) return error;
  return new AppError('model', sentenceFor(error, setting, timeoutMs), { cause: error });
}

function sentenceFor(error: unknown, setting: string, timeoutMs: number): string {
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError)
    return `The model did not answer within ${Math.round(timeoutMs / 1000)} seconds.`;
  if (error instanceof APIConnectionError)
    return 'The server of the model could not be reached; check OPENAI_BASE_URL and the network.';
  if (!(error instanceof APIError)) return 'The reply of the model could not be read.';
  const { status } = error;
  if (status === 401 || status === 403) return 'The server of the model refused the key; check OPENAI_API_KEY.';
  if (status === 404) return `The server knows no such model; check ${setting} and OPENAI_BASE_URL.`;
  if (status === 429) return 'The model is busy or its allowance is used up; try again later.';
  if (status === 413 || (status === 400 && /context|too long|maximum|tokens/i.test(error.message)))
    return `The passages are too long for the model; set ${setting} to one with a larger context.`;
  if (status !== undefined && status >= 500) return 'The server of the model failed; try again later.';
  return `The server of the model refused the request${status === undefined ? '' : ` (${status})`}.`;
}
