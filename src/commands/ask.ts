import { readFileSync } from 'node:fs';
import type { Answer } from '../answering/answer.js';
import type { AskOptions } from '../answering/answer-question.js';
import { openMinuteBook } from '../answering/minute-book.js';
import { openVectors } from '../answering/open-vectors.js';
import type { Writer } from '../answering/written/writer.js';
import { UsageError } from '../errors.js';
import type { Context, Run } from './context.js';
import { describeAnswer } from './describe-answer.js';
import { readDay } from './flags.js';
import { type KeptAnswers, keepAnswers } from './kept-answers.js';

export interface AskFlags {
  readonly mode?: string;
  readonly council?: string;
  readonly body?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: string;
  readonly batch?: string;
}

const longestQuestion = 2000;

/** Answers one question, or each line of a file. */
export const runAsk =
  (question: string | undefined, flags: AskFlags): Run =>
  async (context) => {
    if (flags.batch === undefined) checkQuestion(question);
    const options = readOptions(flags, context);
    const lines = flags.batch === undefined ? [] : readBatch(flags.batch);
    const library = context.openLibrary({ create: false });
    try {
      const book = await openMinuteBook({
        library,
        vocabulary: context.vocabulary(),
        register: context.measures,
        openVectors: openVectors(context.config),
      });
      const kept = keepAnswers(context, book, await writerFor(flags, lines, context));
      try {
        if (flags.batch !== undefined) return await runBatch(lines, flags, context, kept);
        const answer = await kept.ask(question ?? '', options, readMode(flags, context));
        context.output.result(context.json ? JSON.stringify(answer) : describeAnswer(context.output, answer));
        return 0;
      } finally {
        await kept.close();
      }
    } finally {
      await library.close();
    }
  };

function checkQuestion(question: string | undefined): asserts question is string {
  if (question === undefined || question.replace(/[\p{C}\p{Z}]/gu, '') === '')
    throw new UsageError('The question is empty; write what you want to know, in quotation marks.');
  if (question.length > longestQuestion)
    throw new UsageError(
      `The question has ${question.length.toLocaleString('en-GB')} characters; ask in at most ${longestQuestion.toLocaleString('en-GB')}.`,
    );
}

function readOptions(flags: AskFlags, { config, now }: Context): AskOptions {
  readMode(flags, { config });
  const limit = flags.limit === undefined ? 5 : Number(flags.limit);
  if (!Number.isInteger(limit) || limit < 1)
    throw new UsageError(`--limit is “${flags.limit}”; it must be a whole number, 1 or more.`);
  const from = readDay('--from', flags.from);
  const to = readDay('--to', flags.to);
  if (from !== null && to !== null && from > to)
    throw new UsageError(`--from (${from}) is after --to (${to}); exchange them.`);
  return {
    limits: { council: flags.council ?? null, body: flags.body ?? null, from, to },
    limit,
    today: now().toISOString().slice(0, 10),
    homeCouncil: config.homeCouncil,
  };
}

/** Worded by the model where one is configured, unless the question says otherwise. */
function readMode({ mode }: AskFlags, { config }: Pick<Context, 'config'>): Answer['mode'] {
  const { chatModel } = config.openai;
  if (mode === 'model' && chatModel === null)
    throw new UsageError(
      'No model is configured; set OPENAI_CHAT_MODEL, or leave out --mode model for an answer in the words of the minutes.',
      'config',
    );
  if (mode !== undefined && mode !== 'extractive' && mode !== 'model')
    throw new UsageError(`--mode is “${mode}”; it must be extractive or model.`);
  return mode ?? (chatModel === null ? 'extractive' : 'model');
}

/** Opened only where some question wants it. */
async function writerFor(flags: AskFlags, lines: readonly Line[], context: Context): Promise<Writer | null> {
  const asked = lines.flatMap((line) => ('flags' in line ? [{ ...flags, ...line.flags }] : []));
  const wanted = [...(flags.batch === undefined ? [flags] : []), ...asked].some(
    ({ mode }) => mode === 'model' || (mode === undefined && context.config.openai.chatModel !== null),
  );
  return wanted ? context.openWriter() : null;
}

type Line =
  | { readonly id: unknown; readonly question: string; readonly flags: AskFlags }
  | { readonly id: unknown; readonly problem: string };

function readBatch(file: string): Line[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch {
    throw new UsageError(`The batch file “${file}” cannot be read; name a file with one JSON object a line.`);
  }
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(readLine);
}

function readLine(line: string, index: number): Line {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, problem: `Line ${index + 1} is not JSON.` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { id: null, problem: `Line ${index + 1} is not a JSON object.` };
  const { id = null, question, query, ...flags } = value as Record<string, unknown>;
  const asked = question ?? query;
  if (typeof asked !== 'string') return { id, problem: `Line ${index + 1} has no question.` };
  const known = ['mode', 'council', 'body', 'from', 'to', 'limit'] as const;
  return {
    id,
    question: asked,
    flags: Object.fromEntries(
      known.flatMap((name) => (flags[name] === undefined || flags[name] === null ? [] : [[name, String(flags[name])]])),
    ),
  };
}

async function runBatch(
  lines: readonly Line[],
  flags: AskFlags,
  context: Context,
  answers: KeptAnswers,
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
      checkQuestion(line.question);
      const asked = { ...flags, ...line.flags };
      const answer = await answers.ask(line.question, readOptions(asked, context), readMode(asked, context));
      context.output.result(JSON.stringify({ id: line.id, ...answer }));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      fail(line.id, error.message);
    }
  }
  return failed > 0 ? 1 : 0;
}
