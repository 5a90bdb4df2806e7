import type { WebClient } from '@slack/web-api';

/** Marks each post, so that it can be found again when Slack's answer was lost. Any app of the workspace can read it: ids only. */
export const postMark = (id: string) => ({ event_type: 'minutebook_post', event_payload: { post_id: id } });

interface Place {
  readonly channel: string;
  readonly threadTs: string | null;
}

/** How many of a conversation's newest messages, or of a thread's replies page by page, are looked at. */
const pageSize = 200;
const mostPages = 10;

/**
 * The timestamp of the post with this id, null when it is not there. No time limits the search, because our clock may be wrong by more
 * than any allowance. Rejects where Slack does not let the bot read.
 */
export async function findPosted(client: WebClient, id: string, { channel, threadTs }: Place): Promise<string | null> {
  const common = { channel, include_all_metadata: true, limit: pageSize };
  if (threadTs === null) {
    // The newest come first.
    const { messages = [] } = await client.conversations.history(common);
    return marked(messages, id);
  }
  // A thread's oldest come first.
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { messages = [], response_metadata: next } = await client.conversations.replies({
      ...common,
      ts: threadTs,
      ...(cursor ? { cursor } : {}),
    });
    const found = marked(messages, id);
    if (found !== null) return found;
    cursor = next?.next_cursor;
    if (!cursor) break;
  }
  return null;
}

function marked(messages: readonly object[], id: string): string | null {
  for (const message of messages) {
    const { metadata, ts } = message as { metadata?: { event_payload?: { post_id?: unknown } }; ts?: string };
    if (metadata?.event_payload?.post_id === id) return ts ?? null;
  }
  return null;
}
