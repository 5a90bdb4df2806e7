import { randomUUID } from 'node:crypto';
import { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Dispatcher } from 'undici';
import type { Config } from '../config.js';
import { AppError } from '../errors.js';
import type { State } from '../state/state.js';
import type { BotParts, Withdraw } from './bot-parts.js';
import type { Desk } from './desk/desk.js';
import { problemNamed } from './digest/channel-problem.js';
import { recipeOf } from './digest/recipe.js';
import { createRound } from './digest/round.js';
import { startDigests } from './digest/start-digests.js';
import { createTrouble } from './digest/trouble.js';
import { createGate } from './gates/gate.js';
import { createLookUp } from './gates/look-up.js';
import { carriesWords, readIncoming } from './intake/incoming.js';
import { type Kept, keepFirst } from './intake/keep-first.js';
import { registerListeners } from './listeners/register.js';
import { fitToLog, type Logger, slackLogger } from './log.js';
import { createMeters } from './meters.js';
import { createDelivery } from './outbox/deliver.js';
import { type AtStage, untold, writeStage } from './stages.js';
import { createClient, createPostingClient, describeStart, identify } from './start-up.js';
import { startStatusServer } from './status-server.js';
import { type Connections, createConnections } from './transport/receivers.js';
import { createCrew } from './work/crew.js';
import { threadKey } from './work/place.js';
import { createRecheck } from './work/recheck.js';
import { startUpkeep } from './work/upkeep.js';
import { createWorker } from './work/worker.js';

export interface BotInput {
  readonly config: Config;
  readonly state: State;
  readonly desk: Desk;
  readonly log: Logger;
  readonly version: string;
  readonly withdraw: Withdraw;
  readonly dispatcher: Dispatcher;
  readonly now: () => Date;
  /** Called when the bot cannot go on: Slack accepts it no more. */
  readonly onLost: (why: string) => void;
  readonly timing?: Partial<Timing>;
  /** Told how far each question has come; standard error is, where `MINUTEBOOK_TRACE` is set. */
  readonly atStage?: AtStage;
}

export interface Timing {
  /** How long a job or post is one process's alone: three times as long as Slack may take to answer. */
  readonly leaseMs: number;
  /** How long Slack may take to answer. */
  readonly answerMs: number;
  /** How often the queue and the outbox are looked at unasked. */
  readonly idleMs: number;
  /** How long a shutdown waits for what was begun. */
  readonly drainMs: number;
  /** How often what was kept long enough is deleted. */
  readonly upkeepMs: number;
  /** How often digests and alerts are looked at. */
  readonly digestMs: number;
}

export const usualTiming: Timing = {
  leaseMs: 30_000,
  answerMs: 10_000,
  idleMs: 1_000,
  drainMs: 20_000,
  upkeepMs: 3_600_000,
  digestMs: 20_000,
};

export interface Bot {
  /** Local port of /healthz and /metrics. */
  readonly statusPort: number;
  /** Whether Slack can reach the bot now. */
  connected(): boolean;
  /** Takes nothing more, ends what was begun, closes every connection. The state and the desk stay the caller's. */
  stop(): Promise<void>;
}

/** How many questions and posts are worked on side by side. */
const hands = { jobs: 4, posts: 4 };

/** Starts the bot: resolves when it hears Slack. Throws one sentence that says what to change where a token or scope is wrong. */
export async function startBot(input: BotInput): Promise<Bot> {
  const { config, state, desk, log, now } = input;
  const timing = { ...usualTiming, ...input.timing };
  const client = createClient(config.slack, log, timing.answerMs);
  const identity = await identify(config.slack, client);
  const connections = createConnections(config.slack, log, input.dispatcher);
  const lookUp = createLookUp(client, () => now().getTime());
  const owner = randomUUID();
  let shutOut: string | null = null;
  const parts: BotParts = {
    config,
    identity,
    state,
    desk,
    client,
    log,
    now,
    lookUp,
    gate: createGate({ lookUp, ownTeam: identity.team, config: config.slack }),
    meters: createMeters({ unknownPosts: async (since) => (await state.unknownPosts(since)).length, now }),
    atStage: input.atStage ?? (config.trace ? writeStage : untold),
    version: input.version,
    withdraw: input.withdraw,
    wake: { jobs: () => jobs.wake(), posts: () => posts.wake() },
  };
  // Before anything runs that would have to be stopped again.
  const status = await startStatusServer(
    config.slack.statusPort,
    () => [
      ...(connections.connected() ? [] : ['There is no connection to Slack.']),
      ...(shutOut === null ? [] : [`Slack does not accept the bot's token (${shutOut}).`]),
    ],
    parts.meters,
  );
  const trouble = createTrouble(parts);
  const work = createWorker(parts, owner, timing.leaseMs);
  const deliver = createDelivery({
    state,
    client: createPostingClient(config.slack, log, timing.answerMs) as WebClient,
    timing,
    atStage: parts.atStage,
    meters: parts.meters,
    log,
    now,
    recheck: createRecheck(parts, trouble),
    onRefused: async (post, why) => {
      const [recipe, problem] = [recipeOf(post), problemNamed(why)];
      if (recipe?.of === 'digest' && problem !== null) await trouble.fail(recipe.week, problem);
    },
    onShutOut(why) {
      shutOut = why;
      input.onLost(why);
    },
    onSent: (post) => parts.meters.took((now().getTime() - post.enqueuedAt.getTime()) / 1000),
  });
  const lease = () => ({ owner, now: now(), leaseMs: timing.leaseMs });
  const onError = (error: unknown): void => log.error(fitToLog(error));
  const jobs = createCrew({
    take: () => state.takeJob(lease()),
    work: async (job) => {
      await work(job);
      posts.wake();
      parts.meters.waiting(await state.queueDepth());
    },
    hands: hands.jobs,
    idleMs: timing.idleMs,
    onError,
  });
  const posts = createCrew({
    take: () => state.takePost(lease()),
    work: deliver,
    hands: hands.posts,
    idleMs: timing.idleMs,
    onError,
  });
  const digests = startDigests(createRound(parts, trouble), timing.digestMs);
  const upkeep = startUpkeep(parts, timing.upkeepMs);
  const stop = async (): Promise<void> => {
    await Promise.allSettled(connections.receivers.map((receiver) => withinTime(receiver.stop(), 5_000)));
    await withinTime(Promise.all([jobs.stop(), digests.stop(), posts.stop()]), timing.drainMs);
    upkeep.stop();
    await status.close();
  };
  try {
    await connect(parts, connections);
  } catch (error) {
    await stop();
    throw describeStart(error, config.slack, config.slack.appToken === null ? 'SLACK_BOT_TOKEN' : 'SLACK_APP_TOKEN');
  }
  // Reading the minute book takes a moment; better now than when somebody asks. There may be none yet.
  desk.meetingCount().catch(() => {});
  log.info({ status: status.port }, 'ready');
  return { statusPort: status.port, connected: connections.connected, stop };
}

/** Bolt hears what carries no words; messages are kept before Slack is told that they arrived. */
async function connect(parts: BotParts, { receivers }: Connections): Promise<void> {
  const { config, identity, state, log } = parts;
  const take = async (body: unknown): Promise<Kept | null> => {
    const incoming = await readIncoming(body, {
      botUser: identity.botUser,
      threads: config.slack.threads,
      answeredIn: async (channel, threadTs) =>
        (await state.turnsOf({ team: identity.team, channel, threadTs, limit: 1 })).length > 0,
    });
    if (incoming === null) return null;
    const { keys, team, user, channel, ts, text, direct, shared } = incoming;
    const threadTs = threadKey(incoming, identity.scopes);
    const kept = await state.enqueue({
      keys,
      kind: 'ask',
      team,
      user,
      channel,
      threadTs,
      payload: { text, ts, direct, shared, responseUrl: null, widened: false },
      at: parts.now(),
    });
    return kept === 'queued' ? { key: `message:${channel}:${ts}`, begin: parts.wake.jobs } : null;
  };
  const [first, ...others] = receivers.map((receiver) =>
    keepFirst(receiver, { carriesWords, take, atStage: parts.atStage }),
  );
  if (!first) throw new AppError('unexpected', 'There is no way to hear Slack.');
  const app = new App({
    receiver: first,
    token: config.slack.botToken ?? '',
    botId: identity.botId,
    botUserId: identity.botUser,
    convoStore: false,
    logger: slackLogger(log),
    clientOptions: {
      ...(config.slack.apiUrl === null ? {} : { slackApiUrl: config.slack.apiUrl }),
      timeout: 10_000,
      retryConfig: { retries: 2, minTimeout: 300, factor: 2 },
    },
  });
  registerListeners(app, parts);
  for (const other of others) other.init(app);
  await Promise.all([app.start(), ...others.map((other) => other.start())]);
}

/** Resolves with the work, or when the time is over. */
const withinTime = (work: Promise<unknown>, ms: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    work.then(
      () => resolve(),
      (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
    );
    work.finally(() => clearTimeout(timer)).catch(() => {});
  });
