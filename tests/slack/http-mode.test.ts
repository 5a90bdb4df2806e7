import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningBot, runBot } from '../support/bot.js';
import { channels, people } from '../support/fake-slack/world.js';
import { ingestSamples } from '../support/sample-library.js';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

describe('HTTP mode', () => {
  let samples: ReturnType<typeof ingestSamples>;
  let bot: RunningBot;
  let port: number;
  beforeAll(async () => {
    samples = ingestSamples();
    port = await freePort();
    bot = await runBot({ data: samples.data, http: { port } });
  });
  afterAll(async () => {
    expect(await bot?.slack.problems()).toEqual([]);
    await bot?.stop();
    samples?.remove();
  });

  const send = (body: string, { secret = bot.slack.signingSecret, ageSeconds = 0 } = {}): Promise<Response> => {
    const at = String(Math.floor(Date.now() / 1000) - ageSeconds);
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;
    return fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-slack-request-timestamp': at, 'x-slack-signature': signature },
      body,
    });
  };
  const mention = JSON.stringify({
    type: 'event_callback',
    event_id: 'EvForged01',
    team_id: 'T0HARROW01',
    event: {
      type: 'app_mention',
      user: people.member,
      channel: channels.public,
      ts: '1.000001',
      text: '<@U0MINUTES1> why',
    },
  });

  test('a signed mention is answered, a command is answered for its asker, a button opens the sources', async () => {
    const { ts } = await bot.slack.mention({
      channel: channels.public,
      user: people.member,
      text: 'what was resolved on damp and mould?',
    });
    const answer = await bot.slack.waitForMessage({
      channel: channels.public,
      threadTs: ts ?? '',
      containing: 'improvement board',
      timeoutMs: 15_000,
    });
    await bot.slack.press({
      user: people.member,
      channel: channels.public,
      messageTs: answer.ts,
      actionId: 'show_sources',
    });
    await bot.slack.waitForView({ user: people.member, containing: 'improvement board' });
    await bot.slack.slash({ command: '/minutes', text: 'find damp', user: people.member, channel: channels.public });
    await bot.slack.waitForEphemeral({ user: people.member, containing: 'oldest first' });
  });

  test('a request with a wrong signature is refused, and nothing of it is kept', async () => {
    expect((await send(mention, { secret: 'somebody else' })).status).toBe(401);
    expect(await bot.state.recordsOf({ containing: '1.000001' })).toEqual([]);
  });

  test('a request older than five minutes is refused, however well it is signed', async () => {
    expect((await send(mention, { ageSeconds: 400 })).status).toBe(401);
  });

  test("Slack's check of the address is answered", async () => {
    const response = await send(JSON.stringify({ type: 'url_verification', challenge: 'seven' }));
    expect(await response.text()).toContain('seven');
  });

  test('what is not JSON, or not whole, is refused or dropped, and the bot goes on', async () => {
    for (const body of ['', '{', '{"type":"event_callback"}', '{"type":"event_callback","event":{"type":"message"}}'])
      expect((await send(body)).status).toBeLessThan(600);
    const { ts } = await bot.slack.mention({
      channel: channels.public,
      user: people.member,
      text: 'what was resolved on damp and mould?',
    });
    await bot.slack.waitForMessage({ channel: channels.public, threadTs: ts ?? '', containing: 'improvement board' });
  });
});
