import { addDays, addMonths, councilYearOf, lastDayOfMonth, partsOf } from '../minutes/calendar.js';
import { parseQuestionPeriod } from '../minutes/question-period.js';
import {
  actsOrSays,
  afterThat,
  asksWhenItWasSaid,
  asksWhoSaidIt,
  beforeThat,
  insteadOf,
  isComparator,
  isMeasure,
  lead,
  mayAskForEvent,
  namesTopic,
  narrowing,
  newest,
  onePerson,
  refersToAnswer,
  refersToThings,
  sameTimeLastYear,
} from './follow-up-words.js';
import type { Question, QuestionKind } from './question.js';
import { kindOf } from './question-kind.js';
import { cutQuestion, type QuestionParts } from './question-parts.js';
import { segments } from './segments.js';
import type { Turn, TurnDays, TurnPeriod } from './turn.js';

/** A question with what it lacks taken from the one before it. */
export interface TakenUp {
  /** Reads by itself; its limits stand beside it. */
  readonly text: string;
  /** The same cut, for the question after it. */
  readonly topic: QuestionParts;
  /** Words taken over; null where none were. */
  readonly words: string | null;
  readonly kind: QuestionKind;
  readonly council: string | null;
  readonly body: string | null;
  /** A time limit taken over or reckoned from one; null where there is none or the question's own holds. */
  readonly period: TurnPeriod | null;
  /** The time limit before, for the question after this one; it may be needless here, where an item is meant. */
  readonly kept: TurnPeriod | null;
  /** How words such as "same time last year" were read; null where none were. */
  readonly readAs: { readonly words: string; readonly days: TurnDays } | null;
  readonly latest: boolean;
  /** The items meant by "that" or "it"; empty where any item may answer. */
  readonly itemIds: readonly string[];
  /** Items to look in first; any other may answer where they do not. */
  readonly firstIn: readonly string[];
  /** Another thing stands in the place of the last one: an answer that does not name it is about the last one. */
  readonly required: boolean;
  /** The quotations before are asked about themselves: who said them, or at which meeting. */
  readonly again: 'who' | 'when' | null;
  /** The quotations before answer only if nothing else does. */
  readonly againLast: boolean;
}

/**
 * Reads a question as going on from a turn: null where it stands alone, and then nothing may be taken over. `own` is the question as
 * understood by itself. What the question says wins over what came before.
 */
export function takeUp(own: Question, turn: Turn | undefined): TakenUp | null {
  if (!turn || turn.status === 'refused' || turn.status === 'failed') return null;
  const hooked = own.text.replace(lead, '');
  const said = hooked.replace(insteadOf, '');
  const reading: Reading = {
    own,
    turn,
    said,
    hooked: lead.test(own.text),
    instead: insteadOf.test(hooked),
    parts: cutSaid(own, said),
    topics: own.terms.filter(namesTopic),
  };
  return aboutQuotation(reading) ?? (reading.topics.length === 0 ? withoutTopic(reading) : withTopic(reading));
}

interface Reading {
  readonly own: Question;
  readonly turn: Turn;
  /** The question without the words that hook it to the one before. */
  readonly said: string;
  readonly hooked: boolean;
  readonly instead: boolean;
  readonly parts: QuestionParts;
  readonly topics: readonly Question['terms'][number][];
}

/** The cut of what is left when "and" and "what about" are taken off the front. */
function cutSaid(own: Question, said: string): QuestionParts {
  const shift = own.text.length - said.length;
  const limits = own.limiting
    .map(({ start, end }) => ({ start: start - shift, end: end - shift }))
    .filter(({ start }) => start >= 0);
  return cutQuestion(said, limits);
}

function aboutQuotation(reading: Reading): TakenUp | null {
  const { said, turn } = reading;
  const again = asksWhoSaidIt.test(said.trim()) ? 'who' : asksWhenItWasSaid.test(said.trim()) ? 'when' : null;
  if (again === null || turn.cited.length === 0) return null;
  const againLast = mayAskForEvent.test(said.trim());
  return take(reading, {
    text: join([again, turn.topic.subject, turn.topic.rest]),
    topic: turn.topic,
    words: null,
    kind: again,
    itemIds: turn.itemIds,
    again,
    againLast,
  });
}

/** "Why?", "and in October?", "what was resolved on that?": nothing is named, so all of it comes from before. */
function withoutTopic(reading: Reading): TakenUp | null {
  const { own, turn, said, parts } = reading;
  const { opener, subject, rest } = turn.topic;
  const all = join([subject, rest]);
  if (own.kind === 'decision') {
    const [itemId] = turn.itemIds;
    // An item holds few resolutions and each is about it, so that its words need not be named.
    if (itemId !== undefined)
      return take(reading, {
        text: said,
        topic: { ...parts, subject, rest: '' },
        words: null,
        kind: 'decision',
        itemIds: [itemId],
      });
    return take(reading, {
      text: join([said, subject]),
      topic: { ...parts, subject, rest: '' },
      words: subject,
      kind: 'decision',
    });
  }
  if (asksByItself.has(own.kind))
    return take(reading, {
      text: join([said, all]),
      topic: { opener: parts.opener, subject, rest },
      words: all,
      kind: own.kind,
      itemIds: turn.itemIds,
    });
  if (!limitsOnly(reading)) return null;
  const text = join([opener, subject, rest]);
  return take(reading, { text, topic: turn.topic, words: all, kind: kindOf(text) });
}

/** Kinds that a lone "why?" or "how much was that?" shows. */
const asksByItself: ReadonlySet<QuestionKind> = new Set<QuestionKind>([
  'why',
  'who',
  'when',
  'where',
  'how_many',
  'money',
  'duration',
  'percentage',
]);

/** Something beside pointing words is there: a time, a council, a body, an item. */
const limitsOnly = ({ own, said }: Reading): boolean =>
  own.limiting.length > 0 ||
  own.councilsNotHeld.length > 0 ||
  [sameTimeLastYear, beforeThat, afterThat, newest].some((pattern) => pattern.test(said));

function withTopic(reading: Reading): TakenUp | null {
  const { own, turn, said, parts, topics, hooked, instead } = reading;
  const { opener, subject, rest } = turn.topic;
  const measureOnly = topics.every((term) => isMeasure(term) || isComparator(term));
  const asks = parts.opener !== '' && !instead;
  if (!asks) {
    const narrows =
      (narrowing.test(said) && topics.length <= 3 && !asksInFull.test(said)) ||
      topics.every(({ stem }) => segments.has(stem));
    if (!hooked && !instead && !narrows) return null;
    if (narrows || topics.every(isComparator)) {
      const text = join([opener, subject, rest, parts.subject]);
      return take(reading, {
        text,
        topic: { opener, subject: join([subject, rest, parts.subject]), rest: '' },
        words: join([subject, rest]),
        kind: kindOf(text),
      });
    }
    if (measureOnly) {
      const kind = kindOf(said);
      const text = join([kind === 'what' ? opener : '', parts.subject, subject]);
      return take(reading, {
        text,
        topic: { opener: kind === 'what' ? opener : '', subject: join([parts.subject, subject]), rest: '' },
        words: subject,
        kind: kind === 'what' ? kindOf(text) : kind,
      });
    }
    const text = join([opener, parts.subject, rest]);
    return take(reading, {
      text,
      topic: { opener, subject: parts.subject, rest },
      words: rest === '' ? opener : `${opener} … ${rest}`,
      kind: kindOf(text),
      required: true,
    });
  }
  if (actsOrSays.test(said)) {
    const speaker = onePerson.test(said) ? turn.cited[0]?.speaker?.split(',')[0] : undefined;
    if (speaker === undefined && !/\bthey\b/i.test(said)) return null;
    return take(reading, {
      text: speaker === undefined ? said : said.replace(onePerson, speaker),
      topic: parts,
      words: speaker ?? null,
      kind: own.kind,
      // Whoever is meant spoke on that item, and perhaps elsewhere.
      firstIn: speaker === undefined ? [] : turn.itemIds.slice(0, 1),
    });
  }
  if (isFragment(reading))
    return take(reading, {
      text: join([said, subject, rest]),
      topic: { opener: parts.opener, subject: join([parts.subject, subject]), rest },
      words: join([subject, rest]),
      kind: own.kind,
    });
  const leansOnAnswer = meansAnswer(reading);
  const lacksThing =
    measureOnly ||
    refersToThings.test(said) ||
    (hooked && (parts.subject === '' || (topics.length === 1 && !topics[0]?.named)));
  if (!leansOnAnswer && !lacksThing) return null;
  const itemIds = leansOnAnswer || (hooked && own.kind === 'who') ? turn.itemIds.slice(0, 1) : [];
  return take(reading, {
    text: join([said, subject]),
    topic: { opener: parts.opener, subject: join([parts.subject, subject]), rest: parts.rest },
    words: subject,
    kind: own.kind,
    itemIds,
  });
}

/** "By how much did it rise" begins like "by school" and is a whole question. */
const asksInFull = /\b(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could)\b/i;

/** "Which schools?" asks nothing by itself. */
const isFragment = ({ own, said, topics }: Reading): boolean =>
  /^(?:which|whose)\b/i.test(said) &&
  own.limiting.length === 0 &&
  topics.length <= 2 &&
  said.trim().split(/\s+/).length <= 4 &&
  !asksInFull.test(said);

/** Further into a long question "it" means something that the question itself has named. */
const meansAnswer = ({ said, topics }: Reading): boolean => refersToAnswer(said) && topics.length <= 2;

type Taking = Pick<TakenUp, 'text' | 'topic' | 'words' | 'kind'> &
  Partial<Pick<TakenUp, 'itemIds' | 'again' | 'againLast' | 'required' | 'firstIn'>>;

/** Adds the limits: the question's own win, an item that is meant needs no other. */
function take(reading: Reading, taking: Taking): TakenUp {
  const { own, turn, said } = reading;
  const { itemIds = [], again = null, againLast = false, required = false, firstIn = [], words, ...rest } = taking;
  const otherCouncil = own.councils.length > 0 || own.councilsNotHeld.length > 0;
  const named = own.scope.body !== null;
  const moved = movedPeriod(said, turn);
  const bare = withTheirYear(reading);
  const ownTime = own.scope.from !== null || own.scope.to !== null;
  const period =
    moved?.period ?? bare?.period ?? (ownTime || itemIds.length > 0 || newest.test(said) ? null : turn.period);
  return {
    ...rest,
    words: words === null || words.trim() === '' ? null : words.replace(/\s+(?:were|was|are|is) there$/, ''),
    council: otherCouncil ? null : turn.council,
    body: named || otherCouncil ? null : turn.body,
    period,
    kept: ownTime ? null : turn.period,
    readAs: moved?.readAs ?? bare?.readAs ?? null,
    latest: beforeThat.test(said) || afterThat.test(said),
    itemIds,
    firstIn,
    required,
    again,
    againLast,
  };
}

interface Reckoned {
  readonly period: TurnPeriod;
  readonly readAs: NonNullable<TakenUp['readAs']>;
}

/** "Same time last year", "before that", "since then": reckoned from the time asked about, else from what the answer was about. */
function movedPeriod(said: string, turn: Turn): Reckoned | null {
  const base = turn.period ?? turn.about;
  if (base === null) return null;
  const aboutMeeting = turn.period?.aboutMeeting ?? false;
  const reckon = (pattern: RegExp, days: TurnDays): Reckoned => {
    const words = pattern.exec(said)?.[0] ?? said;
    return { period: { ...days, text: words, aboutMeeting }, readAs: { words, days } };
  };
  if (sameTimeLastYear.test(said))
    return reckon(sameTimeLastYear, { from: yearEarlier(base.from), to: yearEarlier(base.to) });
  // "That" is what was answered as much as what was asked: a report on a quarter answers a question about one of its months.
  const days = [turn.period, turn.about].flatMap((known) =>
    [known?.from ?? known?.to ?? [], known?.to ?? known?.from ?? []].flat(),
  );
  const [first = null] = [...days].sort();
  const last = [...days].sort().at(-1) ?? null;
  if (beforeThat.test(said) && first !== null) return reckon(beforeThat, { from: null, to: addDays(first, -1) });
  if (afterThat.test(said) && last !== null) return reckon(afterThat, { from: addDays(last, 1), to: null });
  return null;
}

/** The last day of a month stays the last day: 29 February 2024 is 28 February 2023 and back again. */
function yearEarlier(day: string | null): string | null {
  if (day === null) return null;
  const { year, month } = partsOf(day);
  return day === lastDayOfMonth(year, month) ? lastDayOfMonth(year - 1, month) : addMonths(day, -12);
}

/** "And in October?" after a question about May 2024 is the October of that council year, not the last October. */
function withTheirYear({ own, turn }: Reading): Reckoned | null {
  const { period } = own;
  const last = turn.period?.to ?? turn.period?.from ?? null;
  if (period === null || last === null || !period.derived || /\d{4}|\byear|\blast|\bthis|\bnext/i.test(period.text))
    return null;
  const read = parseQuestionPeriod(own.text, { today: `${councilYearOf(last) + 1}-04-01` });
  if (read === null || (read.start === own.scope.from && read.end === own.scope.to)) return null;
  const days = { from: read.start, to: read.end };
  return { period: { ...days, text: read.text, aboutMeeting: read.aboutMeeting }, readAs: { words: read.text, days } };
}

const join = (parts: readonly string[]): string =>
  parts
    .map((part) => part.trim().replace(/[?.!\s]+$/, ''))
    .filter((part) => part !== '')
    .join(' ');
