/**
 * What each Web API method needs of a bot token: any one of the scopes named. A method whose scope depends on the
 * kind of conversation names one for each kind. Absent here means that no scope is needed.
 */
export const methodScopes: Readonly<Record<string, readonly string[] | ConversationScopes>> = {
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'conversations.info': byKind('read'),
  'conversations.list': byKind('read'),
  'conversations.members': byKind('read'),
  'conversations.history': byKind('history'),
  'conversations.replies': byKind('history'),
  'conversations.open': ['im:write', 'mpim:write'],
  'conversations.join': ['channels:join'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'bots.info': ['users:read'],
  'team.info': ['team:read'],
  'assistant.threads.setStatus': ['chat:write', 'assistant:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'assistant.threads.setTitle': ['assistant:write'],
  'agents.sessions.setStatus': ['chat:write', 'assistant:write'],
  'agents.sessions.rename': ['chat:write', 'assistant:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'reactions.add': ['reactions:write'],
  'reactions.remove': ['reactions:write'],
};

/** Methods that take the app-level token, with the scope they need of it. */
export const appTokenScopes: Readonly<Record<string, readonly string[]>> = {
  'apps.connections.open': ['connections:write'],
};

/** What each event of the manifest's `bot_events` needs before Slack sends it. */
export const eventScopes: Readonly<Record<string, readonly string[]>> = {
  app_mention: ['app_mentions:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  app_home_opened: [],
  app_context_changed: ['assistant:write'],
  agent_session_stopped: ['assistant:write'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  channel_archive: ['channels:read'],
  reaction_added: ['reactions:read'],
  app_uninstalled: [],
  tokens_revoked: [],
};

/** What a slash command needs. */
export const commandScopes: readonly string[] = ['commands'];

export type ConversationKind = 'public' | 'private' | 'dm';

export type ConversationScopes = Readonly<Record<ConversationKind, string>>;

/** The scope a conversation of a kind needs, of those a method names. */
export function scopesFor(method: string, kind: ConversationKind | null): readonly string[] {
  const scopes = methodScopes[method];
  if (!scopes) return [];
  if (isList(scopes)) return scopes;
  return kind ? [scopes[kind]] : Object.values(scopes);
}

const isList = (scopes: readonly string[] | ConversationScopes): scopes is readonly string[] => Array.isArray(scopes);

function byKind(verb: 'read' | 'history'): ConversationScopes {
  return { public: `channels:${verb}`, private: `groups:${verb}`, dm: `im:${verb}` };
}

/** What the bot is granted unless a test says otherwise. */
export const defaultScopes: readonly string[] = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'users:read',
];

/** What the bot is subscribed to unless a test says otherwise. */
export const defaultEvents: readonly string[] = [
  'app_home_opened',
  'app_mention',
  'message.channels',
  'message.groups',
  'message.im',
  'agent_session_stopped',
];
