import type { Delivery, Sent } from './driver.js';
import type { Fields } from './json.js';
import type { Workspace } from './workspace.js';

export type EnvelopeType = 'events_api' | 'slash_commands' | 'interactive';

/** What is handed over, once or again. */
export interface Envelope {
  readonly id: string;
  readonly type: string;
  readonly payload: Fields;
  readonly attempt: number;
  readonly retryReason: string | null;
}

/** Brings envelopes to the bot: sockets or HTTP requests. */
export interface Carrier {
  /** The number of the socket that took it, or null when there is none. Acknowledgements come by `acknowledge`. */
  carry(envelope: Envelope, socket?: number): number | null;
}

export interface Deliveries {
  /** The carrier is known only when the server is up. */
  use(carrier: Carrier): void;
  send(
    type: string,
    payload: Fields,
    options?: { readonly attempt?: number; readonly socket?: number; readonly onAck?: (response: Fields) => void },
  ): string;
  /** The bot's answer; a second one for the same attempt is ignored. */
  acknowledge(envelopeId: string, response: Fields): void;
  /** The bot gave an answer that Slack counts as a failure. */
  refuse(envelopeId: string, reason: string): void;
  /** The payload of an event that was sent. */
  eventPayload(eventId: string): Fields | undefined;
  hold(): void;
  release(order: 'as they came' | 'reversed'): void;
  /** Forgets what is waiting. */
  reset(): void;
}

export const nothingSent: Sent = { ts: null, envelopes: [], eventIds: [], triggerId: null, responseUrl: null };

type Entry = { -readonly [Key in keyof Delivery]: Delivery[Key] };

interface Waiting {
  readonly envelope: Envelope;
  readonly entry: Entry;
  readonly onAck: ((response: Fields) => void) | undefined;
  timer: NodeJS.Timeout | null;
}

/** Hands over, waits for the acknowledgement, and sends events again that got none. */
export function createDeliveries(workspace: Workspace): Deliveries {
  const { ackMs, redeliverAfterMs } = workspace.options;
  const waiting = new Map<string, Waiting>();
  const retries = new Set<NodeJS.Timeout>();
  const held: { readonly envelope: Envelope; readonly socket: number | undefined; readonly waiting: Waiting }[] = [];
  let holding = false;
  let carrier: Carrier | null = null;

  const carry = (envelope: Envelope, socket: number | undefined, wait: Waiting): void => {
    wait.entry.sentAt = workspace.now();
    wait.timer = setTimeout(() => fail(envelope.id, 'timeout'), ackMs);
    wait.entry.socket = carrier?.carry(envelope, socket) ?? null;
    if (wait.entry.socket === null && wait.entry.state === 'waiting') wait.entry.state = 'not sent';
  };

  const start = (envelope: Envelope, options: { socket?: number; onAck?: (response: Fields) => void }): void => {
    const entry: Entry = {
      envelopeId: envelope.id,
      type: envelope.type,
      eventId: typeof envelope.payload.event_id === 'string' ? envelope.payload.event_id : null,
      attempt: envelope.attempt,
      socket: null,
      sentAt: workspace.now(),
      ackedAt: null,
      tookMs: null,
      response: null,
      state: 'waiting',
    };
    workspace.deliveries.push(entry);
    const wait: Waiting = { envelope, entry, onAck: options.onAck, timer: null };
    waiting.set(envelope.id, wait);
    if (holding) held.push({ envelope, socket: options.socket, waiting: wait });
    else carry(envelope, options.socket, wait);
    workspace.changed();
  };

  /** Only events are sent again; a person sees at once that a command or a press failed. */
  const fail = (envelopeId: string, reason: string): void => {
    const wait = waiting.get(envelopeId);
    if (!wait || wait.entry.ackedAt !== null) return;
    if (wait.timer) clearTimeout(wait.timer);
    if (wait.entry.state === 'waiting') wait.entry.state = 'unacknowledged';
    workspace.changed();
    const { envelope } = wait;
    const delay = redeliverAfterMs[envelope.attempt];
    if (envelope.type !== 'events_api' || delay === undefined) return;
    const timer = setTimeout(() => {
      retries.delete(timer);
      if (wait.entry.ackedAt !== null) return;
      const again = { ...envelope, id: envelopeIdOf(), attempt: envelope.attempt + 1, retryReason: reason };
      start(again, wait.onAck ? { onAck: wait.onAck } : {});
    }, delay);
    retries.add(timer);
  };

  return {
    use(next) {
      carrier = next;
    },
    send(type, payload, options = {}) {
      const attempt = options.attempt ?? 0;
      const envelope = { id: envelopeIdOf(), type, payload, attempt, retryReason: attempt > 0 ? 'timeout' : null };
      start(envelope, options);
      return envelope.id;
    },
    acknowledge(envelopeId, response) {
      const wait = waiting.get(envelopeId);
      if (!wait || wait.entry.ackedAt !== null) return;
      if (wait.timer) clearTimeout(wait.timer);
      const late = wait.entry.state === 'unacknowledged';
      wait.entry.ackedAt = workspace.now();
      wait.entry.tookMs = wait.entry.ackedAt - wait.entry.sentAt;
      wait.entry.response = response;
      wait.entry.state = late ? 'late' : 'acknowledged';
      if (late) {
        const message = `${wait.entry.type} was acknowledged after ${wait.entry.tookMs} ms of at most ${ackMs} ms`;
        workspace.problem({ kind: 'late acknowledgement', where: wait.entry.type, path: '', message });
      } else {
        wait.onAck?.(response);
      }
      workspace.changed();
    },
    refuse: fail,
    eventPayload: (eventId) => [...waiting.values()].find(({ entry }) => entry.eventId === eventId)?.envelope.payload,
    hold() {
      holding = true;
    },
    release(order) {
      holding = false;
      const now = held.splice(0);
      for (const { envelope, socket, waiting: wait } of order === 'reversed' ? now.reverse() : now) {
        carry(envelope, socket, wait);
      }
      workspace.changed();
    },
    reset() {
      for (const { timer } of waiting.values()) if (timer) clearTimeout(timer);
      for (const timer of retries) clearTimeout(timer);
      waiting.clear();
      retries.clear();
      held.length = 0;
      holding = false;
    },
  };
}

const envelopeIdOf = (): string => crypto.randomUUID();
