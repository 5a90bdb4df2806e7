import { createHmac } from 'node:crypto';
import type { Carrier, Deliveries, Envelope } from './deliveries.js';
import { type Fields, fieldsOf } from './json.js';
import type { Workspace } from './workspace.js';

/** The HTTP side: signed requests to the bot's request URL. */
export function createHttpRequests(workspace: Workspace, deliveries: Deliveries): Carrier {
  return {
    carry(envelope) {
      const url = workspace.settings.requestUrl;
      if (url === null) return null;
      void post(workspace, url, envelope).then(
        ({ status, response }) => {
          if (status >= 200 && status < 300) deliveries.acknowledge(envelope.id, response);
          else deliveries.refuse(envelope.id, 'http_error');
        },
        (error: unknown) => {
          const timedOut = error instanceof Error && error.name === 'TimeoutError';
          deliveries.refuse(envelope.id, timedOut ? 'http_timeout' : 'connection_failed');
        },
      );
      return 1;
    },
  };
}

async function post(
  workspace: Workspace,
  url: string,
  envelope: Envelope,
): Promise<{ readonly status: number; readonly response: Fields }> {
  const isEvent = envelope.type === 'events_api';
  const body = isEvent ? JSON.stringify(envelope.payload) : formOf(envelope);
  const timestamp = String(Math.floor(workspace.now() / 1000) + workspace.settings.clockSkew);
  const signature = createHmac('sha256', workspace.options.signingSecret).update(`v0:${timestamp}:${body}`);
  const answer = await fetch(url, {
    method: 'POST',
    body,
    signal: AbortSignal.timeout(workspace.options.ackMs),
    headers: {
      'content-type': isEvent ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature.digest('hex')}`,
      ...(envelope.attempt > 0
        ? { 'x-slack-retry-num': String(envelope.attempt), 'x-slack-retry-reason': envelope.retryReason ?? '' }
        : {}),
    },
  });
  const text = await answer.text();
  return { status: answer.status, response: responseFrom(text, answer.headers.get('content-type') ?? '') };
}

/** Commands come as a form; interactions as a form with one field, which is JSON. */
function formOf(envelope: Envelope): string {
  if (envelope.type === 'interactive')
    return new URLSearchParams({ payload: JSON.stringify(envelope.payload) }).toString();
  const fields = Object.entries(envelope.payload).map(([name, value]): [string, string] => [name, String(value)]);
  return new URLSearchParams(fields).toString();
}

function responseFrom(text: string, contentType: string): Fields {
  if (text === '') return {};
  if (!contentType.includes('json')) return { text };
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return {};
  }
}
