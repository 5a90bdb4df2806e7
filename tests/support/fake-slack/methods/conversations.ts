import type { Message } from '../driver.js';
import type { Fields } from '../json.js';
import type { Refusal } from '../message-check.js';
import { type ConversationKind, scopesFor } from '../scopes.js';
import { wireChannel, wireMessage } from '../wire.js';
import { findMessage, isMember, messagesOf, openDm, type Workspace } from '../workspace.js';
import { app } from '../world.js';
import { findConversation, isChannel, missingScope } from './conversation.js';
import { isTrue, type Methods, refuse, textOf } from './method.js';

const pageArguments = ['cursor', 'limit'];

export const conversationsMethods: Methods = {
  'conversations.info': {
    needed: ['channel'],
    allowed: ['include_num_members', 'include_locale'],
    run: (args, { workspace }) => {
      const channel = findConversation(workspace, 'conversations.info', args.channel);
      if (!isChannel(channel)) return channel;
      const members = isTrue(args.include_num_members) ? { num_members: channel.members.length } : {};
      return { channel: { ...wireChannel(workspace, channel), ...members } };
    },
  },
  'conversations.list': {
    needed: [],
    allowed: [...pageArguments, 'types', 'exclude_archived', 'team_id'],
    run: (args, { workspace }) => {
      const kinds = (textOf(args.types) || 'public_channel').split(',').map((type) => kindOf(type.trim()));
      if (kinds.includes(null)) return refuse('invalid_types');
      for (const kind of kinds) {
        const needed = scopesFor('conversations.list', kind);
        if (!needed.some((scope) => workspace.settings.scopes.includes(scope))) return missingScope(workspace, needed);
      }
      const seen = [...workspace.channels.values()]
        .filter((channel) => kinds.includes(channel.kind) && (channel.kind === 'public' || isMember(channel)))
        .filter((channel) => !isTrue(args.exclude_archived) || !channel.archived);
      return page(args, seen, 'channels', (channel) => wireChannel(workspace, channel));
    },
  },
  'conversations.open': {
    needed: [],
    allowed: ['users', 'channel', 'return_im', 'prevent_creation'],
    run: (args, { workspace }) => {
      const user = textOf(args.users);
      if (user === '') return refuse('users_list_not_supplied');
      if (user.includes(',')) return refuse('too_many_users');
      const person = workspace.people.get(user);
      if (!person) return refuse('user_not_found');
      if (person.kind === 'deactivated') return refuse('user_disabled');
      if (person.kind === 'bot') return refuse('cannot_dm_bot');
      const dm = openDm(workspace, user);
      return { channel: isTrue(args.return_im) ? wireChannel(workspace, dm) : { id: dm.id } };
    },
  },
  'conversations.join': {
    needed: ['channel'],
    run: (args, { workspace }) => {
      const channel = workspace.channels.get(textOf(args.channel));
      if (channel?.kind !== 'public') return refuse('channel_not_found');
      if (channel.archived) return refuse('is_archived');
      if (!isMember(channel)) {
        workspace.channels.set(channel.id, { ...channel, members: [...channel.members, app.botUser] });
      }
      return { channel: wireChannel(workspace, workspace.channels.get(channel.id) ?? channel) };
    },
  },
  'conversations.members': {
    needed: ['channel'],
    allowed: pageArguments,
    run: (args, { workspace }) => {
      const channel = findConversation(workspace, 'conversations.members', args.channel);
      if (!isChannel(channel)) return channel;
      return page(args, channel.members, 'members', (member) => member);
    },
  },
  'conversations.history': {
    needed: ['channel'],
    allowed: [...pageArguments, 'oldest', 'latest', 'inclusive', 'include_all_metadata'],
    run: (args, { workspace }) => {
      const channel = findConversation(workspace, 'conversations.history', args.channel, { member: true });
      if (!isChannel(channel)) return channel;
      const roots = messagesOf(workspace, channel.id).filter(({ threadTs, deleted }) => threadTs === null && !deleted);
      return pageOfMessages(workspace, args, roots.reverse());
    },
  },
  'conversations.replies': {
    needed: ['channel', 'ts'],
    allowed: [...pageArguments, 'oldest', 'latest', 'inclusive', 'include_all_metadata'],
    run: (args, { workspace }) => {
      const channel = findConversation(workspace, 'conversations.replies', args.channel, { member: true });
      if (!isChannel(channel)) return channel;
      const named = findMessage(workspace, channel.id, textOf(args.ts));
      if (!named) return refuse('thread_not_found');
      // Slack gives the root with every page, whatever the times say; of a reply's ts it gives that reply alone.
      if (named.threadTs !== null) return { messages: [wireMessage(workspace, named)], has_more: false };
      const replies = messagesOf(workspace, channel.id).filter(
        ({ threadTs, deleted }) => threadTs === named.ts && !deleted,
      );
      return pageOfMessages(workspace, args, replies, named);
    },
  },
};

const kindOf = (type: string): ConversationKind | null =>
  (({ public_channel: 'public', private_channel: 'private', im: 'dm' }) as const)[type] ?? null;

function pageOfMessages(
  workspace: Workspace,
  args: Fields,
  messages: readonly Message[],
  root?: Message,
): Fields | Refusal {
  const inclusive = isTrue(args.inclusive);
  const oldest = textOf(args.oldest);
  const latest = textOf(args.latest);
  const inTime = messages.filter(({ ts }) => {
    const after = oldest === '' || compareTs(ts, oldest) > 0 || (inclusive && compareTs(ts, oldest) === 0);
    return after && (latest === '' || compareTs(ts, latest) < 0 || (inclusive && compareTs(ts, latest) === 0));
  });
  const wire = (message: Message): Fields =>
    wireMessage(workspace, message, { metadata: isTrue(args.include_all_metadata) });
  const found = page(args, inTime, 'messages', wire, root ? 1000 : 100);
  if (root === undefined || 'error' in found) return found;
  return { ...found, messages: [wire(root), ...(found.messages as readonly Fields[])] };
}

/** Message ids as numbers would lose their last figures. */
function compareTs(a: string, b: string): number {
  const [left, right] = [a, b].map((ts) => {
    const [seconds = '', fraction = ''] = ts.split('.');
    return `${seconds.padStart(12, '0')}.${fraction.padEnd(6, '0').slice(0, 6)}`;
  }) as [string, string];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A page of a list, with the cursor of the next one. */
export function page<Item>(
  args: Fields,
  items: readonly Item[],
  name: string,
  wire: (item: Item) => unknown,
  usual = 100,
): Fields | Refusal {
  const limit = args.limit === undefined ? usual : Number(args.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) return refuse('invalid_limit');
  const cursor = textOf(args.cursor);
  const start = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace('next:', ''));
  if (!Number.isInteger(start) || start < 0) return refuse('invalid_cursor');
  const end = start + limit;
  const more = end < items.length;
  return {
    [name]: items.slice(start, end).map(wire),
    has_more: more,
    response_metadata: { next_cursor: more ? Buffer.from(`next:${end}`).toString('base64') : '' },
  };
}
