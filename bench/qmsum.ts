import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { MinuteBook } from '../src/answering/minute-book.js';
import type { Question } from '../src/answering/question.js';
import { retrievePassages, toQuery } from '../src/answering/retrieve.js';
import { understand } from '../src/answering/understand.js';
import { projectRoot } from '../src/paths.js';
import { loadVocabulary } from '../src/vocabulary/vocabulary.js';
import { createTemporaryLibrary, embedAll, lexicalModel, openBook, storeDocuments } from './library.js';
import { meanScores, type RankScores, scoreRanking } from './measures.js';
import { createPlainFullText } from './plain-fts.js';
import { documentOf, keyPhrases, readSpokenMeetings, type SpokenMeeting } from './qmsum/meetings.js';
import { fixed, printTable, type Row, saveResults } from './report.js';

interface Asked {
  readonly question: Question;
  readonly vector: readonly number[];
  /** Places in the order of meetings and passages, which is the order of the library too. */
  readonly gold: ReadonlySet<number>;
}

/** What the product must reach beside plain full text. */
const wantedRatio = 1.1;

/** Retrieval over public committee meetings with labelled passages, beside plain full text. */
export async function runQmsum(options: { readonly path?: string | undefined }): Promise<void> {
  const file = resolve(projectRoot, options.path ?? '../shared/qmsum/committee_train.jsonl');
  if (!existsSync(file)) {
    console.log('qmsum: SKIPPED, the meetings are not here; name the file with --qmsum PATH.');
    return;
  }
  const meetings = readSpokenMeetings(file);
  const rows: (Row & { nDCG: string })[] = [];
  for (const heads of ['none', 'key phrases'] as const) rows.push(...(await compare(meetings, heads)));
  const count = meetings.reduce((sum, { passages }) => sum + passages.length, 0);
  const queries = meetings.reduce((sum, meeting) => sum + meeting.queries.length, 0);
  printTable(`QMSum committee meetings: ${meetings.length} meetings, ${count} passages, ${queries} questions`, rows);
  const plain = Number(rows[0]?.nDCG);
  const shipped = Number(rows.find(({ system }) => system === 'as shipped')?.nDCG);
  console.log(
    `\nAs shipped, without headings, against plain full text: ${fixed(shipped / plain)} (wanted: at least ${fixed(wantedRatio, 2)}).`,
  );
  saveResults('qmsum', 'npm run bench -- qmsum', rows);
}

async function compare(meetings: readonly SpokenMeeting[], heads: 'none' | 'key phrases') {
  const phrases = keyPhrases(meetings);
  const temporary = createTemporaryLibrary();
  try {
    const { library } = temporary;
    const documents = meetings.map((meeting, index) =>
      documentOf(meeting, heads === 'none' ? '' : (phrases[index] ?? []).join(' · ')),
    );
    await storeDocuments(library, documents);
    await embedAll(
      library,
      lexicalModel(() => 1),
    );
    const vocabulary = loadVocabulary();
    const books = {
      words: await openBook(temporary, vocabulary, { share: 0 }),
      vectors: await openBook(temporary, vocabulary, { share: 0.1 }),
    };
    const asked = await readQueries(meetings, books.vectors);
    const texts = meetings.flatMap(({ passages }) => passages.map(({ sentences }) => sentences.join(' ')));
    const plain = createPlainFullText(texts);
    const bare = ({ question }: Asked): Question => ({ ...question, alternatives: [] });
    const places = (found: readonly { place: number }[]): number[] => found.map(({ place }) => place);
    const rescored = (book: MinuteBook, question: Question, vector: readonly number[] | null): number[] =>
      places(retrievePassages(question, book, { limit: 10, vector }));
    const systems: Record<string, (one: Asked) => number[]> = {
      'plain FTS5, BM25, OR': ({ question }) =>
        plain.search(
          question.terms.map(({ surface }) => surface),
          10,
        ),
      'own BM25, no expansion': (one) => places(books.words.index.search(toQuery(bare(one)), 10)),
      'own BM25': ({ question }) => places(books.words.index.search(toQuery(question), 10)),
      'rescored, no expansion': (one) => rescored(books.words, bare(one), null),
      'rescored, no vectors': ({ question }) => rescored(books.words, question, null),
      'as shipped': ({ question, vector }) => rescored(books.vectors, question, vector),
    };
    const rows = Object.entries(systems).map(([system, rank]) =>
      rowOf(system, heads, meanScores(asked.map((one) => scoreRanking(rank(one), one.gold)))),
    );
    plain.close();
    return rows;
  } finally {
    await temporary.remove();
  }
}

const rowOf = (system: string, heads: string, scores: RankScores) => ({
  system,
  heads,
  nDCG: fixed(scores.ndcg10),
  'R@5': fixed(scores.recall5),
  'R@10': fixed(scores.recall10),
  MRR: fixed(scores.reciprocalRank),
});

async function readQueries(meetings: readonly SpokenMeeting[], book: MinuteBook): Promise<Asked[]> {
  const asked: Asked[] = [];
  let first = 0;
  for (const { passages, queries } of meetings) {
    for (const { text, gold } of queries) {
      const question = understand(text, {
        meetings: [],
        vocabulary: book.vocabulary,
        today: '2026-01-01',
        homeCouncil: null,
        limits: { council: null, body: null, from: null, to: null },
      });
      const vector = (await book.model?.embeddings.embedQuery(text)) ?? [];
      asked.push({ question, vector, gold: new Set(gold.map((index) => first + index)) });
    }
    first += passages.length;
  }
  return asked;
}
