import { openSqliteLibrary } from '../src/library/sqlite/sqlite-library.js';
import { loadMeasureRegister } from '../src/vocabulary/metrics/register.js';
import { type ReportGiven, reportOf } from '../tests/metrics/invented-figures.js';
import type { FakeSlackDriver } from '../tests/support/fake-slack/driver.js';
import { channels, people } from '../tests/support/fake-slack/world.js';
import { startBot, startSlack } from './bot-processes.js';
import { createTemporaryLibrary } from './library.js';
import { quantile } from './measures.js';
import { fixed, ms, printTable, type Row, saveResults } from './report.js';

export interface MetricLoadOptions {
  /** How many figures the ledger holds, smallest first. */
  readonly sizes: readonly number[];
  readonly queries: number;
}

const councils = [
  'Harrowmere Council',
  'Lowmarsh Council',
  'Coppermill Council',
  'Fenwick Council',
  'Aldershaw Council',
];
const register = loadMeasureRegister();
const measures = register
  .all()
  .filter(
    ({ key, name, unit }) => register.resolve({ measure: name, segment: null, unit, context: '' }).metric.key === key,
  )
  .filter(({ key, name }) => register.find(name, []).named.includes(key))
  .slice(0, 100);

/**
 * `/metric` from the command to the posted answer, one after another as a person asks. The bot is the program as it is run and the
 * fake Slack a process of its own; times are of the fake's clock.
 */
export async function runMetricLoad({ sizes, queries }: MetricLoadOptions): Promise<void> {
  const rows: Row[] = [];
  let before: number | null = null;
  for (const size of sizes) {
    const { all, statuses, observations } = await timed(size, queries);
    const sorted = all.toSorted((a, b) => a - b);
    const p50 = quantile(sorted, 0.5);
    rows.push({
      figures: observations.toLocaleString('en-GB'),
      queries: all.length,
      found: statuses.get('found') ?? 0,
      p50: ms(p50),
      p95: ms(quantile(sorted, 0.95)),
      longest: ms(sorted.at(-1) ?? Number.NaN),
      'p50 to the size before': before === null ? '' : fixed(p50 / before, 2),
    });
    before = p50;
  }
  printTable('/metric from the command to the posted answer: milliseconds', rows);
  saveResults('metric-load', `npm run bench -- metric-load --sizes ${sizes.join(',')}`, rows);
}

async function timed(size: number, queries: number) {
  const { folder, library, remove } = createTemporaryLibrary();
  await library.close();
  const filled = openSqliteLibrary(`${folder}/library.sqlite`, { create: false });
  let observations = 0;
  for (const report of invented(size)) {
    await filled.storeDocument(reportOf(report, register));
    observations += report.figures?.length ?? 0;
  }
  await filled.close();
  const slack = await startSlack();
  const bot = await startBot(folder, slack.environment);
  const all: number[] = [];
  const statuses = new Map<string, number>();
  try {
    await slack.driver.waitForSockets(1, 120_000);
    // The first waits for the library to be read; a user of a bot that runs does not.
    await ask(slack.driver, '');
    for (let at = 0; at < queries; at += 1) {
      const measure = measures[(at * 37) % measures.length]?.name ?? '';
      const council = councils[at % councils.length] ?? '';
      // Every other query is of one council in one year, as officers ask.
      const { tookMs, text } = await ask(slack.driver, at % 2 === 0 ? measure : `${measure} ${council} 2024`);
      all.push(tookMs);
      const status = /^No figure|choose one/.test(text) ? 'other' : 'found';
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  } finally {
    await bot.stop();
    await slack.stop();
    await remove().catch(() => {});
  }
  return { all, statuses, observations };
}

async function ask(slack: FakeSlackDriver, text: string): Promise<{ readonly tookMs: number; readonly text: string }> {
  const told = (await slack.ephemerals(people.member)).at(-1);
  const { envelopes } = await slack.slash({ command: '/metric', text, user: people.member, channel: channels.public });
  const answer = await slack.waitForEphemeral({
    user: people.member,
    containing: '',
    timeoutMs: 120_000,
    ...(told ? { after: told.ts } : {}),
  });
  const sent = (await slack.acks()).find(({ envelopeId }) => envelopes.includes(envelopeId));
  return { tookMs: Number(answer.ts) * 1000 - (sent?.sentAt ?? Number.NaN), text: answer.text };
}

const perReport = 20;

/**
 * Every month back from September 2025 each council has a figure for every measure, in reports of twenty to several panels: items as long
 * as real ones.
 */
function* invented(size: number): Generator<ReportGiven> {
  for (let at = 0; at < size / perReport; at += 1) {
    const council = councils[at % councils.length] ?? '';
    const first = (Math.floor(at / councils.length) * perReport) % measures.length;
    const monthsBack = Math.floor((at * perReport) / (councils.length * measures.length));
    const month = new Date(Date.UTC(2025, 8 - monthsBack, 1));
    const start = month.toISOString().slice(0, 10);
    const end = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).toISOString().slice(0, 10);
    yield {
      document: `reports/${at}.txt`,
      council,
      body: `Scrutiny Panel ${1 + first / perReport}`,
      heldOn: end,
      figures: measures.slice(first, first + perReport).map(({ name, unit }, place) => ({
        measure: name,
        unit,
        value: ((at * 31 + place * 17) % 900) / 10,
        period: [start, end] as const,
      })),
    };
  }
}
