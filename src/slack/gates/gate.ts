import type { SlackConfig } from '../../config.js';
import type { LookUp, Person } from './look-up.js';
import type { Refusal } from './refusal.js';

/** Somebody who asks, and from where. */
export interface Asker {
  readonly user: string;
  readonly channel: string | null;
  /** What Slack's event says of the channel; it is looked up all the same where it says no. */
  readonly shared?: boolean;
}

export type Verdict = { readonly let: 'in'; readonly person: Person } | { readonly let: 'out'; readonly why: Refusal };

export interface Gate {
  /** Whether this person may ask here now. Never rejects: what cannot be looked up is refused. */
  check(asker: Asker, when: 'asked' | 'posted'): Promise<Verdict>;
  isAdmin(user: string): boolean;
  /** Whether this person may say that an action is done, or is none. */
  mayMark(user: string): boolean;
}

export interface GateInput {
  readonly lookUp: LookUp;
  /** The workspace the bot is installed in. */
  readonly ownTeam: string;
  readonly config: SlackConfig;
}

/** How old a look-up may be. At posting it is asked anew unless the question itself was just now. */
const maxAge = { asked: 60_000, posted: 10_000 };

export function createGate({ lookUp, ownTeam, config }: GateInput): Gate {
  const teams = config.teams.length > 0 ? config.teams : [ownTeam];

  async function check({ user, channel, shared = false }: Asker, when: 'asked' | 'posted'): Promise<Verdict> {
    try {
      const place = channel === null ? null : refuseChannel(channel, shared);
      if (place) return out(place);
      const [person, here] = await Promise.all([
        lookUp.person(user, maxAge[when]),
        channel === null || isDirect(channel) ? null : lookUp.channel(channel, maxAge[when]),
      ]);
      if (here?.shared && channel !== null && !config.sharedChannels.includes(channel)) return out('shared_channel');
      const why = refusePerson(user, person);
      return why ? out(why) : { let: 'in', person };
    } catch {
      return out('lookup_failed');
    }
  }

  function refuseChannel(channel: string, shared: boolean): Refusal | null {
    if (shared && !config.sharedChannels.includes(channel)) return 'shared_channel';
    if (config.channels.length > 0 && !isDirect(channel) && !config.channels.includes(channel))
      return 'channel_not_listed';
    return null;
  }

  function refusePerson(user: string, person: Person): Refusal | null {
    if (person.bot) return 'bot';
    if (person.deactivated) return 'deactivated';
    if (person.stranger || person.team === null || !teams.includes(person.team)) return 'other_workspace';
    if (person.guest && !config.guests.includes(user)) return 'guest';
    if (config.users.length > 0 && !config.users.includes(user)) return 'user_not_listed';
    return null;
  }

  const isAdmin = (user: string): boolean => config.admins.includes(user);
  return { check, isAdmin, mayMark: (user) => isAdmin(user) || config.markers.includes(user) };
}

const out = (why: Refusal): Verdict => ({ let: 'out', why });

/** A direct message is between one person and the bot, so the person alone decides. */
export const isDirect = (channel: string): boolean => channel.startsWith('D');
