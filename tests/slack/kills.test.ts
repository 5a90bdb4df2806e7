import { expect, test } from 'vitest';
import { killRun } from '../../bench/slack/kill-run.js';
import { stages } from '../../src/slack/stages.js';
import { runBot } from '../support/bot.js';
import { channels, people } from '../support/fake-slack/world.js';
import { ingestSamples } from '../support/sample-library.js';

// The small form of `npx tsx bench/slack-kills.ts`.
test.concurrent.each(['full', 'minimal'] as const)(
  'killed in every stage while Slack misbehaves, with the %s manifest, the bot loses nothing and says nothing twice',
  { timeout: 300_000 },
  async (manifest) => {
    const samples = ingestSamples();
    try {
      const run = await killRun({
        data: samples.data,
        manifest,
        mentions: 24,
        perSecond: 4,
        ends: stages,
        workMs: [200, 700],
        seed: 7,
      });
      expect(run.broken).toEqual([]);
      expect(run.kills).toHaveLength(stages.length);
      expect(run.fates.mention.asked).toBeGreaterThanOrEqual(24);
      if (manifest === 'full') expect(run.fates.mention.once).toBe(run.fates.mention.asked);
      expect(run.unknownPosts.counted).toBe(run.unknownPosts.kept);
    } finally {
      samples.remove();
    }
  },
);

test.concurrent('an answer whose asker is looked up for longer than its lease stands there once', async () => {
  const samples = ingestSamples();
  const bot = await runBot({ data: samples.data, timing: { leaseMs: 1_500, answerMs: 500 } });
  try {
    // Put off until what was looked up at the question is too old to post by.
    await bot.slack.fault({ method: 'chat.postMessage', kind: '429', retryAfter: 11, times: 1 });
    const { ts } = await bot.slack.mention({
      channel: channels.public,
      user: people.member,
      text: 'what was resolved on damp and mould?',
    });
    await bot.slack.waitForCall({ method: 'chat.postMessage', timeoutMs: 20_000 });
    await bot.slack.fault({ method: 'users.info', kind: 'timeout', times: 2 });
    await bot.slack.waitForCall({ method: 'chat.postMessage', count: 2, timeoutMs: 30_000 });
    await expect.poll(() => bot.state.outboxDepth()).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const thread = await bot.slack.thread(channels.public, ts ?? '');
    expect(thread.filter(({ botId }) => botId !== null)).toHaveLength(1);
  } finally {
    await bot.stop();
    samples.remove();
  }
});
