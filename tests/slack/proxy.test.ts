import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBotProcess } from '../support/bot-process.js';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack/fake-slack.js';
import { channels, people } from '../support/fake-slack/world.js';
import { type LoopbackProxy, startProxy } from '../support/proxy.js';
import { ingestSamples } from '../support/sample-library.js';

const question = 'what was resolved on damp and mould?';

describe('a council behind a proxy', () => {
  let samples: ReturnType<typeof ingestSamples>;
  let slack: FakeSlack;
  let proxy: LoopbackProxy;
  beforeAll(async () => {
    samples = ingestSamples();
    slack = await startFakeSlack();
    proxy = await startProxy();
  });
  afterAll(async () => {
    await proxy?.close();
    await slack?.close();
    samples?.remove();
  });

  test('methods, web sockets and response addresses all go through it', async () => {
    const before = proxy.asked().length;
    const bot = startBotProcess(samples.data, slack, {
      HTTP_PROXY: proxy.url,
      http_proxy: proxy.url,
      NO_PROXY: '',
      no_proxy: '',
    });
    try {
      await bot.waitFor('ready');
      await slack.waitForSockets(2);
      const { ts } = await slack.mention({ channel: channels.public, user: people.member, text: question });
      await slack.waitForMessage({
        channel: channels.public,
        threadTs: ts ?? '',
        containing: 'improvement board',
        timeoutMs: 15_000,
      });
      await slack.slash({ command: '/minutes', text: question, user: people.member, channel: channels.public });
      await slack.waitForEphemeral({ user: people.member, containing: 'improvement board', timeoutMs: 15_000 });
      expect(proxy.asked().length).toBeGreaterThan(before);
      // Everything that reached the fake came through the proxy: without it nothing gets through at all.
      await proxy.close();
      await slack.mention({ channel: channels.second, user: people.member, text: question });
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(await slack.messages(channels.second)).toHaveLength(1);
      expect((await slack.thread(channels.second, (await slack.messages(channels.second))[0]?.ts ?? '')).length).toBe(
        1,
      );
    } finally {
      bot.kill('SIGKILL');
      await bot.ended;
    }
  });

  test('hosts in NO_PROXY are reached without it', async () => {
    const bot = startBotProcess(samples.data, slack, {
      HTTP_PROXY: 'http://127.0.0.1:9',
      http_proxy: 'http://127.0.0.1:9',
      NO_PROXY: '127.0.0.1',
      no_proxy: '127.0.0.1',
    });
    try {
      await bot.waitFor('ready');
    } finally {
      bot.kill('SIGTERM');
      expect(await bot.ended).toBe(0);
    }
  });

  test('an address that is none is refused with one sentence', async () => {
    const bot = startBotProcess(samples.data, slack, {
      HTTP_PROXY: 'not an address',
      http_proxy: 'not an address',
      NO_PROXY: '',
      no_proxy: '',
    });
    expect(await bot.ended).toBe(2);
    expect(bot.said()).toContain('HTTPS_PROXY');
  });
});
