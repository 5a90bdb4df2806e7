import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nextDue, weekOf } from '../../src/digest/schedule.js';
import { openState } from '../../src/state/sqlite/sqlite-state.js';
import type { State } from '../../src/state/state.js';
import { openWeeks } from '../../tests/digest/weeks.js';
import type { FakeSlackDriver } from '../../tests/support/fake-slack/driver.js';
import { channels, people, team } from '../../tests/support/fake-slack/world.js';
import { minutesOf, sidecar } from '../../tests/support/invented-minutes.js';
import { type KilledIn, runUnderKills } from './bot-under-kills.js';
import { type Manifest, startFaultySlack } from './faulty-slack.js';
import { randomFrom } from './random.js';

export interface YearRunOptions {
  /** ISO day, a Saturday: minutes are taken in on this day of each week. */
  readonly from: string;
  readonly weeks: number;
  readonly manifest: Manifest;
  /** Where bots are to be ended, shared out between the two. */
  readonly ends: readonly KilledIn[];
  readonly seed: number;
  readonly onWeek?: (week: number, kills: number) => void;
}

export interface YearRun {
  /** Digests that were due and had something to tell. */
  readonly due: number;
  /** Of these: posted once; not to be told whether they were posted. */
  readonly once: number;
  readonly unknown: number;
  /** Weeks with nothing new, over all channels. */
  readonly silent: number;
  readonly kills: readonly KilledIn[];
  readonly endedAlone: number;
  readonly seconds: number;
  /** Every promise broken, a sentence each. */
  readonly broken: readonly string[];
}

/** Three channels; the last one's time is skipped by the clocks in spring and repeated in autumn. */
const subscribed = [
  { channel: channels.public, weekday: 1, time: '09:00' },
  { channel: channels.second, weekday: 5, time: '16:30' },
  { channel: channels.private, weekday: 7, time: '01:30' },
];

const dayMs = 86_400_000;
const isSilent = (week: number): boolean => week % 7 === 5;
const markOf = (week: number): string => `entry number ${week + 1} of the year`;

/** Two bots on one state through a year, each killed again and again, while Slack misbehaves; only their clock is not the machine's. */
export async function yearRun({
  from,
  weeks,
  manifest,
  ends,
  seed,
  onWeek = () => {},
}: YearRunOptions): Promise<YearRun> {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-year-'));
  const minutes = openWeeks(sidecar);
  const clock = openClock(join(folder, 'clock'));
  const start = new Date(`${from}T12:00:00Z`);
  clock.set(start);
  await takeIn(0);
  const slack = await startFaultySlack(manifest, seed);
  const state = openState(join(minutes.data, 'state.sqlite'), { create: true, now: clock.now });
  // Set up before anything was taken in, and after the last one would have been due.
  const setUp = new Date(start.getTime() - dayMs / 2);
  for (const place of subscribed)
    await state.subscribe({
      ...place,
      ...{ team: team.id, council: null, body: null, words: null, owner: null, setBy: people.admin },
      ...{ at: setUp, handled: setUp },
    });
  const plan = {
    data: minutes.data,
    environment: { ...slack.environment, MINUTEBOOK_STATUS_PORT: '0' },
    timing: { leaseMs: 3_000, answerMs: 1_000, idleMs: 100, digestMs: 150 },
    workMs: [200, 2_000] as const,
  };
  // Half of the ends are each bot's, spread over the year.
  const spread = Math.max(1, Math.floor(ends.length / 2));
  const endFrom = (end: number): Date => new Date(start.getTime() + Math.floor((end * weeks) / spread) * 7 * dayMs);
  let kills = 0;
  const unknown = new Map<string, string | null>();
  const bots = [0, 1].map((own) =>
    runUnderKills({
      ...plan,
      clock: { ...clock, from: endFrom },
      ends: ends.filter((_, index) => index % 2 === own),
      random: randomFrom(seed + own + 1),
      onKill: () => {
        kills += 1;
      },
    }),
  );

  async function takeIn(week: number): Promise<void> {
    const at = new Date(start.getTime() + week * 7 * dayMs);
    const held = new Date(at.getTime() - 11 * dayMs);
    const day = held.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    const text = `1. Year Book\n\nThe Clerk read ${markOf(week)} to the Panel.\n\nRESOLVED: That Officers be asked to keep ${markOf(week)} at hand.`;
    minutes.write({ [`week-${week}.txt`]: minutesOf(day, text) });
    await minutes.ingestAt(at.toISOString());
  }

  try {
    await slack.driver.waitForSockets(1, 60_000);
    for (let week = 0; week < weeks; week += 1) {
      const saturday = new Date(start.getTime() + week * 7 * dayMs);
      clock.set(saturday);
      if (week > 0 && !isSilent(week)) await takeIn(week);
      for (const place of subscribed.toSorted((a, b) => Number(nextDue(a, saturday)) - Number(nextDue(b, saturday)))) {
        const due = nextDue(place, saturday);
        // In every other week both bots are there when it is due; in the others whoever comes first catches up.
        if (week % 2 === 0) await until(async () => bots.every((bot) => bot.statusPort() !== null));
        clock.set(new Date(due.getTime() + 1_000));
        await until(async () => {
          const kept = await state.digestOf({ team: team.id, channel: place.channel, week: weekOf(due) });
          return kept !== null && (await state.outboxDepth()) === 0;
        });
      }
      // Looked at each week: after 90 days the bot forgets them.
      for (const post of await state.unknownPosts(new Date(0))) unknown.set(post.id, post.channel);
      onWeek(week, kills);
    }
    const verdict = await judge(slack.driver, state, { weeks, manifest, unknown: [...unknown.values()] });
    return {
      ...verdict,
      kills: bots.flatMap((bot) => bot.kills),
      endedAlone: bots.reduce((sum, bot) => sum + bot.endedAlone(), 0),
      seconds: Math.round((performance.now() - began) / 1000),
    };
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
    await state.close();
    await slack.stop();
    await minutes.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A clock that can be put forward, for this process and for those that read its file. */
function openClock(file: string) {
  let ahead = 0;
  return {
    file,
    now: (): Date => new Date(Date.now() + ahead),
    set(moment: Date): void {
      ahead = moment.getTime() - Date.now();
      writeFileSync(`${file}.new`, String(ahead));
      renameSync(`${file}.new`, file);
    },
  };
}

async function judge(
  slack: FakeSlackDriver,
  state: State,
  {
    weeks,
    manifest,
    unknown,
  }: { readonly weeks: number; readonly manifest: Manifest; readonly unknown: readonly (string | null)[] },
): Promise<Pick<YearRun, 'due' | 'once' | 'unknown' | 'silent' | 'broken'>> {
  const broken: string[] = [];
  const counts = { due: 0, once: 0, unknown: 0, silent: 0 };
  for (const { channel } of subscribed) {
    const said = (await slack.messages(channel)).filter(({ user }) => user === people.bot);
    const lost = unknown.filter((place) => place === channel);
    const kept = (await state.digestsOf({ team: team.id, channel }, weeks + 5)).length;
    if (kept !== weeks) broken.push(`${channel}: ${kept} weeks were looked at and not ${weeks}.`);
    const missing: number[] = [];

    for (let week = 0; week < weeks; week += 1) {
      const times = said.filter(({ text }) => text.includes(markOf(week)) && /(?:^|\s)Since/.test(text)).length;
      if (isSilent(week)) {
        counts.silent += 1;
        continue;
      }
      counts.due += 1;
      if (times === 1) counts.once += 1;
      else if (times > 1) broken.push(`${channel}: the digest of week ${week + 1} was posted ${times} times.`);
      else missing.push(week + 1);
    }
    counts.unknown += lost.length;
    if (said.length > counts.due) broken.push(`${channel}: there are more posts than digests.`);
    if (missing.length > lost.length)
      broken.push(`${channel}: of the digests of weeks ${missing.join(', ')} only ${lost.length} count as unknown.`);
    if (manifest === 'full' && lost.length > 0)
      broken.push(`${channel}: ${lost.length} digests count as unknown though the channel can be read.`);
  }
  return { ...counts, broken };
}

/** Looks ten times a second, two minutes long. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let looks = 0; looks < 1_200; looks += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
