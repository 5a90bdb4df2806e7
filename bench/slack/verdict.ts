import type { Post, State } from '../../src/state/state.js';
import type { Delivery, FakeSlackDriver, Message } from '../../tests/support/fake-slack/driver.js';
import { type Asked, type AskedBy, numberIn } from './crowd.js';

/** What became of the questions asked in one way. */
export interface Fate {
  readonly asked: number;
  /** Every part of the answer stands there once. */
  readonly once: number;
  /** Not there, its outcome unknown. */
  readonly unknown: number;
  /** A command that Slack could not hand over, as its asker was told. */
  readonly notTaken: number;
  readonly lost: number;
  readonly twice: number;
}

export interface Verdict {
  readonly fates: Readonly<Record<AskedBy, Fate>>;
  /** Posts whose outcome is unknown: in the state, by `/metrics`, and in the log. */
  readonly unknownPosts: { readonly kept: number; readonly counted: number; readonly logged: number };
  /** Of these, in a direct message or with a history that the bot may read. */
  readonly unknownThoughReadable: number;
  /** Calls of the channel's history to look for a post. */
  readonly lookedFor: number;
  /** Questions refused or failed, by what the audit says. */
  readonly notAnswered: Readonly<Record<string, number>>;
  /** Deliveries by state. */
  readonly deliveries: Readonly<Record<string, number>>;
  /** What Slack would have complained of, by kind. */
  readonly problems: Readonly<Record<string, number>>;
  /** Every promise broken, a sentence each. */
  readonly broken: readonly string[];
}

export interface ToJudge {
  readonly asked: readonly Asked[];
  readonly slack: FakeSlackDriver;
  readonly state: State;
  /** What all bots have logged, a JSON object a line. */
  readonly log: readonly string[];
  /** What `/metrics` of the last bot says. */
  readonly metrics: string;
}

/** Compares what was asked with what stands in Slack. */
export async function judge({ asked, slack, state, log, metrics }: ToJudge): Promise<Verdict> {
  const broken: string[] = [];
  const unknown = await state.unknownPosts(new Date(0));
  const deliveries = await slack.acks();
  const posts = await answersByNumber(state, broken);
  const seen = await whatStandsThere(slack, asked);
  const fates = emptyFates();
  const acknowledged = new Set(
    deliveries.filter(({ ackedAt }) => ackedAt !== null).map(({ envelopeId }) => envelopeId),
  );

  for (const question of asked) {
    const fate = fates[question.by];
    fate.asked += 1;
    const parts =
      question.by === 'help' ? helpFor(question, seen, unknown) : partsOf(posts.get(question.number) ?? [], seen);
    const name = `Question ${question.number} (${question.by})`;
    if (parts.some(({ times }) => times > 1)) {
      fate.twice += 1;
      broken.push(`${name} was answered more than once.`);
    } else if (parts.length > 0 && parts.every(({ times }) => times === 1)) fate.once += 1;
    else if (parts.length > 0 && parts.every(({ times, state: kept }) => times === 1 || kept === 'unknown'))
      fate.unknown += 1;
    else if (question.by === 'command' && !question.envelopes.some((id) => acknowledged.has(id))) fate.notTaken += 1;
    else {
      fate.lost += 1;
      broken.push(
        `${name} was not answered: ${parts.map(({ state: kept }) => kept).join(', ') || 'nothing was made'}; it was delivered so: ${handedOver(question, deliveries)}.`,
      );
    }
  }

  const ids = new Set(unknown.map(({ id }) => id));
  const logged = unknownInLog(log);
  const counted = Number(/^minutebook_unknown_posts (\d+)$/m.exec(metrics)?.[1] ?? Number.NaN);
  for (const post of unknown) {
    if (!logged.has(post.id)) broken.push(`Post ${post.id} is unknown and the log does not say so.`);
    else if (logged.get(post.id) !== post.ref)
      broken.push(`Post ${post.id} is unknown and logged without its reference.`);
  }
  if (counted !== ids.size) broken.push(`/metrics counts ${counted} unknown posts; ${ids.size} are kept.`);
  const readable = unknown.filter(({ readBack }) => readBack);
  for (const { id } of readable) broken.push(`Post ${id} is unknown though it could be looked for.`);
  const problems = countBy(await slack.problems(), ({ kind }) => kind);
  for (const [kind, count] of Object.entries(problems))
    if (kind !== 'late acknowledgement') broken.push(`Slack complained ${count} times: ${kind}.`);
  const trail = (await state.auditEntries()).filter(({ event }) => event === 'refused' || event === 'failed');
  return {
    fates,
    unknownPosts: { kept: ids.size, counted, logged: [...logged.keys()].filter((id) => ids.has(id)).length },
    unknownThoughReadable: readable.length,
    lookedFor:
      (await slack.calls('conversations.replies')).length + (await slack.calls('conversations.history')).length,
    notAnswered: countBy(trail, ({ event, detail }) => `${event} ${JSON.stringify(detail)}`),
    deliveries: countBy(deliveries, ({ state: how, attempt }) => `${attempt === 0 ? 'first' : 'again'}, ${how}`),
    problems,
    broken,
  };
}

/** Whether nothing more will come: every event is acknowledged or given up on. */
export function isOver(deliveries: readonly Delivery[], retries: number): boolean {
  const events = new Map<string, { acknowledged: boolean; last: number }>();
  for (const { eventId, envelopeId, attempt, ackedAt, state: how } of deliveries) {
    const key = eventId ?? envelopeId;
    const event = events.get(key) ?? { acknowledged: false, last: 0 };
    event.acknowledged ||= ackedAt !== null;
    // A command is not handed over again.
    if (how !== 'waiting') event.last = Math.max(event.last, eventId === null ? retries : attempt);
    events.set(key, event);
  }
  return [...events.values()].every(({ acknowledged, last }) => acknowledged || last >= retries);
}

const handedOver = ({ envelopes, eventIds }: Asked, deliveries: readonly Delivery[]): string =>
  deliveries
    .filter(
      ({ eventId, envelopeId }) => envelopes.includes(envelopeId) || (eventId !== null && eventIds.includes(eventId)),
    )
    .map(({ state }) => state)
    .join(', ');

interface Part {
  readonly state: Post['state'] | 'none';
  /** How often it stands in Slack. */
  readonly times: number;
}

/** The posts of every answer that was made, by the question's number. A question that two answers were made for is a broken promise. */
async function answersByNumber(state: State, broken: string[]): Promise<ReadonlyMap<number, readonly Post[]>> {
  const found = new Map<number, readonly Post[]>();
  const refs = new Set((await state.auditEntries()).flatMap(({ ref }) => ref ?? []));
  for (const ref of refs) {
    const question = (await state.answer(ref))?.question;
    const number = question == null ? null : numberIn(question);
    if (number === null) continue;
    if (found.has(number)) broken.push(`Question ${number} was worked out twice.`);
    found.set(number, [...(found.get(number) ?? []), ...(await state.postsOf(ref))]);
  }
  return found;
}

/** What stands in Slack: how often by the id of a post, by reference for whispers at a command's address, by thread for other whispers. */
interface Standing {
  readonly byPost: ReadonlyMap<string, number>;
  readonly byRef: ReadonlyMap<string, number>;
  readonly byThread: ReadonlyMap<string, number>;
}

async function whatStandsThere(slack: FakeSlackDriver, asked: readonly Asked[]): Promise<Standing> {
  const byPost = new Map<string, number>();
  const byRef = new Map<string, number>();
  const byThread = new Map<string, number>();
  const add = (to: Map<string, number>, key: string): void => void to.set(key, (to.get(key) ?? 0) + 1);
  const read = (messages: readonly Message[]): void => {
    for (const { botId, metadata } of messages)
      if (botId !== null) add(byPost, String((metadata?.event_payload as { post_id?: unknown } | undefined)?.post_id));
  };
  const threads = new Map<string, { readonly channel: string; readonly root: string }>();
  const directs = new Set<string>();
  for (const { by, channel, root } of asked)
    if (by === 'direct') directs.add(channel);
    else if (root !== null) threads.set(`${channel} ${root}`, { channel, root });
  for (const { channel, root } of threads.values()) read(await slack.thread(channel, root));
  for (const channel of directs) read(await slack.messages(channel));
  for (const whisper of await slack.ephemerals()) {
    const ref = /answer ([A-Z2-9]{5})\b/.exec(JSON.stringify(whisper.blocks))?.[1];
    if (whisper.threadTs !== null) add(byThread, `${whisper.channel} ${whisper.threadTs}`);
    else if (ref !== undefined) add(byRef, ref);
  }
  return { byPost, byRef, byThread };
}

/** An answer at a command's address has no mark; it is known by its reference, which stands in the last of its parts. */
function partsOf(posts: readonly Post[], { byPost, byRef }: Standing): Part[] {
  return posts.map(({ id, kind, ref, state }) => ({
    state,
    times: (kind === 'response' ? byRef.get(ref ?? '') : byPost.get(id)) ?? 0,
  }));
}

function helpFor({ channel, root }: Asked, { byThread }: Standing, unknown: readonly Post[]): Part[] {
  const times = byThread.get(`${channel} ${root}`) ?? 0;
  const isUnknown = unknown.some(
    (post) => post.channel === channel && post.threadTs === root && post.kind === 'ephemeral',
  );
  return [{ times, state: isUnknown ? 'unknown' : 'none' }];
}

/** Posts that the log calls unknown, with the reference it gives. */
function unknownInLog(log: readonly string[]): ReadonlyMap<string, string | null> {
  return new Map(
    log
      .filter((line) => line.startsWith('{') && line.includes('"A post ended as unknown"'))
      .map((line) => JSON.parse(line) as { post: string; ref: string | null })
      .map(({ post, ref }) => [post, ref]),
  );
}

const emptyFates = (): Record<AskedBy, { -readonly [Key in keyof Fate]: number }> => {
  const fate = () => ({ asked: 0, once: 0, unknown: 0, notTaken: 0, lost: 0, twice: 0 });
  return { mention: fate(), help: fate(), direct: fate(), command: fate() };
};

function countBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[keyOf(value)] = (counts[keyOf(value)] ?? 0) + 1;
  return counts;
}
