import { HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Dispatcher } from 'undici';
import type { SlackConfig } from '../../config.js';
import { UsageError } from '../../errors.js';
import { fitToLog, type Logger, slackLogger } from '../log.js';

export interface Connections {
  readonly receivers: readonly Receiver[];
  /** Whether Slack can reach the bot now. */
  connected(): boolean;
}

/** Two sockets, so that a routine reconnect of one, which takes seconds, loses nothing; or one HTTP server. */
export function createConnections(config: SlackConfig, log: Logger, dispatcher: Dispatcher): Connections {
  if (config.appToken !== null) return sockets(config, config.appToken, log, dispatcher);
  if (config.signingSecret !== null) return httpServer(config, config.signingSecret, log);
  throw new UsageError(
    'SLACK_APP_TOKEN is not set; set it to the app-level token (xapp-…) for Socket Mode, or SLACK_SIGNING_SECRET for HTTP mode.',
    'config',
  );
}

function sockets(config: SlackConfig, appToken: string, log: Logger, dispatcher: Dispatcher): Connections {
  const open = new Set<SocketModeReceiver>();
  const receivers = [1, 2].map((number) => {
    const receiver = new SocketModeReceiver({
      appToken,
      dispatcher,
      logger: slackLogger(log),
      installerOptions: { clientOptions: config.apiUrl === null ? {} : { slackApiUrl: config.apiUrl } },
      processEventErrorHandler: async ({ error }) => {
        log.error(
          { socket: number },
          `A delivery could not be kept and was left for Slack to send again: ${fitToLog(error)}`,
        );
        return false;
      },
    });
    receiver.client.on('connected', () => {
      open.add(receiver);
      log.info({ socket: number }, 'connected');
    });
    for (const ending of ['disconnected', 'disconnecting', 'reconnecting'])
      receiver.client.on(ending, () => open.delete(receiver));
    return receiver;
  });
  return { receivers, connected: () => open.size > 0 };
}

function httpServer(config: SlackConfig, signingSecret: string, log: Logger): Connections {
  const receiver = new HTTPReceiver({
    signingSecret,
    port: config.port,
    endpoints: ['/slack/events'],
    logger: slackLogger(log),
  });
  let listening = false;
  const watched: Receiver = {
    init: (app) => receiver.init(app),
    start: async () => {
      const server = await receiver.start(config.port);
      listening = true;
      return server;
    },
    stop: async () => {
      listening = false;
      await receiver.stop();
    },
  };
  return { receivers: [watched], connected: () => listening };
}
