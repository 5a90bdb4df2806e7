import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Behaviour, misbehave, proposedBy } from './behaviours.js';
import { figuresIn } from './figures.js';
import { type GivenPrompt, readPrompt } from './honest.js';

interface ChatBody {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly response_format?: unknown;
}

export interface FakeOpenAi {
  /** With `/v1`, as `OPENAI_BASE_URL` takes it. */
  readonly url: string;
  /** Every chat request, oldest first, with the headers it came with. */
  readonly asked: readonly { readonly body: ChatBody; readonly headers: IncomingMessage['headers'] }[];
  /** For so many requests; for good where that is left out. */
  behave(behaviour: Behaviour, requests?: number): void;
  close(): Promise<void>;
}

/** A server that speaks OpenAI's protocol on loopback, and has no model behind it. */
export async function startFakeOpenAi(): Promise<FakeOpenAi> {
  const asked: { body: ChatBody; headers: IncomingMessage['headers'] }[] = [];
  let behaviour: Behaviour = 'honest';
  let left = Number.POSITIVE_INFINITY;
  const server: Server = createServer((request, response) => {
    void readBody(request).then((text) => {
      if (request.url === '/v1/embeddings') return embed(JSON.parse(text) as EmbeddingsBody, response);
      if (request.url !== '/v1/chat/completions') return response.writeHead(404).end();
      const body = JSON.parse(text) as ChatBody;
      asked.push({ body, headers: request.headers });
      if (left === 0) behaviour = 'honest';
      left -= 1;
      if (misbehave(behaviour, response)) return undefined;
      return reply(body, behaviour, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    behave(next, requests = Number.POSITIVE_INFINITY) {
      behaviour = next;
      left = requests;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function reply({ messages }: ChatBody, behaviour: Behaviour, response: ServerResponse): void {
  const system = messages.find(({ role }) => role === 'system')?.content ?? '';
  const user = messages.find(({ role }) => role === 'user')?.content ?? '';
  const isRewrite = system.includes('stand alone');
  const content = isRewrite
    ? JSON.stringify({ question: rewritten(user) })
    : system.includes('find figures')
      ? JSON.stringify({ figures: behaviour === 'honest' ? figuresIn(user) : [] })
      : contentOf(behaviour, readPrompt(system, user), messages.length > 2);
  const prompt = messages.reduce((sum, message) => sum + message.content.length, 0);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      id: 'fake',
      object: 'chat.completion',
      choices: [
        {
          index: 0,
          finish_reason: 'stop',
          message:
            behaviour === 'refusal'
              ? { role: 'assistant', content: null, refusal: 'I cannot help with that.' }
              : { role: 'assistant', content },
        },
      ],
      usage: {
        prompt_tokens: Math.ceil(prompt / 4),
        completion_tokens: Math.ceil(content.length / 4),
        total_tokens: 0,
      },
    }),
  );
}

function contentOf(behaviour: Behaviour, prompt: GivenPrompt, isRepair: boolean): string {
  if (behaviour === 'empty') return '';
  const text = JSON.stringify({ sentences: proposedBy(behaviour, prompt, isRepair) ?? [] });
  return behaviour === 'truncated JSON' ? text.slice(0, Math.floor(text.length / 2)) : text;
}

/** As a careful reader puts a follow-up: the subject of the last question before it, then its own words. */
function rewritten(user: string): string {
  const previous = [...user.matchAll(/^- (.*)$/gm)].at(-1)?.[1] ?? '';
  const last = /Last question: ([\s\S]*)$/.exec(user)?.[1]?.trim() ?? '';
  return /^(?:and|what about|how about|why|who|when)\b/i.test(last) ? `${previous.replace(/\?$/, '')}, ${last}` : last;
}

interface EmbeddingsBody {
  readonly input: readonly string[];
  readonly encoding_format?: string;
}

/** Vectors of hashed letters: the same text has the same vector. */
function embed({ input, encoding_format: format }: EmbeddingsBody, response: ServerResponse): void {
  const data = input.map((text, index) => {
    const vector = new Float32Array(64);
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
      let hash = 7;
      for (const letter of word) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
      vector[hash % 64] = (vector[hash % 64] ?? 0) + 1;
    }
    const embedding = format === 'base64' ? Buffer.from(vector.buffer).toString('base64') : Array.from(vector);
    return { object: 'embedding', index, embedding };
  });
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ object: 'list', data, usage: { prompt_tokens: 1, total_tokens: 1 } }));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
