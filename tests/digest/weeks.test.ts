import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minutesOf, panel, sidecar } from '../support/invented-minutes.js';
import { january, march, may, november } from './invented-weeks.js';
import { openWeeks, type Weeks, weekTo } from './weeks.js';

const delivered = (until: string) => weekTo(until, { delivered: true });

describe('what a digest leaves out', () => {
  let weeks: Weeks;
  beforeEach(() => {
    weeks = openWeeks(sidecar);
  });
  afterEach(() => weeks.close());

  it('what a library made anew takes in again', async () => {
    weeks.write({ 'november.txt': november, 'january.txt': january, 'march.txt': march });
    await weeks.ingestAt('2025-04-02T09:00:00Z');
    await weeks.rebuild();
    await weeks.ingestAt('2025-06-04T09:00:00Z');
    const { news, text } = await weeks.digest(delivered('2025-06-09T09:00:00Z'));
    expect(news.silent).toBe(true);
    expect(text).toBe('Nothing is new in the minute book since 2 June 2025; 3 older meetings were taken in.');
  });

  it('minutes that are only read again', async () => {
    weeks.write({ 'november.txt': november, 'january.txt': january });
    await weeks.ingestAt('2025-02-12T09:00:00Z');
    weeks.write({ 'january.txt': `${january}\n` });
    await weeks.ingestAt('2025-06-04T09:00:00Z');
    expect((await weeks.digest(delivered('2025-06-09T09:00:00Z'))).news.silent).toBe(true);
  });

  it('all but the words that were added to known minutes', async () => {
    weeks.write({ 'november.txt': november, 'january.txt': january });
    await weeks.ingestAt('2025-02-12T09:00:00Z');
    weeks.write({
      'january.txt': `${january}\n4. Youth Clubs\n\nThe clubs had asked for longer hours.\n\nRESOLVED: That the Cabinet Member be asked to keep the clubs open until nine.\n`,
    });
    await weeks.ingestAt('2025-03-05T09:00:00Z');
    const { news } = await weeks.digest(delivered('2025-03-10T09:00:00Z'));
    expect(news.decisions.map(({ text }) => text)).toEqual([
      'That the Cabinet Member be asked to keep the clubs open until nine.',
    ]);
    expect([news.meetings, news.figures]).toEqual([[], []]);
  });

  it('nothing of minutes that are printed as approved, but that they are', async () => {
    const draft = january.replace('\nMinutes of', '\nDraft minutes of');
    weeks.write({ 'november.txt': november, 'january.txt': draft });
    await weeks.ingestAt('2025-02-12T09:00:00Z');
    weeks.write({
      'january.txt': january,
      'minutebook.yaml': `${sidecar}files:\n  january.txt: { status: approved }\n`,
    });
    await weeks.ingestAt('2025-03-05T09:00:00Z');
    const { news, text } = await weeks.digest(delivered('2025-03-10T09:00:00Z'));
    expect(text.split('\n')[1]).toBe(
      `· Minutes of the meeting of 14 January 2025 (${panel}) approved · 14 January 2025, item 1`,
    );
    expect([news.decisions, news.figures, news.actions, news.trends]).toEqual([[], [], [], []]);
  });

  it('a second copy of the same minutes', async () => {
    weeks.write({ 'november.txt': november, 'january.txt': january });
    await weeks.ingestAt('2025-02-12T09:00:00Z');
    weeks.write({ 'agenda-pack/january-again.txt': january.replace('Tollerby Council', 'Tollerby Council\n') });
    await weeks.ingestAt('2025-03-05T09:00:00Z');
    expect((await weeks.digest(delivered('2025-03-10T09:00:00Z'))).news.silent).toBe(true);
  });

  it('bodies that are denied', async () => {
    weeks.write({ 'november.txt': november });
    await weeks.ingestAt('2024-12-02T09:00:00Z');
    weeks.write({ 'january.txt': january });
    await weeks.ingestAt('2025-02-12T09:00:00Z');
    const { news, text } = await weeks.digest(delivered('2025-02-17T09:00:00Z'), [panel.toUpperCase()]);
    expect(news.silent).toBe(true);
    expect(text).toBe('Nothing is new in the minute book since 10 February 2025.');
  });

  it('items that were considered in private', async () => {
    weeks.write({ 'november.txt': november });
    await weeks.ingestAt('2024-12-02T09:00:00Z');
    weeks.write({
      'january.txt': minutesOf(
        '14 January 2025',
        `1. Fostering

RESOLVED: That Cabinet be recommended to raise the allowance.

2. Exclusion of the Press and Public

RESOLVED: That under section 100A(4) of the Local Government Act 1972 the press and public be excluded from the meeting for item 3.

3. Award of the Placement Contract (Part 2 - not for publication)

The price of the Marigold bid was £77,000.

RESOLVED: That Cabinet be recommended to award the contract to Marigold.`,
      ),
    });
    await weeks.ingestAt('2025-02-12T09:00:00Z');
    const { news, messages } = await weeks.digest(delivered('2025-02-17T09:00:00Z'));
    expect(news.decisions.filter(({ routine }) => !routine).map(({ text }) => text)).toEqual([
      'That Cabinet be recommended to raise the allowance.',
    ]);
    expect(JSON.stringify([news, messages])).not.toMatch(/Marigold|77,000|█/);
  });

  it('words that were withdrawn', async () => {
    weeks.write({ 'november.txt': november });
    await weeks.ingestAt('2024-12-02T09:00:00Z');
    weeks.write({ 'january.txt': january });
    await weeks.ingestAt('2025-02-12T09:00:00Z');
    await weeks.library.withdraw(
      { document: 'january.txt' },
      { by: 'Ilse Brandreth', at: '2025-02-13T09:00:00.000Z', reason: null },
    );
    const { news, messages } = await weeks.digest(delivered('2025-02-17T09:00:00Z'));
    expect(JSON.stringify([news, messages])).not.toMatch(/fostering|circulate|EHCP/);
  });
});

describe('a digest of meetings held', () => {
  let weeks: Weeks;
  beforeEach(async () => {
    weeks = openWeeks(sidecar);
    weeks.write({ 'november.txt': november, 'january.txt': january, 'march.txt': march, 'may.txt': may });
    await weeks.ingestAt('2025-06-03T09:00:00Z');
  });
  afterEach(() => weeks.close());

  it('tells of those, whenever they were taken in', async () => {
    const { news, text } = await weeks.digest({ kind: 'held', since: '2025-01-01', until: '2025-01-31' });
    expect(news.meetings.map(({ heldOn, news: kind }) => [heldOn, kind])).toEqual([
      ['2025-01-14', 'held'],
      ['2024-11-12', 'approved'],
    ]);
    await expect(text).toMatchFileSnapshot('./golden/held-in-january.txt');
  });

  it('compares with nothing that was minuted later', async () => {
    const { news } = await weeks.digest({ kind: 'held', since: '2024-11-01', until: '2024-11-30' });
    expect(news.figures.map(({ current, previous }) => [current.value, previous])).toEqual([
      [48, null],
      [301, null],
    ]);
    expect(news.corrections).toEqual([]);
  });

  it('tells whose day passed in these days', async () => {
    const of = async (since: string, until: string) =>
      (await weeks.digest({ kind: 'held', since, until })).news.overdue.map(({ due, meetingsSince }) => [
        due,
        meetingsSince,
      ]);
    expect(await of('2025-02-24', '2025-03-02')).toEqual([['2025-02-28', 0]]);
    expect(await of('2025-02-24', '2025-06-01')).toEqual([['2025-02-28', 2]]);
    expect(await of('2025-03-03', '2025-03-31')).toEqual([]);
    expect(await of('2025-02-24', '2025-02-28')).toEqual([]);
  });

  it('tells nothing of an action that a later meeting mentions', async () => {
    weeks.write({
      'june.txt': minutesOf(
        '10 June 2025',
        '1. Missing Episodes\n\nThe note on missing episodes had been sent to Members in February.\n\nRESOLVED: That the note be received.',
      ),
    });
    await weeks.ingestAt('2025-07-01T09:00:00Z');
    const { news } = await weeks.digest({ kind: 'held', since: '2025-02-24', until: '2025-06-30' });
    expect(news.overdue).toEqual([]);
    const before = await weeks.digest({ kind: 'held', since: '2025-02-24', until: '2025-06-01' });
    expect(before.text).toContain(' · no later mention found in the 2 meetings held since · ');
  });

  it('counts those that no days can hold', async () => {
    weeks.write({ 'undated.txt': 'Tollerby Council\n\n4. Roads\n\nRESOLVED: That the road be mended.\n' });
    await weeks.ingestAt('2025-06-04T09:00:00Z');
    const { news, text } = await weeks.digest({ kind: 'held', since: '2024-12-01', until: '2024-12-31' });
    expect(news).toMatchObject({ silent: true, undated: 1 });
    expect(text).toBe(
      'No meeting held from 1 December 2024 to 31 December 2024 is in the minute book; 1 meeting without a stated date could not be placed.',
    );
  });

  it('cites every line by words that stand where it says', async () => {
    const { news } = await weeks.digest({ kind: 'held', since: '2024-01-01', until: '2025-12-31' });
    const cited = [
      ...[news.meetings, news.decisions, news.actions, news.overdue, news.trends, news.corrections].flat(),
      ...news.figures.flatMap(({ current, previous }) => (previous === null ? [current] : [current, previous])),
    ].map(({ citation }) => citation);
    expect(cited.length).toBeGreaterThan(20);
    for (const { quote, source } of cited)
      expect((await weeks.library.documentText(source.document))?.slice(source.start, source.end)).toBe(quote);
    const labels = [...new Set(cited.map(({ label }) => Number(label)))].sort((a, b) => a - b);
    expect(labels).toEqual(labels.map((_, index) => index + 1));
  });
});
