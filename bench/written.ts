import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getEncoding } from 'js-tiktoken';
import type { Answer } from '../src/answering/answer.js';
import { type AskOptions, answerWithContext } from '../src/answering/answer-question.js';
import { openMinuteBook } from '../src/answering/minute-book.js';
import { retrievePassages } from '../src/answering/retrieve.js';
import { squeeze } from '../src/answering/words.js';
import { answerWritten } from '../src/answering/written/answer-written.js';
import type { Writer } from '../src/answering/written/writer.js';
import { loadConfig } from '../src/config.js';
import { openWriter } from '../src/open-writer.js';
import { loadMeasureRegister } from '../src/vocabulary/metrics/register.js';
import { loadVocabulary } from '../src/vocabulary/vocabulary.js';
import { startFakeOpenAi } from '../tests/support/fake-openai/server.js';
import { openIngestedLibrary } from '../tests/support/ingested-library.js';
import { setsFor } from './answers.js';
import { quantile } from './measures.js';
import { percent, printTable, type Row, saveResults } from './report.js';
import { readQuestions } from './score-answers.js';

export interface WrittenOptions {
  /** Prints the answers that fell back. */
  readonly show: boolean;
}

const followUps = ['and why?', 'what about the year before?', 'who said that?'];
const options: AskOptions = {
  limits: { council: null, body: null, from: null, to: null },
  limit: 5,
  today: '2026-01-15',
  homeCouncil: null,
};

/**
 * How often an answer reaches its reader as the model worded it. Without OPENAI_CHAT_MODEL the model is a stand-in that says sentences of the
 * passages again and joins them; with it, the configured one is asked.
 */
export async function runWritten({ show }: WrittenOptions): Promise<void> {
  const fake = process.env.OPENAI_CHAT_MODEL ? null : await startFakeOpenAi();
  const environment = fake ? { OPENAI_BASE_URL: fake.url, OPENAI_CHAT_MODEL: 'honest' } : process.env;
  const tiktoken = getEncoding('o200k_base');
  const rows: Row[] = [];
  const sizes: number[] = [];
  let [kept, held] = [0, 0];
  try {
    for (const set of setsFor({ heldBack: true, fresh: false }).filter(
      ({ minutes, questions }) => existsSync(minutes) && existsSync(questions),
    )) {
      const folder = mkdtempSync(join(tmpdir(), 'minutebook-bench-'));
      const config = loadConfig(environment, { data: folder });
      const vocabulary = loadVocabulary();
      const measures = loadMeasureRegister();
      const library = await openIngestedLibrary(set.minutes, { config, vocabulary, measures });
      const book = await openMinuteBook({
        library,
        vocabulary,
        register: () => measures,
        openVectors: async () => null,
      });
      const writer = await openWriter(config, () => new Date());
      if (writer === null) throw new Error('No model.');
      const prompts: string[] = [];
      const listening: Writer = {
        ...writer,
        model: {
          ...writer.model,
          complete(request) {
            const text = request.messages.map(({ content }) => content).join('\n');
            if (request.schema.name === 'answer' && request.messages.length === 2) {
              prompts.push(text);
              sizes.push(tiktoken.encode(text).length);
            }
            return writer.model.complete(request);
          },
        },
      };
      const tally = { answered: 0, worded: 0, refused: 0, sentences: 0 };
      const follow = { answered: 0, worded: 0 };
      const overTime = { answered: 0, worded: 0 };
      const count = (answer: Answer, into: { answered: number; worded: number }): void => {
        if (answer.status !== 'answered') return;
        into.answered += 1;
        if (answer.mode === 'model') into.worded += 1;
        tally.sentences += answer.model?.checks.length ?? 0;
        tally.refused += answer.model?.checks.filter(({ failures }) => failures.length > 0).length ?? 0;
        if (show && answer.mode !== 'model')
          console.log(
            `\n${answer.question}\n  ${answer.model?.fellBack}\n${(answer.model?.checks ?? []).map(({ text, failures }) => `  - ${text}\n    ${failures.map(({ code, words }) => `${code} ${words}`).join(' | ') || 'held'}`).join('\n')}`,
          );
      };
      for (const [at, labelled] of readQuestions(set.questions).entries()) {
        prompts.length = 0;
        const given = await answerWritten(labelled.question, book, options, listening);
        count(given.answer, tally);
        const prompt = squeeze(prompts[0] ?? '');
        if (prompt !== '' && labelled.gold.length > 0) {
          const own = await answerWithContext(labelled.question, book, options);
          const near = await book.library.passagesById(
            retrievePassages(own.question, book, { limit: 10 }).map(({ passageId }) => passageId),
          );
          const isHeld =
            own.answer.status === 'answered' &&
            near.some(({ text }) => labelled.gold.some((gold) => squeeze(text).includes(squeeze(gold))));
          if (isHeld) {
            held += 1;
            if (labelled.gold.some((gold) => prompt.includes(squeeze(gold)))) kept += 1;
          }
        }
        if (at % 4 === 0 && given.answer.status === 'answered') {
          const previous = [given.context];
          count(
            (await answerWritten(followUps[at % followUps.length] ?? '', book, { ...options, previous }, listening))
              .answer,
            follow,
          );
        }
      }
      for (const { metric } of (await library.metricsHeld()).slice(0, 30))
        count(
          (await answerWritten(`How has ${metric.name} changed since 2023?`, book, options, listening)).answer,
          overTime,
        );
      rows.push({
        questions: set.name,
        answered: tally.answered,
        'worded by the model': `${tally.worded} ${percent(tally.worded, tally.answered)}`,
        'follow-ups answered': follow.answered,
        'follow-ups worded': `${follow.worded} ${percent(follow.worded, follow.answered)}`,
        'over time answered': overTime.answered,
        'over time worded': `${overTime.worded} ${percent(overTime.worded, overTime.answered)}`,
        'sentences proposed': tally.sentences,
        refused: tally.refused,
      });
      await library.close();
      rmSync(folder, { recursive: true, force: true });
    }
  } finally {
    await fake?.close();
  }
  const sorted = sizes.toSorted((a, b) => a - b);
  const tokens = { median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), most: sorted.at(-1) ?? 0 };
  printTable('Answers that reach their reader as the model worded them', rows);
  printTable('Tokens of a prompt (o200k_base)', [
    { prompts: sizes.length, ...tokens, 'with a gold sentence in it': `${kept}/${held} ${percent(kept, held)}` },
  ]);
  saveResults('written', 'npm run bench -- written', { rows, tokens, kept, held });
}
