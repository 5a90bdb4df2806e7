import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Answer } from '../../src/answering/answer.js';
import { type AskOptions, answerQuestion } from '../../src/answering/answer-question.js';
import { type MinuteBook, openMinuteBook } from '../../src/answering/minute-book.js';
import { loadConfig } from '../../src/config.js';
import { openVectorIndex } from '../../src/library/index/open-vector-index.js';
import { openEmbeddingModel } from '../../src/models/open-embedding-model.js';
import { loadMeasureRegister } from '../../src/vocabulary/metrics/register.js';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js';
import { openIngestedLibrary } from './ingested-library.js';

const vocabulary = loadVocabulary();
const measures = loadMeasureRegister();

/** What flags would say, each as its own option. */
export interface AskWith {
  readonly council?: string;
  readonly body?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly today?: string;
  readonly homeCouncil?: string;
}

/** Minutes that were ingested as the program does it, ready to be asked. */
export interface Asked {
  readonly book: MinuteBook;
  ask(question: string, options?: AskWith): Promise<Answer>;
  /** The words of the document that each citation points at. */
  sourcesOf(answer: Answer): Promise<string[]>;
  close(): Promise<void>;
}

/** Writes minutes to a temporary folder (names may hold folders), ingests them and opens the minute book. */
export async function openMinutes(files: Readonly<Record<string, string>>): Promise<Asked> {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-ask-'));
  const minutes = join(folder, 'minutes');
  for (const [name, text] of Object.entries(files)) {
    const file = join(minutes, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const opened = await openFolder(minutes, join(folder, 'data'));
  return {
    ...opened,
    close: async () => {
      await opened.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The same for minutes that are there already; `data` is where the library goes. */
export async function openFolder(minutes: string, data: string): Promise<Asked> {
  const config = loadConfig({}, { data });
  const library = await openIngestedLibrary(minutes, { config, vocabulary, measures });
  const book = await openMinuteBook({
    library,
    vocabulary,
    openVectors: async (_library, index) => {
      const vectors = await openVectorIndex(library, config);
      return vectors && { vectors, model: await openEmbeddingModel(config, index.rarity) };
    },
  });
  return {
    book,
    ask: (question, options = {}) => answerQuestion(question, book, optionsFrom(options)),
    sourcesOf: (answer) =>
      Promise.all(
        answer.citations.map(
          async ({ source }) => (await library.documentText(source.document))?.slice(source.start, source.end) ?? '',
        ),
      ),
    close: () => library.close(),
  };
}

const optionsFrom = ({ council, body, from, to, limit, today, homeCouncil }: AskWith): AskOptions => ({
  limits: { council: council ?? null, body: body ?? null, from: from ?? null, to: to ?? null },
  limit: limit ?? 5,
  today: today ?? '2026-01-15',
  homeCouncil: homeCouncil ?? null,
});

/** The quotations of an answer, as shown. */
export const quotesOf = (answer: Answer): string[] => answer.sentences.map(({ text }) => text);
