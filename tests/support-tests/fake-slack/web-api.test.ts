import { expect, test } from 'vitest';
import { channels, connectFakeSlack, people } from '../../support/fake-slack/fake-slack.js';
import { clientOf, errorOf, start } from './start.js';

test.each([
  ['invalid_auth', 'xoxb-wrong', 'good'],
  ['token_revoked', null, 'token_revoked'],
  ['account_inactive', null, 'account_inactive'],
  ['not_allowed_token_type', 'xapp-fake-harrowmere', 'good'],
] as const)('auth.test says %s', async (error, token, state) => {
  const slack = await start();
  await slack.configure({ token: state });
  expect(await errorOf(clientOf(slack, token ?? slack.botToken).auth.test())).toBe(error);
});

test('auth.test names the bot and lists the scopes', async () => {
  const slack = await start({ scopes: ['chat:write', 'users:read'] });
  const answer = await clientOf(slack).auth.test();
  expect(answer).toMatchObject({ user_id: people.bot, team_id: 'T0HARROW01' });
  expect(answer.response_metadata?.scopes).toEqual(['chat:write', 'users:read']);
});

test.each([
  ['chat.postMessage', { channel: channels.unjoined, text: 'x' }, 'not_in_channel'],
  ['chat.postMessage', { channel: channels.hidden, text: 'x' }, 'channel_not_found'],
  ['chat.postMessage', { channel: 'C0NOWHERE1', text: 'x' }, 'channel_not_found'],
  ['chat.postMessage', { channel: channels.archived, text: 'x' }, 'is_archived'],
  ['chat.postMessage', { channel: people.otherBot, text: 'x' }, 'cannot_dm_bot'],
  ['chat.update', { channel: people.member, ts: '1.000001', text: 'x' }, 'channel_not_found'],
  ['chat.postMessage', { channel: channels.public }, 'no_text'],
  ['chat.postMessage', { text: 'x' }, 'invalid_arguments'],
  ['chat.postMessage', { channel: channels.public, text: 'x'.repeat(40_001) }, 'msg_too_long'],
  ['chat.postMessage', { channel: channels.public, text: 'x', thread_ts: '1.000001' }, 'thread_not_found'],
  [
    'chat.postMessage',
    { channel: channels.public, text: 'x', metadata: { event_type: 'e' } },
    'invalid_metadata_format',
  ],
  ['chat.postMessage', { channel: channels.public, text: 'x', blocks: [{ type: 'sparkle' }] }, 'invalid_blocks'],
  ['chat.postEphemeral', { channel: channels.public, user: people.stranger, text: 'x' }, 'user_not_in_channel'],
  ['chat.update', { channel: channels.public, ts: '1.000001', text: 'x' }, 'message_not_found'],
  ['conversations.history', { channel: channels.unjoined }, 'not_in_channel'],
  ['conversations.history', { channel: channels.hidden }, 'channel_not_found'],
  ['conversations.info', { channel: channels.hidden }, 'channel_not_found'],
  ['conversations.replies', { channel: channels.public, ts: '1.000001' }, 'thread_not_found'],
  ['conversations.open', { users: people.deactivated }, 'user_disabled'],
  ['users.info', { user: 'U0NOBODY01' }, 'user_not_found'],
  ['views.open', { trigger_id: 'made-up', view: {} }, 'invalid_trigger_id'],
  ['views.update', { view_id: 'V0NOWHERE1', view: {} }, 'not_found'],
  [
    'assistant.threads.setStatus',
    { channel_id: channels.public, thread_ts: '1.000001', status: 's' },
    'thread_not_found',
  ],
  ['chat.startStream', { channel: channels.public }, 'unknown_method'],
] as const)('%s of %j says %s', async (method, args, error) => {
  const slack = await start();
  expect(await errorOf(clientOf(slack).apiCall(method, { ...args }))).toBe(error);
});

test.each([
  ['chat.postMessage', { channel: channels.public, text: 'x' }, 'chat:write'],
  ['conversations.info', { channel: channels.private }, 'channels:read,groups:read,im:read'],
  ['conversations.history', { channel: channels.public }, 'channels:history,groups:history,im:history'],
  ['users.info', { user: people.member }, 'users:read'],
  ['files.getUploadURLExternal', { filename: 'a.csv', length: 1 }, 'files:write'],
] as const)('%s without its scope says which it needs', async (method, args, needed) => {
  const slack = await start({ scopes: ['commands'] });
  const call = clientOf(slack).apiCall(method, { ...args });
  await expect(call).rejects.toMatchObject({ data: { error: 'missing_scope', needed, provided: 'commands' } });
});

test('a scope for public channels does not open a private one', async () => {
  const slack = await start({ scopes: ['channels:read'] });
  const client = clientOf(slack);
  await client.conversations.info({ channel: channels.public });
  const call = client.conversations.info({ channel: channels.private });
  await expect(call).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'groups:read' } });
});

test('a person and a channel are described as Slack describes them', async () => {
  const slack = await start();
  const client = clientOf(slack);
  const person = async (user: string) => (await client.users.info({ user })).user;
  const channel = async (id: string) => (await client.conversations.info({ channel: id })).channel;
  expect(await person(people.guest)).toMatchObject({ is_restricted: true, is_ultra_restricted: false });
  expect(await person(people.singleChannelGuest)).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
  expect(await person(people.stranger)).toMatchObject({ is_stranger: true, team_id: 'T0OTHER001' });
  expect(await person(people.deactivated)).toMatchObject({ deleted: true });
  expect(await person(people.bot)).toMatchObject({ is_bot: true });
  expect(await channel(channels.shared)).toMatchObject({ is_ext_shared: true, is_pending_ext_shared: false });
  expect(await channel(channels.pending)).toMatchObject({ is_ext_shared: false, is_pending_ext_shared: true });
  expect(await channel(channels.unjoined)).toMatchObject({ is_member: false });
});

test('metadata is read back only when asked for, and pages follow their cursor', async () => {
  const slack = await start();
  const client = clientOf(slack);
  const posted: string[] = [];
  for (const number of [1, 2, 3]) {
    const metadata = { event_type: 'digest', event_payload: { number } };
    const { ts } = await client.chat.postMessage({ channel: channels.public, text: `Post ${number}`, metadata });
    posted.push(ts ?? '');
  }
  await client.chat.postMessage({ channel: channels.public, text: 'reply', thread_ts: posted[0] ?? '' });
  const plain = await client.conversations.history({ channel: channels.public, limit: 2 });
  expect(plain.messages?.map(({ text }) => text)).toEqual(['Post 3', 'Post 2']);
  expect(plain.messages?.[0]).not.toHaveProperty('metadata');
  const cursor = plain.response_metadata?.next_cursor ?? '';
  const rest = await client.conversations.history({ channel: channels.public, cursor, include_all_metadata: true });
  expect(rest.messages?.map(({ text }) => text)).toEqual(['Post 1']);
  expect(rest.messages?.[0]).toMatchObject({ reply_count: 1, metadata: { event_payload: { number: 1 } } });
  const later = await client.conversations.history({ channel: channels.public, oldest: posted[1] ?? '' });
  expect(later.messages?.map(({ text }) => text)).toEqual(['Post 3']);
  const thread = await client.conversations.replies({ channel: channels.public, ts: posted[0] ?? '' });
  expect(thread.messages?.map(({ text }) => text)).toEqual(['Post 1', 'reply']);
});

test('a channel takes so many posts within a second', async () => {
  const slack = await start({ postsPerSecond: 1 });
  const post = (channel: string) => clientOf(slack).chat.postMessage({ channel, text: 'x' });
  await post(channels.public);
  await expect(post(channels.public)).rejects.toMatchObject({ retryAfter: 1 });
  await post(channels.second);
  await slack.advance(1000);
  await post(channels.public);
});

test('a status goes when the bot answers, and prompts of the agent view come without a thread', async () => {
  const slack = await start({ agentView: true });
  const client = clientOf(slack);
  const thread_ts = (await slack.directMessage({ text: 'Hello' })).ts ?? '';
  const channel_id = await slack.dm(people.member);
  await client.assistant.threads.setStatus({ channel_id, thread_ts, status: 'is reading…' });
  await client.chat.postMessage({ channel: channel_id, thread_ts, text: 'Hello' });
  expect((await slack.statuses()).map(({ status }) => status)).toEqual(['is reading…', '']);
  const prompts = [{ title: 'Ask', message: 'What was resolved?' }];
  await client.assistant.threads.setSuggestedPrompts({ channel_id, prompts });
  await client.assistant.threads.setSuggestedPrompts({ channel_id, thread_ts, prompts });
  expect(await slack.suggestedPrompts()).toHaveLength(1);
  expect((await slack.problems()).map(({ kind }) => kind)).toEqual(['suggested prompts']);
});

test('a reply to a reply goes to the root of the thread and is noted', async () => {
  const slack = await start();
  const client = clientOf(slack);
  const root = (await slack.threadMessage({ channel: channels.public, text: 'root' })).ts ?? '';
  const { ts: reply = '' } = await client.chat.postMessage({ channel: channels.public, text: 'a', thread_ts: root });
  await client.chat.postMessage({ channel: channels.public, text: 'b', thread_ts: reply });
  expect((await slack.thread(channels.public, root)).map(({ text }) => text)).toEqual(['root', 'a', 'b']);
  expect((await slack.problems()).map(({ kind }) => kind)).toEqual(['thread']);
});

test('only the bot’s own messages can be changed, and blocks stay unless they are given anew', async () => {
  const slack = await start();
  const client = clientOf(slack);
  const theirs = await slack.threadMessage({ channel: channels.public, text: 'mine' });
  const change = { channel: channels.public, ts: theirs.ts ?? '', text: 'yours' };
  expect(await errorOf(client.chat.update(change))).toBe('cant_update_message');
  const blocks = [{ type: 'divider' as const }];
  const { ts = '' } = await client.chat.postMessage({ channel: channels.public, text: 'one', blocks });
  await client.chat.update({ channel: channels.public, ts, text: 'two', blocks: [] });
  expect(await slack.message(channels.public, ts)).toMatchObject({ text: 'two', blocks: [], edited: true });
  const { ts: other = '' } = await client.chat.postMessage({ channel: channels.public, text: 'one', blocks });
  await client.chat.update({ channel: channels.public, ts: other, text: 'two' });
  expect((await slack.message(channels.public, other))?.blocks).toHaveLength(1);
  expect((await slack.problems()).map(({ where, kind }) => `${where} ${kind}`)).toEqual(['chat.update blocks']);
});

test('a trigger id opens one modal within three seconds', async () => {
  const slack = await start();
  const client = clientOf(slack);
  const view = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'T' }, blocks: [] };
  const first = (await slack.slash({ command: '/metric' })).triggerId ?? '';
  await client.views.open({ trigger_id: first, view });
  expect(await errorOf(client.views.open({ trigger_id: first, view }))).toBe('exchanged_trigger_id');
  const second = (await slack.slash({ command: '/metric' })).triggerId ?? '';
  await slack.advance(3001);
  expect(await errorOf(client.views.open({ trigger_id: second, view }))).toBe('expired_trigger_id');
});

test('a view is updated only with its present hash', async () => {
  const slack = await start();
  const client = clientOf(slack);
  const home = { type: 'home' as const, blocks: [] };
  const { view } = await client.views.publish({ user_id: people.member, view: home });
  const { hash = '' } = view as { hash?: string };
  await client.views.publish({ user_id: people.member, view: home, hash });
  expect(await errorOf(client.views.publish({ user_id: people.member, view: home, hash }))).toBe('hash_conflict');
});

test('an uploaded picture is shown once it was completed and processed', async () => {
  const slack = await start({ fileReadyAfterMs: 1000 });
  const client = clientOf(slack);
  const picture = Buffer.from('not really a picture');
  const { upload_url, file_id } = (await client.apiCall('files.getUploadURLExternal', {
    filename: 'chart.png',
    length: picture.length,
    alt_txt: 'It fell from 120 to 85',
  })) as unknown as { upload_url: string; file_id: string };
  await fetch(upload_url, { method: 'POST', body: picture });
  await client.files.completeUploadExternal({ files: [{ id: file_id, title: 'Chart' }] });
  const post = () =>
    client.chat.postMessage({
      channel: channels.public,
      text: 'A chart',
      blocks: [{ type: 'image', slack_file: { id: file_id }, alt_text: 'It fell from 120 to 85' }],
    });
  expect(await errorOf(post())).toBe('invalid_blocks');
  await slack.advance(1001);
  await post();
  const [upload] = await slack.uploads();
  expect(upload).toMatchObject({ altText: 'It fell from 120 to 85', title: 'Chart', length: picture.length });
  expect(Buffer.from(upload?.bytes ?? '', 'base64')).toEqual(picture);
});

test('arguments that Slack does not know are noted', async () => {
  const slack = await start();
  await clientOf(slack).apiCall('files.getUploadURLExternal', { filename: 'a.png', length: 3, alt_text: 'Words' });
  expect((await slack.problems()).map(({ message }) => message)).toEqual([
    'files.getUploadURLExternal has no argument alt_text',
    'an image has no alt_txt',
  ]);
});

test.each([
  ['Come <!channel>', 'pings'],
  ['Come <!here|here>', 'pings'],
  ['Ask <@U0MEMBER01>', 'pings'],
  ['Fish & chips', 'escape'],
  ['Less < more', 'escape'],
  ['See <https://example.org/?a=1&amp;b=2|the minutes> &amp; &lt;more&gt;', null],
])('the text %j is noted as %s', async (text, kind) => {
  const slack = await start();
  await clientOf(slack).chat.postMessage({ channel: channels.public, text });
  expect((await slack.problems()).map((problem) => problem.kind)).toEqual(kind === null ? [] : [kind]);
  await slack.reset();
  await slack.configure({ allowedPings: ['!channel', '!here', '@*'] });
  await clientOf(slack).chat.postMessage({ channel: channels.public, text });
  expect((await slack.problems()).map((problem) => problem.kind)).toEqual(kind === 'escape' ? ['escape'] : []);
});

test('blocks without a text beside them are noted', async () => {
  const slack = await start();
  const args = { channel: channels.public, blocks: [{ type: 'divider' }] };
  await clientOf(slack).apiCall('chat.postMessage', args);
  expect((await slack.problems()).map(({ kind }) => kind)).toEqual(['no fallback text']);
});

test('the driver over HTTP says and does the same', async () => {
  const slack = await start();
  const far = connectFakeSlack(slack.url);
  expect(await far.connection()).toEqual(await slack.connection());
  const sent = await far.mention({ channel: channels.public, text: 'From afar' });
  expect(await slack.messages(channels.public)).toEqual(await far.messages(channels.public));
  await clientOf(slack).chat.postMessage({ channel: channels.public, text: 'Heard', thread_ts: sent.ts ?? '' });
  expect((await far.waitForMessage({ channel: channels.public, containing: 'Heard' })).threadTs).toBe(sent.ts);
  await expect(far.press({ messageTs: sent.ts ?? '', actionId: 'none' })).rejects.toThrow('There is no element');
  await expect(far.waitForMessage({ channel: channels.second, timeoutMs: 20 })).rejects.toThrow('but nothing');
});
