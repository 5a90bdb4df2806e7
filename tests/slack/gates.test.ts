import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type BotWith, type RunningBot, runBot } from '../support/bot.js';
import { channels, otherTeam, people, team } from '../support/fake-slack/world.js';
import { ingestSamples } from '../support/sample-library.js';

const question = 'what was resolved on damp and mould?';
/** Words of the minutes, of what is held, and of what stands only under an answer. */
const minuted = /improvement board|mould|Searched|Harrowmere|Scrutiny Panel|Sources/i;

/** Everything that any person could read of the bot in the fake Slack by now, each thing once. */
async function everythingSaid({ slack }: RunningBot): Promise<string[]> {
  const everybody = Object.values(people).filter((user) => user !== people.bot && user !== people.otherBot);
  const dms = await Promise.all(everybody.map((user) => slack.dm(user)));
  const said = await Promise.all(
    [...Object.values(channels), ...dms].map(async (place) => {
      const threads = await Promise.all((await slack.messages(place)).map(({ ts }) => slack.thread(place, ts)));
      return threads.flat().filter((message) => message.user === people.bot);
    }),
  );
  const homes = await Promise.all(everybody.map((user) => slack.home(user)));
  const rest = [await slack.ephemerals(), await slack.uploads(), await slack.views(), await slack.suggestedPrompts()];
  return [...said, homes, ...rest].flat().map((one) => JSON.stringify(one));
}

const settled = (ms = 300): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A channel with an answer in it, given to a member. */
interface Scene {
  readonly bot: RunningBot;
  readonly user: string;
  readonly answerTs: string;
}

const here = channels.public;
const command =
  (name: string, text: string) =>
  ({ bot, user }: Scene) =>
    bot.slack.slash({ command: name, text, user, channel: here });
const press =
  (actionId: string, value?: string) =>
  ({ bot, user, answerTs }: Scene) =>
    bot.slack.press({ user, channel: here, messageTs: answerTs, actionId, ...(value ? { value } : {}) });

type Use = (scene: Scene) => Promise<unknown>;

/** By what somebody can reach the minutes. */
interface Way {
  readonly way: string;
  readonly use: Use;
  /** Outside any channel. */
  readonly alone?: boolean;
}
const ways: readonly Way[] = [
  { way: 'a mention', use: ({ bot, user }) => bot.slack.mention({ channel: here, user, text: question }) },
  { way: '/minutes', use: command('/minutes', question) },
  { way: '/minutes find', use: command('/minutes', 'find mould') },
  { way: '/minutes scope', use: command('/minutes', 'scope') },
  { way: '/metric', use: command('/metric', 'damp and mould cases') },
  { way: '“Show sources”', use: press('show_sources') },
  { way: '“Copy for a report”', use: press('copy_for_report') },
  {
    way: 'a message’s shortcut',
    use: async ({ bot, user }) => {
      const asked = await bot.slack.threadMessage({ channel: here, user: people.member, text: question, silent: true });
      const messageTs = asked.ts ?? '';
      return bot.slack.messageShortcut({ callbackId: 'ask_about_message', user, channel: here, messageTs });
    },
  },
  { way: 'a direct message', use: ({ bot, user }) => bot.slack.directMessage({ user, text: question }), alone: true },
  { way: 'the Home tab', use: ({ bot, user }) => bot.slack.openHome(user), alone: true },
];

interface Who {
  readonly who: string;
  readonly user: string;
  /** What Slack says from then on. */
  readonly become?: (bot: RunningBot) => Promise<unknown>;
  /** What they are told; null where nothing is said. */
  readonly told: RegExp | null;
  /** Whether it is the place that is refused, so that they may ask outside it. */
  readonly ofPlace?: boolean;
}

const fullMembers = /full members of this workspace only/;
const ownOrganisation = /its own organisation only/;
const sharedPlace = /shared with another organisation/;
const notToldWho = /could not say just now who may read an answer here/;

const refused: readonly Who[] = [
  { who: 'a guest', user: people.guest, told: fullMembers },
  { who: 'a guest of one channel', user: people.singleChannelGuest, told: fullMembers },
  { who: 'somebody of another organisation', user: people.stranger, told: ownOrganisation },
  {
    who: 'somebody whom Slack calls a stranger',
    user: people.colleague,
    become: ({ slack }) => slack.addPerson({ id: people.colleague, kind: 'stranger', team: team.id }),
    told: ownOrganisation,
  },
  {
    who: 'a member of another workspace of the organisation',
    user: people.colleague,
    become: ({ slack }) => slack.addPerson({ id: people.colleague, kind: 'member', team: otherTeam.id }),
    told: ownOrganisation,
  },
  {
    who: 'a member in a channel that was shared since',
    user: people.member,
    become: ({ slack }) => slack.setChannel({ id: here, shared: 'shared' }),
    told: sharedPlace,
    ofPlace: true,
  },
  {
    who: 'a member in a channel to which another organisation is invited',
    user: people.member,
    become: ({ slack }) => slack.setChannel({ id: here, shared: 'pending' }),
    told: sharedPlace,
    ofPlace: true,
  },
  {
    who: 'somebody of whom Slack says nothing',
    user: people.member,
    become: ({ slack }) => slack.fault({ method: 'users.info', kind: 'platform', error: 'fatal_error' }),
    told: notToldWho,
  },
  {
    who: 'a member in a channel of which Slack says nothing',
    user: people.member,
    become: ({ slack }) => slack.fault({ method: 'conversations.info', kind: 'platform', error: 'fatal_error' }),
    told: notToldWho,
    ofPlace: true,
  },
  {
    who: 'a member whose account was deactivated since',
    user: people.member,
    become: ({ slack }) => slack.addPerson({ id: people.member, kind: 'deactivated' }),
    told: null,
  },
  {
    who: 'another program',
    user: people.colleague,
    become: ({ slack }) => slack.addPerson({ id: people.colleague, kind: 'bot' }),
    told: null,
  },
];

let samples: ReturnType<typeof ingestSamples>;
const copies: string[] = [];
beforeAll(() => {
  samples = ingestSamples();
});
afterAll(() => {
  samples?.remove();
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
});

/** A bot on minutes of its own and with nothing asked before. */
function startBot(options: Omit<BotWith, 'data'>): Promise<RunningBot> {
  const data = mkdtempSync(join(tmpdir(), 'minutebook-gates-'));
  copies.push(data);
  cpSync(samples.data, data, { recursive: true });
  return runBot({ ...options, data });
}

describe('who is let in, by every way of asking', () => {
  let bot: RunningBot;
  let ahead = 0;
  beforeAll(async () => {
    bot = await startBot({
      settings: { MINUTEBOOK_QUESTIONS: '1000' },
      now: () => new Date(Date.now() + ahead),
    });
  });
  afterAll(async () => {
    await bot?.stop();
  });
  afterEach(async () => {
    expect(await bot.slack.problems()).toEqual([]);
  });

  /** An answer to a member stands in the channel; then somebody becomes what they are, and what Slack said before is old. */
  async function set(user: string, become: Who['become']): Promise<Scene> {
    await bot.slack.clearFaults();
    await bot.slack.reset();
    ahead += 61_000;
    const { members = [] } = (await bot.slack.channels()).find(({ id }) => id === here) ?? {};
    await bot.slack.setChannel({ id: here, members: [...new Set([...members, user])] });
    const { ts } = await bot.slack.mention({ channel: here, user: people.member, text: question });
    const answer = await bot.slack.waitForMessage({ channel: here, threadTs: ts ?? '', containing: 'Searched' });
    // What is being sent when the clock is put forward would be sent again.
    await vi.waitFor(async () => expect(await bot.state.outboxDepth()).toBe(0), { timeout: 20_000 });
    await become?.(bot);
    ahead += 61_000;
    return { bot, user, answerTs: answer.ts };
  }

  describe('a member', () => {
    let scene: Scene;
    beforeAll(async () => {
      scene = await set(people.colleague, undefined);
    });
    test.each(ways)('reaches the minutes by $way', async ({ use }) => {
      const before = await everythingSaid(bot);
      const isNew = (one: string): boolean => !before.includes(one);
      await use(scene);
      await expect.poll(async () => (await everythingSaid(bot)).filter(isNew).join('\n')).toMatch(minuted);
    });
  });

  describe.each(refused)('$who', ({ user, become, told, ofPlace = false }) => {
    let scene: Scene;
    beforeAll(async () => {
      scene = await set(user, become);
    });
    test.each(ways.filter(({ alone }) => !(ofPlace && alone)))('is not let in by $way', async ({ use }) => {
      const before = await everythingSaid(bot);
      const news = async () => (await everythingSaid(bot)).filter((one) => !before.includes(one));
      await use(scene);
      if (told === null) {
        await settled();
        expect(await news()).toEqual([]);
        return;
      }
      await expect.poll(async () => (await news()).join('\n')).toMatch(told);
      expect((await news()).join('\n')).not.toMatch(minuted);
    });
  });

  test('who may not ask is suggested no questions, because they name what the minutes are about', async () => {
    await set(people.guest, undefined);
    await bot.slack.openMessages(people.guest);
    await settled();
    expect(await bot.slack.suggestedPrompts()).toEqual([]);
    await bot.slack.openMessages(people.member);
    await expect.poll(async () => JSON.stringify(await bot.slack.suggestedPrompts())).toContain('What was resolved');
  });

  test('a channel is shared as soon as the event says so, whatever was looked up', async () => {
    await set(people.member, undefined);
    const before = await everythingSaid(bot);
    await bot.slack.mention({
      channel: here,
      user: people.member,
      text: question,
      body: { is_ext_shared_channel: true },
    });
    await bot.slack.waitForEphemeral({ user: people.member, channel: here, containing: 'another organisation' });
    expect((await everythingSaid(bot)).filter((one) => !before.includes(one)).join('\n')).not.toMatch(minuted);
  });

  test.each([true, false])(
    'another program’s mention is not kept, so that no two programs talk to each other for ever (subtype: %s)',
    async (subtype) => {
      await set(people.member, undefined);
      const before = await everythingSaid(bot);
      await bot.slack.otherBotSays({ channel: here, text: `<@${people.bot}> ${question}`, subtype });
      await settled();
      expect((await everythingSaid(bot)).filter((one) => !before.includes(one))).toEqual([]);
      expect(await bot.state.recordsOf({ user: people.otherBot })).toEqual([]);
    },
  );
});

describe('who is let in by configuration', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ['a user who is not listed', { MINUTEBOOK_USERS: people.admin }, /not been set up for your account/],
    ['a channel that is not listed', { MINUTEBOOK_CHANNELS: channels.second }, /not been set up for this channel/],
    ['a workspace that is not listed', { MINUTEBOOK_TEAMS: 'T0ELSEWHERE' }, /its own organisation only/],
  ])('%s is refused', async (_what, settings, sentence) => {
    const bot = await startBot({ settings });
    try {
      await bot.slack.mention({ channel: channels.public, user: people.member, text: question });
      const told = await bot.slack.waitForEphemeral({ user: people.member, channel: channels.public });
      expect(told.text).toMatch(sentence);
      expect((await everythingSaid(bot)).join('\n')).not.toMatch(minuted);
      expect(await bot.slack.problems()).toEqual([]);
    } finally {
      await bot.stop();
    }
  });

  test('more questions than one person may ask in ten minutes are refused', async () => {
    const bot = await startBot({ settings: { MINUTEBOOK_QUESTIONS: '2' } });
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
    const bot = await startBot({
      settings: { MINUTEBOOK_DENIED_BODIES: 'Housing and Environment Scrutiny Panel' },
    });
    try {
      const { ts } = await bot.slack.mention({ channel: channels.public, user: people.member, text: question });
      await bot.slack.waitForMessage({ channel: channels.public, threadTs: ts ?? '', containing: 'earched' });
      for (const [name, text] of [
        ['/minutes', 'find mould'],
        ['/minutes', 'scope'],
        ['/metric', 'damp and mould cases'],
      ] as const) {
        const told = (await bot.slack.ephemerals(people.member)).length;
        await bot.slack.slash({ command: name, text, user: people.member, channel: channels.second });
        await expect.poll(async () => (await bot.slack.ephemerals(people.member)).length).toBeGreaterThan(told);
      }
      await bot.slack.openHome(people.member);
      await bot.slack.waitForView({ user: people.member, type: 'home', containing: 'What is indexed' });
      const said = (await everythingSaid(bot)).join('\n');
      expect(said).toContain("Children's Scrutiny Panel");
      expect(said).not.toMatch(/improvement board|Housing and Environment/);
    } finally {
      await bot.stop();
    }
  });
});

describe('what has changed when words are posted', () => {
  let bot: RunningBot;
  let ahead = 0;
  beforeAll(async () => {
    bot = await startBot({
      settings: { MINUTEBOOK_QUESTIONS: '1000' },
      now: () => new Date(Date.now() + ahead),
    });
  });
  afterAll(() => bot?.stop());
  const place = channels.second;
  const user = people.colleague;

  /** Slack asks to send the next post later. */
  const putOff = (method: string): Promise<void> => bot.slack.fault({ method, kind: '429', retryAfter: 30, times: 1 });
  /** A command answered for its asker alone; gives what they see. */
  async function whispered(command: string, text: string, containing: string): Promise<string> {
    await bot.slack.slash({ command, text, user, channel: place });
    return (await bot.slack.waitForEphemeral({ user, channel: place, containing })).ts;
  }

  interface Sending {
    readonly what: string;
    /** Asks for it, and has Slack put it off. */
    readonly ask: () => Promise<unknown>;
    /** Whether it goes to one person, wherever they asked. */
    readonly direct?: boolean;
  }
  const sendings: readonly Sending[] = [
    {
      what: 'an answer',
      ask: async () => {
        await putOff('chat.postMessage');
        await bot.slack.mention({ channel: place, user, text: question });
      },
    },
    {
      what: 'an answer in a direct message',
      ask: async () => {
        await putOff('chat.postMessage');
        await bot.slack.directMessage({ user, text: question });
      },
      direct: true,
    },
    {
      what: 'what is shared',
      ask: async () => {
        const ephemeralTs = await whispered('/minutes', question, 'Searched');
        await putOff('chat.postMessage');
        await bot.slack.press({ user, channel: place, ephemeralTs, actionId: 'share_in_channel' });
      },
    },
    {
      what: 'a file',
      ask: async () => {
        const ephemeralTs = await whispered('/metric', 'damp and mould cases', 'CSV');
        await putOff('files.getUploadURLExternal');
        await bot.slack.press({ user, channel: place, ephemeralTs, actionId: 'metric_csv' });
      },
      direct: true,
    },
  ];

  interface Change {
    readonly change: string;
    readonly make: () => Promise<unknown>;
    readonly posted: 'at once' | 'never' | 'when Slack says';
    readonly ofPlace?: boolean;
  }
  const changes: readonly Change[] = [
    { change: 'posted where nothing has changed', make: async () => {}, posted: 'at once' },
    {
      change: 'not posted where the asker was deactivated meanwhile',
      make: () => bot.slack.addPerson({ id: user, kind: 'deactivated' }),
      posted: 'never',
    },
    {
      change: 'not posted where the channel was shared meanwhile',
      make: () => bot.slack.setChannel({ id: place, shared: 'shared' }),
      posted: 'never',
      ofPlace: true,
    },
    {
      change: 'not posted until Slack says who may read it',
      make: () => bot.slack.fault({ method: 'users.info', kind: 'platform', error: 'fatal_error' }),
      posted: 'when Slack says',
    },
  ];
  const cases = sendings.flatMap((sending) =>
    changes.filter(({ ofPlace }) => !(ofPlace && sending.direct)).map((change) => ({ ...sending, ...change })),
  );

  test.each(cases)('$what is $change', async ({ ask, make, posted }) => {
    await bot.slack.clearFaults();
    await bot.slack.reset();
    ahead += 61_000;
    await ask();
    await expect.poll(async () => (await bot.slack.calls()).filter(({ status }) => status === 429)).toHaveLength(1);
    await settled(100);
    const before = await everythingSaid(bot);
    const news = async () => (await everythingSaid(bot)).filter((one) => !before.includes(one));
    const isOver = () => expect.poll(() => bot.state.outboxDepth()).toBe(0);
    await make();
    ahead += 61_000;
    if (posted === 'when Slack says') {
      await settled();
      expect(await news()).toEqual([]);
      await bot.slack.clearFaults();
      ahead += 61_000;
    }
    await isOver();
    if (posted === 'never') expect(await news()).toEqual([]);
    else expect((await news()).join('\n')).toMatch(/improvement board|figures-[A-Z2-9]{5}\.csv/);
    expect(await bot.slack.problems()).toEqual([]);
  });
});
