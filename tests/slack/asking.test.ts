import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { projectFile } from '../../src/paths.js';
import { type RunningBot, runBot } from '../support/bot.js';
import { channels, people } from '../support/fake-slack/world.js';
import { ingestSamples } from '../support/sample-library.js';

const question = 'what was resolved on damp and mould?';
const answered = 'improvement board';

describe('asking the bot', () => {
  let samples: ReturnType<typeof ingestSamples>;
  let bot: RunningBot;
  beforeAll(async () => {
    samples = ingestSamples();
    bot = await runBot({ data: samples.data, settings: { MINUTEBOOK_ADMINS: people.admin } });
  });
  afterAll(async () => {
    await bot?.stop();
    samples?.remove();
  });
  afterEach(async () => {
    expect(await bot.slack.problems()).toEqual([]);
  });

  test('a mention in a channel is answered once, in its thread, with sources, a reference and buttons', async () => {
    const { ts } = await bot.slack.mention({
      channel: channels.public,
      user: people.member,
      text: question,
      twice: true,
    });
    const answer = await bot.slack.waitForMessage({
      channel: channels.public,
      threadTs: ts ?? '',
      containing: answered,
    });
    const said = JSON.stringify(answer);
    expect(answer.text).toMatch(/^“/);
    expect(said).toContain('Sources');
    expect(said).toContain('Damp and Mould');
    expect(said).toMatch(/answer [A-Z2-9]{5}/);
    expect(said).toContain('Show sources');
    expect(answer.metadata).toMatchObject({ event_type: 'minutebook_post' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await bot.slack.thread(channels.public, ts ?? '')).filter(({ botId }) => botId !== null)).toHaveLength(1);
    expect((await bot.slack.statuses()).some(({ status }) => status.includes('14 meetings'))).toBe(true);
  });

  test('a direct message is answered in its thread in the agent view, and a follow-up there goes on from it', async () => {
    const channel = await bot.slack.dm(people.member);
    const { ts } = await bot.slack.directMessage({
      user: people.member,
      text: 'how many children were electively home educated?',
    });
    const thread = ts ?? '';
    const first = await bot.slack.waitForMessage({ channel, threadTs: thread, containing: 'Searched' });
    await bot.slack.directMessage({ user: people.member, text: 'and who said that?', thread });
    const second = await bot.slack.waitForMessage({
      channel,
      threadTs: thread,
      after: first.ts,
      containing: 'Searched',
    });
    expect(JSON.stringify(second)).toContain('question before');
  });

  test('what the minutes do not say is said plainly, with what was searched and the nearest items by title only', async () => {
    const { ts } = await bot.slack.mention({
      channel: channels.public,
      user: people.member,
      text: 'how many dolphins live in the leisure pool?',
    });
    const answer = await bot.slack.waitForMessage({
      channel: channels.public,
      threadTs: ts ?? '',
      containing: 'Searched',
    });
    expect(answer.text.toLowerCase()).toContain('minutes held');
    expect(JSON.stringify(answer)).not.toContain('Show sources');
  });

  test('a command is answered for its asker alone, and can be shared with the channel under their name, once', async () => {
    await bot.slack.slash({ command: '/minutes', text: question, user: people.member, channel: channels.second });
    const whisper = await bot.slack.waitForEphemeral({
      user: people.member,
      channel: channels.second,
      containing: answered,
    });
    expect(await bot.slack.messages(channels.second)).toEqual([]);
    for (let press = 0; press < 2; press += 1)
      await bot.slack.press({
        user: people.member,
        channel: channels.second,
        ephemeralTs: whisper.ts,
        actionId: 'share_in_channel',
      });
    const shared = await bot.slack.waitForMessage({ channel: channels.second, containing: answered });
    expect(JSON.stringify(shared)).toContain('Asha Verrall');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await bot.slack.messages(channels.second)).toHaveLength(1);
  });

  test('“Show sources” opens the quoted sentences in their passage', async () => {
    const { ts } = await bot.slack.mention({ channel: channels.public, user: people.member, text: question });
    const answer = await bot.slack.waitForMessage({
      channel: channels.public,
      threadTs: ts ?? '',
      containing: answered,
    });
    await bot.slack.press({
      user: people.colleague,
      channel: channels.public,
      messageTs: answer.ts,
      actionId: 'show_sources',
    });
    const view = await bot.slack.waitForView({ user: people.colleague, containing: answered });
    expect(JSON.stringify(view.view)).toContain('Question');
    await bot.slack.closeView({ user: people.colleague });
  });

  test('“Copy for a report” gives plain text with the reference, the digest of the source and the program version', async () => {
    const { ts } = await bot.slack.mention({ channel: channels.public, user: people.member, text: question });
    const answer = await bot.slack.waitForMessage({
      channel: channels.public,
      threadTs: ts ?? '',
      containing: answered,
    });
    await bot.slack.press({
      user: people.member,
      channel: channels.public,
      messageTs: answer.ts,
      actionId: 'copy_for_report',
    });
    const view = await bot.slack.waitForView({ user: people.member, containing: 'SHA-256' });
    expect(JSON.stringify(view.view)).toContain('0.1.0');
    await bot.slack.closeView({ user: people.member });
  });

  test('“not helpful” is kept with the answer, with the reason given', async () => {
    const { ts } = await bot.slack.mention({ channel: channels.public, user: people.member, text: question });
    const answer = await bot.slack.waitForMessage({
      channel: channels.public,
      threadTs: ts ?? '',
      containing: answered,
    });
    await bot.slack.press({
      user: people.member,
      channel: channels.public,
      messageTs: answer.ts,
      actionId: 'feedback',
      value: 'negative',
    });
    await bot.slack.waitForView({ user: people.member, callbackId: 'feedback_reason' });
    await bot.slack.submitView({ user: people.member, values: { reason: 'wrong panel' } });
    await expect
      .poll(async () => (await bot.state.feedback()).map(({ verdict, reason }) => [verdict, reason]))
      .toEqual([['not_helpful', 'wrong panel']]);
  });

  test('the Home tab says what is indexed, how to ask, what is recorded; administrators see more', async () => {
    await bot.slack.openHome(people.member);
    const home = await bot.slack.waitForView({ user: people.member, type: 'home', containing: 'Harrowmere Council' });
    const said = JSON.stringify(home.view);
    for (const words of ['Housing and Environment Scrutiny Panel', '90 days', 'What was resolved on', '0.1.0'])
      expect(said).toContain(words);
    expect(said).not.toContain('For administrators');
    await bot.slack.openHome(people.admin);
    const admin = await bot.slack.waitForView({ user: people.admin, type: 'home', containing: 'For administrators' });
    expect(JSON.stringify(admin.view)).toContain('dolphins');
  });

  test('“our panel” means what the channel was set to, and the search can be widened', async () => {
    await bot.slack.slash({ command: '/minutes', text: 'scope', user: people.member, channel: channels.private });
    const menu = await bot.slack.waitForEphemeral({
      user: people.member,
      channel: channels.private,
      containing: 'our panel',
    });
    const options = JSON.stringify(menu.blocks);
    const value = /Housing and Environment[^}]*},"value":"([^"]*)"/.exec(options)?.[1] ?? '';
    await bot.slack.press({
      user: people.member,
      channel: channels.private,
      ephemeralTs: menu.ts,
      actionId: 'scope_body',
      selected: value,
    });
    await bot.slack.waitForEphemeral({
      user: people.member,
      channel: channels.private,
      containing: 'mean the Housing',
    });
    const { ts } = await bot.slack.mention({
      channel: channels.private,
      user: people.member,
      text: 'what did our panel resolve on damp and mould?',
    });
    const answer = await bot.slack.waitForMessage({
      channel: channels.private,
      threadTs: ts ?? '',
      containing: 'Searched',
    });
    expect(JSON.stringify(answer)).toMatch(/Searched \d+ meetings of[^"]*Housing and Environment/);
    await bot.slack.press({
      user: people.member,
      channel: channels.private,
      messageTs: answer.ts,
      actionId: 'widen_search',
    });
    const wide = await bot.slack.waitForMessage({
      channel: channels.private,
      threadTs: ts ?? '',
      after: answer.ts,
      containing: 'Searched',
    });
    expect(JSON.stringify(wide)).toContain('Searched 14 meetings');
  });

  test('“/minutes find” lists every occurrence for the asker alone', async () => {
    await bot.slack.slash({ command: '/minutes', text: 'find damp', user: people.member, channel: channels.public });
    const found = await bot.slack.waitForEphemeral({
      user: people.member,
      channel: channels.public,
      containing: 'oldest first',
    });
    expect(found.text).toMatch(/damp/i);
  });

  test('a message can be asked about by its shortcut, for the asker alone', async () => {
    const { ts } = await bot.slack.threadMessage({
      channel: channels.public,
      user: people.colleague,
      text: question,
      silent: true,
    });
    await bot.slack.messageShortcut({
      callbackId: 'ask_about_message',
      user: people.member,
      channel: channels.public,
      messageTs: ts ?? '',
    });
    await bot.slack.waitForEphemeral({ user: people.member, channel: channels.public, containing: answered });
  });
});

describe('a direct message without the agent view', () => {
  test('is answered below it, and a follow-up goes on from it', async () => {
    const samples = ingestSamples();
    const { scopes, events } = flatManifest();
    const bot = await runBot({ data: samples.data, slack: { scopes, events } });
    try {
      const channel = await bot.slack.dm(people.member);
      await bot.slack.directMessage({ user: people.member, text: 'how many children were electively home educated?' });
      const first = await bot.slack.waitForMessage({ channel, containing: 'Searched' });
      expect(first.threadTs).toBeNull();
      await bot.slack.directMessage({ user: people.member, text: 'and who said that?' });
      const second = await bot.slack.waitForMessage({ channel, after: first.ts, containing: 'question before' });
      expect(second.threadTs).toBeNull();
      expect(await bot.slack.problems()).toEqual([]);
    } finally {
      await bot.stop();
      samples.remove();
    }
  });
});

/** What the smallest manifest asks for. */
function flatManifest(): { readonly scopes: readonly string[]; readonly events: readonly string[] } {
  const { oauth_config, settings } = JSON.parse(readFileSync(projectFile('manifests', 'minimal.json'), 'utf8'));
  return { scopes: oauth_config.scopes.bot, events: settings.event_subscriptions.bot_events };
}
