import { mkdirSync } from 'node:fs';
import { projectFile } from '../../src/paths.js';
import { runBot } from './bot.js';
import { openBrowser } from './browser.js';
import { channels, people } from './fake-slack/world.js';
import { ingestSamples } from './sample-library.js';

/** Draws what officers see, as the fake Slack's page shows it, into `docs/screens`: `npx tsx tests/support/take-screens.ts`. */
const folder = projectFile('docs', 'screens');
mkdirSync(folder, { recursive: true });
const samples = ingestSamples();
const bot = await runBot({ data: samples.data, slack: { page: true }, settings: { MINUTEBOOK_ADMINS: people.admin } });
const browser = await openBrowser();
if (browser === null) throw new Error('There is no browser; install Chromium or set CHROMIUM.');
const { slack } = bot;

async function shoot(name: string, address: string, width = 1100, height = 900): Promise<void> {
  const page = await browser?.newPage({ viewport: { width, height } });
  await page?.goto(`${slack.url}${address}`);
  await page?.waitForTimeout(300);
  await page?.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  await page?.close();
}

const asked = async (text: string, channel: string = channels.public): Promise<{ ts: string; answerTs: string }> => {
  const { ts } = await slack.mention({ channel, user: people.member, text });
  const answer = await slack.waitForMessage({ channel, threadTs: ts ?? '', containing: 'answer', timeoutMs: 20_000 });
  return { ts: ts ?? '', answerTs: answer.ts };
};

try {
  const first = await asked('what was resolved on damp and mould?');
  const place = `/?as=${people.member}&in=${channels.public}&thread=${first.ts}`;
  await shoot('answer', place);
  await shoot('answer-phone', place, 390, 844);
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
} finally {
  await browser.close();
  await bot.stop();
  samples.remove();
}
