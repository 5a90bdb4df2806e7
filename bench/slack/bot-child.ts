import { once } from 'node:events';
import { readFileSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { loadConfig } from '../../src/config.js';
import { projectVersion } from '../../src/paths.js';
import { startBot, type Timing } from '../../src/slack/bot.js';
import { startDesk } from '../../src/slack/desk/start-desk.js';
import { createLog, fitToLog } from '../../src/slack/log.js';
import { type AtStage, type Stage, writeStage } from '../../src/slack/stages.js';
import { useProxies } from '../../src/slack/transport/connections.js';
import { openState } from '../../src/state/sqlite/sqlite-state.js';
import { startThread } from '../../src/thread.js';

/** What a bot that is to be killed is told, as a line of JSON on standard input. Until then it has opened nothing but the minute book. */
export interface BotChild {
  readonly timing: Partial<Timing>;
  /** A file with how many milliseconds its clock is ahead of the machine's. */
  readonly clock: string | null;
  /**
   * Stand still when this stage is reached for the `turn`th time, counted from `afterMs` after the bot first heard Slack, and from a moment
   * by its own clock, in milliseconds since 1970.
   */
  readonly stand: {
    readonly stage: Stage;
    readonly turn: number;
    readonly afterMs: number;
    readonly from: number;
  } | null;
}

// The bot as `minutebook slack` runs it, with leases that suit a bench. It never ends by itself.
const data = process.argv[2] ?? '';
const config = loadConfig(process.env, { data });
const log = createLog();
const dispatcher = useProxies();
const { desk } = startDesk({
  start: () => startThread(new URL('../../src/desk-thread', import.meta.url), { data }),
  log,
});
await desk.meetingCount();
const [line] = (await once(createInterface({ input: process.stdin }), 'line')) as [string];
const { timing, stand, clock } = JSON.parse(line) as BotChild;
const now = (): Date => new Date(Date.now() + (clock === null ? 0 : Number(readFileSync(clock, 'utf8'))));
let began = Number.POSITIVE_INFINITY;
let reached = 0;

/** Stops this thread for good within the stage. Whoever reads standard error ends the process then. */
const atStage: AtStage = (stage, about) => {
  writeStage(stage, about);
  if (stand?.stage !== stage || performance.now() - began < stand.afterMs || now().getTime() < stand.from) return;
  reached += 1;
  if (reached < stand.turn) return;
  writeSync(2, `standing ${stage}\n`);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
};

const bot = await startBot({
  config,
  state: openState(config.stateFile, { create: true, now }),
  desk,
  log,
  version: projectVersion(),
  dispatcher,
  now,
  withdraw: async () => [],
  onLost(why) {
    log.fatal(why);
    process.exit(1);
  },
  timing,
  atStage,
});
// As the program does, in a shorter time.
process.on('unhandledRejection', (error) => {
  log.error(`Unhandled: ${fitToLog(error)}`);
  setTimeout(() => {
    if (!bot.connected()) process.exit(1);
  }, 5_000).unref();
});
began = performance.now();
writeSync(2, `listening ${bot.statusPort}\n`);
