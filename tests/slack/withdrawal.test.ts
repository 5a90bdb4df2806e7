import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type RunningBot, runBot } from '../support/bot.js';
import { minutebook } from '../support/cli.js';
import { channels, people, team } from '../support/fake-slack/world.js';
import { allBytes } from '../support/processes.js';
import { ingestSamples } from '../support/sample-library.js';

const target = 'housing-environment/2025-07-08-minutes.txt#6';
const question = 'why did noise cases take so long?';
/** Words that stand nowhere but in the item withdrawn. */
const words = 'recording equipment';
const here = channels.public;

describe('a withdrawal by an administrator, from the Home tab', () => {
  let samples: ReturnType<typeof ingestSamples>;
  let bot: RunningBot;
  let answerTs = '';
  let threadTs = '';
  beforeAll(async () => {
    samples = ingestSamples();
    bot = await runBot({ data: samples.data, settings: { MINUTEBOOK_ADMINS: people.admin } });
    threadTs = (await bot.slack.mention({ channel: here, user: people.member, text: question })).ts ?? '';
    answerTs = (await bot.slack.waitForMessage({ channel: here, threadTs, containing: words })).ts;
    await bot.slack.slash({ command: '/minutes', text: question, user: people.member, channel: here });
    await bot.slack.waitForEphemeral({ user: people.member, containing: words });
  });
  afterAll(async () => {
    await bot?.stop();
    samples?.remove();
  });
  afterEach(async () => {
    expect(await bot.slack.problems()).toEqual([]);
  });

  /** Opens the modal from the Home tab and fills it in. */
  async function name(what: string): Promise<void> {
    await bot.slack.openHome(people.admin);
    await bot.slack.waitForView({ user: people.admin, type: 'home', containing: 'Withdraw minutes' });
    await bot.slack.press({ user: people.admin, home: true, actionId: 'withdraw' });
    const modal = await bot.slack.waitForView({ user: people.admin, type: 'modal', callbackId: 'withdraw_words' });
    await bot.slack.submitView({
      viewId: modal.id,
      user: people.admin,
      values: { target: what, reason: 'published by mistake' },
    });
  }

  const toldAdmin = async (containing: string) =>
    bot.slack.waitForMessage({ channel: await bot.slack.dm(people.admin), containing });

  test('the Home tab of others has no such button', async () => {
    await bot.slack.openHome(people.member);
    const home = await bot.slack.waitForView({ user: people.member, type: 'home', containing: 'What is indexed' });
    expect(JSON.stringify(home)).not.toContain('Withdraw minutes');
  });

  test('a name that means nothing here is said under the field, with the nearest names, and nothing is withdrawn', async () => {
    await name('housing-environment/2025-07-08-minuts.txt');
    await expect
      .poll(async () => (await bot.slack.views(people.admin)).at(-1)?.errors.target)
      .toMatch(/the nearest names are .*2025-07-08-minutes\.txt/);
    await bot.slack.closeView({ user: people.admin });
    expect((await bot.slack.thread(here, threadTs)).some(({ text }) => text.includes(words))).toBe(true);
  });

  test('what a name stands for is shown before anything is done', async () => {
    await name(target);
    const sure = await bot.slack.waitForView({ user: people.admin, callbackId: 'withdraw_sure' });
    const shown = JSON.stringify(sure.view);
    expect(shown).toContain('Anti-social Behaviour Case Handling');
    expect(shown).toContain('Housing and Environment Scrutiny Panel, 8 July 2025');
    expect(shown).toContain('published by mistake');
    expect((await bot.slack.thread(here, threadTs)).some(({ text }) => text.includes(words))).toBe(true);
  });

  test('once confirmed, the words are gone from the channel, and the administrator is told', async () => {
    const sure = await bot.slack.waitForView({ user: people.admin, callbackId: 'withdraw_sure' });
    await bot.slack.submitView({ viewId: sure.id, user: people.admin });
    await toldAdmin('The words are withdrawn.');
    const replaced = await bot.slack.waitForMessage({ channel: here, threadTs, containing: 'Withdrawn on' });
    expect(replaced.ts).toBe(answerTs);
    expect(JSON.stringify(await bot.slack.thread(here, threadTs))).not.toContain(words);
    expect(await bot.slack.views(people.admin)).toEqual([]);
  });

  test('no byte of them is in the data folder, while the bot runs', async () => {
    await expect
      .poll(() =>
        allBytes(samples.data)
          .filter(({ bytes }) => bytes.includes(words))
          .map(({ name: file }) => file),
      )
      .toEqual([]);
  });

  test('asked again, by every way of asking, the minutes do not say', async () => {
    const { ts } = await bot.slack.mention({ channel: here, user: people.member, text: question });
    const again = await bot.slack.waitForMessage({ channel: here, threadTs: ts ?? '', containing: 'Searched' });
    expect(JSON.stringify(again)).not.toContain(words);
    const before = (await bot.slack.ephemerals(people.member)).at(-1)?.ts ?? '';
    await bot.slack.slash({ command: '/minutes', text: `find "${words}"`, user: people.member, channel: here });
    const found = await bot.slack.waitForEphemeral({ user: people.member, containing: '', after: before });
    expect(JSON.stringify(found.blocks)).not.toContain('tenants could make');
    expect(found.text).not.toContain('Mr Cloudsley');
  });

  test('a button of an answer that quoted them opens no words', async () => {
    const messages = await bot.slack.ephemerals(people.member);
    const whisper = messages.find(({ blocks }) => JSON.stringify(blocks).includes('show_sources'));
    await bot.slack.press({
      user: people.member,
      channel: here,
      ephemeralTs: whisper?.ts ?? '',
      actionId: 'show_sources',
    });
    await expect
      .poll(async () =>
        JSON.stringify([
          ...(await bot.slack.views(people.member)),
          ...(await bot.slack.ephemerals(people.member)).slice(messages.length),
        ]),
      )
      .toMatch(/[Ww]ithdrawn/);
    expect(JSON.stringify(await bot.slack.views(people.member))).not.toContain(words);
  });

  test('taken in again, the document comes back without them', () => {
    expect(minutebook(['ingest', 'samples', '--data', samples.data]).code).toBe(0);
    expect(minutebook(['find', words, '--data', samples.data]).stdout).not.toContain('Mr Cloudsley');
  });
});

test('nobody but an administrator can withdraw, whatever is sent', async () => {
  const samples = ingestSamples();
  const bot = await runBot({ data: samples.data, settings: { MINUTEBOOK_ADMINS: people.admin } });
  try {
    const view = (callbackId: string, metadata: string) => ({
      type: 'view_submission',
      team: { id: team.id },
      user: { id: people.member },
      view: {
        id: 'V0FORGED',
        type: 'modal',
        callback_id: callbackId,
        private_metadata: metadata,
        state: { values: { target: { target: { type: 'plain_text_input', value: target } } } },
        blocks: [],
      },
    });
    for (const [callbackId, metadata] of [
      ['withdraw_words', ''],
      ['withdraw_sure', JSON.stringify({ target, reason: null })],
    ] as const)
      await bot.slack.deliver({ type: 'interactive', payload: view(callbackId, metadata) });
    await bot.slack.waitForMessage({
      channel: await bot.slack.dm(people.member),
      containing: 'Only administrators of Minutebook can withdraw minutes.',
    });
    expect(minutebook(['find', words, '--data', samples.data]).stdout).toContain('Cloudsley');
  } finally {
    await bot.stop();
    samples.remove();
  }
});
