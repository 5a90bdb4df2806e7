import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withdrawInChild } from '../../src/slack/withdraw-child.js';
import { january, march, november } from '../digest/invented-weeks.js';
import { openWeeks, type Weeks } from '../digest/weeks.js';
import { type BotWith, type RunningBot, runBot } from '../support/bot.js';
import { channels, people } from '../support/fake-slack/world.js';
import { panel, sidecar } from '../support/invented-minutes.js';

const place = { team: 'T0HARROW01', channel: channels.public };

let weeks: Weeks;
let bot: RunningBot;
let clock: Date;

async function start(options: Partial<BotWith> = {}): Promise<void> {
  bot = await runBot({ data: weeks.data, now: () => clock, ...options, timing: { digestMs: 40, ...options.timing } });
}
beforeEach(async () => {
  weeks = openWeeks(sidecar);
  weeks.write({ 'november.txt': november });
  await weeks.ingestAt('2025-02-01T09:00:00Z');
  clock = new Date('2025-02-05T12:00:00Z');
});
afterEach(async () => {
  expect(await bot?.slack.problems()).toEqual([]);
  await bot?.stop();
  await weeks.close();
});

const write = (text: string, user: string = people.member, channel: string = channels.public) =>
  bot.slack.slash({ command: '/digest', text, user, channel });
async function told(text: string, containing: string, user: string = people.member, channel: string = channels.public) {
  await write(text, user, channel);
  return (await bot.slack.waitForEphemeral({ user, channel, containing })).text;
}
const posted = async (containing = '') =>
  (await bot.slack.messages(channels.public)).filter(
    ({ user, text }) => user === people.bot && text.includes(containing),
  );
/** Several looks of the bot. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 500));
const newMinutes = async (moment: string): Promise<void> => {
  weeks.write({ 'january.txt': january });
  await weeks.ingestAt(moment);
};

describe('a weekly digest', () => {
  it('is posted on its day with what became known since the last, once, and not at all in a week with nothing new', async () => {
    await start();
    expect(await told('on weekly Monday 09:00', 'each Monday at 09:00')).toContain(
      'the next on Monday 10 February 2025 at 09:00',
    );
    await newMinutes('2025-02-07T09:00:00Z');
    await aWhile();
    expect(await posted()).toEqual([]);
    clock = new Date('2025-02-10T09:00:10Z');
    const parent = await bot.slack.waitForMessage({ channel: channels.public, containing: 'Since' });
    expect(parent.text).toContain('1 new meeting');
    expect(parent.text).toContain('Cabinet be recommended to fund a second fostering worker');
    expect(parent.threadTs).toBeNull();
    await aWhile();
    expect(await posted('Since')).toHaveLength(1);
    clock = new Date('2025-02-17T09:05:00Z');
    await aWhile();
    expect(await posted('Since')).toHaveLength(1);
    expect(
      (await bot.state.digestsOf((await bot.state.subscriptions())[0] ?? place, 3)).map(({ state }) => state),
    ).toEqual(['silent', 'posted']);
    expect(bot.log()).toContain('"as":"silent"');
  });

  it('catches up once after days without the bot', async () => {
    await start();
    await told('on Monday 09:00', 'each Monday');
    await newMinutes('2025-02-07T09:00:00Z');
    clock = new Date('2025-02-27T15:00:00Z');
    await bot.restart();
    await bot.slack.waitForMessage({ channel: channels.public, containing: 'Since' });
    await aWhile();
    expect(await posted('Since')).toHaveLength(1);
    await told('', 'the next on Monday 3 March 2025');
  });

  it('with more than a message holds has the rest in its thread', async () => {
    await start();
    await told('on Monday 09:00', 'each Monday');
    const paragraphs = Array.from(
      { length: 130 },
      (_, index) => `There were ${1000 + index} books in branch library number ${index} on 31 December 2024.`,
    );
    weeks.write({ 'january.txt': `${january}\n4. Libraries\n\n${paragraphs.join('\n\n')}\n` });
    await weeks.ingestAt('2025-02-07T09:00:00Z');
    clock = new Date('2025-02-10T09:00:10Z');
    const parent = await bot.slack.waitForMessage({ channel: channels.public, containing: 'Since' });
    expect(parent.text).toMatch(/\d+ more lines stand in the thread/);
    await bot.slack.waitForMessage({ channel: channels.public, threadTs: parent.ts, containing: 'number 129' });
    expect((await posted()).filter(({ threadTs }) => threadTs === null)).toHaveLength(1);
  });

  it('is of one body, or about some words, where that is asked for', async () => {
    await start();
    expect(await told('on Monday 09:00 for Planning', 'No body called')).toContain(panel);
    await told(`on Monday 09:00 for ${panel} about fostering`, 'about “fostering”');
    await newMinutes('2025-02-07T09:00:00Z');
    clock = new Date('2025-02-10T09:00:10Z');
    const { text } = await bot.slack.waitForMessage({ channel: channels.public, containing: 'Since' });
    expect(text).toContain('second fostering worker');
    expect(text).not.toContain('EHCP');
  });

  it('says only what is public when it is posted: what is withdrawn meanwhile is not in it, and goes from it later', async () => {
    await start();
    await told('on Monday 09:00', 'each Monday');
    await newMinutes('2025-02-07T09:00:00Z');
    clock = new Date('2025-02-10T09:00:10Z');
    const parent = await bot.slack.waitForMessage({ channel: channels.public, containing: 'attendance by ward' });
    const item = (await weeks.library.items()).find(({ title }) => title === 'Holiday Activities');
    await withdrawInChild(weeks.data)({ target: item?.id ?? '', reason: null, by: people.admin });
    // The withdrawal is of today, by the clock of the process that makes it.
    clock = new Date();
    await bot.slack.waitForCall({ method: 'chat.update' });
    await aWhile();
    const [now] = await posted('Since');
    expect(now?.ts).toBe(parent.ts);
    expect(now?.text).not.toContain('attendance by ward');
    expect(now?.text).toContain('second fostering worker');
  });

  it('passes to an administrator, with what waits for approval, once its owner has left', async () => {
    await start({ settings: { MINUTEBOOK_ADMINS: people.admin } });
    await told('on Monday 09:00', 'each Monday');
    const [own] = await bot.state.subscriptions();
    if (own) await bot.state.subscribe({ ...own, setBy: people.member, owner: people.deactivated });
    const heir = await bot.slack.dm(people.admin);
    const passed = await bot.slack.waitForMessage({ channel: heir, containing: 'they have passed to you' });
    expect(passed.text).toContain(`<#${channels.public}>`);
    expect((await bot.state.subscriptions())[0]).toMatchObject({ owner: people.admin, setBy: people.member });
    await newMinutes('2025-02-07T09:00:00Z');
    clock = new Date('2025-02-10T09:00:10Z');
    await bot.slack.waitForMessage({ channel: heir, containing: 'waits for you' });
    expect(await posted('Since')).toEqual([]);
  });

  it('survives a library made anew without telling of years as new', async () => {
    await start();
    await told('on Monday 09:00', 'each Monday');
    await newMinutes('2025-02-07T09:00:00Z');
    clock = new Date('2025-02-10T09:00:10Z');
    await bot.slack.waitForMessage({ channel: channels.public, containing: 'Since' });
    weeks.write({ 'march.txt': march });
    clock = new Date('2025-02-14T09:00:00Z');
    await bot.stop();
    await weeks.rebuild();
    await weeks.ingestAt('2025-02-14T09:00:00Z');
    await start();
    clock = new Date('2025-02-17T09:01:00Z');
    await aWhile();
    expect(await posted('Since')).toEqual([]);
  });
});

describe('a digest is changed', () => {
  it('by whoever set it up and by administrators, and by nobody else', async () => {
    await start({ settings: { MINUTEBOOK_ADMINS: people.admin } });
    await told('on Monday 09:00', 'each Monday');
    expect(await told('off', 'Only whoever set this digest up', people.colleague)).toContain('administrator');
    expect(await told('on Tuesday 10:00', 'Only whoever', people.colleague)).toBeTruthy();
    expect(await told('on Wed 10am', 'takes the place', people.admin)).toContain('each Monday at 09:00');
    await told('off', 'no digest any more', people.admin);
    expect(await told('off', 'sets one up')).toContain('gets no digest');
  });

  it('by a pause, after which it tells of everything since the last', async () => {
    await start();
    await told('on Monday 09:00', 'each Monday');
    expect(await told('pause until 8 May 2025', 'paused')).toContain('Monday 12 May 2025 at 09:00');
    await newMinutes('2025-02-07T09:00:00Z');
    clock = new Date('2025-02-10T09:01:00Z');
    await aWhile();
    expect(await posted()).toEqual([]);
    clock = new Date('2025-05-12T08:01:00Z');
    const { text } = await bot.slack.waitForMessage({ channel: channels.public, containing: 'Since' });
    expect(text).toContain('1 new meeting');
  });

  it('and shown to whoever asks, with a preview that nobody else sees', async () => {
    await start();
    expect(await told('', 'gets no digest')).toContain('It watches no words');
    await told('on Monday 09:00', 'each Monday');
    await newMinutes('2025-02-05T11:00:00Z');
    expect(await told('preview', 'Since')).toContain('second fostering worker');
    expect(await posted()).toEqual([]);
    expect(await told('on Mon 25:00', 'no time of day')).toContain('09:00');
  });

  it.each([
    ['archived', channels.archived, 'archived'],
    ['shared with others', channels.shared, 'shared with another organisation'],
    ['one that the bot is not in', channels.unjoined, 'invite it'],
  ])('not in a channel that is %s', async (_what, channel, said) => {
    await start({ settings: { MINUTEBOOK_SHARED_CHANNELS: '' } });
    await write('on Monday 09:00', people.member, channel);
    const found = await bot.slack
      .waitForEphemeral({ user: people.member, channel, containing: said })
      .catch(() => null);
    if (found === null) expect(_what).toBe('archived');
    expect(await bot.state.subscriptions()).toEqual([]);
  });
});

describe('a channel that takes no digest any more', () => {
  it.each([
    ['archived', { archived: true }, 'archived'],
    ['turned external', { shared: 'shared' }, 'shared with another organisation'],
    ['left by the bot', { members: [people.member] }, 'no longer in the channel'],
  ] as const)('is switched off when it is %s, and an administrator is told once', async (_what, change, said) => {
    await start({ settings: { MINUTEBOOK_ADMINS: people.admin } });
    await told('on Monday 09:00', 'each Monday');
    await newMinutes('2025-02-07T09:00:00Z');
    await bot.slack.setChannel({ id: channels.public, ...change });
    clock = new Date('2025-02-10T09:00:10Z');
    const direct = await bot.slack.dm(people.admin);
    const message = await bot.slack.waitForMessage({ channel: direct, containing: said });
    expect(message.text).toContain(`<#${channels.public}>`);
    clock = new Date('2025-02-17T09:00:10Z');
    await aWhile();
    expect((await bot.slack.messages(direct)).filter(({ user }) => user === people.bot)).toHaveLength(1);
    expect(await posted()).toEqual([]);
    expect((await bot.state.subscriptions())[0]?.disabled).not.toBeNull();
  });
});

describe('a digest with an owner', () => {
  const messageTo = async (user: string, containing: string) =>
    bot.slack.waitForMessage({ channel: await bot.slack.dm(user), containing });
  async function waiting(): Promise<{ readonly channel: string; readonly messageTs: string }> {
    await start({ settings: { MINUTEBOOK_ADMINS: people.admin } });
    await told(`on Monday 09:00 approved by <@${people.colleague}>`, 'before they press Send');
    await newMinutes('2025-02-07T09:00:00Z');
    clock = new Date('2025-02-10T09:00:10Z');
    const message = await messageTo(people.colleague, 'waits for you');
    return { channel: message.channel, messageTs: message.ts };
  }
  const press = (
    at: { readonly channel: string; readonly messageTs: string },
    actionId: string,
    user: string = people.colleague,
  ) => bot.slack.press({ ...at, user, actionId });

  it('is posted when the owner presses Send, once, without the lines that are not ticked', async () => {
    const at = await waiting();
    await aWhile();
    expect(await posted()).toEqual([]);
    const message = (await bot.slack.messages(at.channel)).find(({ ts }) => ts === at.messageTs);
    const block = message?.blocks.find((one) => JSON.stringify(one).includes('attendance by ward'));
    await bot.slack.press({
      ...at,
      user: people.colleague,
      actionId: 'digest_tick',
      blockId: String(block?.block_id),
      selected: [],
    });
    await press(at, 'digest_send');
    await press(at, 'digest_send');
    const { text } = await bot.slack.waitForMessage({ channel: channels.public, containing: 'Since' });
    expect(text).not.toContain('attendance by ward');
    expect(text).toContain('second fostering worker');
    expect(text).toContain('chosen lines');
    await aWhile();
    expect(await posted('Since')).toHaveLength(1);
  });

  it('is reminded of once, and what is held back is told with the next', async () => {
    const at = await waiting();
    clock = new Date('2025-02-11T09:01:00Z');
    await messageTo(people.colleague, 'only reminder');
    clock = new Date('2025-02-12T09:01:00Z');
    await press(at, 'digest_hold');
    await bot.slack.waitForEphemeral({ user: people.colleague, channel: at.channel, containing: 'Held back' });
    clock = new Date('2025-02-17T09:01:00Z');
    await bot.slack.waitForMessage({ channel: at.channel, containing: 'second fostering worker', after: at.messageTs });
    expect((await bot.slack.messages(at.channel)).filter(({ text }) => text.includes('only reminder'))).toHaveLength(1);
    await press(at, 'digest_send');
    await bot.slack.waitForEphemeral({ user: people.colleague, channel: at.channel, containing: 'newer digest' });
    expect(await posted()).toEqual([]);
  });

  it('is not posted after it is switched off', async () => {
    const at = await waiting();
    await bot.state.unsubscribe(place);
    await press(at, 'digest_send');
    await bot.slack.waitForEphemeral({ user: people.colleague, channel: at.channel, containing: 'nothing was posted' });
    expect(await posted()).toEqual([]);
  });

  it('needs somebody who may ask', async () => {
    await start();
    await told(`on Monday 09:00 approved by <@${people.guest}>`, 'name another person');
  });
});

describe('watched words', () => {
  it('are told of soon after an ingest that brings them, once a day, and never twice', async () => {
    await start();
    expect(await told('watch fostering', 'once a day at most')).toBeTruthy();
    await newMinutes('2025-02-07T09:00:00Z');
    clock = new Date('2025-02-07T09:05:00Z');
    const alert = await bot.slack.waitForMessage({ channel: channels.public, containing: 'about “fostering”' });
    expect(alert.text).toContain('fund a second fostering worker');
    weeks.write({ 'march.txt': march });
    await weeks.ingestAt('2025-02-07T10:00:00Z');
    clock = new Date('2025-02-07T10:05:00Z');
    await aWhile();
    expect(await posted('fostering')).toHaveLength(1);
    clock = new Date('2025-02-08T08:00:00Z');
    const next = await bot.slack.waitForMessage({
      channel: channels.public,
      containing: 'about “fostering”',
      after: alert.ts,
    });
    expect(next.text).toContain('two fostering workers');
    clock = new Date('2025-02-09T08:00:00Z');
    await aWhile();
    expect(await posted('about “fostering”')).toHaveLength(2);
    await told('unwatch fostering', 'no more');
  });

  it('are read with what the vocabulary knows, and close words are suggested', async () => {
    await start();
    const said = await told('watch EHCP exclusions', 'Also looked for');
    expect(said).toContain('Not looked for, but close to it');
    expect(await told('watch ???', 'Write the words')).toBeTruthy();
    expect(await told('', 'It watches “EHCP exclusions”')).toBeTruthy();
  });
});
