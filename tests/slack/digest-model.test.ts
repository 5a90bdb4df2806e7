import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { january, november } from '../digest/invented-weeks.js';
import { openWeeks, type Weeks } from '../digest/weeks.js';
import { type RunningBot, runBot } from '../support/bot.js';
import { type FakeOpenAi, startFakeOpenAi } from '../support/fake-openai/server.js';
import { channels, people, team } from '../support/fake-slack/world.js';
import { sidecar } from '../support/invented-minutes.js';

const model = { OPENAI_CHAT_MODEL: 'm-1', MINUTEBOOK_MODEL_SECONDS: '3' };
const note = 'Worded by the model m-1; the quotations, not this wording, are the record.';

let server: FakeOpenAi;
let weeks: Weeks;
let bot: RunningBot;
let clock: Date;
beforeAll(async () => {
  server = await startFakeOpenAi();
  // The thread that reads the minute book reads its settings from the environment, as the program does.
  Object.assign(process.env, { OPENAI_BASE_URL: server.url, ...model });
});
afterAll(async () => {
  for (const name of ['OPENAI_BASE_URL', ...Object.keys(model)]) delete process.env[name];
  await server?.close();
});
beforeEach(async () => {
  weeks = openWeeks(sidecar);
  weeks.write({ 'november.txt': november });
  await weeks.ingestAt('2025-02-01T09:00:00Z');
  clock = new Date('2025-02-05T12:00:00Z');
  bot = await runBot({
    data: weeks.data,
    settings: { OPENAI_BASE_URL: server.url, ...model },
    now: () => clock,
    timing: { digestMs: 40 },
  });
});
afterEach(async () => {
  expect(await bot?.slack.problems()).toEqual([]);
  await bot?.stop();
  await weeks.close();
});

async function aWeekOn(owner: string | null): Promise<void> {
  await bot.state.subscribe({
    ...{ team: team.id, channel: channels.public, council: null, body: null, words: null, weekday: 1, time: '09:00' },
    ...{ owner, setBy: people.member, at: clock, handled: clock },
  });
  weeks.write({ 'january.txt': january });
  await weeks.ingestAt('2025-02-07T09:00:00Z');
  clock = new Date('2025-02-10T09:00:10Z');
}

it('a digest is posted as the model words it, asked once, with the quotations in its thread', async () => {
  server.behave('honest');
  const before = server.asked.length;
  await aWeekOn(null);
  const parent = await bot.slack.waitForMessage({ channel: channels.public, containing: 'Since', timeoutMs: 30_000 });
  expect(parent.text).toContain(note);
  const quoted = await bot.slack.waitForMessage({
    channel: channels.public,
    threadTs: parent.ts,
    containing: 'In the words of the minutes',
  });
  expect(quoted.text).toContain('“That Cabinet be recommended to fund a second fostering worker.”');
  await expect.poll(() => bot.state.outboxDepth()).toBe(0);
  expect(server.asked).toHaveLength(before + 1);
});

it('a model that stalls costs the wording and not the digest', async () => {
  server.behave('stall');
  await aWeekOn(null);
  const parent = await bot.slack.waitForMessage({ channel: channels.public, containing: 'Since', timeoutMs: 30_000 });
  expect(parent.text).not.toContain('Worded by');
  expect(parent.text).toContain('“That Cabinet be recommended to fund a second fostering worker.”');
});

it('what somebody approves is posted in the words that they saw', async () => {
  server.behave('honest');
  const before = server.asked.length;
  await aWeekOn(people.colleague);
  const direct = await bot.slack.dm(people.colleague);
  const { ts } = await bot.slack.waitForMessage({ channel: direct, containing: 'waits for you' });
  await bot.slack.press({ user: people.colleague, channel: direct, messageTs: ts, actionId: 'digest_send' });
  const parent = await bot.slack.waitForMessage({ channel: channels.public, containing: 'Since' });
  expect(parent.text).toContain('“That Cabinet be recommended to fund a second fostering worker.”');
  expect(server.asked).toHaveLength(before);
});
