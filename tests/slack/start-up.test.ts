import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBot } from '../support/bot.js';
import { startBotProcess } from '../support/bot-process.js';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack/fake-slack.js';
import { defaultScopes } from '../support/fake-slack/scopes.js';
import { channels, people } from '../support/fake-slack/world.js';
import { ingestSamples } from '../support/sample-library.js';

const question = 'what was resolved on damp and mould?';

describe('starting the bot', () => {
  let samples: ReturnType<typeof ingestSamples>;
  let slack: FakeSlack;
  beforeAll(async () => {
    samples = ingestSamples();
    slack = await startFakeSlack();
  });
  afterAll(async () => {
    await slack?.close();
    samples?.remove();
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['without a bot token', { SLACK_BOT_TOKEN: '' }, /^SLACK_BOT_TOKEN is not set; set it to .*xoxb-…/m],
    [
      'with a bot token that Slack does not know',
      { SLACK_BOT_TOKEN: 'xoxb-wrong' },
      /Slack does not accept SLACK_BOT_TOKEN \(invalid_auth\)/,
    ],
    [
      'without an app token or signing secret',
      { SLACK_APP_TOKEN: '' },
      /SLACK_APP_TOKEN is not set; set it to .*SLACK_SIGNING_SECRET/,
    ],
    [
      'with an app token that Slack does not know',
      { SLACK_APP_TOKEN: 'xapp-wrong' },
      /Slack does not accept SLACK_APP_TOKEN \(invalid_auth\)/,
    ],
    ['with an address that is none', { SLACK_API_URL: 'slack' }, /SLACK_API_URL must be an address/],
  ])('%s it ends with exit code 2 and one sentence that says what to change', async (_what, settings, sentence) => {
    const bot = startBotProcess(samples.data, slack, settings);
    expect(await bot.ended).toBe(2);
    expect(bot.said()).toMatch(sentence);
    expect(bot.said()).not.toMatch(/xoxb-wrong|xapp-wrong|\n\s+at /);
  });

  test('with a scope missing it names the scope', async () => {
    await slack.configure({ scopes: defaultScopes.filter((scope) => scope !== 'users:read') });
    try {
      const bot = startBotProcess(samples.data, slack);
      expect(await bot.ended).toBe(2);
      expect(bot.said()).toMatch(/lacks the scope users:read; add it/);
    } finally {
      await slack.configure({ scopes: defaultScopes });
    }
  });

  test('where Slack cannot be reached it says so, with exit code 1', async () => {
    const bot = startBotProcess(samples.data, { ...slack, apiUrl: 'http://127.0.0.1:9/api/' });
    expect(await bot.ended).toBe(1);
    expect(bot.said()).toMatch(/cannot be reached; check the network/);
  });

  test('where its status port is taken it names the setting', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const bot = startBotProcess(samples.data, slack, { MINUTEBOOK_STATUS_PORT: String(port) });
    expect(await bot.ended).not.toBe(0);
    expect(bot.said()).toContain('MINUTEBOOK_STATUS_PORT');
    other.close();
  });

  test('told to stop while an answer is on its way, it posts the answer and ends with exit code 0', async () => {
    const bot = startBotProcess(samples.data, slack);
    await bot.waitFor('ready');
    await slack.fault({ method: 'chat.postMessage', kind: 'delay', delayMs: 1_000, times: 1 });
    const { ts } = await slack.mention({ channel: channels.public, user: people.member, text: question });
    await slack.waitForCall({ method: 'chat.postMessage', timeoutMs: 15_000 });
    bot.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
    const thread = await slack.thread(channels.public, ts ?? '');
    expect(thread.filter(({ botId }) => botId !== null)).toHaveLength(1);
    // Started again it has nothing left to say.
    const again = startBotProcess(samples.data, slack);
    await again.waitFor('ready');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    again.kill('SIGTERM');
    await again.ended;
    expect((await slack.thread(channels.public, ts ?? '')).filter(({ botId }) => botId !== null)).toHaveLength(1);
  });
});

describe('/healthz and /metrics', () => {
  test('say whether Slack can be heard, and what was counted, without naming anybody', async () => {
    const samples = ingestSamples();
    const bot = await runBot({ data: samples.data });
    const get = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${bot.bot.statusPort}${path}`);
    try {
      expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
      const { ts } = await bot.slack.mention({ channel: channels.public, user: people.member, text: question });
      await bot.slack.waitForMessage({
        channel: channels.public,
        threadTs: ts ?? '',
        containing: 'improvement board',
        timeoutMs: 15_000,
      });
      await bot.slack.mention({ channel: channels.public, user: people.guest, text: question });
      await bot.slack.waitForEphemeral({ user: people.guest });
      await expect
        .poll(async () => (await get('/metrics')).text())
        .toMatch(/minutebook_posts_total\{kind="ephemeral",outcome="sent"\} 1/);
      const counted = await (await get('/metrics')).text();
      expect(counted).toContain('minutebook_answers_total{status="answered"} 1');
      expect(counted).toContain('minutebook_refusals_total{why="guest"} 1');
      expect(counted).toContain('nodejs_eventloop_lag');
      for (const secret of [people.member, people.guest, channels.public, 'damp'])
        expect(counted).not.toContain(secret);
      expect((await get('/other')).status).toBe(404);
      await bot.slack.configure({ appToken: 'token_revoked' });
      await bot.slack.closeSockets();
      await expect.poll(async () => (await get('/healthz')).status, { timeout: 10_000 }).toBe(503);
      expect(await (await get('/healthz')).json()).toEqual({
        status: 'unwell',
        problems: ['There is no connection to Slack.'],
      });
    } finally {
      process.removeAllListeners('unhandledRejection');
      await bot.stop();
      samples.remove();
    }
  });
});
