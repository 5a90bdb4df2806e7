export interface Shortcut {
  readonly callbackId: string;
  readonly name: string;
  readonly type: 'message' | 'global';
}

/** How a fake Slack is started. */
export interface FakeSlackOptions {
  /** A free one unless said. */
  readonly port?: number;
  readonly botToken?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  /** Scopes granted to the bot. */
  readonly scopes?: readonly string[];
  /** `bot_events` of the manifest. */
  readonly events?: readonly string[];
  /** Slash commands of the manifest; any unless said. */
  readonly commands?: readonly string[];
  /** Message and global shortcuts that the page offers. */
  readonly shortcuts?: readonly Shortcut[];
  /** The agent view is on: prompts must come without `thread_ts`, guests may not use the app. */
  readonly agentView?: boolean;
  /** Deliver by signed HTTP requests to this address, not by sockets. */
  readonly requestUrl?: string;
  /** How long an acknowledgement may take; Slack waits 3 s. */
  readonly ackMs?: number;
  /** When an event is sent again, counted from the failure before; Slack waits 0, 1 min and 5 min. */
  readonly redeliverAfterMs?: readonly number[];
  /** How long a trigger id lives; Slack's live 3 s. */
  readonly triggerMs?: number;
  /** How often sockets are pinged; the client gives up after 30 s without one. */
  readonly pingMs?: number;
  /** For faults with a probability. */
  readonly seed?: number;
  /** How long an uploaded file is still being processed after it was completed. */
  readonly fileReadyAfterMs?: number;
  /** How many posts within a second one channel takes before it answers 429; any number unless said. */
  readonly postsPerSecond?: number;
  /** Send the bot its own messages, as Slack does. */
  readonly ownMessages?: boolean;
  /** Calls that are meant; see `Settings`. */
  readonly allowedPings?: readonly string[];
  /** Serve the page at `/`. */
  readonly page?: boolean;
}

export const defaultTokens = {
  botToken: 'xoxb-fake-harrowmere',
  appToken: 'xapp-fake-harrowmere',
  signingSecret: 'fake-signing-secret',
} as const;
