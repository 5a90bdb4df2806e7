import { join } from 'node:path';
import { openState } from '../../src/state/sqlite/sqlite-state.js';
import { type KilledIn, runUnderKills } from './bot-under-kills.js';
import { askMuch } from './crowd.js';
import { type Manifest, redeliverAfterMs, startFaultySlack } from './faulty-slack.js';
import { randomFrom } from './random.js';
import { isOver, judge, type Verdict } from './verdict.js';

export interface KillRunOptions {
  /** A data folder with a library in it and no state. */
  readonly data: string;
  readonly manifest: Manifest;
  readonly mentions: number;
  readonly perSecond: number;
  /** Where bots are to be ended, in this order. */
  readonly ends: readonly KilledIn[];
  /** How long a bot works at least, and at most, before it is to be ended. */
  readonly workMs: readonly [least: number, most: number];
  readonly seed: number;
  readonly onKill?: (where: KilledIn, count: number) => void;
}

export interface KillRun extends Verdict {
  readonly kills: readonly KilledIn[];
  /** What all bots have logged. */
  readonly log: readonly string[];
  /** How often a bot ended by itself. */
  readonly endedAlone: number;
  readonly seconds: number;
}

/** Leases that run out while somebody watches. */
const timing = { leaseMs: 3_000, answerMs: 1_000, idleMs: 100 };

/** Asks much of a bot that is killed again and again, and judges what stands in Slack when all is quiet. */
export async function killRun(options: KillRunOptions): Promise<KillRun> {
  const { data, manifest, mentions, perSecond, ends, workMs, seed, onKill = () => {} } = options;
  const began = performance.now();
  const slack = await startFaultySlack(manifest, seed);
  const environment = {
    ...slack.environment,
    MINUTEBOOK_STATUS_PORT: '0',
    MINUTEBOOK_QUESTIONS: '1000000',
    MINUTEBOOK_CONTACT: 'democratic services',
  };
  const bot = runUnderKills({ data, environment, timing, ends, workMs, random: randomFrom(seed + 1), onKill });
  const state = openState(join(data, 'state.sqlite'), { create: true });
  try {
    await slack.driver.waitForSockets(1, 60_000);
    const asking = askMuch({
      slack: slack.driver,
      mentions,
      perSecond,
      random: randomFrom(seed + 2),
      goOn: () => bot.kills.length < ends.length,
    });
    const [asked] = await Promise.all([asking, bot.done]);
    await slack.driver.waitForSockets(1, 60_000);
    await until(async () => {
      const quiet = (await state.queueDepth()) === 0 && (await state.outboxDepth()) === 0;
      return quiet && bot.statusPort() !== null && isOver(await slack.driver.acks(), redeliverAfterMs.length);
    });
    const metrics = await (await fetch(`http://127.0.0.1:${bot.statusPort()}/metrics`)).text();
    const verdict = await judge({ asked, slack: slack.driver, state, log: bot.log, metrics });
    const seconds = Math.round((performance.now() - began) / 1000);
    return { ...verdict, kills: [...bot.kills], log: [...bot.log], endedAlone: bot.endedAlone(), seconds };
  } finally {
    await bot.stop();
    await state.close();
    await slack.stop();
  }
}

/** Looks once a second, two minutes long; what is still open then is for the verdict to tell. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let looks = 0; looks < 120; looks += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}
