import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, loadConfig } from '../../src/config.js';
import { type Bot, startBot, type Timing } from '../../src/slack/bot.js';
import type { Withdraw } from '../../src/slack/bot-parts.js';
import { startDesk } from '../../src/slack/desk/start-desk.js';
import { createLog } from '../../src/slack/log.js';
import { useProxies } from '../../src/slack/transport/connections.js';
import { withdrawInChild } from '../../src/slack/withdraw-child.js';
import { openState } from '../../src/state/sqlite/sqlite-state.js';
import type { State } from '../../src/state/state.js';
import { startThread } from '../../src/thread.js';
import { type FakeSlack, startFakeSlack } from './fake-slack/fake-slack.js';
import type { FakeSlackOptions } from './fake-slack/options.js';

/** What a test of the bot is given: the fake Slack, the bot's own state, its log and a way to stop it. */
export interface RunningBot {
  readonly slack: FakeSlack;
  readonly state: State;
  readonly config: Config;
  readonly bot: Bot;
  /** What the bot has logged so far, one JSON object a line. */
  log(): string;
  /** Ends the bot and starts it again on the same data, with these settings beside its own. */
  restart(settings?: Readonly<Record<string, string>>): Promise<void>;
  stop(): Promise<void>;
}

export interface BotWith {
  /** A data folder with a library in it, or a new one without. */
  readonly data?: string;
  readonly slack?: FakeSlackOptions;
  readonly settings?: Readonly<Record<string, string>>;
  readonly timing?: Partial<Timing>;
  readonly now?: () => Date;
  readonly withdraw?: Withdraw;
  /** HTTP mode on this port instead of sockets. */
  readonly http?: { readonly port: number };
}

/** Leases and looks that suit a test: nothing waits for the minute that Slack takes. */
const quick: Partial<Timing> = { leaseMs: 18_000, answerMs: 6_000, idleMs: 50, drainMs: 5_000 };

/** Starts the fake Slack and the bot as the program does, in this process; the minute book is read in a thread of its own. */
export async function runBot(options: BotWith = {}): Promise<RunningBot> {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-bot-'));
  const data = options.data ?? folder;
  const slack = await startFakeSlack({
    redeliverAfterMs: [200, 400],
    ...(options.http ? { requestUrl: `http://127.0.0.1:${options.http.port}/slack/events` } : {}),
    ...options.slack,
  });
  const configWith = (settings: Readonly<Record<string, string>>): Config =>
    loadConfig(
      {
        SLACK_BOT_TOKEN: slack.botToken,
        ...(options.http
          ? { SLACK_SIGNING_SECRET: slack.signingSecret, PORT: String(options.http.port) }
          : { SLACK_APP_TOKEN: slack.appToken }),
        SLACK_API_URL: slack.apiUrl,
        MINUTEBOOK_STATUS_PORT: '0',
        MINUTEBOOK_CONTACT: 'democratic services',
        ...options.settings,
        ...settings,
      },
      { data },
    );
  let config = configWith({});
  const logged: string[] = [];
  const log = createLog({ write: (line) => void logged.push(line) });
  const state = openState(config.stateFile, { create: true, ...(options.now ? { now: options.now } : {}) });
  const dispatcher = useProxies();
  const start = async (): Promise<{ bot: Bot; close(): Promise<void> }> => {
    const { desk, close } = startDesk({
      start: () => startThread(new URL('../../src/desk-thread', import.meta.url), { data }),
      log,
    });
    const bot = await startBot({
      config,
      state,
      desk,
      log,
      version: '0.1.0',
      dispatcher,
      now: options.now ?? (() => new Date()),
      withdraw: options.withdraw ?? withdrawInChild(data),
      onLost: () => {},
      timing: { ...quick, ...options.timing },
    });
    return { bot, close };
  };
  let running = await start();
  const end = async (): Promise<void> => {
    await running.bot.stop();
    await running.close();
  };
  return {
    slack,
    state,
    get config() {
      return config;
    },
    get bot() {
      return running.bot;
    },
    log: () => logged.join(''),
    async restart(settings = {}) {
      await end();
      config = configWith(settings);
      running = await start();
    },
    async stop() {
      await end();
      await state.close();
      await slack.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
