import { describe, expect, test } from 'vitest';
import { type Addressed, carriesWords, readIncoming } from '../../src/slack/intake/incoming.js';

const addressed: Addressed = { botUser: 'UBOT', threads: 'mention', answeredIn: async () => false };
const envelope = (event: object, body: object = {}): object => ({
  type: 'event_callback',
  event_id: 'Ev1',
  team_id: 'T1',
  event,
  ...body,
});
const mention = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.1', text: '<@UBOT> why' };
const direct = { type: 'message', channel_type: 'im', user: 'U1', channel: 'D1', ts: '2.1', text: 'why' };

describe('messages that are addressed to the bot', () => {
  test('a mention is one, with a key for the event and a key for the message', async () => {
    expect(await readIncoming(envelope(mention), addressed)).toEqual({
      keys: ['event:Ev1', 'message:C1:1.1'],
      team: 'T1',
      user: 'U1',
      channel: 'C1',
      ts: '1.1',
      threadTs: null,
      direct: false,
      text: '<@UBOT> why',
      shared: false,
    });
  });

  test('a direct message is one, with or without a file or a mention', async () => {
    expect(await readIncoming(envelope(direct), addressed)).toMatchObject({ direct: true });
    expect(await readIncoming(envelope({ ...direct, subtype: 'file_share' }), addressed)).toMatchObject({
      direct: true,
    });
    expect(await readIncoming(envelope({ ...direct, text: '<@UBOT> why' }), addressed)).not.toBeNull();
  });

  test('a thread goes on without a mention only where that is configured and the bot has answered there', async () => {
    const reply = envelope({
      type: 'message',
      channel_type: 'channel',
      user: 'U1',
      channel: 'C1',
      ts: '3.2',
      thread_ts: '3.1',
      text: 'and then',
    });
    const asked: string[] = [];
    const answeredIn = async (channel: string, threadTs: string): Promise<boolean> => {
      asked.push(`${channel}/${threadTs}`);
      return true;
    };
    expect(await readIncoming(reply, { ...addressed, answeredIn })).toBeNull();
    expect(asked).toEqual([]);
    expect(await readIncoming(reply, { ...addressed, threads: 'all' })).toBeNull();
    expect(await readIncoming(reply, { ...addressed, threads: 'all', answeredIn })).toMatchObject({ threadTs: '3.1' });
    expect(asked).toEqual(['C1/3.1']);
  });

  test("Slack's own word that a channel is shared is kept", async () => {
    expect(await readIncoming(envelope(mention, { is_ext_shared_channel: true }), addressed)).toMatchObject({
      shared: true,
    });
  });

  test.each<[string, object]>([
    ['the second copy of a mention', { ...mention, type: 'message', channel_type: 'channel' }],
    ['what people write to each other', { ...direct, channel: 'C1', channel_type: 'channel' }],
    ['an edit', { ...direct, subtype: 'message_changed' }],
    ['a deletion', { type: 'message', subtype: 'message_deleted', channel: 'D1', ts: '1', channel_type: 'im' }],
    ["another program's message", { ...direct, bot_id: 'B2' }],
    ["another program's mention", { ...mention, bot_profile: { id: 'B2' } }],
    ["the bot's own message", { ...direct, user: 'UBOT' }],
    ['a message without a time', { ...direct, ts: undefined }],
    ['a message whose parts are of the wrong kind', { ...direct, user: { id: 'U1' } }],
    ['another event', { type: 'reaction_added', user: 'U1' }],
  ])('%s is none', async (_what, event) => {
    expect(await readIncoming(envelope(event), addressed)).toBeNull();
  });

  test('an envelope that is no event is none', async () => {
    for (const body of [null, 'x', [], {}, { event: null }, { event: 'x' }, { type: 'event_callback', event: mention }])
      expect(await readIncoming(body, addressed)).toBeNull();
  });

  test('mentions and messages carry words; commands, buttons and the Home tab do not', () => {
    expect(carriesWords(envelope(mention))).toBe(true);
    expect(carriesWords(envelope(direct))).toBe(true);
    for (const body of [
      envelope({ type: 'app_home_opened' }),
      { command: '/minutes' },
      { type: 'block_actions' },
      null,
    ])
      expect(carriesWords(body)).toBe(false);
  });
});
