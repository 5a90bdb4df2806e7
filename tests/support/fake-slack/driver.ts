import type { Fields } from './json.js';
import type { Channel, Person } from './world.js';

/** A message as Slack keeps it. `ts` is its id within its channel and also the time, in seconds. */
export interface Message {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly botId: string | null;
  readonly text: string;
  readonly blocks: readonly Fields[];
  readonly threadTs: string | null;
  readonly metadata: Fields | null;
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly files: readonly string[];
  readonly reactions: readonly string[];
}

/** A message that one person sees. `ts` is what presses are told as its id. */
export interface Ephemeral {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Fields[];
  readonly threadTs: string | null;
  /** The Web API or a response URL or an acknowledgement. */
  readonly by: string;
}

/** A modal that is open, or the Home tab of a person. The last view of a person is on top. */
export interface View {
  readonly id: string;
  readonly user: string;
  readonly type: 'modal' | 'home';
  readonly callbackId: string;
  readonly view: Fields;
  /** What is filled in so far: block id, then action id. */
  readonly state: Readonly<Record<string, Readonly<Record<string, Fields>>>>;
  /** Errors of the last submission, by block id. */
  readonly errors: Readonly<Record<string, string>>;
}

export interface Call {
  readonly method: string;
  readonly args: Fields;
  readonly token: 'bot' | 'app' | 'none' | 'unknown';
  /** Milliseconds of the fake's clock. */
  readonly at: number;
  /** The HTTP status given; null while a call is being held. */
  readonly status: number | null;
  readonly ok: boolean;
  readonly error: string | null;
}

/** One attempt to hand over an event, a command or an interaction. */
export interface Delivery {
  readonly envelopeId: string;
  readonly type: string;
  readonly eventId: string | null;
  /** From 0; a redelivery counts up. */
  readonly attempt: number;
  /** The number of the socket, counted from 1 as they connected; null when there was none. */
  readonly socket: number | null;
  readonly sentAt: number;
  readonly ackedAt: number | null;
  readonly tookMs: number | null;
  readonly response: Fields | null;
  readonly state: 'waiting' | 'acknowledged' | 'late' | 'unacknowledged' | 'not sent';
}

export interface Status {
  readonly method: string;
  readonly channel: string;
  readonly threadTs: string | null;
  readonly status: string;
  readonly loadingMessages: readonly string[];
  readonly at: number;
}

export interface Upload {
  readonly id: string;
  readonly filename: string;
  readonly altText: string | null;
  readonly title: string | null;
  /** base64 */
  readonly bytes: string;
  readonly length: number;
  readonly mimetype: string;
  readonly completed: boolean;
  readonly channel: string | null;
  readonly threadTs: string | null;
}

/** Something that Slack refuses, drops or that ought not to have been sent. */
export interface Problem {
  readonly kind:
    | 'blocks'
    | 'view'
    | 'length'
    | 'no fallback text'
    | 'pings'
    | 'escape'
    | 'argument'
    | 'thread'
    | 'upload'
    | 'response url'
    | 'response payload'
    | 'late acknowledgement'
    | 'suggested prompts'
    | 'metadata'
    | 'scope'
    | 'method';
  /** The method or the address. */
  readonly where: string;
  readonly path: string;
  readonly message: string;
}

/** What went out for one thing that a person did. */
export interface Sent {
  /** The message written, if any. */
  readonly ts: string | null;
  readonly envelopes: readonly string[];
  readonly eventIds: readonly string[];
  readonly triggerId: string | null;
  readonly responseUrl: string | null;
}

export interface Said {
  readonly channel: string;
  readonly user?: string;
  readonly text: string;
  /** The root of a thread to answer in. */
  readonly thread?: string;
  /** Which of a mention's two events goes first; `app_mention` unless said. */
  readonly order?: 'app_mention first' | 'message first';
  /** Send every event twice, with the same event id. */
  readonly twice?: boolean;
  /** Keep the text as it is, unescaped and without links made of addresses. */
  readonly raw?: boolean;
  /** Fields over those of the event, for cases that real Slack has and this fake does not make. */
  readonly event?: Fields;
  /** The same for the body around it. */
  readonly body?: Fields;
  /** Write the message and send no event. */
  readonly silent?: boolean;
}

export interface Press {
  readonly user?: string;
  readonly channel?: string;
  readonly messageTs?: string;
  readonly ephemeralTs?: string;
  readonly viewId?: string;
  /** Press on the Home tab of the user. */
  readonly home?: boolean;
  readonly actionId: string;
  readonly blockId?: string;
  /** The button's value where several share an action id; for feedback buttons `positive` or `negative`. */
  readonly value?: string;
  /** What is chosen or typed: the value of an option, several, a date, a text. */
  readonly selected?: string | readonly string[];
}

export type FaultKind =
  | '429'
  | '500'
  | '500-after-store'
  | '502'
  | '502-after-store'
  | 'timeout'
  | 'timeout-after-store'
  | 'close'
  | 'close-after-store'
  | 'close-sockets'
  | 'not-json'
  | 'delay'
  | 'platform';

export interface Fault {
  /** A Web API method, `upload`, `response_url`, or `*` for every Web API method. */
  readonly method: string;
  readonly kind: FaultKind;
  /** How often; every time unless said. */
  readonly times?: number;
  /** Let this many calls through first. */
  readonly after?: number;
  /** The error of a `platform` fault. */
  readonly error?: string;
  /** Seconds, for `429`; 1 unless said. */
  readonly retryAfter?: number;
  /** For `delay`. */
  readonly delayMs?: number;
  /** From 0 to 1, drawn from the seed. */
  readonly probability?: number;
}

export interface Settings {
  readonly scopes?: readonly string[];
  readonly events?: readonly string[];
  /** `!channel`, `!here`, `!everyone`, `@U…`, or `@*` for people in general: calls that are meant. */
  readonly allowedPings?: readonly string[];
  readonly token?: 'good' | 'invalid_auth' | 'token_revoked' | 'account_inactive';
  readonly appToken?: 'good' | 'invalid_auth' | 'token_revoked';
  /** Seconds by which the request timestamps of HTTP mode are wrong. */
  readonly clockSkew?: number;
  /** How long a completed file is still being processed. */
  readonly fileReadyAfterMs?: number;
  readonly requestUrl?: string | null;
}

export interface Connection {
  readonly url: string;
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly sockets: number;
}

export interface MessageQuery {
  readonly channel: string;
  readonly threadTs?: string;
  /** In the text or in a text of the blocks. */
  readonly containing?: string;
  /** `bot` unless said. */
  readonly from?: string;
  /** Only messages after this `ts`. */
  readonly after?: string;
  /** Wait until there are so many, and give the last; 1 unless said. */
  readonly count?: number;
  readonly timeoutMs?: number;
}

export interface EphemeralQuery {
  readonly user: string;
  readonly channel?: string;
  readonly containing?: string;
  readonly after?: string;
  readonly timeoutMs?: number;
}

export interface ViewQuery {
  readonly user?: string;
  readonly type?: 'modal' | 'home';
  readonly callbackId?: string;
  readonly containing?: string;
  readonly timeoutMs?: number;
}

/** What a test does to the fake Slack and sees of it, in the same process or over HTTP. */
export interface FakeSlackDriver {
  readonly url: string;
  /** For `SLACK_API_URL`. */
  readonly apiUrl: string;
  connection(): Promise<Connection>;

  // People and places
  people(): Promise<readonly Person[]>;
  channels(): Promise<readonly Channel[]>;
  addPerson(person: Partial<Person> & Pick<Person, 'id'>): Promise<Person>;
  /** Changes a channel, or adds it. */
  setChannel(channel: Partial<Channel> & Pick<Channel, 'id'>): Promise<Channel>;
  /** The id of the direct message between the bot and a person, opened if need be. */
  dm(user: string): Promise<string>;
  /** Puts the bot into a channel and says so by `member_joined_channel`. */
  inviteBot(channel: string): Promise<Sent>;
  removeBot(channel: string): Promise<Sent>;

  // What people do
  /** A message that mentions the bot (`<@bot>` is put in front unless it is in the text). */
  mention(said: Said): Promise<Sent>;
  /** A message to the bot; `channel` is found by `user`. */
  directMessage(said: Omit<Said, 'channel'>): Promise<Sent>;
  /** A message without a mention, in a channel or a thread. */
  threadMessage(said: Said): Promise<Sent>;
  slash(command: { command: string; text?: string; user?: string; channel?: string }): Promise<Sent>;
  press(press: Press): Promise<Sent>;
  /** `values` by action id, or by block id and action id. */
  submitView(view: { viewId?: string; user?: string; values?: Readonly<Record<string, unknown>> }): Promise<Sent>;
  closeView(view: { viewId?: string; user?: string }): Promise<Sent>;
  messageShortcut(shortcut: { callbackId: string; user?: string; channel: string; messageTs: string }): Promise<Sent>;
  globalShortcut(shortcut: { callbackId: string; user?: string }): Promise<Sent>;
  openHome(user?: string): Promise<Sent>;
  /** Opens the Messages tab, where the agent view begins. */
  openMessages(user?: string): Promise<Sent>;
  stopSession(session: { channel: string; threadTs: string; user?: string }): Promise<Sent>;
  editMessage(message: { channel: string; ts: string; text: string }): Promise<Sent>;
  deleteMessage(message: { channel: string; ts: string }): Promise<Sent>;
  /** A message of another app's bot. */
  otherBotSays(said: { channel: string; text: string; thread?: string; subtype?: boolean }): Promise<Sent>;
  /** Any payload, as it is. `events_api` unless another type is said. */
  deliver(envelope: { type?: string; payload: Fields; retryAttempt?: number; socket?: number }): Promise<Sent>;
  /** The same event once more, with its event id, as a retry. */
  redeliver(eventId: string): Promise<Sent>;
  /** Keeps events back until `release`, which sends them in this or the opposite order. */
  hold(): Promise<void>;
  release(order?: 'as they came' | 'reversed'): Promise<void>;

  // What goes wrong
  fault(fault: Fault): Promise<void>;
  clearFaults(): Promise<void>;
  configure(settings: Settings): Promise<void>;
  /** Sends `disconnect` to all sockets and closes them. */
  disconnectSockets(reason?: 'refresh_requested' | 'warning'): Promise<void>;
  /** Drops all sockets without a word. */
  closeSockets(): Promise<void>;
  /** Leaves sockets open and says nothing more: no pings, no pongs, no events. */
  silenceSockets(silent: boolean): Promise<void>;
  /** Puts the fake's clock forward: trigger ids and response URLs expire. */
  advance(ms: number): Promise<void>;

  // What is to be seen
  message(channel: string, ts: string): Promise<Message | null>;
  /** Messages of a channel, oldest first, without replies and without deleted ones. */
  messages(channel: string): Promise<readonly Message[]>;
  /** The root and its replies, oldest first. */
  thread(channel: string, ts: string): Promise<readonly Message[]>;
  ephemerals(user?: string): Promise<readonly Ephemeral[]>;
  /** Open modals, the one on top last. */
  views(user?: string): Promise<readonly View[]>;
  home(user: string): Promise<View | null>;
  calls(method?: string): Promise<readonly Call[]>;
  /** Every attempt to hand something over. */
  acks(): Promise<readonly Delivery[]>;
  statuses(): Promise<readonly Status[]>;
  uploads(): Promise<readonly Upload[]>;
  suggestedPrompts(): Promise<readonly Fields[]>;
  /** Everything that Slack would refuse or that ought not to have been sent. */
  problems(): Promise<readonly Problem[]>;

  // Waiting; each rejects after `timeoutMs` (20,000 unless said) and says what there was instead
  waitForSockets(count: number, timeoutMs?: number): Promise<void>;
  waitForMessage(query: MessageQuery): Promise<Message>;
  waitForEphemeral(query: EphemeralQuery): Promise<Ephemeral>;
  waitForView(query: ViewQuery): Promise<View>;
  /** Until every envelope is acknowledged or given up on; gives their last attempts. */
  waitForAcks(envelopes: readonly string[], timeoutMs?: number): Promise<readonly Delivery[]>;
  waitForCall(query: { method: string; count?: number; timeoutMs?: number }): Promise<Call>;

  /** Back to the first state: messages, faults, records and settings. Sockets stay. */
  reset(): Promise<void>;
}
