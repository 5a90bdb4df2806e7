import { randomInt } from 'node:crypto';
import type { Answer } from './answer.js';
import { composeFor } from './compose.js';
import type { MinuteBook } from './minute-book.js';
import { asksForPrivatePart, saysNotFound, searchedIn } from './not-found.js';
import { notesFor } from './notes.js';
import { asksAboutPrivatePerson } from './private-person.js';
import { type UnderstandInput, understand } from './understand.js';
import { passagesOfNumberedItem, retrieveWithin } from './within-scope.js';

export interface AskOptions {
  readonly limits: UnderstandInput['limits'];
  /** The most citations. */
  readonly limit: number;
  /** ISO day. */
  readonly today: string;
  readonly homeCouncil: string | null;
}

export const refusal =
  'Minutebook does not answer questions about an individual child, young person, parent or carer. Ask the service concerned through its own records.';

/** Answers a question in the words of the minutes, or says that they do not answer. Never throws on what a question holds. */
export async function answerQuestion(text: string, book: MinuteBook, options: AskOptions): Promise<Answer> {
  const began = performance.now();
  const base = {
    question: text,
    ref: newReference(),
    mode: 'extractive' as const,
    sentences: [],
    notes: [],
    citations: [],
    nearest: [],
  };
  const meetings = [...book.meetings.values()];
  const question = understand(text, {
    meetings,
    vocabulary: book.vocabulary,
    today: options.today,
    homeCouncil: options.homeCouncil,
    limits: options.limits,
  });
  const searched = await searchedIn(question, book);
  if (asksAboutPrivatePerson(text, (short) => book.vocabulary.meaningsOf(short).length > 0)) {
    const total = performance.now() - began;
    return {
      ...base,
      status: 'refused',
      text: refusal,
      searched,
      timingsMs: { embed: 0, retrieve: 0, compose: 0, total },
    };
  }
  const embedFrom = performance.now();
  const vector = book.model && book.vectors ? await book.model.embeddings.embedQuery(text) : null;
  const retrieveFrom = performance.now();
  const retrieved = asksForPrivatePart(text)
    ? []
    : question.terms.length === 0
      ? passagesOfNumberedItem(question, book)
      : retrieveWithin(question, book, vector);
  const composeFrom = performance.now();
  const { sentences, citations, chosen, nearest } = await composeFor(question, retrieved, book, options.limit);
  const ended = performance.now();
  const timingsMs = {
    embed: round(retrieveFrom - embedFrom),
    retrieve: round(composeFrom - retrieveFrom),
    compose: round(ended - composeFrom),
    total: round(ended - began),
  };
  if (sentences.length === 0)
    return {
      ...base,
      status: 'not_found',
      text: saysNotFound(question, book, searched),
      notes: notesFor(question, [], book, searched),
      nearest,
      searched,
      timingsMs,
    };
  return {
    ...base,
    status: 'answered',
    sentences,
    text: sentences
      .map((sentence) => `${sentence.text} ${sentence.citations.map((label) => `[${label}]`).join('')}`)
      .join(' '),
    notes: notesFor(question, chosen, book, searched),
    citations,
    searched,
    timingsMs,
  };
}

const round = (ms: number): number => Math.round(ms * 100) / 100;

/** Five letters and figures that are not mistaken for one another. */
function newReference(): string {
  const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
  return Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
}
