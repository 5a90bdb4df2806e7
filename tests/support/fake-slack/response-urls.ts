import type { Message } from './driver.js';
import { copyOf, type Fields, fieldsOf, listOf } from './json.js';
import { checkContent } from './message-check.js';
import { isTrue, textOf } from './methods/method.js';
import { findMessage, messagesOf, type ResponseUrl, type Workspace, withIds } from './workspace.js';
import { app } from './world.js';

const mostUses = 5;
const known = ['text', 'blocks', 'attachments', 'response_type', 'replace_original', 'delete_original', 'thread_ts'];
const look = ['unfurl_links', 'unfurl_media', 'metadata', 'mrkdwn', 'parse', 'link_names'];

export interface Answer {
  readonly status: number;
  readonly body: Fields | string;
  /** A message that everybody in the channel sees, if one was written. */
  readonly posted?: Message | undefined;
}

/** Takes what the bot posts to a response URL: at most five times within half an hour. */
export function answerResponseUrl(workspace: Workspace, id: string, body: Fields): Answer {
  const url = workspace.responseUrls.get(id);
  const refuse = (status: number, error: string): Answer => {
    workspace.problem({ kind: 'response url', where: 'response_url', path: '', message: error });
    return { status, body: { ok: false, error } };
  };
  if (!url) return refuse(404, 'invalid_url');
  if (url.expiresAt < workspace.now()) return refuse(404, 'expired_url');
  if (url.uses >= mostUses) return refuse(404, 'used_url');
  url.uses += 1;
  for (const name of Object.keys(body)) {
    if (![...known, ...look].includes(name)) {
      const message = `response_url has no argument ${name}`;
      workspace.problem({ kind: 'argument', where: 'response_url', path: `/${name}`, message });
    }
  }
  if (isTrue(body.delete_original)) return deleteOriginal(workspace, url) ? ok : refuse(404, 'message_not_found');
  const refusal = checkContent(workspace, 'response_url', body);
  if (refusal) return refuse(400, refusal.error);
  if (isTrue(body.replace_original)) return replace(workspace, url, body) ? ok : refuse(404, 'message_not_found');
  return { ...ok, posted: post(workspace, url, body) };
}

const ok: Answer = { status: 200, body: 'ok' };

function deleteOriginal(workspace: Workspace, { source, channel }: ResponseUrl): boolean {
  if (!source) return false;
  if (source.ephemeral) {
    const at = workspace.ephemerals.findIndex(({ ts }) => ts === source.ts);
    if (at >= 0) workspace.ephemerals.splice(at, 1);
    workspace.changed();
    return at >= 0;
  }
  const message = findMessage(workspace, channel, source.ts);
  if (message?.botId !== app.botId) return false;
  message.deleted = true;
  workspace.changed();
  return true;
}

function replace(workspace: Workspace, { source, channel }: ResponseUrl, body: Fields): boolean {
  if (!source) return false;
  const original = source.ephemeral
    ? workspace.ephemerals.find(({ ts }) => ts === source.ts)
    : findMessage(workspace, channel, source.ts);
  if (!original || ('botId' in original && original.botId !== app.botId)) return false;
  original.text = textOf(body.text);
  original.blocks = withIds(copyOf(listOf(body.blocks)), workspace.nextId);
  workspace.changed();
  return true;
}

function post(workspace: Workspace, { user, channel }: ResponseUrl, body: Fields): Message | undefined {
  const shared = {
    ts: workspace.nextTs(),
    channel,
    text: textOf(body.text),
    blocks: withIds(copyOf(listOf(body.blocks)), workspace.nextId),
    threadTs: typeof body.thread_ts === 'string' ? body.thread_ts : null,
  };
  if (body.response_type === 'in_channel') {
    const message: Message = {
      ...shared,
      user: app.botUser,
      botId: app.botId,
      metadata: body.metadata === undefined ? null : copyOf(fieldsOf(body.metadata)),
      edited: false,
      deleted: false,
      files: [],
      reactions: [],
    };
    messagesOf(workspace, channel).push(message);
    workspace.changed();
    return message;
  }
  workspace.ephemerals.push({ ...shared, user, by: 'response_url' });
  workspace.changed();
  return undefined;
}
