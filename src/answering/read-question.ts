import { formatPeriod } from '../minutes/calendar.js';
import { type TakenUp, takeUp } from './follow-up.js';
import { homeBodyMeant } from './home-body.js';
import type { MinuteBook } from './minute-book.js';
import type { Question, Scope } from './question.js';
import type { Turn } from './turn.js';
import { type UnderstandInput, understand } from './understand.js';
import { daysInWords } from './words.js';

/** A question ready to be answered. */
export interface ReadQuestion {
  readonly question: Question;
  /** What it took over from the turn before; null where it stands alone. */
  readonly taken: TakenUp | null;
  /** How it was read, to stand beside the answer. */
  readonly notes: readonly string[];
}

export interface ReadOptions extends Omit<UnderstandInput, 'meetings' | 'vocabulary'> {
  readonly homeBody: string | null;
  /** Newest last. */
  readonly previous: readonly Turn[];
}

/** Reads a question in its conversation and its channel: what it says wins, then what was said before, then what the channel is about. */
export function readQuestion(text: string, book: MinuteBook, options: ReadOptions): ReadQuestion {
  const { homeBody, previous, ...limits } = options;
  const meetings = [...book.meetings.values()];
  const input: UnderstandInput = { ...limits, meetings, vocabulary: book.vocabulary };
  const own = understand(text, input);
  const taken = takeUp(own, previous.at(-1));
  const question = taken === null ? own : withTaken(understand(taken.text, input), own, taken, book);
  const atHome =
    question.scope.body === null && question.scope.itemIds === null && question.councils.length < 2
      ? homeBodyMeant(text, homeBody, meetings, question.scope.council ?? options.homeCouncil)
      : null;
  return {
    question: atHome === null ? question : { ...question, scope: { ...question.scope, body: atHome.body } },
    taken,
    notes: [
      ...(taken === null ? [] : takenNotes(taken, own.scope, question.scope, book)),
      ...(atHome === null ? [] : [`“${atHome.words}” was taken as the ${atHome.body}.`]),
      ...(/\bsince (?:I|we) (?:came|started|joined|arrived)\b/i.test(text) && question.scope.from === null
        ? ['When that was is not known, so this is everything held; a date such as “since September 2024” narrows it.']
        : []),
    ],
  };
}

function withTaken(read: Question, own: Question, taken: TakenUp, book: MinuteBook): Question {
  const { period, itemIds } = taken;
  // What the channel's or the question's own limits say stands; only gaps are filled.
  const flagged = own.scope;
  const scope: Scope = {
    council: flagged.council ?? taken.council,
    body: flagged.body ?? taken.body,
    from: period ? period.from : flagged.from,
    to: period ? period.to : flagged.to,
    aboutMeeting: period?.aboutMeeting ?? flagged.aboutMeeting,
    latest: flagged.latest || taken.latest,
    itemNumber: flagged.itemNumber,
    itemIds: itemIds.length > 0 ? itemIds.filter((id) => book.items.has(id)) : null,
  };
  const allOfItem = taken.kind === 'decision' && scope.itemIds !== null;
  return {
    ...read,
    kind: taken.kind,
    // All that was resolved on the item that is meant is asked for, whatever its words.
    terms: allOfItem ? [] : takenTerms(read, own, taken),
    alternatives: allOfItem ? [] : read.alternatives,
    scope,
    period: taken.readAs === null ? own.period : null,
    councils: own.councils,
    councilsNotHeld: own.councilsNotHeld,
  };
}

function takenTerms(read: Question, own: Question, { required, itemIds }: TakenUp): Question['terms'] {
  const said = new Map(own.terms.map((term) => [term.stem, term]));
  return read.terms.map((term) => {
    const ownTerm = said.get(term.stem);
    if (ownTerm) return { ...term, named: ownTerm.named || required };
    // The item that is meant was about the names before; they need not stand beside the answer too.
    return { ...term, named: term.named && itemIds.length === 0, carried: true };
  });
}

/** What was taken over is said, never taken over silently. */
function takenNotes(taken: TakenUp, own: Scope, scope: Scope, book: MinuteBook): string[] {
  const period =
    taken.readAs === null && taken.period !== null ? formatPeriod(taken.period.from, taken.period.to) : null;
  const items = taken.itemIds.flatMap((id) => {
    const title = book.items.get(id)?.title;
    return title === undefined ? [] : [`item “${title}”`];
  });
  const over = [
    taken.words === null ? null : `“${taken.words}”`,
    ...items.slice(0, 2),
    own.council === null && scope.council !== null ? scope.council : null,
    own.body === null && scope.body !== null ? scope.body : null,
    period === null ? null : `for ${period}`,
  ].filter((part) => part !== null);
  const { readAs } = taken;
  return [
    ...(over.length > 0 ? [`Taken with your question before: ${over.join(', ')}.`] : []),
    ...(readAs === null ? [] : [`“${readAs.words}” was read as ${daysInWords(readAs.days.from, readAs.days.to)}.`]),
  ];
}
