import { randomUUID } from 'node:crypto';
import type { Cite, NewPost } from '../../state/state.js';
import { isDirect } from '../gates/gate.js';
import type { PostBody } from '../outbox/body.js';

/** Where a request came from, and so where its answer goes. */
export interface Place {
  readonly team: string;
  readonly user: string;
  readonly channel: string;
  /** The thread to answer in; null at the top of a conversation. */
  readonly threadTs: string | null;
  /** Set for commands and shortcuts, whose answer only the asker sees. */
  readonly responseUrl: string | null;
}

/** What the bot was granted decides whether a lost post can be looked for. */
export function canReadBack(channel: string, scopes: ReadonlySet<string>): boolean {
  if (isDirect(channel)) return scopes.has('im:history');
  // The first letter no longer tells a private channel from a public one.
  return scopes.has('channels:history') && scopes.has('groups:history');
}

export interface PostInput {
  readonly body: PostBody;
  readonly ref: string | null;
  readonly cites: readonly Cite[];
  readonly readBack: boolean;
}

/** A post that answers where the request came from: seen by all there, or by the asker alone for a command. */
export function postTo(place: Place, { body, ref, cites, readBack }: PostInput): NewPost {
  const common = { id: randomUUID(), team: place.team, user: place.user, ts: null, ref, cites };
  if (place.responseUrl !== null)
    return {
      ...common,
      kind: 'response',
      channel: place.channel,
      threadTs: null,
      responseUrl: place.responseUrl,
      readBack: false,
      body: { ...body, instead: { channel: place.channel, user: place.user } } satisfies PostBody,
    };
  return {
    ...common,
    kind: 'message',
    channel: place.channel,
    threadTs: place.threadTs,
    responseUrl: null,
    readBack,
    body,
  };
}

/** A post that only the asker sees, wherever they are. */
export function whisperTo(place: Place, body: PostBody, ref: string | null, cites: readonly Cite[] = []): NewPost {
  if (place.responseUrl !== null || isDirect(place.channel))
    return postTo(place, { body, ref, cites, readBack: false });
  return {
    id: randomUUID(),
    kind: 'ephemeral',
    team: place.team,
    user: place.user,
    channel: place.channel,
    threadTs: place.threadTs,
    responseUrl: null,
    ts: null,
    ref,
    cites,
    readBack: false,
    body,
  };
}

/** A conversation whose messages stand side by side and not in a thread. */
const flat = 'flat';

/**
 * The thread that a message is answered in, and whose turns it goes on from. In a direct message without Slack's agent view people write
 * one below the other, and are answered so.
 */
export function threadKey(
  message: { readonly direct: boolean; readonly threadTs: string | null; readonly ts: string },
  scopes: ReadonlySet<string>,
): string {
  return message.threadTs ?? (message.direct && !scopes.has('assistant:write') ? flat : message.ts);
}

/** The thread to post in. */
export const threadOf = (key: string | null): string | null => (key === flat ? null : key);

/** How long a conversation that stands side by side is taken as one; a thread is one for good. */
export const flatConversationMs = 30 * 60_000;
export const isFlat = (key: string | null): boolean => key === flat;
