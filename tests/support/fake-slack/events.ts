import { type Deliveries, nothingSent } from './deliveries.js';
import type { Message, Said, Sent } from './driver.js';
import type { Fields } from './json.js';
import { eventScopes } from './scopes.js';
import { channelType, wireMessage } from './wire.js';
import { isMember, type Workspace } from './workspace.js';
import { app, type Channel, type Person, team } from './world.js';

/** Says to the bot what happened, as far as it is subscribed and may know. */
export interface Events {
  /** A person or another bot wrote a message. */
  written(message: Message, channel: Channel, said?: Partial<Said>): Sent;
  /** The bot itself posted; Slack tells it of that too. */
  posted(message: Message, channel: Channel): void;
  changed(message: Message, before: Message, channel: Channel): Sent;
  removed(message: Message, channel: Channel): Sent;
  /** Any other event, if the bot is subscribed to it. */
  happened(name: string, event: Fields, channel?: Channel): Sent;
}

export function createEvents(workspace: Workspace, deliveries: Deliveries): Events {
  const subscribed = (name: string): boolean => {
    const { events, scopes } = workspace.settings;
    if (!events.includes(name)) return false;
    const needed = eventScopes[name];
    return needed === undefined || needed.length === 0 || needed.some((scope) => scopes.includes(scope));
  };
  const messageEvent = (channel: Channel): string =>
    ({ public: 'message.channels', private: 'message.groups', dm: 'message.im' })[channel.kind];

  const send = (bodies: readonly Fields[], twice = false): Sent => {
    const all = twice ? bodies.flatMap((body) => [body, body]) : bodies;
    const envelopes = all.map((body) => deliveries.send('events_api', body));
    return { ...nothingSent, envelopes, eventIds: bodies.map((body) => String(body.event_id)) };
  };

  /** A guest gets nothing out of an app with the agent view. */
  const isShutOut = (user: string): boolean => {
    const kind = workspace.people.get(user)?.kind;
    return workspace.options.agentView === true && (kind === 'guest' || kind === 'single-channel guest');
  };

  const ofMessage = (message: Message, channel: Channel, subtype: string, fields: Fields): Sent => {
    if (!isMember(channel) || !subscribed(messageEvent(channel))) return nothingSent;
    const ts = workspace.nextTs();
    const event = {
      type: 'message',
      subtype,
      hidden: true,
      channel: channel.id,
      channel_type: channelType(channel),
      ts,
      event_ts: ts,
      ...fields,
    };
    return { ...send([body(workspace, event, channel)]), ts: message.ts };
  };

  return {
    written(message, channel, said = {}) {
      if (said.silent || !isMember(channel) || isShutOut(message.user)) return { ...nothingSent, ts: message.ts };
      const person = workspace.people.get(message.user);
      const base = {
        ...wireMessage(workspace, message, { metadata: true }),
        ...teamsOf(person),
        channel: channel.id,
        event_ts: message.ts,
      };
      const mentions = message.text.includes(`<@${app.botUser}>`) && channel.kind !== 'dm';
      const bodies: Fields[] = [];
      const around = said.body ?? {};
      if (mentions && subscribed('app_mention')) {
        bodies.push({ ...body(workspace, { ...base, type: 'app_mention', ...said.event }, channel), ...around });
      }
      if (subscribed(messageEvent(channel))) {
        const event = { ...base, type: 'message', channel_type: channelType(channel), ...said.event };
        bodies.push({ ...body(workspace, event, channel), ...around });
      }
      if (said.order === 'message first') bodies.reverse();
      return { ...send(bodies, said.twice), ts: message.ts };
    },
    posted(message, channel) {
      if (workspace.options.ownMessages === false || !isMember(channel) || !subscribed(messageEvent(channel))) return;
      const wire = wireMessage(workspace, message, { metadata: true });
      const event = { ...wire, channel: channel.id, channel_type: channelType(channel), event_ts: message.ts };
      send([body(workspace, event, channel)]);
    },
    changed: (message, before, channel) =>
      ofMessage(message, channel, 'message_changed', {
        message: wireMessage(workspace, message, { metadata: true }),
        previous_message: wireMessage(workspace, before, { metadata: true }),
      }),
    removed: (message, channel) =>
      ofMessage(message, channel, 'message_deleted', {
        deleted_ts: message.ts,
        previous_message: wireMessage(workspace, message),
      }),
    happened(name, event, channel) {
      if (!subscribed(name)) return nothingSent;
      return send([body(workspace, { ...event, type: name, event_ts: workspace.nextTs() }, channel)]);
    },
  };
}

/** Which workspace a writer belongs to, and what Slack says of one who is not an ordinary member. */
function teamsOf(person: Person | undefined): Fields {
  const home = person?.team ?? team.id;
  const kind = person?.kind;
  return {
    team: home,
    ...(kind === 'stranger' ? { user_team: home, source_team: home } : {}),
    ...(kind === 'stranger' || kind === 'guest' || kind === 'single-channel guest'
      ? {
          user_profile: {
            real_name: person?.name,
            team: home,
            is_restricted: kind !== 'stranger',
            is_ultra_restricted: kind === 'single-channel guest',
          },
        }
      : {}),
  };
}

function body(workspace: Workspace, event: Fields, channel?: Channel): Fields {
  const eventId = workspace.nextId('Ev');
  return {
    token: 'fake-verification-token',
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(workspace.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: app.botUser, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: channel !== undefined && channel.shared !== 'no',
    event_context: `4-${eventId}`,
  };
}
