import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config.js';
import { AppError, UsageError } from '../../../src/errors.js';
import { openChatModel } from '../../../src/models/openai/openai-chat.js';
import { OpenAiEmbeddings } from '../../../src/models/openai/openai-embeddings.js';
import type { Behaviour } from '../../support/fake-openai/behaviours.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../support/fake-openai/server.js';

let server: FakeOpenAi;
beforeEach(async () => {
  server = await startFakeOpenAi();
});
afterEach(() => server.close());

const key = 'sk-secret-of-the-council';
const config = (more: Record<string, string> = {}) =>
  loadConfig({
    OPENAI_BASE_URL: server.url,
    OPENAI_CHAT_MODEL: 'm-1',
    OPENAI_API_KEY: key,
    MINUTEBOOK_MODEL_SECONDS: '1',
    ...more,
  }).openai;
const request = {
  messages: [{ role: 'user', content: 'Question: x\n\nPassages:\n[P1] Place\nBoats came in.' }],
  schema: { name: 'answer', schema: { type: 'object' } },
  maxTokens: 100,
} as const;
const chat = (more: Record<string, string> = {}) => {
  const model = openChatModel(config(more));
  if (model === null) throw new Error('No model.');
  return model;
};

it('a key alone opens no model', () => {
  expect(openChatModel(loadConfig({ OPENAI_API_KEY: key }).openai)).toBeNull();
});

it('asks with the model and key that are configured, and counts the tokens', async () => {
  const reply = await chat().complete(request);
  expect(reply.text).toContain('"sentences"');
  expect(reply.tokens.prompt).toBeGreaterThan(0);
  expect(server.asked[0]?.body.model).toBe('m-1');
  expect(server.asked[0]?.headers.authorization).toBe(`Bearer ${key}`);
});

it.each([
  ['https://llm.example/v1', 'llm.example'],
  ['http://127.0.0.1.example/v1', '127.0.0.1.example'],
])('a host that is not allowed is refused before anything is sent: %s', (url, host) => {
  const open = () =>
    openChatModel(loadConfig({ OPENAI_CHAT_MODEL: 'm', OPENAI_API_KEY: key, OPENAI_BASE_URL: url }).openai);
  expect(open).toThrow(UsageError);
  expect(open).toThrow(host);
  expect(open).not.toThrow(key);
});

it('a host that is named may be used', () => {
  const settings = {
    OPENAI_CHAT_MODEL: 'm',
    OPENAI_BASE_URL: 'https://llm.example/v1',
    MINUTEBOOK_MODEL_HOSTS: 'llm.example',
  };
  expect(openChatModel(loadConfig(settings).openai)?.name).toBe('m');
});

describe('whatever the server does, there is one sentence and no key in it', () => {
  it.each<readonly [Behaviour, RegExp]>([
    ['key refused', /refused the key; check OPENAI_API_KEY/],
    ['unknown model', /knows no such model; check OPENAI_CHAT_MODEL/],
    ['context too small', /too long for the model/],
    ['too busy', /busy or its allowance is used up/],
    ['server error', /failed; try again later/],
    ['stall', /did not answer within 1 seconds?/],
    ['disconnect', /could not be reached|could not be read/],
    ['ten megabytes', /could not be read|could not be reached/],
    ['not JSON at all', /could not be read/],
    ['refusal', /gave no answer/],
    ['empty', /gave no answer/],
  ])('%s', async (behaviour, words) => {
    server.behave(behaviour);
    const failure = await chat()
      .complete({ ...request, signal: AbortSignal.timeout(4_000) })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AppError);
    expect((failure as AppError).code).toBe('model');
    expect((failure as AppError).message).toMatch(words);
    expect((failure as AppError).message).toMatch(/^[^\n]*\.$/);
    expect((failure as AppError).message).not.toContain('sk-');
  });

  it('nothing listens there', async () => {
    await server.close();
    await expect(chat().complete(request)).rejects.toThrow('could not be reached');
    server = await startFakeOpenAi();
  });
});

it('a server that is busy is asked again, and answers', async () => {
  server.behave('too busy', 1);
  await chat({ MINUTEBOOK_MODEL_SECONDS: '5' }).complete(request);
  expect(server.asked).toHaveLength(2);
});

it('embeds in the order of the texts, names server and model in the id, and learns the dimensions', async () => {
  const embeddings = await OpenAiEmbeddings.open(config({ OPENAI_EMBEDDING_MODEL: 'e-1' }));
  const texts = Array.from(
    { length: 230 },
    (_, at) => `boat ${'abcdefghij'[at % 10]} ${'klmnopqrst'[Math.floor(at / 10) % 10]}`,
  );
  const vectors = await embeddings.embedDocuments(texts);
  expect(embeddings.dimensions).toBe(64);
  expect(embeddings.modelId).toBe(`openai/${new URL(server.url).host}/e-1@64`);
  expect(vectors).toHaveLength(230);
  expect(vectors[229]).toEqual(await embeddings.embedQuery(texts[229] ?? ''));
});
