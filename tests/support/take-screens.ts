import { mkdirSync } from 'node:fs';
import { projectFile } from '../../src/paths.js';
import { january, november } from '../digest/invented-weeks.js';
import { openWeeks } from '../digest/weeks.js';
import { runBot } from './bot.js';
import { openBrowser } from './browser.js';
import type { FakeSlack } from './fake-slack/fake-slack.js';
import { channels, people, team } from './fake-slack/world.js';
import { sidecar } from './invented-minutes.js';
import { ingestSamples } from './sample-library.js';

/** Draws what officers see, as the fake Slack's page shows it, into `docs/screens`: `npx tsx tests/support/take-screens.ts`. */
const folder = projectFile('docs', 'screens');
mkdirSync(folder, { recursive: true });
const samples = ingestSamples();
const bot = await runBot({ data: samples.data, slack: { page: true }, settings: { MINUTEBOOK_ADMINS: people.admin } });
const browser = await openBrowser();
if (browser === null) throw new Error('There is no browser; install Chromium or set CHROMIUM.');
const { slack } = bot;

async function shoot(
  name: string,
  address: string,
  { of = slack, width = 1100, height = 900 }: { of?: FakeSlack; width?: number; height?: number } = {},
): Promise<void> {
  const page = await browser?.newPage({ viewport: { width, height } });
  await page?.goto(`${of.url}${address}`);
  await page?.waitForTimeout(300);
  await page?.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  await page?.close();
}

const asked = async (text: string, channel: string = channels.public): Promise<{ ts: string; answerTs: string }> => {
  const { ts } = await slack.mention({ channel, user: people.member, text });
  const answer = await slack.waitForMessage({ channel, threadTs: ts ?? '', containing: 'answer', timeoutMs: 20_000 });
  return { ts: ts ?? '', answerTs: answer.ts };
};

async function shootActions(): Promise<void> {
  await slack.slash({
    command: '/minutes',
    text: 'actions overdue housing',
    user: people.admin,
    channel: channels.second,
  });
  const list = await slack.waitForEphemeral({ user: people.admin, channel: channels.second, containing: 'overdue' });
  const place = `/?as=${people.admin}&in=${channels.second}`;
  await shoot('actions', place);
  const buttons = list.blocks.flatMap(({ elements }) => (elements ?? []) as { action_id?: string; value: string }[]);
  const [mark] = buttons.filter(({ action_id: id }) => id === 'mark_action');
  const press = { user: people.admin, channel: channels.second, ephemeralTs: list.ts, actionId: 'mark_action' };
  await slack.press({ ...press, value: mark?.value ?? '' });
  await slack.waitForView({ user: people.admin, callbackId: 'mark_action' });
  await shoot('mark', place);
  await slack.closeView({ user: people.admin });
}

/** A week with new minutes: a digest in one channel, one that waits for its owner, and watched words. */
async function shootDigests(): Promise<void> {
  const weeks = openWeeks(sidecar);
  weeks.write({ 'november.txt': november });
  await weeks.ingestAt('2025-02-01T09:00:00Z');
  let clock = new Date('2025-02-05T12:00:00Z');
  const weekly = await runBot({
    data: weeks.data,
    slack: { page: true },
    now: () => clock,
    timing: { digestMs: 100 },
  });
  const { slack, state } = weekly;
  const shown = { team: team.id, council: null, body: null, words: null, weekday: 1, time: '09:00', at: clock };
  const setUp = { ...shown, setBy: people.admin, handled: clock };
  try {
    await state.subscribe({ ...setUp, channel: channels.public, owner: null });
    await state.subscribe({ ...setUp, channel: channels.private, owner: people.admin });
    await slack.slash({ command: '/digest', text: 'watch fostering', user: people.admin, channel: channels.second });
    await slack.waitForEphemeral({ user: people.admin, channel: channels.second });
    weeks.write({ 'january.txt': january });
    await weeks.ingestAt('2025-02-07T09:00:00Z');
    clock = new Date('2025-02-10T09:00:10Z');
    const alert = await slack.waitForMessage({ channel: channels.second, containing: 'fostering' });
    await shoot('watched', `/?as=${people.admin}&in=${channels.second}&thread=${alert.ts}`, { of: slack });
    await slack.waitForMessage({ channel: channels.public, containing: 'Since' });
    await shoot('digest', `/?as=${people.member}&in=${channels.public}`, { of: slack });
    const direct = await slack.dm(people.admin);
    await slack.waitForMessage({ channel: direct, containing: 'waits for you' });
    await shoot('approval', `/?as=${people.admin}&in=${direct}`, { of: slack });
  } finally {
    await weekly.stop();
    await weeks.close();
  }
}

try {
  const first = await asked('what was resolved on damp and mould?');
  const place = `/?as=${people.member}&in=${channels.public}&thread=${first.ts}`;
  await shoot('answer', place);
  await shoot('answer-phone', place, { width: 390, height: 844 });
  await slack.press({
    user: people.member,
    channel: channels.public,
    messageTs: first.answerTs,
    actionId: 'show_sources',
  });
  await slack.waitForView({ user: people.member, containing: 'Question' });
  await shoot('sources', place);
  await slack.closeView({ user: people.member });
  await slack.press({
    user: people.member,
    channel: channels.public,
    messageTs: first.answerTs,
    actionId: 'copy_for_report',
  });
  await slack.waitForView({ user: people.member, containing: 'SHA-256' });
  await shoot('report', place);
  await slack.closeView({ user: people.member });
  const none = await asked('how many dolphins live in the leisure pool?');
  await shoot('not-found', `/?as=${people.member}&in=${channels.public}&thread=${none.ts}`);
  await slack.slash({ command: '/minutes', text: 'find damp', user: people.member, channel: channels.second });
  await slack.waitForEphemeral({ user: people.member, channel: channels.second });
  await shoot('find', `/?as=${people.member}&in=${channels.second}`);
  await slack.openHome(people.admin);
  await slack.waitForView({ user: people.admin, type: 'home' });
  await shoot('home', `/?as=${people.admin}&in=home`);
  await shootActions();
  await shootDigests();
} finally {
  await browser.close();
  await bot.stop();
  samples.remove();
}
