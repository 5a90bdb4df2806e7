import { termsOf } from '../library/terms.js';
import { formatPeriod } from '../minutes/calendar.js';
import type { Answer } from './answer.js';
import type { MinuteBook } from './minute-book.js';
import type { Question } from './question.js';
import { hasTimeLimit, itemWithin } from './time-limit.js';
import { joinWords, plural } from './words.js';

/** What was searched, and what in scope could not be. */
export async function searchedIn(question: Question, book: MinuteBook): Promise<Answer['searched']> {
  const { scope } = question;
  const items = [...book.items.values()].filter((item) => {
    const meeting = book.meetings.get(item.meetingId);
    const same = (held: string | null | undefined, wanted: string): boolean =>
      held?.toLowerCase() === wanted.toLowerCase();
    return (
      (scope.council === null || same(meeting?.council, scope.council)) &&
      (scope.body === null || same(meeting?.body, scope.body))
    );
  });
  const within = items.filter((item) => itemWithin(item, book.meetings.get(item.meetingId), scope) === 'in');
  const undated = hasTimeLimit(scope)
    ? items.filter((item) => itemWithin(item, book.meetings.get(item.meetingId), scope) === 'undated').length
    : 0;
  const wanted = within.filter(
    (item) =>
      (scope.itemNumber === null ||
        item.agendaItemNumber === scope.itemNumber ||
        item.minuteNumber === scope.itemNumber) &&
      (scope.itemIds === null || scope.itemIds.includes(item.id)),
  );
  const missing = [
    ...wanted
      .filter(({ truncated }) => truncated)
      .map((item) => `The copy held of ${nameOf(item)} stops before the end.`),
    ...[
      ...new Set(
        book.withheld
          .filter(({ itemId, reason }) => reason === 'exempt' && wanted.some(({ id }) => id === itemId))
          .map(({ itemId }) => itemId),
      ),
    ].map((id) => `Part of ${nameOf(book.items.get(id ?? ''))} was considered in private and is not held here.`),
    ...(await book.library.unheldDocuments())
      .filter(({ status, body }) => status === 'failed' && book.isDenied?.(body) !== true)
      .map(({ document }) => `${document} could not be read at the last ingest.`),
  ];
  return {
    meetings: new Set(within.map(({ meetingId }) => meetingId)).size,
    council: scope.council,
    body: scope.body,
    from: scope.from,
    to: scope.to,
    undated,
    missing,
  };
}

function nameOf(
  item: { title: string; agendaItemNumber: string | null; minuteNumber: string | null } | undefined,
): string {
  if (!item) return 'a meeting';
  const number = item.agendaItemNumber ?? item.minuteNumber;
  return number === null ? `“${item.title}”` : `item ${number}, ${item.title}`;
}

/** The one sentence of an answer that is none. "The minutes do not say" and "the minutes are not held" are two sentences. */
export function saysNotFound(question: Question, book: MinuteBook, searched: Answer['searched']): string {
  if (question.councilsNotHeld.length > 0) return `No minutes of ${joinWords(question.councilsNotHeld)} are held here.`;
  if (asksForPrivatePart(question.text)) {
    return book.withheld.some(({ reason }) => reason === 'exempt')
      ? 'That was considered in private; private parts of a meeting are not held here.'
      : 'No private part is marked in the minutes held; private text would not be held here in any case.';
  }
  const privately = privateItemAsked(question, book);
  if (privately !== null) return `That was considered in private (${privately}) and is not held here.`;
  if (searched.meetings === 0) return `No minutes are held ${scopeWords(question)}.`;
  const item = question.scope.itemNumber;
  if (item !== null && searched.missing.length > 0)
    return `Not known: the copy held of item ${item} stops before the end, or part of it is not held.`;
  return `The minutes held do not say. Searched: ${plural(searched.meetings, 'meeting')}${scopeWords(question) === 'here' ? '' : ` ${scopeWords(question)}`}.`;
}

/** True where what is asked for is what was said in private. */
export const asksForPrivatePart = (text: string): boolean =>
  /\b(?:part (?:2|two|ii|b)|in private|private (?:part|session|item)|exempt (?:item|part|session|report)s?|closed session)\b/i.test(
    text,
  );

/** The withheld item whose title holds most of what is asked about; null where none does. */
function privateItemAsked(question: Question, book: MinuteBook): string | null {
  const withheld = new Set(book.withheld.filter(({ reason }) => reason === 'exempt').map(({ itemId }) => itemId));
  for (const item of book.items.values()) {
    if (!withheld.has(item.id) || question.terms.length === 0) continue;
    const title = new Set(termsOf(item.title));
    const met = question.terms.filter(
      ({ stem }, index) =>
        title.has(stem) ||
        question.alternatives.some(
          ({ stands, stems }) => stands.includes(index) && stems.every((other) => title.has(other)),
        ),
    );
    if (met.length >= 2 && met.length / question.terms.length >= 0.5) return nameOf(item);
  }
  return null;
}

function scopeWords({ scope }: Question): string {
  const period = formatPeriod(scope.from, scope.to);
  const parts = [
    scope.council === null ? null : `of ${scope.council}`,
    scope.body === null ? null : `of the ${scope.body}`,
    period === null ? null : /^(?:to|from) /.test(period) ? period.replace(/^to /, 'up to ') : `for ${period}`,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' ') : 'here';
}
