import {
  academicYearOf,
  addMonths,
  councilQuarter,
  councilYearOf,
  type Days,
  monthDays,
  monthsFrom,
  partsOf,
} from './calendar.js';
import { findPeriodMentions, type PeriodMention } from './period-mentions.js';
import { daysOfRelative, latestMonth } from './relative-days.js';
import type { Range } from './span.js';
import { applyRelation, type PeriodKind, type TimeName } from './time-name.js';
import { SEASONS } from './time-names.js';

export interface QuestionPeriod extends Days {
  /** The words of the question from the first mention of a time to the last. */
  readonly text: string;
  readonly textStart: number;
  readonly textEnd: number;
  /** Each mention by itself, for a caller that takes the time out of the question. */
  readonly mentions: readonly Range[];
  readonly kind: PeriodKind | 'latest';
  /** The newest is wanted: "latest", "currently". */
  readonly latest: boolean;
  /** The days rest on a convention or on today's date and not on the words alone: say so beside the answer. */
  readonly derived: boolean;
  /** The time names a thing ("the 2023/24 work programme") and does not limit the answer. */
  readonly inName: boolean;
  /** "the January 2025 meeting": the day of the meeting is meant and not the period of the figures. */
  readonly aboutMeeting: boolean;
}

/** The time limit that a question states, read as said on `today` (ISO day). Null where it states none. */
export function parseQuestionPeriod(question: string, { today }: { readonly today: string }): QuestionPeriod | null {
  const all = findPeriodMentions(question, { question: true }).map((mention) => readMention(question, mention, today));
  const limits = all.filter(({ inName }) => !inName);
  const wanted = limits.length > 0 ? limits : all;
  const latest = LATEST.exec(question);
  const first = wanted[0];
  if (first === undefined) return latest === null ? null : latestOnly(question, latest);
  const textStart = first.start;
  const textEnd = wanted.at(-1)?.end ?? first.end;
  return {
    ...spanOf(wanted),
    text: question.slice(textStart, textEnd),
    textStart,
    textEnd,
    mentions: wanted.map(({ start, end }) => ({ start, end })),
    kind: wanted.length > 1 ? 'range' : first.kind,
    latest: latest !== null,
    derived: wanted.some(({ derived }) => derived),
    inName: limits.length === 0,
    aboutMeeting: wanted.some(({ aboutMeeting }) => aboutMeeting),
  };
}

interface ReadMention extends Range {
  readonly days: Days;
  readonly kind: PeriodKind;
  readonly derived: boolean;
  readonly inName: boolean;
  readonly aboutMeeting: boolean;
  /** "compared with 2024": the other side of the comparison is now. */
  readonly compared: boolean;
}

function readMention(question: string, mention: PeriodMention, today: string): ReadMention {
  const { start, end, name, relation, spanMonths } = mention;
  const before = question.slice(Math.max(0, start - 60), start);
  const after = question.slice(end, end + 60);
  const known = name.days.start !== null || name.days.end !== null;
  const days = applyRelation(known ? name.days : daysSaidOn(name, today), relation, spanMonths);
  return {
    start,
    end,
    days,
    kind: relation === 'in' ? name.kind : 'range',
    derived: name.derived || (!known && (days.start !== null || days.end !== null)),
    inName:
      NAMED_AFTER.test(after) || (NAMED_BEFORE.test(before + question.slice(start, name.start)) && isYearly(name)),
    aboutMeeting:
      /^\s+(?:\p{L}+\s+){0,3}meeting\b/iu.test(after) || /\bmeeting\s+(?:(?:held|of|on|in)\s+){0,2}$/i.test(before),
    compared: COMPARED_BEFORE.test(before + question.slice(start, name.start)),
  };
}

/** Days for a time that prints no year: the latest such month that has begun, the latest such quarter that is over. */
function daysSaidOn(name: TimeName, today: string): Days {
  const { month, quarter, relative, season } = name;
  const steps = relative?.direction === 'last' ? -1 : relative?.direction === 'next' ? 1 : 0;
  if (quarter !== undefined) {
    if (relative !== undefined) return councilQuarter(councilYearOf(today) + steps, quarter);
    const days = councilQuarter(councilYearOf(today), quarter);
    return days.end < today ? days : councilQuarter(councilYearOf(today) - 1, quarter);
  }
  if (month !== undefined)
    return relative === undefined ? latestMonth(month, today) : monthOfYear(month, relative.unit, steps, today);
  if (season !== undefined) return latestSeason(season, today);
  return relative === undefined ? { start: null, end: null } : daysOfRelative(relative, today);
}

function monthOfYear(month: number, unit: string, steps: number, today: string): Days {
  if (/academic|school/.test(unit)) return monthDays(academicYearOf(today) + steps + (month < 9 ? 1 : 0), month);
  if (/financial|municipal|council|civic/.test(unit))
    return monthDays(councilYearOf(today) + steps + (month < 4 ? 1 : 0), month);
  return monthDays(partsOf(today).year + steps, month);
}

function latestSeason(season: string, today: string): Days {
  const [month, length] = SEASONS[season] ?? [1, 3];
  const days = monthsFrom(partsOf(today).year, month, length);
  return days.start <= today
    ? days
    : { start: addMonths(days.start, -12), end: monthsFrom(partsOf(today).year - 1, month, length).end };
}

/** From the earliest start to the latest end. A side left open ("since 2023") stays open unless another mention closes it ("until 2025"). */
function spanOf(mentions: readonly ReadMention[]): Days {
  const dated = mentions.map(({ days }) => days).filter(({ start, end }) => start !== null || end !== null);
  const starts = dated.flatMap(({ start }) => start ?? []).sort();
  const ends = dated.flatMap(({ end }) => end ?? []).sort();
  const isSince = dated.some(({ end }) => end === null);
  const isUntil = dated.some(({ start }) => start === null);
  const isComparedWithNow = mentions.length === 1 && mentions[0]?.compared === true;
  const start = isUntil && !isSince ? null : (starts[0] ?? null);
  const end = (isSince && !isUntil) || isComparedWithNow ? null : (ends.at(-1) ?? null);
  // "by 1999 since June" contradicts itself: what lies between is all that can be meant.
  return start !== null && end !== null && end < start ? { start: end, end: start } : { start, end };
}

function latestOnly(question: string, match: RegExpExecArray): QuestionPeriod {
  const textStart = match.index;
  const textEnd = textStart + match[0].length;
  return {
    start: null,
    end: null,
    text: question.slice(textStart, textEnd),
    textStart,
    textEnd,
    mentions: [{ start: textStart, end: textEnd }],
    kind: 'latest',
    latest: true,
    derived: false,
    inName: false,
    aboutMeeting: false,
  };
}

const isYearly = (name: TimeName): boolean => /year$|^range$/.test(name.kind);

const THING =
  '(?:work\\s+programmes?|programmes?|agenda\\s+plans?|forward\\s+plans?|budgets?|plans?|strategy|strategies|priorities)';
const NAMED_AFTER = new RegExp(`^\\s+(?:[\\p{L}’'&-]{1,20}\\s+){0,2}${THING}(?!\\p{L})`, 'iu');
const NAMED_BEFORE = new RegExp(`(?<!\\p{L})${THING}\\s+(?:for|of)\\s+(?:the\\s+)?$`, 'iu');

const COMPARED_BEFORE =
  /\b(?:compared?\s+(?:to|with)|than|versus|vs\.?|against|up\s+on|down\s+on)\s+(?:(?:in|it\s+was(?:\s+in)?|for)\s+)?(?:the\s+)?$/i;

const LATEST =
  /\b(?:the\s+)?(?:latest|most\s+recent(?:ly)?|currently|current|right\s+now|now|at\s+the\s+moment|at\s+present|these\s+days|newest|up[\s-]to[\s-]date|last\s+(?:time|meeting|reported|recorded|published|minuted|known|discussed)|(?:yn\s+)?ddiweddaraf)\b/i;
