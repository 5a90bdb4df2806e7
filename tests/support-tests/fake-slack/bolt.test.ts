import { expect, test } from 'vitest';
import { app as bot, channels, people } from '../../support/fake-slack/fake-slack.js';
import { start, startBolt } from './start.js';

test('a mention is answered in its thread', async () => {
  const slack = await start();
  await startBolt(slack, (app) => {
    app.event('app_mention', async ({ event, client }) => {
      await client.chat.postMessage({ channel: event.channel, thread_ts: event.ts, text: 'Here it is.' });
    });
  });
  const asked = await slack.mention({ channel: channels.public, user: people.member, text: 'What about R&D?' });
  const answer = await slack.waitForMessage({ channel: channels.public, threadTs: asked.ts ?? '' });
  expect(answer.text).toBe('Here it is.');
  const acks = await slack.waitForAcks(asked.envelopes);
  expect(acks.map(({ state }) => state)).toEqual(['acknowledged', 'acknowledged']);
  expect(await slack.problems()).toEqual([]);
});

test('a mention comes as two events of different ids, in the order asked for', async () => {
  const slack = await start({ ownMessages: false });
  const seen: { type: string; id: string; text: string }[] = [];
  await startBolt(slack, (app) => {
    app.use(async ({ body, payload, next }) => {
      const { type, text } = payload as { type: string; text: string };
      seen.push({ type, text, id: (body as { event_id: string }).event_id });
      await next();
    });
  });
  const sent = await slack.mention({ channel: channels.private, text: 'R&D <b>', order: 'message first' });
  await slack.waitForAcks(sent.envelopes);
  expect(seen.map(({ type }) => type)).toEqual(['message', 'app_mention']);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(2);
  expect(seen[0]?.text).toBe(`<@${bot.botUser}> R&amp;D &lt;b&gt;`);
});

test.each([
  ['in a channel that the bot is not in', channels.unjoined, people.member],
  ['in a hidden channel', channels.hidden, people.admin],
])('nothing is said of a mention %s', async (_where, channel, user) => {
  const slack = await start();
  expect((await slack.mention({ channel, user, text: 'Anything?' })).envelopes).toEqual([]);
});

test('events need their scope and their subscription', async () => {
  const slack = await start({ scopes: ['app_mentions:read', 'chat:write'] });
  expect((await slack.mention({ channel: channels.public, text: 'One' })).eventIds).toHaveLength(1);
  expect((await slack.directMessage({ text: 'None' })).eventIds).toHaveLength(0);
  await slack.configure({ events: [] });
  expect((await slack.mention({ channel: channels.public, text: 'None' })).eventIds).toHaveLength(0);
});

test('a command is acknowledged with words and answered at its response URL at most five times', async () => {
  const slack = await start();
  const ends: (number | string)[] = [];
  await startBolt(slack, (app) => {
    app.command('/metric', async ({ ack, respond, command }) => {
      await ack(`Looking for ${command.text}.`);
      for (let use = 1; use <= 6; use += 1) {
        await respond({ text: `Answer ${use}`, response_type: use === 1 ? 'in_channel' : 'ephemeral' }).then(
          ({ status }) => ends.push(status),
          (error: { statusCode: number }) => ends.push(`failed ${error.statusCode}`),
        );
      }
    });
  });
  const sent = await slack.slash({ command: '/metric', text: 'waiting times', channel: channels.public });
  await slack.waitForEphemeral({ user: people.member, containing: 'Answer 5' });
  await slack.waitForCall({ method: 'response_url', count: 6 });
  expect(ends.slice(0, 5)).toEqual([200, 200, 200, 200, 200]);
  await expect.poll(() => ends).toHaveLength(6);
  expect(ends[5]).toBe('failed 404');
  expect((await slack.ephemerals(people.member))[0]?.text).toBe('Looking for waiting times.');
  expect((await slack.messages(channels.public)).map(({ text }) => text)).toEqual(['Answer 1']);
  expect(sent.responseUrl).toContain('/response/');
  expect((await slack.problems()).map(({ message }) => message)).toEqual(['used_url']);
});

test('a button opens a modal, which is refused, corrected and closed', async () => {
  const slack = await start();
  await startBolt(slack, (app) => {
    app.action('open', async ({ ack, body, client }) => {
      await ack();
      const { trigger_id } = body as { trigger_id: string };
      await client.views.open({ trigger_id, view: modal });
    });
    app.view('reason', async ({ ack, view }) => {
      const typed = view.state.values.why?.text?.value ?? '';
      if (typed.length < 5) await ack({ response_action: 'errors', errors: { why: 'Say more.' } });
      else await ack();
    });
    app.event('app_mention', async ({ event, client }) => {
      await client.chat.postMessage({
        channel: event.channel,
        text: 'Press',
        blocks: [{ type: 'actions', elements: [button] }],
      });
    });
  });
  await slack.mention({ channel: channels.public, text: 'hello' });
  const { ts } = await slack.waitForMessage({ channel: channels.public });
  await slack.press({ messageTs: ts, actionId: 'open' });
  const view = await slack.waitForView({ user: people.member, callbackId: 'reason' });

  await expect(slack.submitView({})).rejects.toThrow('"Why" is needed and empty.');
  const first = await slack.submitView({ viewId: view.id, values: { text: 'no' } });
  await slack.waitForAcks(first.envelopes);
  expect((await slack.views())[0]?.errors).toEqual({ why: 'Say more.' });
  const second = await slack.submitView({ viewId: view.id, values: { why: { text: 'It is wrong.' } } });
  await slack.waitForAcks(second.envelopes);
  expect(await slack.views()).toEqual([]);
  expect(await slack.problems()).toEqual([]);
});

const button = { type: 'button' as const, action_id: 'open', text: { type: 'plain_text' as const, text: 'Open' } };
const modal = {
  type: 'modal' as const,
  callback_id: 'reason',
  title: { type: 'plain_text' as const, text: 'Why' },
  submit: { type: 'plain_text' as const, text: 'Send' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'why',
      label: { type: 'plain_text' as const, text: 'Why' },
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
  ],
};
