import { fieldsOf, listOf } from '../json.js';
import type { Refusal } from '../message-check.js';
import { findMessage } from '../workspace.js';
import type { Channel } from '../world.js';
import { findConversation, isChannel } from './conversation.js';
import { type Context, type Method, type Methods, refuse, textOf } from './method.js';

const sessionStates = ['active', 'processing', 'suspended', 'closed'];
const sender = ['icon_emoji', 'icon_url', 'username'];

export const agentMethods: Methods = {
  'assistant.threads.setStatus': {
    needed: ['channel_id', 'thread_ts', 'status'],
    allowed: ['loading_messages', ...sender],
    run: (args, context) => {
      const place = findThread(context, 'assistant.threads.setStatus', args.channel_id, args.thread_ts);
      if (!isChannel(place)) return place;
      const loadingMessages = listOf(args.loading_messages).map(String);
      if (loadingMessages.length > 10) return refuse('invalid_arguments');
      setStatus(context, 'assistant.threads.setStatus', place.id, args, loadingMessages);
      return {};
    },
  },
  'assistant.threads.setSuggestedPrompts': {
    needed: ['channel_id', 'prompts'],
    allowed: ['thread_ts', 'title'],
    run: (args, context) => {
      const { workspace } = context;
      const where = 'assistant.threads.setSuggestedPrompts';
      const channel = findConversation(workspace, where, args.channel_id, { member: true });
      if (!isChannel(channel)) return channel;
      const prompts = listOf(args.prompts).map(fieldsOf);
      const problem = (message: string): void =>
        workspace.problem({ kind: 'suggested prompts', where, path: '/prompts', message });
      if (prompts.length < 1 || prompts.length > 4) {
        problem(`are ${prompts.length} of 1 to 4`);
        return refuse('invalid_arguments');
      }
      if (prompts.some(({ title, message }) => textOf(title) === '' || textOf(message) === '')) {
        problem('must have a title and a message each');
        return refuse('invalid_arguments');
      }
      // In the agent view Slack answers ok and shows nothing when a thread is named.
      if (workspace.options.agentView && args.thread_ts !== undefined) problem('are not shown when thread_ts is given');
      else workspace.prompts.push({ channel: channel.id, title: args.title ?? null, prompts });
      workspace.changed();
      return {};
    },
  },
  'assistant.threads.setTitle': {
    needed: ['channel_id', 'thread_ts', 'title'],
    run: (args, context) => {
      const place = findThread(context, 'assistant.threads.setTitle', args.channel_id, args.thread_ts);
      return isChannel(place) ? {} : place;
    },
  },
  'agents.sessions.setStatus': {
    needed: ['channel_id', 'status'],
    allowed: ['thread_ts', 'title', 'initiator_user_id', ...sender],
    run: (args, context) => {
      const place = findThread(context, 'agents.sessions.setStatus', args.channel_id, args.thread_ts);
      if (!isChannel(place)) return place;
      if (!sessionStates.includes(textOf(args.status))) return refuse('invalid_arguments');
      if (textOf(args.title).length > 200) return refuse('invalid_arguments');
      setStatus(context, 'agents.sessions.setStatus', place.id, args, []);
      return {};
    },
  },
  'agents.sessions.rename': {
    needed: ['channel_id', 'title'],
    allowed: ['thread_ts'],
    run: (args, context) => {
      const place = findThread(context, 'agents.sessions.rename', args.channel_id, args.thread_ts);
      if (!isChannel(place)) return place;
      const { length } = textOf(args.title);
      return length >= 1 && length <= 200 ? {} : refuse('invalid_arguments');
    },
  },
} satisfies Record<string, Method>;

/** A status stands in a thread, whose root there must be. */
function findThread(context: Context, method: string, channelId: unknown, threadTs: unknown): Channel | Refusal {
  const { workspace } = context;
  const channel = findConversation(workspace, method, channelId, { member: true });
  if (!isChannel(channel)) return channel;
  const root = findMessage(workspace, channel.id, textOf(threadTs));
  if (!root) return refuse('thread_not_found');
  if (root.threadTs !== null) {
    const message = `${root.ts} is a reply, not the root of a thread`;
    workspace.problem({ kind: 'thread', where: method, path: '/thread_ts', message });
  }
  return channel;
}

function setStatus(
  { workspace }: Context,
  method: string,
  channel: string,
  args: { readonly thread_ts?: unknown; readonly status?: unknown },
  loadingMessages: readonly string[],
): void {
  const threadTs = textOf(args.thread_ts);
  const status = textOf(args.status);
  workspace.statuses.push({ method, channel, threadTs, status, loadingMessages, at: workspace.now() });
  workspace.changed();
}
