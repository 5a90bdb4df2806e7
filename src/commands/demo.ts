import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { projectFile } from '../paths.js';
import { runAsk } from './ask.js';
import type { Context, Run } from './context.js';
import { runDigest } from './digest.js';
import { runIngest } from './ingest.js';
import { runMetric } from './metric.js';
import { type Output, paint, wrap } from './output.js';

/** A figure, a reason, a decision, and something that the minutes do not say. */
export const demoQuestions: readonly string[] = [
  'What percentage of education, health and care plans was on time in May 2025?',
  'Why were education, health and care plans late in summer 2024?',
  'What was decided about the allocations policy?',
  'What was said about library opening hours?',
];

/** A measure with several figures that cannot all be joined. */
export const demoMeasure = 'EHCPs on time';

/** A week in which a panel met. */
export const demoWeek = { since: '2025-06-16', until: '2025-06-22', short: true } as const;

/** Takes the sample minutes into a data folder that is removed afterwards, and asks them a few questions. */
export const runDemo =
  (contextFor: (dataFolder: string) => Context): Run =>
  async ({ json }) => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'minutebook-demo-'));
    try {
      const context = { ...contextFor(dataFolder), json };
      return await (json ? demonstrateAsJson(context) : demonstrate(context));
    } finally {
      rmSync(dataFolder, { recursive: true, force: true });
    }
  };

const samples = projectFile('samples');

async function demonstrate(context: Context): Promise<number> {
  const { output } = context;
  const say = (text: string): void => output.result(wrap(output, text));
  const ask = (command: string): void => output.result(`\n${paint(output, 'cyan', `$ ${command}`)}\n`);
  say('These minutes are of an invented council; they come with Minutebook. No key, no model and no network are used.');
  ask('minutebook ingest samples');
  const code = await runIngest([samples], {})(context);
  for (const question of demoQuestions) {
    ask(`minutebook ask "${question}"`);
    await runAsk(question, {})(context);
  }
  // Kept, because a chart is there to be looked at.
  const chart = join(mkdtempSync(join(tmpdir(), 'minutebook-chart-')), 'ehcps-on-time.png');
  ask(`minutebook metric "${demoMeasure}" --chart ${basename(chart)}`);
  await runMetric(demoMeasure, { chart })(context);
  say(`\nThe chart: ${chart}`);
  ask(`minutebook digest --since ${demoWeek.since} --until ${demoWeek.until} --short`);
  await runDigest(demoWeek)(context);
  say('\nThe demonstration’s own data folder has been removed. Now with your minutes: minutebook ingest FOLDER');
  return code;
}

/** One document: the report of the ingest and the answers. */
async function demonstrateAsJson(context: Context): Promise<number> {
  const printed: unknown[] = [];
  const output: Output = { ...context.output, result: (text) => printed.push(JSON.parse(text)) };
  const code = await runIngest([samples], {})({ ...context, output });
  for (const question of demoQuestions) await runAsk(question, {})({ ...context, output });
  const [ingest, ...answers] = printed.splice(0);
  await runMetric(demoMeasure, {})({ ...context, output });
  await runDigest(demoWeek)({ ...context, output });
  const [metric, digest] = printed;
  context.output.result(JSON.stringify({ ingest, answers, metric, digest }));
  return code;
}
