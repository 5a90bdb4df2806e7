import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type RunningBot, runBot } from '../support/bot.js';
import { channels, people, team } from '../support/fake-slack/world.js';
import { ingestSamples } from '../support/sample-library.js';

const question = 'what was resolved on damp and mould?';
const answered = 'improvement board';
const here = channels.public;
/** What no user may ever see: a stack trace, a token, a path of the machine. */
const internal = /\bat \S+ \(|node:internal|xox[abp]-|xapp-|\/tmp\/|\/src\/|SQLITE_|undefined|\[object/;

describe('what people write', () => {
  let samples: ReturnType<typeof ingestSamples>;
  let bot: RunningBot;
  let minutesOn = 0;
  beforeAll(async () => {
    samples = ingestSamples();
    bot = await runBot({ data: samples.data, now: () => new Date(Date.now() + minutesOn * 60_000) });
  });
  afterAll(async () => {
    await bot?.stop();
    samples?.remove();
  });
  afterEach(async () => {
    minutesOn += 11;
    expect(await bot.slack.problems()).toEqual([]);
    expect(JSON.stringify([await bot.slack.messages(here), await bot.slack.ephemerals()])).not.toMatch(internal);
  });

  /** Whatever the bot says to a mention, in its thread or to the asker alone. */
  async function repliesTo(text: string, raw = false): Promise<string> {
    const before = (await bot.slack.ephemerals(people.member)).length;
    const { ts } = await bot.slack.mention({ channel: here, user: people.member, text, raw });
    const said = async (): Promise<string> => {
      const thread = (await bot.slack.thread(here, ts ?? '')).filter(({ botId }) => botId !== null);
      const whispers = (await bot.slack.ephemerals(people.member)).slice(before);
      return [...thread, ...whispers].map((one) => one.text).join('\n');
    };
    await expect.poll(said).not.toBe('');
    return said();
  }

  test.each([
    ['nothing', ''],
    ['spaces and line breaks', '  \n \n '],
    ['an emoji', '🤷'],
    ['an emoji by name', ':shrug:'],
    ['a question mark', '?'],
  ])('a mention with %s is told how to ask', async (_what, text) => {
    expect(await repliesTo(text)).toMatch(/ask|question/i);
  });

  test('40,000 characters are refused in one sentence that says how many may be asked', async () => {
    expect(await repliesTo('why was it late? '.repeat(2_353))).toMatch(/characters; ask in at most [\d,]+\./);
  });

  test.each([
    ['in a code block', `\`\`\`\n${question}\n\`\`\``],
    ['in bold, italics and a quotation', `> *what* _was_ ~not~ resolved on \`damp\` and mould?`],
    ['after a call to everybody', `<!channel> ${question}`],
    ['with a link', `<https://minutes.example/page|see this> ${question}`],
    ['with HTML', `<b>what</b> was resolved on damp &amp; mould?<script>alert(1)</script>`],
    ['with characters that are not seen', `what was\u200b resolved on\u00a0damp and\u202e mould?`],
    ['with search syntax', `what was resolved on "damp" AND mould* NEAR(x) -- '; DROP TABLE items;`],
  ])('a question %s is answered, and nobody is called', async (_what, text) => {
    const said = await repliesTo(text, true);
    expect(said.length).toBeGreaterThan(20);
    expect(said).not.toMatch(/<!channel>|<script>/);
  });

  test('a question in a thread that is edited is not answered twice, and one that is deleted is not answered again', async () => {
    const { ts } = await bot.slack.mention({ channel: here, user: people.member, text: question });
    await bot.slack.waitForMessage({ channel: here, threadTs: ts ?? '', containing: answered });
    await bot.slack.editMessage({ channel: here, ts: ts ?? '', text: `<@${people.bot}> ${question} please` });
    await bot.slack.deleteMessage({ channel: here, ts: ts ?? '' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const replies = (await bot.slack.thread(here, ts ?? '')).filter(({ botId }) => botId !== null);
    expect(replies).toHaveLength(1);
  });

  test('a file with a question is answered by the question', async () => {
    const { ts } = await bot.slack.mention({
      channel: here,
      user: people.member,
      text: question,
      event: { subtype: 'file_share', files: [{ id: 'F0PAPER001', name: 'paper.pdf' }] },
    });
    await bot.slack.waitForMessage({ channel: here, threadTs: ts ?? '', containing: answered });
  });

  test.each([
    ['of another version', 'no_such_action', 'x', 'another version'],
    ['of a measure that is no longer held', 'metric_choice:0', 'ZZZZZ:gone', 'no longer has a record'],
  ])('a button %s says so, to its presser alone', async (_what, actionId, value, containing) => {
    await bot.slack.deliver({
      type: 'interactive',
      payload: {
        type: 'block_actions',
        team: { id: team.id },
        user: { id: people.member, team_id: team.id },
        channel: { id: here },
        container: { type: 'message', message_ts: '1.2', channel_id: here },
        trigger_id: '1.2.3',
        actions: [{ action_id: actionId, block_id: 'b', type: 'button', value, action_ts: '1.2' }],
      },
    });
    await bot.slack.waitForMessage({ channel: await bot.slack.dm(people.member), containing });
  });
});

describe('what goes wrong on the way', () => {
  let samples: ReturnType<typeof ingestSamples>;
  let bot: RunningBot;
  let minutesOn = 0;
  beforeAll(async () => {
    samples = ingestSamples();
    bot = await runBot({
      data: samples.data,
      // The bot's clock is ahead of Slack's by more and more, which must change nothing.
      now: () => new Date(Date.now() + minutesOn * 60_000),
      timing: { leaseMs: 6_000, answerMs: 2_000 },
    });
  });
  afterAll(async () => {
    await bot?.stop();
    samples?.remove();
  });
  afterEach(async () => {
    minutesOn += 11;
    await bot.slack.clearFaults();
    // That an address has run out is only learnt by trying it.
    expect((await bot.slack.problems()).filter(({ kind }) => kind !== 'response url')).toEqual([]);
  });

  const answersIn = async (ts: string) =>
    (await bot.slack.thread(here, ts)).filter(({ botId, text }) => botId !== null && text.includes(answered));

  test.each([
    ['429 with a time to wait', { kind: '429', retryAfter: 1 }],
    ['500', { kind: '500' }],
    ['500 after the message was stored', { kind: '500-after-store' }],
    ['a connection that closes', { kind: 'close' }],
    ['a connection that closes after the message was stored', { kind: 'close-after-store' }],
    ['no JSON', { kind: 'not-json' }],
  ] as const)('an answer that meets %s stands there once', async (_what, fault) => {
    await bot.slack.fault({ method: 'chat.postMessage', times: 1, ...fault });
    const { ts } = await bot.slack.mention({ channel: here, user: people.member, text: question });
    await expect.poll(() => answersIn(ts ?? '')).toHaveLength(1);
    await expect.poll(() => bot.state.outboxDepth()).toBe(0);
    expect(await answersIn(ts ?? '')).toHaveLength(1);
  });

  test('sockets that close while a question is looked up lose nothing', async () => {
    const asked = bot.slack.mention({ channel: here, user: people.member, text: question });
    await bot.slack.closeSockets();
    const { ts } = await asked;
    await expect.poll(() => answersIn(ts ?? '')).toHaveLength(1);
  });

  test('a press whose trigger has expired is told, and not left without a word', async () => {
    const { ts } = await bot.slack.mention({ channel: here, user: people.member, text: question });
    const answer = await bot.slack.waitForMessage({ channel: here, threadTs: ts ?? '', containing: answered });
    const before = (await bot.slack.ephemerals(people.member)).length;
    await bot.slack.fault({ method: 'views.open', kind: 'platform', error: 'expired_trigger_id', times: 1 });
    await bot.slack.press({ user: people.member, channel: here, messageTs: answer.ts, actionId: 'show_sources' });
    await expect.poll(async () => (await bot.slack.ephemerals(people.member)).length).toBeGreaterThan(before);
    expect((await bot.slack.ephemerals(people.member)).at(-1)?.text).toMatch(/again/);
  });

  test.each([
    ['an event of no type', { type: 'events_api', payload: { type: 'event_callback', event: {} } }],
    ['an event without a user', { type: 'events_api', payload: { event: { type: 'app_mention', text: 5 } } }],
    ['an unknown envelope', { type: 'surprise', payload: { a: [1, null] } }],
    ['a command without a name', { type: 'slash_commands', payload: {} }],
  ])('%s is dropped, and the next question is answered', async (_what, envelope) => {
    await bot.slack.deliver(envelope);
    const { ts } = await bot.slack.mention({ channel: here, user: people.member, text: question });
    await expect.poll(() => answersIn(ts ?? '')).toHaveLength(1);
  });

  test('a response address that has run out gives way to a message to the asker alone', async () => {
    await bot.slack.fault({ method: 'users.info', kind: 'delay', delayMs: 1_000, times: 1 });
    const { envelopes } = await bot.slack.slash({
      command: '/minutes',
      text: question,
      user: people.colleague,
      channel: here,
    });
    await bot.slack.waitForAcks(envelopes);
    await bot.slack.advance(31 * 60_000);
    const told = await bot.slack.waitForEphemeral({ user: people.colleague, containing: answered });
    expect(told.by).toBe('chat.postEphemeral');
  });

  test('a library that is not there is said calmly, and is read again when it is back', async () => {
    const file = join(samples.data, 'library.sqlite');
    const copy = `${file}.kept`;
    copyFileSync(file, copy);
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    await bot.restart();
    await bot.slack.mention({ channel: here, user: people.member, text: question });
    const said = await bot.slack.waitForEphemeral({ user: people.member, containing: 'No minutes have been taken in' });
    expect(said.text).not.toMatch(internal);
    renameSync(copy, file);
    const again = await bot.slack.mention({ channel: here, user: people.member, text: question });
    await expect.poll(() => answersIn(again.ts ?? '')).toHaveLength(1);
  });
});
