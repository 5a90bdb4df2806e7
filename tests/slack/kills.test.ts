import { expect, test } from 'vitest';
import { killRun } from '../../bench/slack/kill-run.js';
import { stages } from '../../src/slack/stages.js';
import { ingestSamples } from '../support/sample-library.js';

// The small form of `npx tsx bench/slack-kills.ts`.
test.concurrent.each(['full', 'minimal'] as const)(
  'killed twice in every stage while Slack misbehaves, with the %s manifest, the bot loses nothing and says nothing twice',
  { timeout: 180_000 },
  async (manifest) => {
    const samples = ingestSamples();
    try {
      const run = await killRun({
        data: samples.data,
        manifest,
        mentions: 40,
        perSecond: 4,
        ends: [...stages, ...stages],
        workMs: [200, 700],
        seed: 7,
      });
      expect(run.broken).toEqual([]);
      expect(run.kills).toHaveLength(10);
      expect(run.fates.mention.asked).toBeGreaterThanOrEqual(40);
      if (manifest === 'full') expect(run.fates.mention.once).toBe(run.fates.mention.asked);
      expect(run.unknownPosts.counted).toBe(run.unknownPosts.kept);
    } finally {
      samples.remove();
    }
  },
);
