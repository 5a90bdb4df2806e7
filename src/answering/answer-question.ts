import { AppError } from '../errors.js';
import { withoutBodies } from './allowed-book.js';
import type { Answer } from './answer.js';
import { type AskedAs, askedAs } from './asker.js';
import { type Composed, composeFor, quote } from './compose.js';
import { answerFigures } from './figures/answer-figures.js';
import { compareCouncils } from './figures/compare-councils.js';
import type { MinuteBook } from './minute-book.js';
import { nearestItems } from './nearest.js';
import { asksForPrivatePart, saysNotFound, searchedIn } from './not-found.js';
import { notesFor } from './notes.js';
import { asksAboutPrivatePerson } from './private-person.js';
import { asksForPromises, promisesOf } from './promises.js';
import type { Question } from './question.js';
import { type ReadQuestion, readQuestion } from './read-question.js';
import { newReference } from './reference.js';
import type { RetrievedPassage } from './retrieve.js';
import { sayAgain } from './said-again.js';
import type { Turn, TurnContext } from './turn.js';
import { contextOf, refusedTurn } from './turn-context.js';
import type { UnderstandInput } from './understand.js';
import { passagesOfItemAsked, retrieveWithin } from './within-scope.js';

export interface AskOptions {
  readonly limits: UnderstandInput['limits'];
  /** The most citations. */
  readonly limit: number;
  /** ISO day. */
  readonly today: string;
  readonly homeCouncil: string | null;
  /** The body that "we", "our panel" and "latest" mean where the question is asked. */
  readonly homeBody?: string | null;
  /** The asker's name, for "I" and "my". */
  readonly askerName?: string | null;
  /** The turns of the conversation so far, newest last. */
  readonly previous?: readonly Turn[];
  /** Names of bodies that are never answered from. */
  readonly deniedBodies?: readonly string[];
}

export const refusal =
  'Minutebook does not answer questions about an individual child, young person, parent or carer. Ask the service concerned through its own records.';

/** Answers a question in the words of the minutes, or says that they do not answer. Never throws on what a question holds. */
export async function answerQuestion(text: string, book: MinuteBook, options: AskOptions): Promise<Answer> {
  return (await answerWithContext(text, book, options)).answer;
}

/** The same, with what the next question of the conversation needs to be told as `previous`. */
export async function answerWithContext(
  text: string,
  wholeBook: MinuteBook,
  options: AskOptions,
): Promise<{ readonly answer: Answer; readonly context: TurnContext; readonly question: Question }> {
  const began = performance.now();
  const book = withoutBodies(wholeBook, options.deniedBodies);
  const base = {
    question: text,
    ref: newReference(),
    mode: 'extractive' as const,
    sentences: [],
    notes: [],
    citations: [],
    nearest: [],
  };
  const asked = await askedAs(text, options.askerName ?? null, book);
  const read = readQuestion(asked?.text ?? text, book, {
    limits: options.limits,
    today: options.today,
    homeCouncil: options.homeCouncil,
    homeBody: options.homeBody ?? null,
    previous: options.previous ?? [],
  });
  const question: Question = asked === null ? read.question : { ...read.question, saidBy: asked.person };
  const searched = await searchedIn(question, book);
  const isAbbreviation = (short: string): boolean => book.vocabulary.meaningsOf(short).length > 0;
  // What is taken over from the turn before must not make a private person of two harmless halves.
  if ([text, question.text].some((words) => asksAboutPrivatePerson(words, isAbbreviation))) {
    const total = performance.now() - began;
    const timingsMs = { embed: 0, retrieve: 0, compose: 0, total };
    return {
      answer: { ...base, status: 'refused', text: refusal, searched, timingsMs },
      context: refusedTurn,
      question,
    };
  }
  const embedFrom = performance.now();
  const { vector, lost } = await vectorOf(question.text, book);
  const retrieveFrom = performance.now();
  const retrieved = retrieve(text, question, book, vector);
  const composeFrom = performance.now();
  const composed = await composeInTurn({ read, question, retrieved, book, options });
  const { sentences, citations, chosen, nearest } = composed;
  const ended = performance.now();
  const timingsMs = {
    embed: round(retrieveFrom - embedFrom),
    retrieve: round(composeFrom - retrieveFrom),
    compose: round(ended - composeFrom),
    total: round(ended - began),
  };
  const said = [
    ...lost,
    ...readingNotes(read, asked),
    ...composed.notes,
    ...notesFor(question, chosen, book, searched),
  ];
  const notes = [...new Set(said)];
  const answer: Answer =
    sentences.length === 0
      ? {
          ...base,
          status: 'not_found',
          text: saysNotFound(question, book, searched),
          notes,
          nearest,
          searched,
          timingsMs,
        }
      : {
          ...base,
          status: 'answered',
          sentences,
          text: sentences
            .map((sentence) => `${sentence.text} ${sentence.citations.map((label) => `[${label}]`).join('')}`)
            .join(' '),
          notes,
          citations,
          searched,
          timingsMs,
        };
  return { answer, context: contextOf(answer, { ...read, question }, chosen, book), question };
}

/** A server that gives no vector costs the comparison by meaning and says so, not the answer. */
async function vectorOf(
  text: string,
  { model, vectors }: MinuteBook,
): Promise<{ readonly vector: readonly number[] | null; readonly lost: readonly string[] }> {
  if (model === null || vectors === null) return { vector: null, lost: [] };
  try {
    return { vector: await model.embeddings.embedQuery(text), lost: [] };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'model') throw error;
    return { vector: null, lost: [`${error.message} Passages were found by their words alone.`] };
  }
}

function retrieve(
  text: string,
  question: Question,
  book: MinuteBook,
  vector: readonly number[] | null,
): RetrievedPassage[] {
  if (asksForPrivatePart(text)) return [];
  return question.terms.length === 0 ? passagesOfItemAsked(question, book) : retrieveWithin(question, book, vector);
}

interface InTurn {
  readonly read: ReadQuestion;
  readonly question: Question;
  readonly retrieved: readonly RetrievedPassage[];
  readonly book: MinuteBook;
  readonly options: AskOptions;
}

/** A question about the quotations themselves is answered with them; every other one with what was found. */
async function composeInTurn({
  read: { taken },
  question,
  retrieved,
  book,
  options,
}: InTurn): Promise<Composed & { readonly notes: readonly string[] }> {
  if (asksForPromises(question)) {
    const promises = await promisesOf(question, book);
    if (promises.length > 0) return { ...(await quote(promises.slice(0, options.limit), book)), notes: [] };
  }
  if (taken !== null && taken.firstIn.length > 0) {
    const within: Question = { ...question, scope: { ...question.scope, itemIds: taken.firstIn } };
    const found = await composeFor(within, retrieveWithin(within, book, null), book, options.limit);
    if (found.sentences.length > 0) return { ...found, notes: [] };
  }
  const turn = options.previous?.at(-1);
  const again = taken?.again ?? null;
  if (turn === undefined || taken === null || again === null) return withFigures(question, retrieved, book, options);
  if (taken.againLast) {
    const found = await composeFor(question, retrieved, book, options.limit);
    if (found.sentences.length > 0) return { ...found, notes: [] };
  }
  return sayAgain(turn, again, book);
}

/** Figures come from the ledger, where it knows the measure; otherwise from the words. */
async function withFigures(
  question: Question,
  retrieved: readonly RetrievedPassage[],
  book: MinuteBook,
  { limit, homeCouncil }: AskOptions,
): Promise<Composed & { readonly notes: readonly string[] }> {
  const compared = await compareCouncils(question, book, limit);
  if (compared !== null) return compared;
  const figures = await answerFigures(question, book, { limit, homeCouncil });
  if (figures !== null && !figures.lacking) return figures;
  const composed = await composeFor(question, retrieved, book, limit);
  if (figures !== null && composed.sentences.length === 0 && figures.sentences.length > 0) return figures;
  // "Same time last year" is answered by the figure of twelve months before or not at all.
  if (figures?.firm && composed.sentences.length > 0)
    return {
      ...figures,
      nearest: await nearestItems(
        composed.chosen.map(({ passage }) => passage),
        book,
      ),
    };
  const holdsOther = composed.citations.slice(0, 1).some(({ source }) =>
    figures?.others.some(({ record }) => {
      const { document, start } = record.source;
      return document === source.document && source.start <= start && start < source.end;
    }),
  );
  // Beside a sentence that the ledger knows nothing of, the ledger's gap proves nothing.
  return { ...composed, notes: composed.sentences.length === 0 || holdsOther ? (figures?.notes ?? []) : [] };
}

const readingNotes = ({ notes }: ReadQuestion, asked: AskedAs | null): string[] => [
  ...(asked === null ? [] : [`Taking “I” as ${asked.person}.`]),
  ...notes,
];

const round = (ms: number): number => Math.round(ms * 100) / 100;
