import type { ConversationKind } from './scopes.js';

export type PersonKind = 'member' | 'admin' | 'guest' | 'single-channel guest' | 'stranger' | 'deactivated' | 'bot';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly kind: PersonKind;
  /** The workspace of the person; another one for a stranger. */
  readonly team: string;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: ConversationKind;
  readonly archived: boolean;
  /** Shared with another organisation, or an invitation to it is waiting. */
  readonly shared: 'no' | 'shared' | 'pending';
  /** Ids of people and bots in it. */
  readonly members: readonly string[];
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
}

export const team: Team = { id: 'T0HARROW01', name: 'Harrowmere Council', domain: 'harrowmere' };
export const otherTeam: Team = { id: 'T0OTHER001', name: 'Neighbour Council', domain: 'neighbour' };

/** The app under test. */
export const app = { id: 'A0MINUTES1', botId: 'B0MINUTES1', botUser: 'U0MINUTES1', name: 'minutebook' } as const;

/** Another app's bot, which posts of itself. */
export const otherBot = { id: 'U0NEWSBOT1', botId: 'B0NEWSBOT1' } as const;

/** Everybody whom the fake knows at first, by what they are. */
export const people = {
  member: 'U0MEMBER01',
  colleague: 'U0COLLEAG1',
  admin: 'U0ADMIN001',
  guest: 'U0GUEST001',
  singleChannelGuest: 'U0SINGLE01',
  stranger: 'U0STRANGER',
  deactivated: 'U0GONE0001',
  bot: app.botUser,
  otherBot: otherBot.id,
} as const;

/** The channels that are there at first. The bot is in all but `unjoined` and `hidden`. */
export const channels = {
  public: 'C0SCRUTINY',
  second: 'C0HOUSING1',
  private: 'C0LEADERS1',
  unjoined: 'C0CANTEEN1',
  hidden: 'C0SECRET01',
  shared: 'C0SHARED01',
  pending: 'C0PENDING1',
  archived: 'C0ARCHIVE1',
} as const;

const person = (id: string, name: string, kind: PersonKind, teamId = team.id): Person => ({
  id,
  name,
  kind,
  team: teamId,
});

export const firstPeople: readonly Person[] = [
  person(people.member, 'Asha Verrall', 'member'),
  person(people.colleague, 'Tom Ockenden', 'member'),
  person(people.admin, 'Ines Farrow', 'admin'),
  person(people.guest, 'Gale Morrish', 'guest'),
  person(people.singleChannelGuest, 'Sol Penhallow', 'single-channel guest'),
  person(people.stranger, 'Vera Stanbrook', 'stranger', otherTeam.id),
  person(people.deactivated, 'Owen Lasker', 'deactivated'),
  person(people.bot, app.name, 'bot'),
  person(people.otherBot, 'newsbot', 'bot'),
];

const staff = [people.member, people.colleague, people.admin];

const channel = (
  id: string,
  name: string,
  more: Partial<Omit<Channel, 'id' | 'name'>> & { readonly members: readonly string[] },
): Channel => ({ id, name, kind: 'public', archived: false, shared: 'no', ...more });

export const firstChannels: readonly Channel[] = [
  channel(channels.public, 'scrutiny', {
    members: [...staff, people.guest, people.singleChannelGuest, people.bot, people.otherBot],
  }),
  channel(channels.second, 'housing', { members: [...staff, people.bot] }),
  channel(channels.private, 'leadership', { kind: 'private', members: [people.member, people.admin, people.bot] }),
  channel(channels.unjoined, 'canteen', { members: staff }),
  channel(channels.hidden, 'hidden', { kind: 'private', members: [people.admin] }),
  channel(channels.shared, 'with-neighbours', {
    shared: 'shared',
    members: [people.member, people.stranger, people.bot],
  }),
  channel(channels.pending, 'invited-neighbours', { shared: 'pending', members: [people.member, people.bot] }),
  channel(channels.archived, 'old-project', { archived: true, members: [people.member, people.bot] }),
];
