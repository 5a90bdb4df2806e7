import type { Delivery, FakeSlackDriver } from '../tests/support/fake-slack/driver.js';
import { app } from '../tests/support/fake-slack/world.js';
import { startBot, startSlack } from './bot-processes.js';
import { inventMeetings } from './invented/minutes.js';
import { documentFrom } from './invented/record.js';
import { createTemporaryLibrary, embedAll, lexicalModel, storeDocuments } from './library.js';
import { quantile } from './measures.js';
import { ms, printTable, type Row, saveResults } from './report.js';

export interface SlackLoadOptions {
  readonly passages: number;
  /** Questions asked at once, in each round. */
  readonly questions: number;
  readonly rounds: number;
}

/**
 * Many questions at once on a large library: how soon each is acknowledged and answered, and how long the bot's event loop is held
 * up meanwhile. The bot is the program as it is run; the fake Slack is a process of its own and this one only asks.
 */
export async function runSlackLoad({ passages, questions, rounds }: SlackLoadOptions): Promise<void> {
  const { meetings, questions: texts } = inventMeetings(passages);
  const temporary = createTemporaryLibrary();
  await storeDocuments(temporary.library, meetings.map(documentFrom));
  await embedAll(
    temporary.library,
    lexicalModel(() => 1),
  );
  await temporary.library.close();
  const slack = await startSlack();
  const bot = await startBot(temporary.folder, slack.environment);
  try {
    await slack.driver.waitForSockets(1, 120_000);
    const channels = await settle(slack.driver, questions);
    // The first question waits for the library to be read; a user of a bot that runs does not.
    await askAll(slack.driver, channels, texts.slice(0, 1));
    const rows: Row[] = [];
    const all: Timed[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      await eventLoop(bot.statusPort);
      const asked = Array.from({ length: questions }, (_, at) => ({
        text: texts[(round * questions + at) % texts.length]?.text ?? '',
      }));
      const timed = await askAll(slack.driver, channels, asked);
      all.push(...timed);
      rows.push(rowOf(String(round), timed, await eventLoop(bot.statusPort)));
    }
    rows.push(rowOf('all', all, null));
    printTable(`${questions} questions at once, ${passages.toLocaleString('en-GB')} passages: milliseconds`, rows);
    const problems = await slack.driver.problems();
    console.log(`\nWhat Slack would have complained of: ${problems.length}.`);
    saveResults('slack-load', `npm run bench -- slack-load --sizes ${passages}`, { rows, problems });
  } finally {
    await bot.stop();
    await slack.stop();
    await temporary.remove().catch(() => {});
  }
}

interface Timed {
  readonly acknowledged: number;
  readonly answered: number;
}

/** Asks everything at once, each in a channel of its own, and waits until everything is answered. */
async function askAll(
  slack: FakeSlackDriver,
  channels: readonly { readonly id: string; readonly user: string }[],
  asked: readonly { readonly text: string }[],
): Promise<readonly Timed[]> {
  const sent = await Promise.all(
    asked.map(async ({ text }, at) => {
      const { id, user } = channels[at % channels.length] ?? { id: '', user: '' };
      return { channel: id, ...(await slack.mention({ channel: id, user, text })) };
    }),
  );
  await slack.waitForAcks(
    sent.flatMap(({ envelopes }) => envelopes),
    60_000,
  );
  const answers = await Promise.all(
    sent.map(({ channel, ts }) =>
      slack.waitForMessage({ channel, ...(ts === null ? {} : { threadTs: ts }), timeoutMs: 120_000 }),
    ),
  );
  const deliveries = await slack.acks();
  const posts = await slack.calls('chat.postMessage');
  return sent.flatMap(({ ts, envelopes }, at) => {
    const own = deliveries.filter(({ envelopeId }) => envelopes.includes(envelopeId));
    const first = Math.min(...own.map(({ sentAt }) => sentAt));
    const post = posts.find(({ args }) => args.thread_ts === ts);
    if (!post || !answers[at]) return [];
    return own.map((delivery: Delivery) => ({
      acknowledged: delivery.tookMs ?? Number.NaN,
      answered: post.at - first,
    }));
  });
}

function rowOf(round: string, timed: readonly Timed[], loop: EventLoop | null): Row {
  const of = (key: keyof Timed, share: number): string =>
    ms(
      quantile(
        timed.map((one) => one[key]).toSorted((a, b) => a - b),
        share,
      ),
    );
  return {
    round,
    'acknowledged p50': of('acknowledged', 0.5),
    'acknowledged p99': of('acknowledged', 0.99),
    'answered p50': of('answered', 0.5),
    'answered p99': of('answered', 0.99),
    'event loop p50': loop ? ms(loop.p50) : '',
    'event loop p99': loop ? ms(loop.p99) : '',
    'event loop longest': loop ? ms(loop.longest) : '',
  };
}

interface EventLoop {
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

/** How late the bot's event loop came back to its work since this was last asked, in milliseconds. */
async function eventLoop(port: number): Promise<EventLoop> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const read = (name: string): number =>
    1000 * Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)$`, 'm').exec(text)?.[1]);
  return { p50: read('p50'), p99: read('p99'), longest: read('max') };
}

/** A person and a channel for each question: nobody's own limit and no channel's pace is measured. */
async function settle(slack: FakeSlackDriver, count: number) {
  const places = Array.from({ length: count }, (_, place) => ({
    id: `CLOAD${String(place).padStart(5, '0')}`,
    user: `ULOAD${String(place).padStart(5, '0')}`,
  }));
  for (const { id, user } of places) {
    await slack.addPerson({ id: user, name: `Asker ${user.slice(-2)}` });
    await slack.setChannel({ id, name: id.toLowerCase(), kind: 'public', members: [user, app.botUser] });
  }
  return places;
}
