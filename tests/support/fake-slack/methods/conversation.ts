import type { Refusal } from '../message-check.js';
import { scopesFor } from '../scopes.js';
import { isMember, openDm, type Workspace } from '../workspace.js';
import type { Channel } from '../world.js';
import { refuse } from './method.js';

export const missingScope = (workspace: Workspace, needed: readonly string[]): Refusal =>
  refuse('missing_scope', { needed: needed.join(','), provided: workspace.settings.scopes.join(',') });

/** The conversation a call names, as far as the bot may see it and holds the scope for its kind. */
export function findConversation(
  workspace: Workspace,
  method: string,
  id: unknown,
  { member = false }: { readonly member?: boolean } = {},
): Channel | Refusal {
  const channel = workspace.channels.get(String(id));
  if (!channel) return refuse('channel_not_found');
  const needed = scopesFor(method, channel.kind);
  const { scopes } = workspace.settings;
  if (needed.length > 0 && !needed.some((scope) => scopes.includes(scope))) return missingScope(workspace, needed);
  if (!isMember(channel)) {
    if (channel.kind !== 'public') return refuse('channel_not_found');
    if (member) return refuse('not_in_channel');
  }
  return channel;
}

/** Where the bot may post: a channel it is in, or the direct message of a person named by id. */
export function findPlaceToPost(workspace: Workspace, id: unknown): Channel | Refusal {
  const person = workspace.people.get(String(id));
  if (!person) return findPlaceToWrite(workspace, id);
  return person.kind === 'bot' ? refuse('cannot_dm_bot') : openDm(workspace, person.id);
}

/** The same for methods to which a person's id says nothing: only chat.postMessage opens a direct message itself. */
export function findPlaceToWrite(workspace: Workspace, id: unknown): Channel | Refusal {
  const name = String(id);
  const channel = workspace.channels.get(name);
  if (!channel) return refuse('channel_not_found');
  if (!isMember(channel)) {
    if (channel.kind !== 'public') return refuse('channel_not_found');
    if (!workspace.settings.scopes.includes('chat:write.public')) return refuse('not_in_channel');
  }
  return channel.archived ? refuse('is_archived') : channel;
}

export const isChannel = (found: Channel | Refusal): found is Channel => 'members' in found;
