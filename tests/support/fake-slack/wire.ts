import type { Message } from './driver.js';
import type { Fields } from './json.js';
import { findMessage, messagesOf, type Workspace } from './workspace.js';
import { app, type Channel, otherBot, type Person, team } from './world.js';

/** A person as users.info tells. */
export function wirePerson(person: Person): Fields {
  const isBot = person.kind === 'bot';
  const deleted = person.kind === 'deactivated';
  const base = {
    id: person.id,
    team_id: person.team,
    name: person.name.toLowerCase().replaceAll(' ', '.'),
    deleted,
    profile: {
      real_name: person.name,
      display_name: isBot ? '' : (person.name.split(' ')[0] ?? ''),
      team: person.team,
      ...(isBot ? { bot_id: person.id === app.botUser ? app.botId : otherBot.botId, api_app_id: app.id } : {}),
    },
    is_bot: isBot,
    updated: 1_760_000_000,
    is_app_user: false,
  };
  // Slack says little of those who have gone.
  if (deleted) return base;
  return {
    ...base,
    real_name: person.name,
    color: '3c989f',
    tz: 'Europe/London',
    tz_label: 'Greenwich Mean Time',
    tz_offset: 0,
    is_admin: person.kind === 'admin',
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.kind === 'guest' || person.kind === 'single-channel guest',
    is_ultra_restricted: person.kind === 'single-channel guest',
    ...(person.kind === 'stranger' ? { is_stranger: true } : {}),
    who_can_share_contact_card: 'EVERYONE',
  };
}

/** A conversation as conversations.info tells. */
export function wireChannel(workspace: Workspace, channel: Channel): Fields {
  if (channel.kind === 'dm') {
    const user = channel.members.find((id) => id !== app.botUser) ?? app.botUser;
    return {
      id: channel.id,
      created: 1_750_000_000,
      is_archived: false,
      is_im: true,
      is_org_shared: false,
      is_ext_shared: workspace.people.get(user)?.kind === 'stranger',
      context_team_id: team.id,
      user,
      is_user_deleted: workspace.people.get(user)?.kind === 'deactivated',
      priority: 0,
    };
  }
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    created: 1_750_000_000,
    creator: channel.members[0] ?? app.botUser,
    is_archived: channel.archived,
    is_general: false,
    is_shared: channel.shared === 'shared',
    is_ext_shared: channel.shared === 'shared',
    is_pending_ext_shared: channel.shared === 'pending',
    is_org_shared: false,
    pending_shared: channel.shared === 'pending' ? ['T0OTHER001'] : [],
    connected_team_ids: channel.shared === 'shared' ? ['T0OTHER001'] : [],
    context_team_id: team.id,
    is_member: channel.members.includes(app.botUser),
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}

/** A message as it stands in events, histories and answers. */
export function wireMessage(
  workspace: Workspace,
  message: Message,
  { metadata = false }: { readonly metadata?: boolean } = {},
): Fields {
  const replies = messagesOf(workspace, message.channel).filter(
    ({ threadTs, ts, deleted }) => threadTs === message.ts && ts !== message.ts && !deleted,
  );
  const parent = message.threadTs ? findMessage(workspace, message.channel, message.threadTs) : undefined;
  const isReply = message.threadTs !== null;
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: workspace.people.get(message.user)?.team ?? team.id,
    ...(message.botId
      ? {
          bot_id: message.botId,
          app_id: message.botId === app.botId ? app.id : 'A0NEWSBOT1',
          bot_profile: botProfile(message.botId),
        }
      : { client_msg_id: crypto.randomUUID() }),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(isReply ? { thread_ts: message.threadTs, parent_user_id: parent?.user } : {}),
    ...(replies.length > 0
      ? {
          thread_ts: message.ts,
          reply_count: replies.length,
          reply_users_count: new Set(replies.map(({ user }) => user)).size,
          latest_reply: replies.at(-1)?.ts,
        }
      : {}),
    ...(message.edited ? { edited: { user: message.user, ts: message.ts } } : {}),
    ...(message.files.length > 0 ? { files: message.files.map((id) => ({ id, mode: 'hosted' })), upload: false } : {}),
    ...(message.reactions.length > 0
      ? { reactions: message.reactions.map((name) => ({ name, count: 1, users: [app.botUser] })) }
      : {}),
    ...(metadata && message.metadata ? { metadata: message.metadata } : {}),
  };
}

export const botProfile = (botId: string): Fields => ({
  id: botId,
  app_id: botId === app.botId ? app.id : 'A0NEWSBOT1',
  name: botId === app.botId ? app.name : 'newsbot',
  deleted: false,
  team_id: team.id,
});

export const channelType = (channel: Channel): string =>
  ({ public: 'channel', private: 'group', dm: 'im' })[channel.kind];

/** The name that interactions give a conversation. */
export const interactionName = (channel: Channel): string =>
  ({ public: channel.name, private: 'privategroup', dm: 'directmessage' })[channel.kind];
