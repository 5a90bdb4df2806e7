import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type RunningBot, runBot } from '../support/bot.js';
import { type FakeOpenAi, startFakeOpenAi } from '../support/fake-openai/server.js';
import { channels, people } from '../support/fake-slack/world.js';
import { ingestSamples } from '../support/sample-library.js';

const settings = ['OPENAI_BASE_URL', 'OPENAI_CHAT_MODEL', 'MINUTEBOOK_MODEL_SECONDS'];

let server: FakeOpenAi;
let samples: ReturnType<typeof ingestSamples>;
let bot: RunningBot;
beforeAll(async () => {
  server = await startFakeOpenAi();
  samples = ingestSamples();
  // The thread that reads the minute book reads its settings from the environment, as the program does.
  Object.assign(process.env, { OPENAI_BASE_URL: server.url, OPENAI_CHAT_MODEL: 'm-1', MINUTEBOOK_MODEL_SECONDS: '3' });
  bot = await runBot({ data: samples.data });
});
afterAll(async () => {
  for (const name of settings) delete process.env[name];
  await bot?.stop();
  samples?.remove();
  await server?.close();
});
afterEach(async () => {
  expect(await bot.slack.problems()).toEqual([]);
});

const ask = async (text: string) => {
  const { ts } = await bot.slack.mention({ channel: channels.public, user: people.member, text });
  return bot.slack.waitForMessage({ channel: channels.public, threadTs: ts ?? '', timeoutMs: 30_000 });
};

it('an answer that a model worded says so in one line and shows its sources', async () => {
  server.behave('honest');
  const { text } = await ask('How long did it take to relet an empty council home?');
  expect(text).toContain('Worded by the model m-1; the quotations, not this wording, are the record.');
  expect(text).toContain('Sources');
});

it('a model that does not answer in time costs its wording and not the answer', async () => {
  server.behave('stall');
  const { text } = await ask('How long did it take to relet an empty council home?');
  expect(text).toContain('The model did not answer within 3 seconds. This answer is in the words of the minutes.');
  expect(text).not.toContain('Worded by');
});
