import { type Deliveries, nothingSent } from './deliveries.js';
import type { FakeSlackDriver, Message, Said, Sent } from './driver.js';
import type { Events } from './events.js';
import { addFault } from './faults.js';
import type { Interactions } from './interactions.js';
import { copyOf } from './json.js';
import type { SocketMode } from './socket-mode.js';
import { messageBlocks, messageText } from './typed-text.js';
import { waitForAcks, waitForCall, waitForEphemeral, waitForMessage, waitForView, waitUntil } from './waiting.js';
import { findMessage, messagesOf, openDm, type Workspace } from './workspace.js';
import { app, type Channel, otherBot, type Person, people, team } from './world.js';

/** The driver over the parts of a server in this process. */
export function createDriver(
  workspace: Workspace,
  parts: {
    readonly deliveries: Deliveries;
    readonly events: Events;
    readonly interactions: Interactions;
    readonly sockets: SocketMode;
  },
): FakeSlackDriver {
  const { deliveries, events, interactions, sockets } = parts;

  const channelNamed = (id: string): Channel => {
    const channel = workspace.channels.get(id);
    if (!channel) throw new Error(`There is no channel ${id}.`);
    return channel;
  };

  const write = (channel: Channel, text: string, said: Partial<Said>): Message => {
    const user = said.user ?? people.member;
    if (!workspace.people.has(user)) throw new Error(`There is nobody with the id ${user}.`);
    if (!channel.members.includes(user)) throw new Error(`${user} is not in ${channel.name}.`);
    if (channel.archived) throw new Error(`${channel.name} is archived.`);
    if (said.thread && !findMessage(workspace, channel.id, said.thread)) {
      throw new Error(`There is no message ${said.thread} in ${channel.name}.`);
    }
    const message = {
      ts: workspace.nextTs(),
      channel: channel.id,
      user,
      botId: user === otherBot.id ? otherBot.botId : null,
      text: said.raw ? text : messageText(text),
      blocks: said.raw ? [] : messageBlocks(text, workspace.nextId),
      threadTs: said.thread ?? null,
      metadata: null,
      edited: false,
      deleted: false,
      files: [],
      reactions: [],
    };
    messagesOf(workspace, channel.id).push(message);
    workspace.changed();
    return message;
  };

  const say = (channel: Channel, text: string, said: Partial<Said>): Sent =>
    events.written(write(channel, text, said), channel, said);

  const moveBot = (id: string, inside: boolean): Sent => {
    const channel = channelNamed(id);
    const others = channel.members.filter((member) => member !== app.botUser);
    const moved = { ...channel, members: inside ? [...others, app.botUser] : others };
    workspace.channels.set(id, moved);
    workspace.changed();
    const event = {
      user: app.botUser,
      channel: id,
      channel_type: channel.kind === 'private' ? 'G' : 'C',
      team: team.id,
    };
    return events.happened(inside ? 'member_joined_channel' : 'member_left_channel', event, moved);
  };

  const openTab = (user: string, tab: 'home' | 'messages'): Sent => {
    if (!workspace.people.has(user)) throw new Error(`There is nobody with the id ${user}.`);
    const view = workspace.homes.get(user);
    const event = {
      user,
      channel: openDm(workspace, user).id,
      tab,
      ...(view && tab === 'home' ? { view: view.view } : {}),
    };
    return events.happened('app_home_opened', event);
  };

  return {
    url: workspace.url,
    apiUrl: `${workspace.url}/api/`,
    connection: async () => ({
      url: workspace.url,
      apiUrl: `${workspace.url}/api/`,
      botToken: workspace.options.botToken,
      appToken: workspace.options.appToken,
      signingSecret: workspace.options.signingSecret,
      sockets: sockets.count,
    }),

    people: async () => [...workspace.people.values()],
    channels: async () => [...workspace.channels.values()],
    async addPerson(given) {
      const known = workspace.people.get(given.id) ?? { id: given.id, name: given.id, kind: 'member', team: team.id };
      const person: Person = { ...known, ...given } as Person;
      workspace.people.set(person.id, person);
      workspace.changed();
      return person;
    },
    async setChannel(given) {
      const known = workspace.channels.get(given.id) ?? {
        id: given.id,
        name: given.id.toLowerCase(),
        kind: 'public',
        archived: false,
        shared: 'no',
        members: [people.member, app.botUser],
      };
      const channel: Channel = { ...known, ...given } as Channel;
      workspace.channels.set(channel.id, channel);
      workspace.changed();
      return channel;
    },
    dm: async (user) => openDm(workspace, user).id,
    inviteBot: async (channel) => moveBot(channel, true),
    removeBot: async (channel) => moveBot(channel, false),

    async mention(said) {
      const mentioned = said.text.includes(`<@${app.botUser}>`);
      return say(channelNamed(said.channel), mentioned ? said.text : `<@${app.botUser}> ${said.text}`, said);
    },
    directMessage: async (said) => say(openDm(workspace, said.user ?? people.member), said.text, said),
    threadMessage: async (said) => say(channelNamed(said.channel), said.text, said),
    slash: async (command) => interactions.slash(command),
    press: async (press) => interactions.press(press),
    submitView: async (view) => interactions.submitView(view),
    closeView: async (view) => interactions.closeView(view),
    messageShortcut: async (shortcut) => interactions.messageShortcut(shortcut),
    globalShortcut: async (shortcut) => interactions.globalShortcut(shortcut),
    openHome: async (user = people.member) => openTab(user, 'home'),
    openMessages: async (user = people.member) => openTab(user, 'messages'),
    stopSession: async ({ channel, threadTs, user = people.member }) =>
      events.happened(
        'agent_session_stopped',
        { channel, thread_ts: threadTs, user, streaming_message_ts: [] },
        channelNamed(channel),
      ),
    async editMessage({ channel, ts, text }) {
      const message = findMessage(workspace, channel, ts);
      if (!message) throw new Error(`There is no message ${ts} in ${channel}.`);
      const before = copyOf(message);
      message.text = messageText(text);
      message.blocks = messageBlocks(text, workspace.nextId);
      message.edited = true;
      workspace.changed();
      return events.changed(message, before, channelNamed(channel));
    },
    async deleteMessage({ channel, ts }) {
      const message = findMessage(workspace, channel, ts);
      if (!message) throw new Error(`There is no message ${ts} in ${channel}.`);
      message.deleted = true;
      workspace.changed();
      return events.removed(message, channelNamed(channel));
    },
    async otherBotSays({ channel, text, thread, subtype = false }) {
      const event = subtype ? { subtype: 'bot_message' } : {};
      return say(channelNamed(channel), text, { user: otherBot.id, event, ...(thread ? { thread } : {}) });
    },
    async deliver({ type = 'events_api', payload, retryAttempt = 0, socket }) {
      const place = socket === undefined ? {} : { socket };
      const envelope = deliveries.send(type, payload, { attempt: retryAttempt, ...place });
      const eventIds = typeof payload.event_id === 'string' ? [payload.event_id] : [];
      return { ...nothingSent, envelopes: [envelope], eventIds };
    },
    async redeliver(eventId) {
      const payload = deliveries.eventPayload(eventId);
      if (!payload) throw new Error(`There was no event ${eventId}.`);
      const attempts = workspace.deliveries.filter((one) => one.eventId === eventId).length;
      const envelope = deliveries.send('events_api', payload, { attempt: attempts });
      return { ...nothingSent, envelopes: [envelope], eventIds: [eventId] };
    },
    hold: async () => deliveries.hold(),
    release: async (order = 'as they came') => deliveries.release(order),

    fault: async (fault) => addFault(workspace, fault),
    async clearFaults() {
      workspace.faults.length = 0;
    },
    async configure(settings) {
      workspace.settings = { ...workspace.settings, ...settings };
      workspace.changed();
    },
    disconnectSockets: async (reason = 'refresh_requested') => sockets.disconnect(reason),
    closeSockets: async () => sockets.drop(),
    silenceSockets: async (silent) => sockets.silence(silent),
    advance: async (ms) => workspace.advance(ms),

    message: async (channel, ts) => copyOf(findMessage(workspace, channel, ts) ?? null),
    messages: async (channel) =>
      copyOf(messagesOf(workspace, channel).filter(({ threadTs, deleted }) => threadTs === null && !deleted)),
    thread: async (channel, ts) =>
      copyOf(messagesOf(workspace, channel).filter((one) => !one.deleted && (one.ts === ts || one.threadTs === ts))),
    ephemerals: async (user) => copyOf(workspace.ephemerals.filter((one) => user === undefined || one.user === user)),
    views: async (user) => copyOf(workspace.views.filter((one) => user === undefined || one.user === user)),
    home: async (user) => copyOf(workspace.homes.get(user) ?? null),
    calls: async (method) => copyOf(workspace.calls.filter((call) => method === undefined || call.method === method)),
    acks: async () => copyOf(workspace.deliveries),
    statuses: async () => copyOf(workspace.statuses),
    uploads: async () => copyOf([...workspace.uploads.values()]),
    suggestedPrompts: async () => copyOf(workspace.prompts),
    problems: async () => copyOf(workspace.problems),

    async waitForSockets(count, timeoutMs) {
      const enough = (): true | undefined => (sockets.count >= count ? true : undefined);
      await waitUntil(workspace, enough, { timeoutMs, what: () => `${count} sockets, but ${sockets.count}` });
    },
    waitForMessage: async (query) => copyOf(await waitForMessage(workspace, query)),
    waitForEphemeral: async (query) => copyOf(await waitForEphemeral(workspace, query)),
    waitForView: async (query) => copyOf(await waitForView(workspace, query)),
    waitForAcks: async (envelopes, timeoutMs) => copyOf(await waitForAcks(workspace, envelopes, timeoutMs)),
    waitForCall: async (query) => copyOf(await waitForCall(workspace, query)),

    async reset() {
      deliveries.reset();
      sockets.silence(false);
      workspace.reset();
    },
  };
}
