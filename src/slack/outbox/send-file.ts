import type { WebClient } from '@slack/web-api';
import type { Post } from '../../state/state.js';
import type { PostBody } from './body.js';
import { type Outcome, outcomeOf } from './outcome.js';

/**
 * Sends a file, and its text with it. By hand: the SDK's own upload names the alternative text as Slack does not.
 * Only the last step shows anything to anybody, so an attempt that ends before it has surely sent nothing.
 */
export async function sendFile(client: WebClient, post: Post, body: PostBody): Promise<Outcome> {
  const { file } = body;
  if (!file) return { is: 'refused', why: 'no file' };
  const bytes = Buffer.from(file.base64, 'base64');
  let id: string;
  let channel: string | null;
  try {
    channel = post.channel ?? (await openDirect(client, post.user ?? ''));
    if (channel === null) return { is: 'refused', why: 'no direct message' };
    id = await upload(client, file, bytes);
  } catch (error) {
    const outcome = outcomeOf(error);
    return outcome.is === 'unknown' ? { is: 'wait', ms: 2000, why: outcome.why } : outcome;
  }
  await client.files.completeUploadExternal({
    files: [{ id, title: file.title }],
    channel_id: channel,
    initial_comment: body.text,
    ...(post.threadTs === null ? {} : { thread_ts: post.threadTs }),
  });
  return { is: 'sent', ts: null, channel };
}

async function openDirect(client: WebClient, user: string): Promise<string | null> {
  const { channel } = await client.conversations.open({ users: user });
  return channel?.id ?? null;
}

/** Uploads a file that nobody sees yet. Gives its id. */
export async function upload(
  client: WebClient,
  file: { readonly name: string; readonly altText: string | null },
  bytes: Uint8Array,
): Promise<string> {
  // Alternative text on anything but an image makes the share fail without a word.
  const alternative = file.altText === null ? {} : { alt_txt: file.altText.slice(0, 1000) };
  const { upload_url, file_id } = await client.files.getUploadURLExternal({
    filename: file.name,
    length: bytes.length,
    ...alternative,
  });
  if (!upload_url || !file_id) throw new Error('Slack gave no address for the upload.');
  const response = await fetch(upload_url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: Uint8Array.from(bytes),
    signal: AbortSignal.timeout(30_000),
  });
  await response.body?.cancel();
  if (!response.ok) throw Object.assign(new Error('The upload failed.'), { statusCode: response.status });
  return file_id;
}
