import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import { type RunningBot, runBot } from '../support/bot.js';
import type { Ephemeral, Upload } from '../support/fake-slack/driver.js';
import { channels, people } from '../support/fake-slack/world.js';
import { monthly, storeFigures } from '../support/figures-library.js';
import { ingestSamples } from '../support/sample-library.js';

interface Button {
  readonly action_id: string;
  readonly value?: string;
  readonly text?: { readonly text: string };
  readonly option_groups?: readonly { readonly options: readonly { readonly value: string }[] }[];
}

const buttonsOf = ({ blocks }: Ephemeral): readonly Button[] =>
  (blocks as readonly { type: string; elements?: readonly Button[] }[]).flatMap(({ type, elements }) =>
    type === 'actions' ? (elements ?? []) : [],
  );

/** What the asker alone is told in answer to `/metric`. */
async function told(bot: RunningBot, text: string, containing: string): Promise<Ephemeral> {
  const { after } = await lastTold(bot);
  await bot.slack.slash({ command: '/metric', text, user: people.member, channel: channels.public });
  return bot.slack.waitForEphemeral({
    user: people.member,
    channel: channels.public,
    containing,
    timeoutMs: 20_000,
    ...after,
  });
}

async function lastTold(bot: RunningBot): Promise<{ readonly after: { readonly after?: string } }> {
  const last = (await bot.slack.ephemerals(people.member)).at(-1);
  return { after: last ? { after: last.ts } : {} };
}

async function fileSent(bot: RunningBot): Promise<Upload> {
  for (let tries = 0; tries < 100; tries += 1) {
    const file = (await bot.slack.uploads()).find(({ completed, filename }) => completed && filename.endsWith('.csv'));
    if (file) return file;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('No file was sent.');
}

describe('/metric over the sample minutes', () => {
  let samples: ReturnType<typeof ingestSamples>;
  let bot: RunningBot;
  /** Between two tests pass more minutes than a person's share of questions is counted over. */
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
  });

  test('the newest figure is the first line, then comes a line a figure with value, period and basis, and the chart', async () => {
    const said = await told(bot, 'recycling rate', 'Household recycling rate');
    const [first, ...rest] = said.text.split('\n');
    expect(first).toMatch(/^45\.9% for July to September 2025 \(Harrowmere Council\)/);
    expect(rest.find((line) => line.includes('44.6%'))).toMatch(/2024\/25 \(April 2024 to March 2025\) · whole year/);
    expect((said.blocks as readonly { type: string }[]).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['actions']),
    );
    expect(JSON.stringify(said.blocks)).toMatch(/"type":"(?:data_visualization|image)"/);
    expect(JSON.stringify(said.blocks)).toContain('https://minutes.harrowmere.example/');
    expect(buttonsOf(said).map(({ text }) => text?.text)).toEqual(['Show sources', 'Send CSV']);
  });

  test('“Show sources” opens the sentence behind each figure', async () => {
    const said = await told(bot, 'recycling rate', 'Household recycling rate');
    await bot.slack.press({
      user: people.member,
      channel: channels.public,
      ephemeralTs: said.ts,
      actionId: 'metric_sources',
    });
    await bot.slack.waitForView({
      user: people.member,
      type: 'modal',
      containing: 'the recycling rate for 2024/25 had been 44.6%',
    });
    await bot.slack.closeView({ user: people.member });
  });

  test('a name for several measures is offered as buttons, none picked, and a press looks that one up', async () => {
    const said = await told(bot, 'children in care', 'choose one');
    const buttons = buttonsOf(said);
    expect(buttons.length).toBeGreaterThan(3);
    expect(said.text).not.toMatch(/\d%/);
    const { after } = await lastTold(bot);
    const number = buttons.find(({ text }) => text?.text.startsWith('children in care (number)'));
    await bot.slack.press({
      user: people.member,
      channel: channels.public,
      ephemeralTs: said.ts,
      actionId: number?.action_id ?? '',
    });
    const chosen = await bot.slack.waitForEphemeral({ user: people.member, containing: 'Children in care', ...after });
    expect(chosen.text.split('\n')[0]).toMatch(/^\d+ .*Children in care \(number\)/);
  });

  test('every button of a choice leads to figures, also one that is called by the words that were not clear', async () => {
    const said = await told(bot, 'children in care', 'choose one');
    for (const { action_id: actionId } of buttonsOf(said)) {
      const { after } = await lastTold(bot);
      await bot.slack.press({ user: people.member, channel: channels.public, ephemeralTs: said.ts, actionId });
      const next = await bot.slack.waitForEphemeral({ user: people.member, containing: 'minuted', ...after });
      expect(next.text).not.toContain('choose one');
    }
  });

  test('the choice keeps the place and time of what was asked', async () => {
    const said = await told(bot, 'children in care in 2025', 'choose one');
    const { after } = await lastTold(bot);
    const [number] = buttonsOf(said).filter(({ text }) => text?.text.startsWith('children in care (number)'));
    await bot.slack.press({
      user: people.member,
      channel: channels.public,
      ephemeralTs: said.ts,
      actionId: number?.action_id ?? '',
    });
    const chosen = await bot.slack.waitForEphemeral({ user: people.member, containing: 'minuted', ...after });
    expect(chosen.text).toContain('1 January 2025 to 31 December 2025');
    expect(chosen.text).not.toMatch(/(?:as at|in) [^\n]* 2024/);
  });

  test('“Send CSV” sends the file to the presser’s direct messages once, however often it is pressed', async () => {
    const said = await told(bot, 'recycling rate', 'Household recycling rate');
    for (let times = 0; times < 2; times += 1)
      await bot.slack.press({
        user: people.member,
        channel: channels.public,
        ephemeralTs: said.ts,
        actionId: 'metric_csv',
      });
    const file = await fileSent(bot);
    const csv = Buffer.from(file.bytes, 'base64').toString('utf8');
    expect(csv.startsWith('\ufeff')).toBe(true);
    expect(csv).toContain('44.6');
    expect(file.channel).toBe(await bot.slack.dm(people.member));
    expect((await bot.slack.uploads()).filter(({ filename }) => filename === file.filename)).toHaveLength(1);
  });

  test('a measure that is only stated in words says that no figure was minuted', async () => {
    const said = await told(bot, 'volunteering hours', 'No figure');
    expect(said.text.split('\n')[0]).toMatch(/^No figure for “volunteering hours” is minuted/);
    expect(buttonsOf(said).filter(({ action_id: id }) => id === 'metric_csv')).toEqual([]);
  });

  test('alone it lists what can be asked', async () => {
    const said = await told(bot, '', 'measures have figures');
    const menu = buttonsOf(said).find(({ action_id: id }) => id === 'metric_pick');
    const [first] = menu?.option_groups?.[0]?.options ?? [];
    const { after } = await lastTold(bot);
    await bot.slack.press({
      user: people.member,
      channel: channels.public,
      ephemeralTs: said.ts,
      actionId: 'metric_pick',
      selected: first?.value ?? '',
    });
    const chosen = await bot.slack.waitForEphemeral({ user: people.member, containing: 'minuted', ...after });
    expect(chosen.text).not.toContain('choose one');
  });

  it.each([
    ['one letter', 'x', /No figure for “x” is minuted/],
    ['only signs', '???', /measures have figures|No figure/],
    ['too many characters', 'a'.repeat(2_900), /2,900 characters/],
    ['a sentence', 'How has our recycling rate changed since 2023?', /Household recycling rate/],
    ['a council that is not held', 'recycling rate Birmingham', /Birmingham/],
    ['mrkdwn and a call to everybody', '*bold* <!channel> `code`', /No figure|measures/],
  ])('%s is answered calmly', async (_what, text, wanted) => {
    const said = await told(bot, text, '');
    expect(said.text).toMatch(wanted);
  });
});

describe('/metric over other libraries', () => {
  it('shows a line for each of two councils, and joins none', async () => {
    const { data, remove } = await storeFigures([
      monthly('EHCP compliance', 6),
      monthly('EHCP compliance', 4, 'Lowmarsh Council'),
    ]);
    const bot = await runBot({ data });
    try {
      const said = await told(bot, 'EHCP compliance', 'EHCP 20-week compliance');
      expect(said.text).toContain('Harrowmere Council');
      expect(said.text).toContain('Lowmarsh Council');
      expect(await bot.slack.problems()).toEqual([]);
    } finally {
      await bot.stop();
      remove();
    }
  });

  it('shows the newest of two hundred figures, says where the others are, and draws them all', async () => {
    const { data, remove } = await storeFigures([monthly('EHCP compliance', 200)]);
    const bot = await runBot({ data });
    try {
      const said = await told(bot, 'EHCP compliance', 'EHCP 20-week compliance');
      expect(said.text).toContain('The 170 earlier figures can be had with “Send CSV”.');
      const [picture] = await bot.slack.uploads();
      expect(picture).toMatchObject({ mimetype: 'image/png', completed: true });
      expect(picture?.altText).toContain('EHCP 20-week compliance');
      expect(await bot.slack.problems()).toEqual([]);
    } finally {
      await bot.stop();
      remove();
    }
  });

  it('says that no minutes have been taken in', async () => {
    const bot = await runBot();
    try {
      expect((await told(bot, 'EHCP compliance', '')).text).toMatch(/No minutes/);
    } finally {
      await bot.stop();
    }
  });
});
