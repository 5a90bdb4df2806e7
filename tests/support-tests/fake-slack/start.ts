import { App, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { afterEach } from 'vitest';
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from '../../support/fake-slack/fake-slack.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Done when the test is over, the last first. */
export const afterwards = (close: () => Promise<unknown>): void => {
  closing.push(close);
};

/** A fake Slack for one test. */
export async function start(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const slack = await startFakeSlack(options);
  afterwards(() => slack.close());
  return slack;
}

/** Slack's own client, which neither retries nor waits. */
export const clientOf = (slack: FakeSlack, token = slack.botToken): WebClient =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });

const nothing = (): void => {};
/** Says nothing of failures that a test means. */
export const silent: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

/** The error that a call ends with, as Slack names it. */
export const errorOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
  } catch (error) {
    return (error as { data?: { error?: string } }).data?.error ?? (error as Error).message;
  }
  return 'none';
};

/** Slack's own framework, connected by a socket. */
export async function startBolt(slack: FakeSlack, listen: (app: App) => void): Promise<SocketModeReceiver> {
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { ...clientOptions } },
  });
  const app = new App({
    token: slack.botToken,
    receiver,
    convoStore: false,
    logLevel: LogLevel.ERROR,
    clientOptions: { ...clientOptions },
  });
  listen(app);
  await app.start();
  afterwards(() => receiver.client.disconnect());
  return receiver;
}
