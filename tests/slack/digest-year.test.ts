import { expect, test } from 'vitest';
import { yearRun } from '../../bench/slack/year-run.js';
import { digestStages } from '../../src/slack/stages.js';

// The small form of `npx tsx bench/digest-year.ts`: four weeks, and in the third the clocks go forward.
test.concurrent.each(['full', 'minimal'] as const)(
  'two bots, killed in every stage of a digest, post it once a week to each channel, with the %s manifest',
  { timeout: 240_000 },
  async (manifest) => {
    const run = await yearRun({
      from: '2026-03-14',
      weeks: 4,
      manifest,
      ends: [...digestStages, 'any moment'],
      seed: 3,
    });
    expect(run.broken).toEqual([]);
    expect(run.due).toBe(12);
    expect(run.once + run.unknown).toBeGreaterThanOrEqual(run.due);
    if (manifest === 'full') expect(run.once).toBe(run.due);
  },
);
