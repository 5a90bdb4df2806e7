import type { WebClient } from '@slack/web-api';

/** What Slack says of a person, as far as gates need it. */
export interface Person {
  readonly team: string | null;
  /** The name that Slack shows. */
  readonly name: string | null;
  readonly guest: boolean;
  readonly deactivated: boolean;
  readonly bot: boolean;
  readonly stranger: boolean;
}

export interface Channel {
  /** With somebody outside the organisation in it, or invited. */
  readonly shared: boolean;
  readonly archived: boolean;
  /** Whether the bot is in it. */
  readonly member: boolean;
}

/** Looks up people and channels at Slack. Rejects when Slack gives no answer: nobody is let in unknown. */
export interface LookUp {
  /** `maxAgeMs`: how old an answer may be. */
  person(user: string, maxAgeMs: number): Promise<Person>;
  channel(channel: string, maxAgeMs: number): Promise<Channel>;
}

/** Answers are kept for as long as a caller may accept them, and never when the look-up failed. */
export function createLookUp(client: WebClient, now: () => number = Date.now): LookUp {
  const people = keep((user) => lookUpPerson(client, user), now);
  const channels = keep((channel) => lookUpChannel(client, channel), now);
  return { person: people, channel: channels };
}

async function lookUpPerson(client: WebClient, user: string): Promise<Person> {
  const { user: found } = await client.users.info({ user });
  if (!found) throw new Error('users.info names nobody.');
  return {
    team: found.team_id ?? null,
    name: found.profile?.real_name ?? found.real_name ?? null,
    guest: Boolean(found.is_restricted || found.is_ultra_restricted),
    deactivated: Boolean(found.deleted),
    bot: Boolean(found.is_bot) || found.id === 'USLACKBOT',
    stranger: Boolean(found.is_stranger),
  };
}

async function lookUpChannel(client: WebClient, channel: string): Promise<Channel> {
  const { channel: found } = await client.conversations.info({ channel });
  if (!found) throw new Error('conversations.info names no channel.');
  return {
    shared: Boolean(found.is_ext_shared || found.is_pending_ext_shared),
    archived: Boolean(found.is_archived),
    member: Boolean(found.is_member),
  };
}

/** The most answers kept; past it the oldest go. */
const mostKept = 5_000;

function keep<Value>(find: (key: string) => Promise<Value>, now: () => number) {
  const kept = new Map<string, { readonly at: number; readonly value: Promise<Value> }>();
  return (key: string, maxAgeMs: number): Promise<Value> => {
    const before = kept.get(key);
    if (before && now() - before.at <= maxAgeMs) return before.value;
    const value = find(key);
    kept.delete(key);
    kept.set(key, { at: now(), value });
    value.catch(() => {
      if (kept.get(key)?.value === value) kept.delete(key);
    });
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    return value;
  };
}
