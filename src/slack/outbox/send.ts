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

/** The way to Slack, and how long it may take to answer. */
export interface Line {
  readonly client: WebClient;
  readonly answerMs: number;
  /** Whether there is time for another attempt. */
  readonly hasTime: () => boolean;
}

/** Sends a post once. What Slack's form rules refuse is sent again in a plainer form. Never rejects. */
export async function send(line: Line, post: Post, body: PostBody): Promise<Outcome> {
  const outcome = await attempt(line, post, body);
  if (!isOffended(post, outcome)) return outcome;
  const again = body.blocks?.some(({ type }) => type === 'image')
    ? await afterAWhile(() => attemptInTime(line, post, body))
    : outcome;
  const less = isOffended(post, again) ? plainer(body) : null;
  if (less === null) return again;
  return line.hasTime() ? send(line, post, less) : later;
}

const isOffended = (post: Post, outcome: Outcome): boolean =>
  outcome.is === 'refused' && (offences.includes(outcome.why) || isBadRequest(post, outcome));

const afterAWhile = <Value>(work: () => Promise<Value>): Promise<Value> =>
  new Promise((resolve) => setTimeout(() => resolve(work()), pictureMs));

/** Slack refused what was sent so far, and the rest must wait for another turn. */
const later: Outcome = { is: 'wait', ms: 1_000, why: 'too late to send' };

const attemptInTime = async (line: Line, post: Post, body: PostBody): Promise<Outcome> =>
  line.hasTime() ? attempt(line, post, body) : later;

async function attempt({ client, answerMs }: Line, post: Post, body: PostBody): Promise<Outcome> {
  try {
    switch (post.kind) {
      case 'response':
        return await respond(post.responseUrl ?? '', body, answerMs);
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
async function respond(address: string, { text, blocks, audience }: PostBody, answerMs: number): Promise<Outcome> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      response_type: audience === 'channel' ? 'in_channel' : 'ephemeral',
      replace_original: false,
      text,
      ...(blocks ? { blocks } : {}),
    }),
    signal: AbortSignal.timeout(answerMs),
  });
  await response.body?.cancel();
  if (response.ok) return { is: 'sent', ts: null, channel: null };
  if (response.status === 429)
    return { is: 'wait', ms: Number(response.headers.get('retry-after') ?? 1) * 1000, why: 'ratelimited' };
  return { is: response.status >= 500 ? 'unknown' : 'refused', why: `HTTP ${response.status}` };
}
