import type { FakeSlackDriver, Sent } from '../../tests/support/fake-slack/driver.js';
import { app } from '../../tests/support/fake-slack/world.js';

/** A mention that asks the minutes, one that asks for help (answered so that only its writer sees it), a direct message, a command. */
export type AskedBy = 'mention' | 'help' | 'direct' | 'command';

/** Something that somebody asked. */
export interface Asked {
  /** From 1. It stands in the question, and so in the record of its answer. */
  readonly number: number;
  readonly by: AskedBy;
  readonly user: string;
  readonly channel: string;
  /** The message; null for a command. */
  readonly ts: string | null;
  /** The message that heads its thread: itself, or an earlier question. */
  readonly root: string | null;
  readonly envelopes: readonly string[];
  readonly eventIds: readonly string[];
}

export interface CrowdOptions {
  readonly slack: FakeSlackDriver;
  /** How many mentions there are at least. A tenth as many direct messages and an eighth as many commands come between them. */
  readonly mentions: number;
  readonly perSecond: number;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  /** Whether there must be more than that. */
  readonly goOn: () => boolean;
}

const questions = [
  'what was resolved on damp and mould?',
  'how many children were electively home educated?',
  'what did the panel say about the improvement board?',
  'how many dolphins live in the leisure pool?',
  'what was agreed about repairs?',
];

/** The words that end a question. */
const slip = (number: number): string => `(slip ${number})`;
/** Which question this was; null where it is none of the crowd's. */
export const numberIn = (question: string): number | null => {
  const found = /\(slip (\d+)\)$/.exec(question)?.[1];
  return found === undefined ? null : Number(found);
};

/** Has many people ask in many places, with deliveries that come twice, late, in the wrong order and over sockets that close. */
export async function askMuch({ slack, mentions, perSecond, random, goOn }: CrowdOptions): Promise<readonly Asked[]> {
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)] as Value;
  const users = Array.from({ length: 40 }, (_, place) => `UASK${String(place).padStart(5, '0')}`);
  const channels = Array.from({ length: 8 }, (_, place) => `CASK${String(place).padStart(6, '0')}`);
  for (const [place, id] of users.entries()) await slack.addPerson({ id, name: `Asker ${place}` });
  for (const [place, id] of channels.entries())
    await slack.setChannel({
      id,
      name: `asked-${place}`,
      kind: place % 4 === 3 ? 'private' : 'public',
      members: [...users, app.botUser],
    });

  const asked: Asked[] = [];
  const events: string[] = [];
  const roots: { readonly channel: string; readonly ts: string }[] = [];
  let mentioned = 0;

  const keep = (
    by: AskedBy,
    place: Pick<Asked, 'user' | 'channel' | 'root'>,
    { ts, envelopes, eventIds }: Sent,
  ): void => {
    asked.push({ ...place, number: asked.length + 1, by, ts, root: place.root ?? ts, envelopes, eventIds });
    events.push(...eventIds);
  };

  async function ask(): Promise<void> {
    const number = asked.length + 1;
    const user = pick(users);
    const text = `${pick(questions)} ${slip(number)}`;
    if (number % 12 === 0) {
      const sent = await slack.directMessage({ user, text });
      return keep('direct', { user, channel: await slack.dm(user), root: null }, sent);
    }
    const channel = pick(channels);
    if (number % 9 === 0)
      return keep(
        'command',
        { user, channel, root: null },
        await slack.slash({ command: '/minutes', text, user, channel }),
      );
    mentioned += 1;
    const order = random() < 0.5 ? 'message first' : 'app_mention first';
    const twice = random() < 0.15;
    if (number % 20 === 1)
      return keep(
        'help',
        { user, channel, root: null },
        await slack.mention({ user, channel, text: 'help', order, twice }),
      );
    const thread = random() < 0.3 && roots.length > 0 ? pick(roots) : null;
    const place = { channel: thread?.channel ?? channel, root: thread?.ts ?? null };
    const sent = await slack.mention({
      user,
      channel: place.channel,
      text,
      order,
      twice,
      ...(thread ? { thread: thread.ts } : {}),
    });
    if (thread === null && sent.ts !== null) roots.push({ channel, ts: sent.ts });
    keep('mention', { user, ...place }, sent);
  }

  /** Slack's own restlessness. */
  async function disturb(): Promise<void> {
    const die = random();
    if (die < 0.02) await slack.disconnectSockets();
    else if (die < 0.03) await slack.closeSockets();
    else if (die < 0.15 && events.length > 0) await slack.redeliver(pick(events.slice(-50)));
  }

  const began = performance.now();
  while (mentioned < mentions || goOn()) {
    const due = began + (asked.length * 1000) / perSecond - performance.now();
    if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
    if (random() < 0.03) {
      await slack.hold();
      for (let held = 0; held < 5; held += 1) await ask();
      await slack.release('reversed');
    } else await ask();
    await disturb();
  }
  return asked;
}
