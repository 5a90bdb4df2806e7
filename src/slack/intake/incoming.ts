/** A message addressed to the bot. */
export interface Incoming {
  /** One message is answered once, however often and in whatever form Slack delivers it. */
  readonly keys: readonly string[];
  readonly team: string;
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  /** The thread it was written in; null at the top of a channel or conversation. */
  readonly threadTs: string | null;
  readonly direct: boolean;
  /** With Slack's marks, as it came. */
  readonly text: string;
  /** What Slack says of the channel. */
  readonly shared: boolean;
}

export interface Addressed {
  readonly botUser: string;
  /** Whether a thread goes on without a new mention. */
  readonly threads: 'mention' | 'all';
  /** Whether the bot has answered in this thread. Asked only for messages in threads that mention nobody. */
  readonly answeredIn: (channel: string, threadTs: string) => Promise<boolean>;
}

const own = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
const word = (value: unknown, name: string): string | null => {
  const found = own(value, name);
  return typeof found === 'string' && found !== '' ? found : null;
};

/**
 * The message in an event, when a person addressed it to the bot; null for everything else, of which nothing may be kept: what others
 * wrote to each other, edits and deletions, the bot's own posts and those of other programs, and events that are not whole.
 */
export async function readIncoming(body: unknown, addressed: Addressed): Promise<Incoming | null> {
  const event = own(body, 'event');
  const type = word(event, 'type');
  if (type !== 'app_mention' && type !== 'message') return null;
  const [eventId, team] = [word(body, 'event_id'), word(body, 'team_id')];
  const [user, channel, ts] = [word(event, 'user'), word(event, 'channel'), word(event, 'ts')];
  if (!eventId || !team || !user || !channel || !ts) return null;
  if (word(event, 'bot_id') || own(event, 'bot_profile') || user === addressed.botUser) return null;
  const subtype = own(event, 'subtype');
  if (subtype !== undefined && subtype !== 'file_share') return null;
  const text = word(event, 'text') ?? '';
  const threadTs = word(event, 'thread_ts');
  const direct = word(event, 'channel_type') === 'im' || channel.startsWith('D');
  if (type === 'message' && !direct) {
    // Slack sends a mention twice, in any order; it is answered as a mention.
    if (text.includes(`<@${addressed.botUser}>`) || addressed.threads === 'mention' || threadTs === null) return null;
    if (!(await addressed.answeredIn(channel, threadTs))) return null;
  }
  return {
    keys: [`event:${eventId}`, `message:${channel}:${ts}`],
    team,
    user,
    channel,
    ts,
    threadTs,
    direct,
    text,
    shared: own(body, 'is_ext_shared_channel') === true,
  };
}

/** Events that carry what people write, addressed to the bot or not. */
export const carriesWords = (body: unknown): boolean =>
  own(body, 'type') === 'event_callback' && ['app_mention', 'message'].includes(word(own(body, 'event'), 'type') ?? '');
