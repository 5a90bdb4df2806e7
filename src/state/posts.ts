import type { Json } from './json.js';

/** An item that words were taken from. */
export interface Cite {
  readonly document: string;
  readonly itemId: string;
}

/** Documents, items or both; an item of a named document need not be named. */
export interface Sources {
  readonly documents: readonly string[];
  readonly itemIds: readonly string[];
}

export type PostKind = 'message' | 'ephemeral' | 'response' | 'update' | 'direct' | 'file';

/** Something to say in Slack, once. */
export interface NewPost {
  /** A UUID. It goes out with the message, so that the message can be known again. */
  readonly id: string;
  readonly kind: PostKind;
  readonly team: string;
  readonly channel: string | null;
  readonly threadTs: string | null;
  /** The only reader of an ephemeral or direct message. */
  readonly user: string | null;
  readonly responseUrl: string | null;
  /** The message that an update changes; null for every other kind. */
  readonly ts: string | null;
  /** Text, blocks and whatever else the sender needs. */
  readonly body: Json;
  /** The answer it belongs to. */
  readonly ref: string | null;
  /** Whether the channel's history can tell if it was sent. */
  readonly readBack: boolean;
  /** Every item whose words are in the body. */
  readonly cites: readonly Cite[];
  /** The id of the post in whose thread it goes: it waits until that one is sent, and is not sent where that one was not. */
  readonly follows?: string;
}

/**
 * `pending` and `sending` are still to be said. `unknown` may have been said and nothing can tell. `withdrawn` was not said, because its
 * words were withdrawn first.
 */
export type PostState = 'pending' | 'sending' | 'sent' | 'unknown' | 'failed' | 'withdrawn';

export interface Post extends NewPost {
  readonly state: PostState;
  readonly enqueuedAt: Date;
  /** How often it has been taken. */
  readonly attempts: number;
  /** Since when it may have been sent; null where it certainly was not. */
  readonly sendingSince: Date | null;
  /** True where an earlier try ended without word, so that the message may be there already: look before sending. */
  readonly uncertain: boolean;
  /** Once sent, the message's own. */
  readonly ts: string | null;
  /** Slack's id of the file that went with it. */
  readonly file: string | null;
  readonly sentAt: Date | null;
  /** Why it failed, is unknown or was put off. */
  readonly reason: string | null;
  /** When its words were withdrawn; its body is null then and it must not be sent, only looked for. */
  readonly withdrawnAt: Date | null;
}

/** Where Slack put a post. */
export interface SentTo {
  readonly ts: string | null;
  readonly channel: string | null;
  readonly file?: string | null;
}
