import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type RunningBot, runBot } from '../support/bot.js';
import { minutebook } from '../support/cli.js';
import { channels, people } from '../support/fake-slack/world.js';
import { allBytes } from '../support/processes.js';
import { ingestSamples } from '../support/sample-library.js';

const day = 86_400_000;
/** Written as no minutes write it, so that any byte of it is a user's. */
const word = 'reSOLVed';
const asked = `what was ${word} on damp and mould?`;
const reason = 'Quenbyhurst is missing';

/** What is looked for, among what any file below the data folder holds. */
const heldIn = (data: string, ...words: readonly string[]): string[] => {
  const files = allBytes(data);
  return words.filter((word) => files.some(({ bytes }) => bytes.includes(word)));
};

describe('how long a user’s words are kept', () => {
  let samples: ReturnType<typeof ingestSamples>;
  let bot: RunningBot;
  let ahead = 0;
  beforeAll(async () => {
    samples = ingestSamples();
    bot = await runBot({
      data: samples.data,
      settings: { MINUTEBOOK_RETENTION_DAYS: '30' },
      timing: { upkeepMs: 100 },
      now: () => new Date(Date.now() + ahead),
    });
  });
  afterAll(async () => {
    expect(await bot?.slack.problems()).toEqual([]);
    await bot?.stop();
    samples?.remove();
  });
  // The desk's thread has the true time, so every answer is made in it.
  beforeEach(() => {
    ahead = 0;
  });

  /** Asks in a channel, marks the answer and says why. Gives the answer's reference. */
  async function askAndMark(user: string): Promise<string> {
    const { ts } = await bot.slack.mention({ channel: channels.public, user, text: asked });
    const answer = await bot.slack.waitForMessage({
      channel: channels.public,
      threadTs: ts ?? '',
      containing: 'Searched',
    });
    await bot.slack.press({
      user,
      channel: channels.public,
      messageTs: answer.ts,
      actionId: 'feedback',
      value: 'negative',
    });
    await bot.slack.waitForView({ user, callbackId: 'feedback_reason' });
    await bot.slack.submitView({ user, values: { reason } });
    await expect.poll(async () => (await bot.state.feedback()).some((one) => one.reason === reason)).toBe(true);
    return /answer ([A-Z2-9]{5})/.exec(JSON.stringify(answer))?.[1] ?? '';
  }

  test('the running bot takes them out of every file when their time is over, and leaves the answer’s quotations', async () => {
    const ref = await askAndMark(people.member);
    const words = [people.member, word, 'Quenbyhurst'];
    expect(heldIn(samples.data, ...words)).toEqual(words);
    ahead = 29 * day;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(heldIn(samples.data, ...words)).toEqual(words);
    ahead = 31 * day;
    await expect.poll(() => heldIn(samples.data, ...words), { timeout: 10_000 }).toEqual([]);
    const kept = await bot.state.answer(ref);
    expect(kept).toMatchObject({ question: null, user: null });
    expect(kept?.answer.citations.some(({ quote }) => quote.includes('improvement board'))).toBe(true);
    expect(bot.log()).toContain('What was kept long enough is deleted');
    expect(bot.log()).not.toMatch(/reSOLVed|Quenbyhurst/);
  });

  test('a bot that was stopped meanwhile does so when it starts', async () => {
    await askAndMark(people.colleague);
    expect(heldIn(samples.data, word)).toEqual([word]);
    ahead = 31 * day;
    await bot.restart();
    await expect.poll(() => heldIn(samples.data, people.colleague, word), { timeout: 10_000 }).toEqual([]);
  });

  test('the command line exports what is held of a user and deletes it while the bot runs on', async () => {
    await askAndMark(people.admin);
    await bot.slack.slash({
      command: '/minutes',
      text: 'find damp',
      user: people.colleague,
      channel: channels.second,
    });
    await bot.slack.waitForEphemeral({ user: people.colleague, channel: channels.second, containing: 'oldest first' });
    const theirs = ['records', 'export', '--user', people.admin, '--data', samples.data];
    const exported = minutebook(theirs);
    expect(exported.code).toBe(0);
    const kinds = exported.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).kind);
    expect(kinds).toEqual(expect.arrayContaining(['answer', 'audit', 'feedback']));
    expect(exported.stdout).toContain(word);
    expect(exported.stdout).toContain(reason);
    expect(exported.stdout).not.toContain(people.colleague);

    expect(minutebook(['records', 'delete', '--user', people.admin, '--data', samples.data]).code).toBe(0);
    await expect.poll(() => heldIn(samples.data, people.admin, word, 'Quenbyhurst'), { timeout: 10_000 }).toEqual([]);
    expect(minutebook(theirs)).toMatchObject({ code: 0, stdout: '' });
    expect(heldIn(samples.data, people.colleague)).toEqual([people.colleague]);
    await bot.slack.slash({ command: '/minutes', text: asked, user: people.admin, channel: channels.private });
    await bot.slack.waitForEphemeral({ user: people.admin, channel: channels.private, containing: 'Searched' });
  });

  test('the Home tab says in one sentence what is recorded, for how long and who may see it', async () => {
    await bot.slack.openHome(people.member);
    const home = await bot.slack.waitForView({ user: people.member, type: 'home', containing: 'recorded about you' });
    expect(JSON.stringify(home.view)).toMatch(
      /What you ask, where and when, [^".]*are kept for 30 days [^".]*only those who run it and its administrators may see them\./,
    );
  });
});
