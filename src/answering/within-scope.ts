import { figureKinds } from './evidence.js';
import type { JudgedSentence } from './judge.js';
import type { MinuteBook } from './minute-book.js';
import type { Question } from './question.js';
import { type RetrievedPassage, retrievePassages } from './retrieve.js';
import { hasTimeLimit, itemWithin, sentenceWithin } from './time-limit.js';

/** Passages whose sentences are judged. */
const passagesRead = 12;

/** The passages of an item that is asked for by its number, or as "that", and nothing else, in reading order. */
export function passagesOfItemAsked(question: Question, book: MinuteBook): RetrievedPassage[] {
  if (question.scope.itemNumber === null && question.scope.itemIds === null) return [];
  const places = book.index.itemIds.map((_, place) => place).filter((place) => fitsScope(question, book, place));
  return places
    .slice(0, passagesRead)
    .map((place) => ({ place, passageId: book.index.passageIds[place] ?? '', similarity: 1 }));
}

/** Retrieves from items within scope; under a time limit also from others whose own words print a date within it. */
export function retrieveWithin(
  question: Question,
  book: MinuteBook,
  vector: readonly number[] | null,
): RetrievedPassage[] {
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

export function fitsScope(question: Question, book: MinuteBook, place: number): boolean {
  const item = book.items.get(book.index.itemIds[place] ?? '');
  const meeting = item && book.meetings.get(item.meetingId);
  if (!item || !meeting) return false;
  const { council, body, itemNumber, itemIds } = question.scope;
  if (itemIds !== null && !itemIds.includes(item.id)) return false;
  const same = (held: string | null, wanted: string): boolean =>
    held !== null && held.toLowerCase() === wanted.toLowerCase();
  if (council !== null && !same(meeting.council, council)) return false;
  if (body !== null && !same(meeting.body, body)) return false;
  return itemNumber === null || item.agendaItemNumber === itemNumber || item.minuteNumber === itemNumber;
}

/** The day of the meeting, else the last that the report covers; null where neither is known. ISO. */
export function saidOn(itemId: string, book: MinuteBook): string | null {
  const item = book.items.get(itemId);
  return book.meetings.get(item?.meetingId ?? '')?.heldOn ?? item?.reportPeriod?.end ?? null;
}

/** Under a time limit a sentence's own dates decide; without any, those of its item. */
export function isWithin(question: Question, { passage, text }: JudgedSentence, book: MinuteBook): boolean {
  if (!hasTimeLimit(question.scope)) return true;
  const item = book.items.get(passage.itemId);
  const own = sentenceWithin(text, question.scope, saidOn(passage.itemId, book));
  const held = item !== undefined && itemWithin(item, book.meetings.get(item.meetingId), question.scope) === 'in';
  if (own === true) return true;
  // A figure belongs to its own period; what was said or decided belongs to the meeting, whatever dates it speaks of.
  return held && (own === null || question.scope.aboutMeeting || !figureKinds.has(question.kind));
}
