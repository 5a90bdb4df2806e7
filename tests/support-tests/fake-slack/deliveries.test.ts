import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SocketModeClient } from '@slack/socket-mode';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { channels, type FakeSlack, people } from '../../support/fake-slack/fake-slack.js';
import { afterwards, clientOf, errorOf, silent, start } from './start.js';

interface Received {
  readonly envelope_id: string;
  readonly retry_num?: number;
  readonly retry_reason?: string;
  readonly body: { readonly event_id?: string; readonly event?: { readonly type: string; readonly text?: string } };
  readonly ack: (response?: unknown) => Promise<void>;
}

/** A client that does with each envelope what the test says. */
async function connect(slack: FakeSlack, receive: (received: Received) => unknown): Promise<SocketModeClient> {
  const client = new SocketModeClient({
    appToken: slack.appToken,
    clientPingTimeout: 200,
    logger: silent,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  client.on('slack_event', receive);
  const { sockets } = await slack.connection();
  await client.start();
  await slack.waitForSockets(sockets + 1);
  afterwards(() => client.disconnect());
  return client;
}

const quick = { ackMs: 300, redeliverAfterMs: [0, 40], ownMessages: false, events: ['message.im'] };

test('an event that is not acknowledged comes again with its attempt and reason, an acknowledged one does not', async () => {
  const slack = await start(quick);
  const seen: (readonly [number | undefined, string | undefined])[] = [];
  await connect(slack, async ({ retry_num, retry_reason, ack }) => {
    seen.push([retry_num, retry_reason]);
    if (seen.length === 3) await ack();
  });
  await slack.directMessage({ text: 'Hello' });
  await expect.poll(() => seen).toHaveLength(3);
  expect(seen).toEqual([
    [0, ''],
    [1, 'timeout'],
    [2, 'timeout'],
  ]);
  await expect
    .poll(async () => (await slack.acks()).map(({ state }) => state))
    .toEqual(['unacknowledged', 'unacknowledged', 'acknowledged']);
});

test('a late acknowledgement is noted, and the event has come again', async () => {
  const slack = await start(quick);
  const seen: Received[] = [];
  await connect(slack, (received) => seen.push(received));
  await slack.directMessage({ text: 'Hello' });
  await expect.poll(() => seen.length).toBeGreaterThan(1);
  await seen[0]?.ack();
  await expect.poll(async () => (await slack.problems()).map(({ kind }) => kind)).toEqual(['late acknowledgement']);
});

test('a command without an acknowledgement does not come again', async () => {
  const slack = await start(quick);
  const seen: unknown[] = [];
  await connect(slack, (received) => seen.push(received));
  const sent = await slack.slash({ command: '/metric' });
  const [ack] = await slack.waitForAcks(sent.envelopes);
  expect(ack?.state).toBe('unacknowledged');
  await slack.directMessage({ text: 'later' });
  await expect.poll(() => seen.length).toBeGreaterThan(2);
  expect((await slack.acks()).filter(({ type }) => type === 'slash_commands')).toHaveLength(1);
});

test('an event is sent once to one of several sockets, and to another after the first has gone', async () => {
  const slack = await start(quick);
  const seen: string[] = [];
  const first = await connect(slack, async ({ ack }) => {
    seen.push('first');
    await ack();
  });
  await connect(slack, async ({ ack }) => {
    seen.push('second');
    await ack();
  });
  await slack.waitForSockets(2);
  for (const text of ['1', '2', '3', '4']) await slack.waitForAcks((await slack.directMessage({ text })).envelopes);
  expect(seen.toSorted()).toEqual(['first', 'first', 'second', 'second']);
  await first.disconnect();
  await expect.poll(async () => (await slack.connection()).sockets).toBe(1);
  await slack.waitForAcks((await slack.directMessage({ text: '5' })).envelopes);
  expect(seen.at(-1)).toBe('second');
});

test('what was said while no socket was open arrives with the retry', async () => {
  const slack = await start(quick);
  const sent = await slack.directMessage({ text: 'Is anybody there?' });
  expect((await slack.acks())[0]?.state).toBe('not sent');
  const seen: (number | undefined)[] = [];
  await connect(slack, async ({ retry_num, ack }) => {
    seen.push(retry_num);
    await ack();
  });
  await expect.poll(() => seen.length).toBe(1);
  expect(seen[0]).toBeGreaterThan(0);
  expect(sent.eventIds).toHaveLength(1);
});

test.each(['disconnectSockets', 'closeSockets'] as const)('the client connects again after %s', async (end) => {
  const slack = await start(quick);
  await connect(slack, ({ ack }) => ack());
  await slack[end]();
  await expect.poll(async () => (await slack.connection()).sockets).toBe(0);
  await slack.waitForSockets(1);
  expect(await slack.calls('apps.connections.open')).toHaveLength(2);
});

test('a revoked app token opens no socket', async () => {
  const slack = await start();
  await slack.configure({ appToken: 'token_revoked' });
  expect(await errorOf(clientOf(slack, slack.appToken).apps.connections.open({}))).toBe('token_revoked');
});

test('an eleventh socket is turned away', async () => {
  const slack = await start();
  const client = clientOf(slack, slack.appToken);
  const reasons: unknown[] = [];
  for (let number = 1; number <= 11; number += 1) {
    const { url = '' } = await client.apps.connections.open({});
    const socket = new WebSocket(url);
    afterwards(async () => socket.close());
    await new Promise((resolve) => {
      socket.once('message', (data) => {
        const { type, reason } = JSON.parse(String(data)) as { type: string; reason?: string };
        reasons.push(reason ?? type);
        resolve(null);
      });
    });
  }
  expect(reasons.slice(9)).toEqual(['hello', 'too_many_websockets']);
});

test('events that are held come in the order asked for', async () => {
  const slack = await start({ ...quick, ackMs: 3000 });
  const seen: unknown[] = [];
  await connect(slack, async ({ body, ack }) => {
    seen.push(body.event?.text);
    await ack();
  });
  await slack.hold();
  const one = await slack.directMessage({ text: 'one' });
  const two = await slack.directMessage({ text: 'two', twice: true });
  await slack.release('reversed');
  await slack.waitForAcks([...one.envelopes, ...two.envelopes]);
  expect(seen).toEqual(['two', 'two', 'one']);
  await slack.redeliver(one.eventIds[0] ?? '');
  await expect.poll(() => seen).toEqual(['two', 'two', 'one', 'one']);
});

test('requests in HTTP mode are signed, repeated after an error, and can have a wrong time', async () => {
  const slack = await start({ ...quick, redeliverAfterMs: [0] });
  const requests: { readonly headers: Readonly<Record<string, unknown>>; readonly body: string }[] = [];
  const bot = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString('utf8');
    });
    request.on('end', () => {
      requests.push({ headers: request.headers, body });
      response.writeHead(requests.length === 1 ? 500 : 200).end();
    });
  });
  await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
  afterwards(() => new Promise((resolve) => bot.close(resolve)));
  const requestUrl = `http://127.0.0.1:${(bot.address() as AddressInfo).port}/slack/events`;
  await slack.configure({ requestUrl, clockSkew: -600 });
  await slack.directMessage({ text: 'By post' });
  await expect.poll(() => requests).toHaveLength(2);
  for (const { headers, body } of requests) {
    const time = String(headers['x-slack-request-timestamp']);
    const digest = createHmac('sha256', slack.signingSecret).update(`v0:${time}:${body}`).digest('hex');
    expect(headers['x-slack-signature']).toBe(`v0=${digest}`);
    expect(Date.now() / 1000 - Number(time)).toBeGreaterThan(590);
  }
  expect(requests[1]?.headers).toMatchObject({ 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_error' });
  await slack.slash({ command: '/metric', text: 'a & b' });
  await expect.poll(() => requests).toHaveLength(3);
  expect(new URLSearchParams(requests[2]?.body).get('command')).toBe('/metric');
});

test.each([
  ['429', 'ratelimited', 0],
  ['500', '500', 0],
  ['502-after-store', '502', 1],
  ['close', 'fetch failed', 0],
  ['close-after-store', 'fetch failed', 1],
  ['platform', 'fatal_error', 0],
] as const)('the fault %s befalls so many calls', async (kind, error, stored) => {
  const slack = await start();
  const client = clientOf(slack);
  await slack.fault({ method: 'chat.postMessage', kind, times: 1, after: 1, error: 'fatal_error', retryAfter: 7 });
  const post = (text: string) => client.chat.postMessage({ channel: channels.public, text });
  await post('before');
  const failure = await post('during').then(
    () => null,
    (reason: { code: string; statusCode?: number; retryAfter?: number; message: string }) => reason,
  );
  expect(JSON.stringify([failure, failure?.message])).toContain(kind === '429' ? '7' : error);
  await post('after');
  const texts = (await slack.messages(channels.public)).map(({ text }) => text);
  expect(texts).toEqual(stored === 1 ? ['before', 'during', 'after'] : ['before', 'after']);
});

test('a call that is held ends by the client’s own time limit', async () => {
  const slack = await start();
  await slack.fault({ method: '*', kind: 'timeout-after-store', times: 1 });
  const call = fetch(`${slack.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: channels.public, text: 'Kept' }),
    signal: AbortSignal.timeout(50),
  });
  await expect(call).rejects.toThrow(/timeout/);
  expect((await slack.messages(channels.public)).map(({ text }) => text)).toEqual(['Kept']);
});

test('a fault with a probability falls the same way for the same seed', async () => {
  const fall = async (seed: number): Promise<string> => {
    const slack = await start({ seed });
    await slack.fault({ method: 'auth.test', kind: 'platform', error: 'x', probability: 0.5 });
    let falls = '';
    for (let call = 0; call < 20; call += 1) falls += (await errorOf(clientOf(slack).auth.test())) === 'x' ? 'x' : '.';
    return falls;
  };
  const falls = await fall(7);
  expect(falls).toContain('x');
  expect(falls).toContain('.');
  expect(await fall(7)).toBe(falls);
});

test('sockets can be dropped in the middle of an answer', async () => {
  const slack = await start();
  await connect(slack, ({ ack }) => ack());
  await slack.fault({ method: 'users.info', kind: 'close-sockets', times: 1 });
  await clientOf(slack).users.info({ user: people.member });
  await expect.poll(async () => (await slack.connection()).sockets).toBe(0);
  await slack.waitForSockets(1);
});
