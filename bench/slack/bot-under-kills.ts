import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { digestStages, type Stage, stages } from '../../src/slack/stages.js';
import type { BotChild } from './bot-child.js';

/** Where a bot was ended: in a stage, or at some moment that nobody chose. */
export type KilledIn = Stage | 'any moment';
export const killedIn: readonly KilledIn[] = [...new Set([...stages, ...digestStages]), 'any moment'];

export interface KillPlan {
  readonly data: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timing: BotChild['timing'];
  /** Ends wanted, in their order. */
  readonly ends: readonly KilledIn[];
  /** How long a bot works at least, and at most, before it is to be ended. */
  readonly workMs: readonly [least: number, most: number];
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  readonly onKill: (where: KilledIn, count: number) => void;
  /** The bots' clock, where it is not the machine's. */
  readonly clock?: KillClock;
}

export interface KillClock {
  /** Holds how many milliseconds the clock is ahead of the machine's. */
  readonly file: string;
  now(): Date;
  /** From when, by this clock, the end at this place in the list may come about. */
  from(end: number): Date;
}

export interface KilledBot {
  /** Resolves when every wanted end has come about; a bot then runs on undisturbed. */
  readonly done: Promise<void>;
  readonly kills: readonly KilledIn[];
  /** What all of them have logged, one JSON object a line. */
  readonly log: readonly string[];
  /** How often a bot ended by itself. */
  readonly endedAlone: () => number;
  /** Port of the bot that runs now, once it hears Slack. */
  readonly statusPort: () => number | null;
  stop(): Promise<void>;
}

/** What a stage that nobody reaches costs at most. */
const patienceMs = 60_000;
/** A start at which Slack misbehaves may fail; a program that cannot start is not worth another try. */
const mostEndedAlone = 25;

/** A bot that waits to be told to begin. */
interface Waiting {
  readonly child: ChildProcess;
  readonly lines: Interface;
  readonly ended: Promise<NodeJS.Signals | null>;
}

/** Runs bots one after another on the same data, each ended by SIGKILL in its stage, and then one that is left alone. */
export function runUnderKills(plan: KillPlan): KilledBot {
  const kills: KilledIn[] = [];
  const log: string[] = [];
  // The next one stands ready, as a supervisor's does that wants no pause: else most of the time nobody would be there to be killed.
  let next = start(plan);
  let running: Waiting | null = null;
  let statusPort: number | null = null;
  let endedAlone = 0;
  let stopped = false;

  /** Runs one bot to its end. Whether it was ended as wanted. */
  async function life(where: KilledIn | null): Promise<boolean> {
    const [least, most] = plan.workMs;
    const from = plan.clock?.from(kills.length) ?? new Date(0);
    const afterMs = least + plan.random() * (most - least);
    const stand =
      where === null || where === 'any moment'
        ? null
        : { stage: where, turn: 1 + Math.floor(plan.random() * 3), afterMs, from: from.getTime() };
    const now = next;
    running = now;
    next = start(plan);
    now.child.stdin?.write(
      `${JSON.stringify({ timing: plan.timing, stand, clock: plan.clock?.file ?? null } satisfies BotChild)}\n`,
    );
    statusPort = null;
    let hit = false;
    let timer: NodeJS.Timeout | undefined;
    const kill = (): void => {
      hit = true;
      now.child.kill('SIGKILL');
    };
    // Counted from when its end may come about.
    const inTime = (ms: number, end: () => void): void => {
      const early = plan.clock !== undefined && plan.clock.now() < from;
      timer = early ? setTimeout(() => inTime(ms, end), 100) : setTimeout(end, ms);
    };
    now.lines.resume().on('line', (line) => {
      if (line.startsWith('{')) log.push(line);
      else if (line.startsWith('standing ')) kill();
      else if (line.startsWith('listening ')) {
        statusPort = Number(line.slice('listening '.length));
        if (where === 'any moment') inTime(afterMs, kill);
        else if (where !== null) inTime(patienceMs, () => now.child.kill('SIGKILL'));
      } else if (!line.startsWith('stage ')) log.push(line);
    });
    const signal = await now.ended;
    clearTimeout(timer);
    if (signal !== 'SIGKILL') endedAlone += 1;
    if (endedAlone > mostEndedAlone) throw new Error(`Bots end by themselves: ${log.slice(-5).join('\n')}`);
    return hit;
  }

  async function run(): Promise<void> {
    for (const where of plan.ends) {
      while (!stopped && !(await life(where)));
      if (stopped) return;
      kills.push(where);
      plan.onKill(where, kills.length);
    }
  }

  async function runOn(): Promise<void> {
    while (!stopped) await life(null);
  }

  const done = run();
  const ended = done.then(runOn);
  ended.catch(() => {});
  return {
    done,
    kills,
    log,
    endedAlone: () => endedAlone,
    statusPort: () => statusPort,
    async stop() {
      stopped = true;
      next.child.kill('SIGKILL');
      running?.child.kill('SIGKILL');
      await ended.catch(() => {});
    },
  };
}

function start({ data, environment }: KillPlan): Waiting {
  const script = fileURLToPath(new URL('./bot-child.ts', import.meta.url));
  const others = Object.entries(process.env).filter(([name]) => !/^(?:MINUTEBOOK|SLACK|VITEST)/.test(name));
  const child = spawn(process.execPath, ['--import', 'tsx', script, data], {
    env: { ...Object.fromEntries(others), ...environment },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  // One that is gone already is not told.
  child.stdin.on('error', () => {});
  return {
    child,
    lines: createInterface({ input: child.stderr }).pause(),
    ended: new Promise((resolve) => child.once('close', (_code, signal) => resolve(signal))),
  };
}
