import { createDenied } from '../answering/allowed-book.js';
import { UsageError } from '../errors.js';
import { chartPng } from '../metrics/chart/chart-png.js';
import { metricCsv } from '../metrics/csv.js';
import { type LookUpParts, lookUpMetric } from '../metrics/look-up.js';
import { shelfOf, shelfWithout } from '../metrics/shelf.js';
import type { MetricAnswer, MetricQuestion } from '../metrics/types.js';
import { readBatchFile } from './batch.js';
import type { Context, Run } from './context.js';
import { describeMetricAnswer } from './describe-metric.js';
import { readDay } from './flags.js';
import { writeFile } from './write-file.js';

export interface MetricFlags {
  readonly council?: string;
  readonly body?: string;
  readonly from?: string;
  readonly to?: string;
  readonly chart?: string;
  readonly csv?: string;
  /** Draws the chart for a column of 390 pixels. */
  readonly phone?: boolean;
  readonly batch?: string;
}

const batchFlags = ['council', 'body', 'from', 'to', 'chart', 'csv'] as const;
const longestQuery = 2000;

/** Looks up one measure, or each line of a file; without a measure it lists what can be asked. */
export const runMetric =
  (query: string | undefined, flags: MetricFlags): Run =>
  async (context) => {
    const lines = flags.batch === undefined ? [] : readBatchFile(flags.batch, { noun: 'query', flags: batchFlags });
    // Checked before anything is opened, so that a mistake is told at once.
    const question = flags.batch === undefined ? readQuestion(query, flags) : null;
    const library = context.openLibrary({ create: false });
    try {
      const isDenied = createDenied(context.config.deniedBodies);
      const parts: LookUpParts = {
        shelf: shelfWithout(shelfOf(library), ({ body }) => isDenied(body)),
        register: context.measures(),
        vocabulary: context.vocabulary(),
      };
      if (question === null) return await runBatch(lines, flags, parts, context);
      const answer = await answerFrom(question, flags, parts, context);
      context.output.result(
        context.json ? JSON.stringify(answer) : describeMetricAnswer(context.output, answer, context.config),
      );
      return 0;
    } finally {
      await library.close();
    }
  };

function readQuestion(query: string | undefined, flags: MetricFlags): MetricQuestion {
  if (query !== undefined && query.replace(/[\p{C}\p{Z}]/gu, '') === '')
    throw new UsageError(
      'The measure is empty; write its name in quotation marks, or leave it out to list all measures.',
    );
  if (query !== undefined && query.length > longestQuery)
    throw new UsageError(
      `The measure has ${query.length.toLocaleString('en-GB')} characters; name it in at most ${longestQuery.toLocaleString('en-GB')}.`,
    );
  const from = readDay('--from', flags.from);
  const to = readDay('--to', flags.to);
  if (from !== null && to !== null && from > to)
    throw new UsageError(`--from (${from}) is after --to (${to}); exchange them.`);
  return { query: query ?? '', council: flags.council ?? null, body: flags.body ?? null, from, to };
}

/** Looks up, and writes the files that are asked for. */
async function answerFrom(
  question: MetricQuestion,
  { chart, csv, phone = false }: MetricFlags,
  parts: LookUpParts,
  { config, now, output }: Context,
): Promise<MetricAnswer> {
  const answer = await lookUpMetric(question, parts, {
    today: now().toISOString().slice(0, 10),
    homeCouncil: config.homeCouncil,
  });
  if (csv !== undefined) writeFile('--csv', csv, metricCsv(answer));
  if (chart !== undefined) {
    const png = await chartPng(answer, phone ? 'phone' : 'desktop');
    if (png === null)
      output.aside(`No chart is drawn, because there is no figure with a level and a date; ${chart} is not written.`);
    else writeFile('--chart', chart, png);
  }
  return answer;
}

async function runBatch(
  lines: ReturnType<typeof readBatchFile<(typeof batchFlags)[number]>>,
  flags: MetricFlags,
  parts: LookUpParts,
  context: Context,
): Promise<number> {
  let failed = 0;
  const fail = (id: unknown, message: string): void => {
    failed += 1;
    context.output.result(JSON.stringify({ id, status: 'failed', error: { code: 'usage', message } }));
  };
  for (const line of lines) {
    if ('problem' in line) {
      fail(line.id, line.problem);
      continue;
    }
    try {
      const own = { ...flags, ...line.flags };
      const answer = await answerFrom(readQuestion(line.asked, own), own, parts, context);
      context.output.result(JSON.stringify({ id: line.id, ...answer }));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      fail(line.id, error.message);
    }
  }
  return failed > 0 ? 1 : 0;
}
