import type { WebClient } from '@slack/web-api';

/** Marks each post, so that it can be found again when Slack's answer was lost. Any app of the workspace can read it: ids only. */
export const postMark = (id: string) => ({ event_type: 'minutebook_post', event_payload: { post_id: id } });

interface Place {
  readonly channel: string;
  readonly threadTs: string | null;
  /** Unix seconds; nothing older is looked at. */
  readonly since: number;
}

/** How many messages are looked at: a thread or conversation that moves faster than this within a lease is none of ours. */
const mostLookedAt = 200;

/** The timestamp of the post with this id, null when it is not there. Rejects where Slack does not let the bot read. */
export async function findPosted(
  client: WebClient,
  id: string,
  { channel, threadTs, since }: Place,
): Promise<string | null> {
  const common = { channel, include_all_metadata: true, limit: mostLookedAt, oldest: String(since) };
  const { messages = [] } =
    threadTs === null
      ? await client.conversations.history(common)
      : await client.conversations.replies({ ...common, ts: threadTs });
  for (const message of messages) {
    const { metadata, ts } = message as { metadata?: { event_payload?: { post_id?: unknown } }; ts?: string };
    if (metadata?.event_payload?.post_id === id) return ts ?? null;
  }
  return null;
}
