import { randomInt } from 'node:crypto';
import type { StoredPassage } from '../library/records.js';
import type { Range } from '../minutes/span.js';
import type { AgendaItem, Citation, Meeting } from '../minutes/types.js';
import type { Answer, AnswerSentence } from './answer.js';
import { checkQuotes } from './check.js';
import { chooseSentences } from './choose.js';
import { figureKinds } from './evidence.js';
import { type JudgedSentence, judgeSentences } from './judge.js';
import { labelsFor } from './labels.js';
import type { MinuteBook } from './minute-book.js';
import { asksForPrivatePart, saysNotFound, searchedIn } from './not-found.js';
import { notesFor } from './notes.js';
import { asksAboutPrivatePerson } from './private-person.js';
import type { Question } from './question.js';
import { quotationOf } from './quotation.js';
import { type RetrievedPassage, retrievePassages } from './retrieve.js';
import { hasTimeLimit, itemWithin, sentenceWithin } from './time-limit.js';
import { type UnderstandInput, understand } from './understand.js';
import { squeeze } from './words.js';

export interface AskOptions {
  readonly limits: UnderstandInput['limits'];
  /** The most citations. */
  readonly limit: number;
  /** ISO day. */
  readonly today: string;
  readonly homeCouncil: string | null;
}

/** Passages whose sentences are judged. */
const passagesRead = 12;

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
  const retrieved =
    question.terms.length === 0 || asksForPrivatePart(text) ? [] : retrieveWithin(question, book, vector);
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

/** Retrieves from items within scope; under a time limit also from others whose own words print a date within it. */
function retrieveWithin(question: Question, book: MinuteBook, vector: readonly number[] | null): RetrievedPassage[] {
  const inScope = (place: number): boolean => fitsScope(question, book, place);
  const within = (place: number): boolean => {
    const item = book.items.get(book.index.itemIds[place] ?? '');
    return item !== undefined && itemWithin(item, book.meetings.get(item.meetingId), question.scope) === 'in';
  };
  const found = retrievePassages(question, book, {
    limit: passagesRead,
    eligible: (place) => inScope(place) && within(place),
    vector,
  });
  if (!hasTimeLimit(question.scope)) return found;
  const others = retrievePassages(question, book, {
    limit: passagesRead,
    eligible: (place) => inScope(place) && !within(place),
    vector,
  });
  return [...found, ...others];
}

function fitsScope(question: Question, book: MinuteBook, place: number): boolean {
  const item = book.items.get(book.index.itemIds[place] ?? '');
  const meeting = item && book.meetings.get(item.meetingId);
  if (!item || !meeting) return false;
  const { council, body, itemNumber } = question.scope;
  const same = (held: string | null, wanted: string): boolean =>
    held !== null && held.toLowerCase() === wanted.toLowerCase();
  if (council !== null && !same(meeting.council, council)) return false;
  if (body !== null && !same(meeting.body, body)) return false;
  return itemNumber === null || item.agendaItemNumber === itemNumber || item.minuteNumber === itemNumber;
}

interface Composed {
  readonly sentences: readonly AnswerSentence[];
  readonly citations: readonly Citation[];
  readonly chosen: readonly JudgedSentence[];
  readonly nearest: readonly Citation[];
}

/** Several councils named in one question are each answered in the words of their own minutes, never ranked or joined. */
async function composeFor(
  question: Question,
  retrieved: readonly RetrievedPassage[],
  book: MinuteBook,
  limit: number,
): Promise<Composed> {
  if (question.councils.length < 2 || question.scope.council !== null) return compose(question, retrieved, book, limit);
  const each = Math.max(1, Math.floor(Math.min(limit, 4) / question.councils.length));
  const parts: Composed[] = [];
  for (const council of question.councils) {
    const own: Question = { ...question, kind: 'what', scope: { ...question.scope, council } };
    const found = retrievePassages(own, book, {
      limit: passagesRead,
      eligible: (place) => fitsScope(own, book, place),
    });
    parts.push(await compose(own, found, book, each));
  }
  return parts.reduce(join);
}

function join(first: Composed, second: Composed): Composed {
  const shift = first.citations.length;
  const moved = (label: string): string => String(Number(label) + shift);
  return {
    sentences: [
      ...first.sentences,
      ...second.sentences.map((sentence) => ({ ...sentence, citations: sentence.citations.map(moved) })),
    ],
    citations: [
      ...first.citations,
      ...second.citations.map((citation) => ({ ...citation, label: moved(citation.label) })),
    ],
    chosen: [...first.chosen, ...second.chosen],
    nearest:
      first.citations.length + second.citations.length > 0
        ? []
        : [...first.nearest, ...second.nearest]
            .slice(0, 3)
            .map((citation, index) => ({ ...citation, label: String(index + 1) })),
  };
}

async function compose(
  question: Question,
  retrieved: readonly RetrievedPassage[],
  book: MinuteBook,
  limit: number,
): Promise<Composed> {
  const passages = await book.library.passagesById(retrieved.map(({ passageId }) => passageId));
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const read = retrieved.flatMap((entry) => {
    const passage = byId.get(entry.passageId);
    return passage ? [{ passage, retrieved: entry }] : [];
  });
  const texts = await textsOf(passages, book);
  const judged = judgeSentences(question, read, book, texts).filter((candidate) => isWithin(question, candidate, book));
  const chosen = chooseSentences(question, judged, book, limit);
  const sentences: AnswerSentence[] = [];
  const citations: Citation[] = [];
  for (const candidate of chosen) {
    const found = locate(candidate.passage, book);
    if (!found) continue;
    const { item, meeting } = found;
    const document = (await book.library.documentText(candidate.passage.source.document)) ?? '';
    const source = quotationOf(candidate);
    // A sentence that leans on another is quoted with it; the other needs no second quotation.
    if (citations.some((cited) => holds(cited.source, candidate.passage.source.document, source))) continue;
    const quote = candidate.passage.text.slice(
      source.start - candidate.passage.source.start,
      source.end - candidate.passage.source.start,
    );
    const label = String(citations.length + 1);
    citations.push({
      label,
      meeting,
      item,
      quote,
      source: { ...source, document: candidate.passage.source.document, page: candidate.passage.source.page },
      link: item.url ?? meeting.url,
    });
    sentences.push({ text: squeeze(quote), citations: [label], said: labelsFor(candidate, item, meeting, document) });
  }
  const checked = await checkQuotes(sentences, citations, book.library);
  return {
    ...checked,
    chosen,
    nearest:
      chosen.length === 0
        ? nearestOf(
            read.map(({ passage }) => passage),
            book,
          )
        : [],
  };
}

const holds = (cited: Citation['source'], document: string, { start, end }: Range): boolean =>
  cited.document === document && cited.start <= start && end <= cited.end;

async function textsOf(passages: readonly StoredPassage[], book: MinuteBook): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { source } of passages)
    if (!texts.has(source.document))
      texts.set(source.document, (await book.library.documentText(source.document)) ?? '');
  return texts;
}

/** Under a time limit a sentence's own dates decide; without any, those of its item. */
function isWithin(question: Question, { passage, text }: JudgedSentence, book: MinuteBook): boolean {
  if (!hasTimeLimit(question.scope)) return true;
  const own = sentenceWithin(text, question.scope);
  const item = book.items.get(passage.itemId);
  const held = item !== undefined && itemWithin(item, book.meetings.get(item.meetingId), question.scope) === 'in';
  if (own === true) return true;
  // A figure belongs to its own period; what was said or decided belongs to the meeting, whatever dates it speaks of.
  return held && (own === null || question.scope.aboutMeeting || !figureKinds.has(question.kind));
}

function locate(passage: StoredPassage, book: MinuteBook): { item: AgendaItem; meeting: Meeting } | null {
  const item = book.items.get(passage.itemId);
  const meeting = item && book.meetings.get(item.meetingId);
  return item && meeting ? { item, meeting } : null;
}

/** The nearest items, by title alone: a sentence or figure from them could be taken for the answer. */
function nearestOf(passages: readonly StoredPassage[], book: MinuteBook): Citation[] {
  const items = [...new Set(passages.map(({ itemId }) => itemId))].slice(0, 3);
  return items.flatMap((id, index) => {
    const item = book.items.get(id);
    const meeting = item && book.meetings.get(item.meetingId);
    if (!item || !meeting) return [];
    return [
      {
        label: String(index + 1),
        meeting,
        item,
        quote: item.title,
        source: item.source,
        link: item.url ?? meeting.url,
      },
    ];
  });
}
