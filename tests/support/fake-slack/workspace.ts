import { EventEmitter } from 'node:events';
import type { Call, Delivery, Ephemeral, Fault, Message, Problem, Settings, Status, Upload, View } from './driver.js';
import type { Fields } from './json.js';
import { defaultTokens, type FakeSlackOptions } from './options.js';
import { defaultEvents, defaultScopes } from './scopes.js';
import { app, type Channel, firstChannels, firstPeople, type Person } from './world.js';

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** A token that opens a modal once, for a short time. */
export interface Trigger {
  readonly user: string;
  readonly expiresAt: number;
  used: boolean;
}

/** An address to answer at, a few times. */
export interface ResponseUrl {
  readonly id: string;
  readonly user: string;
  readonly channel: string;
  /** What a press stood in, which may be replaced or deleted. */
  readonly source: { readonly ts: string; readonly ephemeral: boolean } | null;
  readonly expiresAt: number;
  uses: number;
}

export interface OpenView extends Mutable<View> {
  hash: string;
  rootId: string;
  previousId: string | null;
  externalId: string;
}

export interface StoredUpload extends Mutable<Upload> {
  expectedLength: number;
  readyAt: number;
}

export interface ActiveFault extends Fault {
  left: number;
  skip: number;
}

/** Everything that the fake Slack knows; parts of the server read and change it. */
export interface Workspace {
  readonly options: Required<
    Pick<FakeSlackOptions, 'botToken' | 'appToken' | 'signingSecret' | 'ackMs' | 'redeliverAfterMs' | 'triggerMs'>
  > &
    FakeSlackOptions;
  /** Set once the server listens. */
  url: string;
  settings: Required<Settings>;
  readonly people: Map<string, Person>;
  readonly channels: Map<string, Channel>;
  readonly messages: Map<string, Mutable<Message>[]>;
  readonly ephemerals: Mutable<Ephemeral>[];
  readonly views: OpenView[];
  readonly homes: Map<string, OpenView>;
  readonly uploads: Map<string, StoredUpload>;
  readonly statuses: Status[];
  readonly prompts: Fields[];
  readonly calls: Mutable<Call>[];
  readonly problems: Problem[];
  readonly deliveries: Mutable<Delivery>[];
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  /** What was chosen in messages, by channel and `ts`; as Slack keeps it for each reader, here for all. */
  readonly chosen: Map<string, Record<string, Record<string, Fields>>>;
  readonly faults: ActiveFault[];
  /** From 0 to 1, the same for the same seed. */
  random(): number;
  now(): number;
  advance(ms: number): void;
  /** A new, later message id. */
  nextTs(): string;
  nextId(prefix: string): string;
  problem(problem: Problem): void;
  changed(): void;
  onChange(listener: () => void): () => void;
  reset(): void;
}

export function createWorkspace(given: FakeSlackOptions): Workspace {
  const options = {
    ...defaultTokens,
    ackMs: 3000,
    redeliverAfterMs: [0, 60_000, 300_000],
    triggerMs: 3000,
    ...given,
  };
  const changes = new EventEmitter().setMaxListeners(0);
  let offset = 0;
  let lastTs = 0;
  // Ids are never used twice, not even by a fake that is started anew beside a bot that remembers.
  let lastId = Date.now() * 1000;
  let random = seeded(options.seed ?? 1);
  const firstSettings = (): Required<Settings> => ({
    scopes: options.scopes ?? defaultScopes,
    events: options.events ?? defaultEvents,
    allowedPings: options.allowedPings ?? [],
    token: 'good',
    appToken: 'good',
    clockSkew: 0,
    fileReadyAfterMs: options.fileReadyAfterMs ?? 0,
    requestUrl: options.requestUrl ?? null,
  });
  const workspace: Workspace = {
    options,
    url: '',
    settings: firstSettings(),
    people: new Map(),
    channels: new Map(),
    messages: new Map(),
    ephemerals: [],
    views: [],
    homes: new Map(),
    uploads: new Map(),
    statuses: [],
    prompts: [],
    calls: [],
    problems: [],
    deliveries: [],
    triggers: new Map(),
    responseUrls: new Map(),
    chosen: new Map(),
    faults: [],
    random: () => random(),
    now: () => Date.now() + offset,
    advance(ms) {
      offset += ms;
    },
    nextTs() {
      lastTs = Math.max(lastTs + 1, workspace.now() * 1000);
      const digits = String(Math.floor(lastTs)).padStart(16, '0');
      return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
    },
    nextId(prefix) {
      lastId += 1;
      return `${prefix}${lastId.toString(36).toUpperCase()}`;
    },
    problem(problem) {
      workspace.problems.push(problem);
    },
    changed: () => {
      changes.emit('change');
    },
    onChange(listener) {
      changes.on('change', listener);
      return () => changes.off('change', listener);
    },
    reset() {
      const lists = [workspace.ephemerals, workspace.views, workspace.statuses, workspace.prompts, workspace.calls];
      for (const list of [...lists, workspace.problems, workspace.deliveries, workspace.faults]) list.length = 0;
      const maps = [workspace.people, workspace.channels, workspace.messages, workspace.homes, workspace.uploads];
      for (const map of [...maps, workspace.triggers, workspace.responseUrls, workspace.chosen]) map.clear();
      for (const person of firstPeople) workspace.people.set(person.id, person);
      for (const channel of firstChannels) workspace.channels.set(channel.id, channel);
      workspace.settings = firstSettings();
      random = seeded(options.seed ?? 1);
      offset = 0;
      workspace.changed();
    },
  };
  workspace.reset();
  return workspace;
}

/** Mulberry32: small, and the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The direct message between the bot and a person, opened when it is not there yet. */
export function openDm(workspace: Workspace, user: string): Channel {
  const id = `D0${user.slice(1, 9).padEnd(8, '0')}`;
  const open = workspace.channels.get(id);
  if (open) return open;
  const members = [user, app.botUser];
  const dm: Channel = { id, name: 'directmessage', kind: 'dm', archived: false, shared: 'no', members };
  workspace.channels.set(id, dm);
  return dm;
}

export const messagesOf = (workspace: Workspace, channel: string): Mutable<Message>[] => {
  const kept = workspace.messages.get(channel);
  if (kept) return kept;
  const list: Mutable<Message>[] = [];
  workspace.messages.set(channel, list);
  return list;
};

export const findMessage = (workspace: Workspace, channel: string, ts: string): Mutable<Message> | undefined =>
  messagesOf(workspace, channel).find((message) => message.ts === ts && !message.deleted);

export const isMember = (channel: Channel, user: string = app.botUser): boolean => channel.members.includes(user);

/** Blocks with the ids that Slack gives to those that have none. */
export function withIds(blocks: readonly unknown[], nextId: (prefix: string) => string): readonly Fields[] {
  const element = (value: unknown): unknown => {
    const fields = value as Fields;
    const interactive = typeof fields?.type === 'string' && !['image', 'mrkdwn', 'plain_text'].includes(fields.type);
    return interactive && fields.action_id === undefined ? { ...fields, action_id: nextId('a') } : value;
  };
  return blocks.map((value) => {
    const block = { ...(value as Fields) };
    const one = (name: string) => (block[name] === undefined ? {} : { [name]: element(block[name]) });
    const holdsElements = ['actions', 'context_actions'].includes(String(block.type)) && Array.isArray(block.elements);
    const children = Array.isArray(block.child_blocks) ? { child_blocks: withIds(block.child_blocks, nextId) } : {};
    return {
      ...block,
      ...one('accessory'),
      ...one('element'),
      ...(holdsElements ? { elements: (block.elements as readonly unknown[]).map(element) } : {}),
      ...children,
      block_id: block.block_id ?? nextId('b'),
    };
  });
}
