import { botProfile, wirePerson } from '../wire.js';
import { findMessage } from '../workspace.js';
import { app, otherBot, team } from '../world.js';
import { findConversation, isChannel } from './conversation.js';
import { page } from './conversations.js';
import { type Methods, refuse, textOf } from './method.js';

const teamFacts = { id: team.id, name: team.name, domain: team.domain, url: 'https://harrowmere.slack.com/' };

export const peopleMethods: Methods = {
  'auth.test': {
    needed: [],
    run: () => ({
      url: teamFacts.url,
      team: team.name,
      user: app.name,
      team_id: team.id,
      user_id: app.botUser,
      bot_id: app.botId,
      is_enterprise_install: false,
    }),
  },
  'apps.connections.open': { needed: [], run: (_args, { openSocket }) => ({ url: openSocket() }) },
  'users.info': {
    needed: ['user'],
    allowed: ['include_locale'],
    run: (args, { workspace }) => {
      const person = workspace.people.get(textOf(args.user));
      return person ? { user: wirePerson(person) } : refuse('user_not_found');
    },
  },
  'users.list': {
    needed: [],
    allowed: ['cursor', 'limit', 'include_locale', 'team_id'],
    run: (args, { workspace }) => page(args, [...workspace.people.values()], 'members', wirePerson),
  },
  'bots.info': {
    needed: [],
    allowed: ['bot', 'team_id'],
    run: (args) => {
      const bot = textOf(args.bot);
      if (bot !== app.botId && bot !== otherBot.botId) return refuse('bot_not_found');
      return { bot: { ...botProfile(bot), user_id: bot === app.botId ? app.botUser : otherBot.id } };
    },
  },
  'team.info': { needed: [], allowed: ['team', 'domain'], run: () => ({ team: teamFacts }) },
  'reactions.add': {
    needed: ['channel', 'timestamp', 'name'],
    run: (args, { workspace }) => {
      const channel = findConversation(workspace, 'reactions.add', args.channel, { member: true });
      if (!isChannel(channel)) return channel;
      const message = findMessage(workspace, channel.id, textOf(args.timestamp));
      if (!message) return refuse('message_not_found');
      const name = textOf(args.name);
      if (!/^[a-z0-9_+'-]+$/.test(name)) return refuse('invalid_name');
      if (message.reactions.includes(name)) return refuse('already_reacted');
      message.reactions = [...message.reactions, name];
      workspace.changed();
      return {};
    },
  },
  'reactions.remove': {
    needed: ['name'],
    allowed: ['channel', 'timestamp'],
    run: (args, { workspace }) => {
      const channel = findConversation(workspace, 'reactions.remove', args.channel, { member: true });
      if (!isChannel(channel)) return channel;
      const message = findMessage(workspace, channel.id, textOf(args.timestamp));
      if (!message) return refuse('message_not_found');
      const name = textOf(args.name);
      if (!message.reactions.includes(name)) return refuse('no_reaction');
      message.reactions = message.reactions.filter((reaction) => reaction !== name);
      workspace.changed();
      return {};
    },
  },
};
