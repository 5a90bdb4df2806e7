import type { OpenAiConfig } from '../../config.js';
import { UsageError } from '../../errors.js';

/** Hosts that are allowed without being named: OpenAI's own, and this machine. */
const usualHosts = ['api.openai.com', 'localhost', '127.0.0.1', '[::1]'];

const openAi = 'https://api.openai.com/v1';

/** Where questions and passages would be sent. Throws `UsageError` where the host is not allowed. */
export function modelAddress({ baseUrl, hosts }: Pick<OpenAiConfig, 'baseUrl' | 'hosts'>): URL {
  const url = new URL(baseUrl ?? openAi);
  if (![...usualHosts, ...hosts].some((host) => host.toLowerCase() === url.hostname || host.toLowerCase() === url.host))
    throw new UsageError(
      `OPENAI_BASE_URL sends questions and passages to ${url.host}, which is not allowed; add it to MINUTEBOOK_MODEL_HOSTS if it may have them.`,
      'config',
    );
  return url;
}
