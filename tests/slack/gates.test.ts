import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type RunningBot, runBot } from '../support/bot.js';
import { channels, people } from '../support/fake-slack/world.js';
import { ingestSamples } from '../support/sample-library.js';

const question = 'what was resolved on damp and mould?';
/** Words of the minutes that answer it, and of what else a bot would say of them. */
const minuted = /improvement board|Damp and Mould|Sources|Searched/;

/** Everything that any person could read in the fake Slack by now. */
async function everythingSaid({ slack }: RunningBot): Promise<string> {
  const places = [...Object.values(channels), await slack.dm(people.member), await slack.dm(people.guest)];
  const said = await Promise.all(
    places.map(async (place) => {
      const roots = await slack.messages(place).catch(() => []);
      const threads = await Promise.all(roots.map(({ ts }) => slack.thread(place, ts)));
      return threads.flat().filter(({ botId }) => botId !== null);
    }),
  );
  return JSON.stringify([said, await slack.ephemerals(), await slack.uploads(), await slack.views()]);
}

const settled = (ms = 700): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('who is let in, by every way of asking', () => {
  let samples: ReturnType<typeof ingestSamples>;
  let bot: RunningBot;
  beforeAll(async () => {
    samples = ingestSamples();
    bot = await runBot({ data: samples.data });
  });
  afterAll(async () => {
    await bot?.stop();
    samples?.remove();
  });
  afterEach(async () => {
    expect(await bot.slack.problems()).toEqual([]);
    await bot.slack.reset();
  });

  const refused: readonly [who: string, user: string, channel: string, sentence: RegExp | null][] = [
    ['a guest', people.guest, channels.public, /full members of this workspace only/],
    ['a guest of one channel', people.singleChannelGuest, channels.public, /full members of this workspace only/],
    ['a stranger', people.stranger, channels.shared, /shared with another organisation|its own organisation only/],
    ['a member in a shared channel', people.member, channels.shared, /shared with another organisation/],
    ['a member in a channel about to be shared', people.member, channels.pending, /shared with another organisation/],
    ['a deactivated account', people.deactivated, channels.public, null],
  ];

  test.each(refused)(
    '%s who mentions the bot gets a short reason or silence, and no minutes',
    async (_who, user, channel, sentence) => {
      const { members = [] } = (await bot.slack.channels()).find(({ id }) => id === channel) ?? {};
      await bot.slack.setChannel({ id: channel, members: [...new Set([...members, user])] });
      await bot.slack.mention({ channel, user, text: question });
      if (sentence) expect((await bot.slack.waitForEphemeral({ user, channel })).text).toMatch(sentence);
      else await settled();
      expect(await everythingSaid(bot)).not.toMatch(minuted);
    },
  );

  test.each(refused.filter(([, user]) => user !== people.deactivated))(
    '%s who uses a command gets a short reason, and no minutes',
    async (_who, user, channel, sentence) => {
      await bot.slack.slash({ command: '/minutes', text: question, user, channel });
      expect((await bot.slack.waitForEphemeral({ user, channel })).text).toMatch(sentence ?? /./);
      await bot.slack.slash({ command: '/metric', text: 'ehcp', user, channel });
      await bot.slack.slash({ command: '/minutes', text: 'find damp', user, channel });
      await settled();
      expect(await everythingSaid(bot)).not.toMatch(minuted);
    },
  );

  test('a guest is told so in a direct message and on the Home tab, and sees nothing of what is held', async () => {
    await bot.slack.directMessage({ user: people.guest, text: question });
    await bot.slack.openHome(people.guest);
    await settled();
    expect(JSON.stringify(await bot.slack.home(people.guest))).toMatch(/full members of this workspace only/);
    expect(JSON.stringify(await bot.slack.home(people.guest))).not.toMatch(/Harrowmere/);
    expect(await everythingSaid(bot)).not.toMatch(minuted);
  });

  test('another program is not answered, so that no two programs talk to each other for ever', async () => {
    await bot.slack.otherBotSays({ channel: channels.public, text: `<@${people.bot}> ${question}` });
    await settled();
    expect(await everythingSaid(bot)).not.toMatch(minuted);
  });

  test('a guest opens no sources of an answer that a member was given', async () => {
    const { ts } = await bot.slack.mention({ channel: channels.public, user: people.member, text: question });
    const answer = await bot.slack.waitForMessage({
      channel: channels.public,
      threadTs: ts ?? '',
      containing: 'Searched',
    });
    const press = { channel: channels.public, messageTs: answer.ts, actionId: 'show_sources' };
    await bot.slack.press({ ...press, user: people.guest });
    await settled();
    expect(await bot.slack.views(people.guest)).toEqual([]);
    await bot.slack.press({ ...press, user: people.member });
    await bot.slack.waitForView({ user: people.member, containing: 'Damp and Mould' });
  });

  test.each(['users.info', 'conversations.info'])(
    'where %s fails nobody is let in, and is told to ask again',
    async (method) => {
      await bot.slack.advance(120_000);
      await bot.restart();
      await bot.slack.fault({ method, kind: '500', probability: 1 });
      await bot.slack.mention({ channel: channels.second, user: people.colleague, text: question });
      const told = await bot.slack.waitForEphemeral({
        user: people.colleague,
        channel: channels.second,
        timeoutMs: 20_000,
      });
      expect(told.text).toMatch(/could not say just now who may read an answer here/);
      expect(await everythingSaid(bot)).not.toMatch(minuted);
      await bot.slack.clearFaults();
    },
    40_000,
  );
});

describe('who is let in by configuration', () => {
  let samples: ReturnType<typeof ingestSamples>;
  beforeAll(() => {
    samples = ingestSamples();
  });
  afterAll(() => samples?.remove());

  test.each<[string, Record<string, string>, RegExp]>([
    ['a user who is not listed', { MINUTEBOOK_USERS: people.admin }, /not been set up for your account/],
    ['a channel that is not listed', { MINUTEBOOK_CHANNELS: channels.second }, /not been set up for this channel/],
    ['a workspace that is not listed', { MINUTEBOOK_TEAMS: 'T0ELSEWHERE' }, /its own organisation only/],
  ])('%s is refused', async (_what, settings, sentence) => {
    const bot = await runBot({ data: samples.data, settings });
    try {
      await bot.slack.mention({ channel: channels.public, user: people.member, text: question });
      const told = await bot.slack.waitForEphemeral({ user: people.member, channel: channels.public });
      expect(told.text).toMatch(sentence);
      expect(await everythingSaid(bot)).not.toMatch(minuted);
      expect(await bot.slack.problems()).toEqual([]);
    } finally {
      await bot.stop();
    }
  });

  test('more questions than one person may ask in ten minutes are refused', async () => {
    const bot = await runBot({ data: samples.data, settings: { MINUTEBOOK_QUESTIONS: '2' } });
    try {
      const ask = () =>
        bot.slack.slash({ command: '/minutes', text: question, user: people.admin, channel: channels.second });
      const answers = async () =>
        (await bot.slack.ephemerals(people.admin)).filter((one) => minuted.test(JSON.stringify(one)));
      await ask();
      await ask();
      await expect.poll(async () => (await answers()).length, { timeout: 10_000 }).toBe(2);
      await ask();
      await bot.slack.waitForEphemeral({
        user: people.admin,
        channel: channels.second,
        containing: 'more questions than',
      });
      await settled();
      expect(await answers()).toHaveLength(2);
      await bot.slack.slash({ command: '/minutes', text: question, user: people.colleague, channel: channels.second });
      await bot.slack.waitForEphemeral({ user: people.colleague, channel: channels.second, containing: 'Searched' });
    } finally {
      await bot.stop();
    }
  });

  test('a body that is denied is neither quoted nor named', async () => {
    const bot = await runBot({
      data: samples.data,
      settings: { MINUTEBOOK_DENIED_BODIES: 'Housing and Environment Scrutiny Panel' },
    });
    try {
      const { ts } = await bot.slack.mention({ channel: channels.public, user: people.member, text: question });
      await bot.slack.waitForMessage({ channel: channels.public, threadTs: ts ?? '', containing: 'earched' });
      await bot.slack.slash({ command: '/minutes', text: 'find mould', user: people.member, channel: channels.second });
      await bot.slack.slash({ command: '/minutes', text: 'scope', user: people.member, channel: channels.second });
      await bot.slack.openHome(people.member);
      await settled();
      const said = `${await everythingSaid(bot)} ${JSON.stringify(await bot.slack.home(people.member))}`;
      expect(said).not.toMatch(/improvement board|Housing and Environment/);
    } finally {
      await bot.stop();
    }
  });
});

describe('what has changed between asking and posting', () => {
  let samples: ReturnType<typeof ingestSamples>;
  beforeAll(() => {
    samples = ingestSamples();
  });
  afterAll(() => samples?.remove());

  test.each<[string, boolean, (bot: RunningBot) => Promise<unknown>]>([
    ['nothing: the answer is posted', true, async () => {}],
    [
      'the asker is deactivated: it is not',
      false,
      ({ slack }) => slack.addPerson({ id: people.colleague, kind: 'deactivated' }),
    ],
    [
      'the channel is shared with another organisation: it is not',
      false,
      ({ slack }) => slack.setChannel({ id: channels.second, shared: 'shared' }),
    ],
  ])(
    '%s',
    async (_what, posted, change) => {
      let ahead = 0;
      const bot = await runBot({ data: samples.data, now: () => new Date(Date.now() + ahead) });
      try {
        await bot.slack.fault({ method: 'chat.postMessage', kind: '500', probability: 1 });
        await bot.slack.mention({ channel: channels.second, user: people.colleague, text: question });
        await bot.slack.waitForCall({ method: 'chat.postMessage', timeoutMs: 15_000 });
        await change(bot);
        // What Slack said of both when the question came is old by then, and the next attempt is due.
        ahead = 60_000;
        await bot.slack.clearFaults();
        if (posted) await expect.poll(() => everythingSaid(bot), { timeout: 10_000 }).toMatch(minuted);
        else {
          await settled(3_000);
          expect(await everythingSaid(bot)).not.toMatch(minuted);
        }
      } finally {
        await bot.stop();
      }
    },
    30_000,
  );
});
