import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sidecar } from '../support/invented-minutes.js';
import { january, march, may, november } from './invented-weeks.js';
import { openWeeks, type Weeks, weekTo } from './weeks.js';

const golden = (name: string): string => `./golden/${name}.txt`;

describe('a digest', () => {
  let weeks: Weeks;
  beforeEach(() => {
    weeks = openWeeks(sidecar);
  });
  afterEach(() => weeks.close());

  it('of an ordinary week tells what the new minutes bring, beside what was known', async () => {
    weeks.write({ 'november.txt': november });
    await weeks.ingestAt('2024-12-02T09:00:00Z');
    weeks.write({ 'january.txt': january });
    await weeks.ingestAt('2025-02-12T09:00:00Z');
    const { text, news } = await weeks.digest(weekTo('2025-02-17T09:00:00Z', { delivered: true }));
    await expect(text).toMatchFileSnapshot(golden('ordinary-week'));
    expect(news.silent).toBe(false);
  });

  it('of a week in which nothing came is silent and says so in one sentence', async () => {
    weeks.write({ 'november.txt': november });
    await weeks.ingestAt('2024-12-02T09:00:00Z');
    const { text, news } = await weeks.digest(weekTo('2025-02-17T09:00:00Z', { delivered: true }));
    expect(text).toBe('Nothing is new in the minute book since 10 February 2025.');
    expect(news).toMatchObject({ silent: true, meetings: [], decisions: [], actions: [], figures: [], trends: [] });
  });

  it('of a first week starts from the last meeting of each body', async () => {
    weeks.write({ 'november.txt': november, 'january.txt': january, 'march.txt': march, 'may.txt': may });
    await weeks.ingestAt('2025-06-03T09:00:00Z');
    const { text } = await weeks.digest('2025-06-09T09:00:00Z');
    await expect(text).toMatchFileSnapshot(golden('first-week'));
  });

  it('puts corrections of earlier minutes first', async () => {
    weeks.write({ 'november.txt': november, 'january.txt': january });
    await weeks.ingestAt('2025-02-12T09:00:00Z');
    weeks.write({ 'march.txt': march });
    await weeks.ingestAt('2025-04-02T09:00:00Z');
    const { text, news } = await weeks.digest(weekTo('2025-04-07T09:00:00Z', { delivered: true }));
    await expect(text).toMatchFileSnapshot(golden('correction'));
    expect(news.corrections.map(({ kind }) => kind).sort()).toEqual(['amendment', 'figure', 'sentence']);
  });

  it('sets a figure whose basis changed beside the one before and subtracts nothing', async () => {
    weeks.write({ 'november.txt': november, 'january.txt': january });
    await weeks.ingestAt('2025-02-12T09:00:00Z');
    weeks.write({ 'may.txt': may });
    await weeks.ingestAt('2025-06-03T09:00:00Z');
    const { text, news } = await weeks.digest(weekTo('2025-06-09T09:00:00Z', { delivered: true }));
    await expect(text).toMatchFileSnapshot(golden('changed-basis'));
    expect(news.figures).toMatchObject([
      { current: { value: 51, basis: 'cumulative' }, previous: { value: 55.5 }, comparable: false, change: null },
    ]);
  });
});
