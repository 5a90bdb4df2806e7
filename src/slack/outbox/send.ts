import type { WebClient } from '@slack/web-api';
import type { Post } from '../../state/state.js';
import { type PostBody, plainer } from './body.js';
import { type Outcome, outcomeOf } from './outcome.js';
import { postMark } from './read-back.js';
import { sendFile } from './send-file.js';

/** Slack took offence at the form of a message, and posted nothing. */
const offences = ['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'invalid_attachments'];

/** A response address does not say what it took offence at. */
const isBadRequest = ({ kind }: Post, outcome: Outcome): boolean =>
  kind === 'response' && outcome.is === 'refused' && outcome.why === 'HTTP 400';

/** Slack works on a picture for a moment before a message may show it. */
const pictureMs = 1_500;

/** Sends a post once. What Slack's form rules refuse is sent again in a plainer form. Never rejects. */
export async function send(client: WebClient, post: Post, body: PostBody): Promise<Outcome> {
  const outcome = await attempt(client, post, body);
  if (!isOffended(post, outcome)) return outcome;
  const again = body.blocks?.some(({ type }) => type === 'image')
    ? await afterAWhile(() => attempt(client, post, body))
    : outcome;
  const less = isOffended(post, again) ? plainer(body) : null;
  return less === null ? again : send(client, post, less);
}

const isOffended = (post: Post, outcome: Outcome): boolean =>
  outcome.is === 'refused' && (offences.includes(outcome.why) || isBadRequest(post, outcome));

const afterAWhile = <Value>(work: () => Promise<Value>): Promise<Value> =>
  new Promise((resolve) => setTimeout(() => resolve(work()), pictureMs));

async function attempt(client: WebClient, post: Post, body: PostBody): Promise<Outcome> {
  try {
    switch (post.kind) {
      case 'response':
        return await respond(post.responseUrl ?? '', body);
      case 'ephemeral': {
        const { message_ts } = await client.chat.postEphemeral({
          channel: post.channel ?? '',
          user: post.user ?? '',
          ...threadOf(post),
          ...words(body),
        });
        return { is: 'sent', ts: message_ts ?? null, channel: post.channel };
      }
      case 'update':
        await client.chat.update({ channel: post.channel ?? '', ts: post.ts ?? '', ...words(body) });
        return { is: 'sent', ts: post.ts, channel: post.channel };
      case 'file':
        return await sendFile(client, post, body);
      case 'message':
      case 'direct': {
        const { ts, channel } = await client.chat.postMessage({
          channel: (post.kind === 'direct' ? (post.channel ?? post.user) : post.channel) ?? '',
          ...threadOf(post),
          ...words(body),
          metadata: postMark(post.id),
          unfurl_links: false,
          unfurl_media: false,
        });
        return { is: 'sent', ts: ts ?? null, channel: channel ?? post.channel };
      }
    }
  } catch (error) {
    return outcomeOf(error);
  }
}

const threadOf = ({ threadTs }: Post): { thread_ts?: string } => (threadTs === null ? {} : { thread_ts: threadTs });
// An update without blocks would leave the old ones standing.
const words = ({ text, blocks }: PostBody) => ({ text, blocks: [...(blocks ?? [])] });

/** Answers at the address that came with a command or a button: five times at most, for half an hour. */
async function respond(address: string, { text, blocks, audience }: PostBody): Promise<Outcome> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      response_type: audience === 'channel' ? 'in_channel' : 'ephemeral',
      replace_original: false,
      text,
      ...(blocks ? { blocks } : {}),
    }),
    signal: AbortSignal.timeout(10_000),
  });
  await response.body?.cancel();
  if (response.ok) return { is: 'sent', ts: null, channel: null };
  if (response.status === 429)
    return { is: 'wait', ms: Number(response.headers.get('retry-after') ?? 1) * 1000, why: 'ratelimited' };
  return { is: response.status >= 500 ? 'unknown' : 'refused', why: `HTTP ${response.status}` };
}
