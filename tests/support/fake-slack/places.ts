import type { Ephemeral, Message, Press } from './driver.js';
import { type Fields, fieldsOf, listOf } from './json.js';
import { elementsOf } from './open-views.js';
import { findMessage, type OpenView, type Workspace } from './workspace.js';
import type { Channel } from './world.js';

/** What holds the element that somebody presses. */
export interface Place {
  readonly blocks: readonly Fields[];
  readonly channel: Channel | null;
  readonly message: Message | null;
  readonly ephemeral: Ephemeral | null;
  readonly view: OpenView | null;
  readonly ts: string | null;
}

/** What the person sees the element in; throws when they do not. */
export function placeOf(workspace: Workspace, press: Press, user: string): Place {
  const none = { channel: null, message: null, ephemeral: null, view: null, ts: null };
  if (press.home || press.viewId !== undefined) {
    const view = press.home
      ? workspace.homes.get(user)
      : [...workspace.views, ...workspace.homes.values()].find(({ id }) => id === press.viewId);
    if (!view || view.user !== user) throw new Error(`${user} does not see this view.`);
    return { ...none, view, blocks: listOf(view.view.blocks).map(fieldsOf) };
  }
  if (press.ephemeralTs !== undefined) {
    const ephemeral = workspace.ephemerals.find(({ ts }) => ts === press.ephemeralTs);
    if (!ephemeral || ephemeral.user !== user) throw new Error(`${user} does not see this message.`);
    const channel = channelNamed(workspace, ephemeral.channel);
    return { ...none, channel, ephemeral, ts: ephemeral.ts, blocks: ephemeral.blocks };
  }
  const ts = press.messageTs ?? '';
  const channel = press.channel
    ? channelNamed(workspace, press.channel)
    : [...workspace.channels.values()].find(({ id }) => findMessage(workspace, id, ts));
  const message = channel && findMessage(workspace, channel.id, ts);
  if (!channel || !message) throw new Error(`There is no message ${ts}.`);
  if (!channel.members.includes(user)) throw new Error(`${user} is not in ${channel.name}.`);
  return { ...none, channel, message, ts, blocks: message.blocks };
}

export const channelNamed = (workspace: Workspace, id: string): Channel => {
  const channel = workspace.channels.get(id);
  if (!channel) throw new Error(`There is no channel ${id}.`);
  return channel;
};

export function containerOf(place: Place): Fields {
  if (place.view) return { type: 'view', view_id: place.view.id };
  const threadTs = place.message?.threadTs ?? place.ephemeral?.threadTs;
  return {
    type: 'message',
    message_ts: place.ts,
    channel_id: place.channel?.id,
    is_ephemeral: place.ephemeral !== null,
    ...(threadTs ? { thread_ts: threadTs } : {}),
  };
}

export function findElement(
  blocks: readonly Fields[],
  press: Press,
): { readonly block: Fields; readonly element: Fields } {
  const flat = blocks.flatMap((block) => [block, ...listOf(block.child_blocks).map(fieldsOf)]);
  const found = flat
    .filter((block) => press.blockId === undefined || block.block_id === press.blockId)
    .flatMap((block) => elementsOf(block).map((element) => ({ block, element })))
    .filter(({ element }) => element.action_id === press.actionId)
    .filter(({ element }) => element.type !== 'button' || press.value === undefined || element.value === press.value);
  const [first, second] = found;
  if (!first) throw new Error(`There is no element with the action id ${press.actionId}.`);
  if (second) throw new Error(`Several elements have the action id ${press.actionId}; say blockId or value.`);
  return first;
}
