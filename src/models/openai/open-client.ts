import OpenAI from 'openai';
import { EnvHttpProxyAgent, fetch as proxiedFetch, type RequestInit } from 'undici';
import type { OpenAiConfig } from '../../config.js';
import { UsageError } from '../../errors.js';
import { modelAddress } from './model-address.js';

/** A reply of more bytes than this is no answer of a model. */
export const maxReplyBytes = 4_000_000;

/** A client of any server that speaks OpenAI's protocol. Proxies hold; a reply that never ends is cut off. */
export function openClient(config: OpenAiConfig): OpenAI {
  const url = modelAddress(config);
  if (config.apiKey === null && config.baseUrl === null)
    throw new UsageError(
      'OPENAI_API_KEY is not set; set it, or OPENAI_BASE_URL for a server that needs none.',
      'config',
    );
  const agent = new EnvHttpProxyAgent();
  // Azure takes the key in a header of its own.
  const headers = /\.azure\.com$/.test(url.hostname) && config.apiKey !== null ? { 'api-key': config.apiKey } : {};
  return new OpenAI({
    apiKey: config.apiKey ?? 'none',
    baseURL: url.href.replace(/\/$/, ''),
    // Nothing beside the variables that Minutebook names is read from the environment.
    organization: null,
    project: null,
    timeout: config.timeoutMs,
    maxRetries: 2,
    logLevel: 'off',
    defaultHeaders: headers,
    fetch: async (address, init) => {
      const response = await proxiedFetch(String(address), {
        ...(init as unknown as RequestInit),
        dispatcher: agent,
        redirect: 'error',
      });
      return limitReply(response as unknown as Response);
    },
  });
}

function limitReply(response: Response): Response {
  if (response.body === null) return response;
  let bytes = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > maxReplyBytes) controller.error(new Error('too large'));
      else controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(limit), { status: response.status, headers: response.headers });
}
