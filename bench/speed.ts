import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { MinuteBook } from '../src/answering/minute-book.js';
import { retrievePassages } from '../src/answering/retrieve.js';
import { understand } from '../src/answering/understand.js';
import { createExactVectors } from '../src/library/index/exact-vectors.js';
import { openVectorIndex } from '../src/library/index/open-vector-index.js';
import { refreshVectorIndex } from '../src/library/index/refresh.js';
import { projectFile } from '../src/paths.js';
import { loadVocabulary } from '../src/vocabulary/vocabulary.js';
import { type InventedMeeting, inventMeetings } from './invented/minutes.js';
import { documentFrom } from './invented/record.js';
import {
  createTemporaryLibrary,
  embedAll,
  lexicalModel,
  openBook,
  storeDocuments,
  type TemporaryLibrary,
} from './library.js';
import { average, median, quantile } from './measures.js';
import { createPlainFullText } from './plain-fts.js';
import { fixed, ms, printTable, type Row, saveResults } from './report.js';

export interface SpeedOptions {
  readonly sizes: readonly number[];
  /** Builds the graph too and compares it with comparing every vector. It takes minutes for a large library. */
  readonly graph: boolean;
}

interface Timed {
  readonly size: number;
  readonly plain: number;
  readonly own: number;
}

/** How long it takes to find passages in small and large libraries of invented minutes, beside plain full text in the same run. */
export async function runSpeed({ sizes, graph }: SpeedOptions): Promise<void> {
  const rows: Row[] = [];
  const graphs: Row[] = [];
  const timed: Timed[] = [];
  for (const size of sizes) {
    const { meetings, questions } = inventMeetings(size);
    const temporary = createTemporaryLibrary();
    try {
      const { row, times } = await measureSize(
        size,
        meetings,
        questions.map(({ text }) => text),
        temporary,
      );
      rows.push(row);
      timed.push(times);
      if (graph)
        graphs.push(
          await measureGraph(
            size,
            questions.map(({ text }) => text),
            temporary,
          ),
        );
    } finally {
      await temporary.remove();
    }
  }
  printTable('Finding passages: milliseconds a question, 200 questions, warm', rows);
  const [small, large] = [timed.at(0), timed.at(-1)];
  if (small && large && small !== large)
    console.log(
      `\nFrom ${small.size} to ${large.size} passages: own x${fixed(large.own / small.own, 1)}, plain full text x${fixed(large.plain / small.plain, 1)}.`,
    );
  if (graph) printTable('HNSW against comparing every vector, lexical vectors', graphs);
  saveResults('speed', `npm run bench -- speed --sizes ${sizes.join(',')}${graph ? ' --graph' : ''}`, { rows, graphs });
}

async function measureSize(
  size: number,
  meetings: readonly InventedMeeting[],
  questions: readonly string[],
  temporary: TemporaryLibrary,
) {
  const { library, folder } = temporary;
  const storeFrom = performance.now();
  await storeDocuments(library, meetings.map(documentFrom));
  const embedFrom = performance.now();
  await embedAll(
    library,
    lexicalModel(() => 1),
  );
  const openFrom = performance.now();
  const book = await openBook(temporary, loadVocabulary(), { indexFrom: Number.POSITIVE_INFINITY });
  const opened = performance.now();
  const passages = await library.passagesById(book.index.passageIds);
  const plain = createPlainFullText(
    passages.map(({ text }) => text),
    join(folder, 'plain.sqlite'),
  );
  const asked = await readQuestions(questions, book);
  const own: number[] = [];
  const other: number[] = [];
  // Question by question, so that whatever else the machine does slows both alike. The first round only warms up.
  for (const round of [0, 1, 2])
    for (const { question, words, vector } of asked) {
      const began = performance.now();
      plain.search(words, 12);
      const between = performance.now();
      retrievePassages(question, book, { limit: 12, vector });
      const ended = performance.now();
      if (round === 0) continue;
      other.push(between - began);
      own.push(ended - between);
    }
  plain.close();
  const row: Row = {
    passages: size,
    'FTS5 p50': ms(median(other)),
    'FTS5 p95': ms(quantile(other, 0.95)),
    'own p50': ms(median(own)),
    'own p95': ms(quantile(own, 0.95)),
    'own/FTS5': fixed(median(own) / median(other), 2),
    index: book.vectors?.kind ?? 'none',
    'store s': fixed((embedFrom - storeFrom) / 1000, 1),
    'embed s': fixed((openFrom - embedFrom) / 1000, 1),
    'open ms': ms(opened - openFrom),
    'cold ask s': fixed(coldAsk(folder, questions.slice(0, 3)), 2),
    'RSS MB': Math.round(process.memoryUsage.rss() / 1e6),
  };
  return { row, times: { size, own: median(own), plain: median(other) } };
}

async function readQuestions(questions: readonly string[], book: MinuteBook) {
  const all = [];
  for (const text of questions) {
    const question = understand(text, {
      meetings: [],
      vocabulary: book.vocabulary,
      today: '2026-01-01',
      homeCouncil: null,
      limits: { council: null, body: null, from: null, to: null },
    });
    const vector = (await book.model?.embeddings.embedQuery(text)) ?? null;
    all.push({ question, vector, words: question.terms.map(({ surface }) => surface) });
  }
  return all;
}

/** Seconds from starting the program to its answer, the median of some questions. */
function coldAsk(folder: string, questions: readonly string[]): number {
  const seconds = questions.map((question) => {
    const began = performance.now();
    const { status, stderr } = spawnSync(
      process.execPath,
      [projectFile('bin', 'minutebook.js'), 'ask', question, '--data', folder, '--json'],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`ask ended with ${status}: ${stderr}`);
    return (performance.now() - began) / 1000;
  });
  return median(seconds);
}

/** Builds the graph over the library and counts how many of the ten nearest it finds. */
async function measureGraph(size: number, questions: readonly string[], temporary: TemporaryLibrary): Promise<Row> {
  const { library, folder } = temporary;
  const buildFrom = performance.now();
  await refreshVectorIndex(library, { dataFolder: folder, indexFrom: 0 });
  const loadFrom = performance.now();
  const index = await openVectorIndex(library, { dataFolder: folder, indexFrom: 0 });
  const loaded = performance.now();
  const book = await openBook(temporary, loadVocabulary(), { indexFrom: Number.POSITIVE_INFINITY });
  const exact = createExactVectors(await library.embeddings(book.model?.modelId ?? ''));
  const spent: Record<'exact' | 'hnsw', number[]> = { exact: [], hnsw: [] };
  const recalls: number[] = [];
  for (const text of questions) {
    const vector = (await book.model?.embeddings.embedQuery(text)) ?? [];
    const began = performance.now();
    const all = exact.nearest(vector, 100);
    const between = performance.now();
    const found = new Set(
      index
        ?.nearest(vector, 100)
        .slice(0, 10)
        .map(({ passageId }) => passageId),
    );
    spent.exact.push(between - began);
    spent.hnsw.push(performance.now() - between);
    recalls.push(all.slice(0, 10).filter(({ passageId }) => found.has(passageId)).length / Math.min(10, all.length));
  }
  return {
    passages: size,
    answered: index?.kind ?? 'none',
    'build s': fixed((loadFrom - buildFrom) / 1000, 1),
    'load ms': ms(loaded - loadFrom),
    'recall@10': fixed(average(recalls)),
    'HNSW p50': ms(median(spent.hnsw)),
    'exact p50': ms(median(spent.exact)),
  };
}
