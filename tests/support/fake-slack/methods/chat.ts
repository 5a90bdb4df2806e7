import type { Message } from '../driver.js';
import { copyOf, type Fields, fieldsOf, isFields, listOf, wordOf } from '../json.js';
import { checkContent, type Refusal } from '../message-check.js';
import { wireMessage } from '../wire.js';
import { findMessage, isMember, messagesOf, type Workspace, withIds } from '../workspace.js';
import { app, type Channel } from '../world.js';
import { findPlaceToPost, findPlaceToWrite, isChannel } from './conversation.js';
import { type Context, isTrue, type Methods, refuse, textOf } from './method.js';

const contentArguments = ['text', 'blocks', 'attachments', 'metadata'];
const lookArguments = ['unfurl_links', 'unfurl_media', 'parse', 'link_names', 'mrkdwn'];
const senderArguments = ['username', 'icon_emoji', 'icon_url', 'client_msg_id'];

export const chatMethods: Methods = {
  'chat.postMessage': {
    needed: ['channel'],
    allowed: [...contentArguments, ...lookArguments, ...senderArguments, 'thread_ts', 'reply_broadcast'],
    run: (args, context) => {
      const { workspace, events } = context;
      const channel = findPlaceToPost(workspace, args.channel);
      if (!isChannel(channel)) return channel;
      const root = findRoot(workspace, 'chat.postMessage', channel, args.thread_ts);
      if (isRefused(root)) return root;
      const refusal = checkContent(workspace, 'chat.postMessage', args);
      if (refusal) return refusal;
      const message = store(context, channel, args, root);
      events.posted(message, channel);
      return { channel: channel.id, ts: message.ts, message: wireMessage(workspace, message, { metadata: true }) };
    },
  },
  'chat.postEphemeral': {
    needed: ['channel', 'user'],
    allowed: [...contentArguments, ...lookArguments, ...senderArguments, 'thread_ts'],
    run: (args, { workspace }) => {
      const channel = findPlaceToWrite(workspace, args.channel);
      if (!isChannel(channel)) return channel;
      const user = textOf(args.user);
      if (!workspace.people.has(user) || !isMember(channel, user)) return refuse('user_not_in_channel');
      const root = findRoot(workspace, 'chat.postEphemeral', channel, args.thread_ts);
      if (isRefused(root)) return root;
      const refusal = checkContent(workspace, 'chat.postEphemeral', args);
      if (refusal) return refusal;
      const ts = workspace.nextTs();
      workspace.ephemerals.push({
        ts,
        channel: channel.id,
        user,
        text: textOf(args.text),
        blocks: withIds(copyOf(listOf(args.blocks)), workspace.nextId),
        threadTs: root,
        by: 'chat.postEphemeral',
      });
      workspace.changed();
      return { message_ts: ts };
    },
  },
  'chat.update': {
    needed: ['channel', 'ts'],
    allowed: [...contentArguments, ...lookArguments, 'reply_broadcast', 'file_ids', 'as_user'],
    run: (args, { workspace, events }) => {
      const channel = findPlaceToWrite(workspace, args.channel);
      if (!isChannel(channel)) return channel;
      const message = findMessage(workspace, channel.id, textOf(args.ts));
      if (!message) return refuse('message_not_found');
      if (message.botId !== app.botId) return refuse('cant_update_message');
      const refusal = checkContent(workspace, 'chat.update', args, { textLimit: 4000 });
      if (refusal) return refusal;
      const before = copyOf(message);
      message.text = textOf(args.text);
      // Slack keeps blocks that are not given anew, so that a text alone changes nothing that is seen.
      if (args.blocks !== undefined) message.blocks = withIds(copyOf(listOf(args.blocks)), workspace.nextId);
      else if (message.blocks.length > 0) {
        const hint = 'are kept when they are not given, so that the new text is not seen';
        workspace.problem({ kind: 'blocks', where: 'chat.update', path: '/blocks', message: hint });
      }
      if (args.metadata !== undefined) message.metadata = copyOf(fieldsOf(args.metadata));
      message.edited = true;
      workspace.changed();
      if (workspace.options.ownMessages !== false) events.changed(message, before, channel);
      return { channel: channel.id, ts: message.ts, text: message.text, message: wireMessage(workspace, message) };
    },
  },
  'chat.delete': {
    needed: ['channel', 'ts'],
    allowed: ['as_user'],
    run: (args, { workspace, events }) => {
      const channel = findPlaceToWrite(workspace, args.channel);
      if (!isChannel(channel)) return channel;
      const message = findMessage(workspace, channel.id, textOf(args.ts));
      if (!message) return refuse('message_not_found');
      if (message.botId !== app.botId) return refuse('cant_delete_message');
      message.deleted = true;
      workspace.changed();
      if (workspace.options.ownMessages !== false) events.removed(message, channel);
      return { channel: channel.id, ts: message.ts };
    },
  },
  'chat.getPermalink': {
    needed: ['channel', 'message_ts'],
    run: (args, { workspace }) => {
      const channel = workspace.channels.get(textOf(args.channel));
      if (!channel || (channel.kind !== 'public' && !isMember(channel))) return refuse('channel_not_found');
      const message = findMessage(workspace, channel.id, textOf(args.message_ts));
      if (!message) return refuse('message_not_found');
      const reply = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : '';
      const permalink = `https://harrowmere.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}${reply}`;
      return { channel: channel.id, permalink };
    },
  },
};

const isRefused = (root: string | null | Refusal): root is Refusal => typeof root === 'object' && root !== null;

/** The root of the thread to post in; null for the channel itself. */
function findRoot(workspace: Workspace, where: string, channel: Channel, threadTs: unknown): string | null | Refusal {
  const ts = wordOf(threadTs);
  if (ts === undefined) {
    if (threadTs !== undefined && threadTs !== null && threadTs !== '') {
      workspace.problem({ kind: 'thread', where, path: '/thread_ts', message: 'must be a string' });
      return refuse('invalid_arguments');
    }
    return null;
  }
  const root = findMessage(workspace, channel.id, ts);
  if (!root) {
    workspace.problem({ kind: 'thread', where, path: '/thread_ts', message: `there is no message ${ts}` });
    return refuse('thread_not_found');
  }
  if (root.threadTs === null) return root.ts;
  workspace.problem({
    kind: 'thread',
    where,
    path: '/thread_ts',
    message: `${ts} is a reply, not the root of a thread`,
  });
  return root.threadTs;
}

/** Keeps a message of the bot. */
export function store(context: Context, channel: Channel, content: Fields, threadTs: string | null): Message {
  const { workspace } = context;
  const message = {
    ts: workspace.nextTs(),
    channel: channel.id,
    user: app.botUser,
    botId: app.botId,
    text: textOf(content.text),
    blocks: withIds(copyOf(listOf(content.blocks)), workspace.nextId),
    threadTs,
    metadata: isFields(content.metadata) ? copyOf(content.metadata) : null,
    edited: false,
    deleted: false,
    files: [],
    reactions: [],
  };
  messagesOf(workspace, channel.id).push(message);
  // A status goes when the bot answers in the thread.
  const status = workspace.statuses.findLast((one) => one.channel === channel.id && one.threadTs === threadTs);
  if (status && status.status !== '' && threadTs) {
    workspace.statuses.push({ ...status, status: '', loadingMessages: [], method: 'a reply', at: workspace.now() });
  }
  if (isTrue(content.reply_broadcast) && threadTs === null) {
    workspace.problem({
      kind: 'thread',
      where: 'chat.postMessage',
      path: '/reply_broadcast',
      message: 'is for replies',
    });
  }
  workspace.changed();
  return message;
}
