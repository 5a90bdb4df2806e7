import { academicYear, addDays, addMonths, calendarYear, councilYear, type Days, UNKNOWN_DAYS } from './calendar.js';
import type { Range } from './span.js';

export type PeriodKind =
  | 'day'
  | 'month'
  | 'quarter'
  | 'half'
  | 'calendar_year'
  | 'council_year'
  | 'academic_year'
  | 'range'
  | 'as_at'
  | 'season'
  | 'relative';

/** What "last month", "the past two years" and "six months ago" say, before it is known from which day they were said. */
export interface RelativeTime {
  readonly direction: 'last' | 'this' | 'next' | 'ago' | 'to_date' | 'same';
  readonly unit: string;
  /** Null where no number is given: "last month" is one whole month. */
  readonly count: number | null;
  /** "the last few months": a number that the words do not tell. */
  readonly vague: boolean;
  /** "the past year", "the rolling year": the twelve months up to now and not the year before this. */
  readonly rolling: boolean;
}

/** Words that name a stretch of time, without the "in", "since" or "as at" before them. */
export interface TimeName extends Range {
  readonly kind: PeriodKind;
  readonly days: Days;
  /** The dates rest on a convention (council year, school term) and not on the words alone. */
  readonly derived: boolean;
  /** Counts only if the words around it show that a time is meant: "May", "2024". */
  readonly unsure?: 'month' | 'year' | 'season' | 'short_years';
  /** 1 to 12 where a month is named without its year. */
  readonly month?: number;
  /** 1 to 4 where a quarter is named without its year. */
  readonly quarter?: number;
  readonly season?: string;
  readonly relative?: RelativeTime;
}

/** How the words before a time name bear on it. */
export type Relation =
  | 'in'
  | 'since'
  | 'after'
  | 'until'
  | 'before'
  | 'as_at'
  | 'starting'
  | 'ending'
  | 'end_of'
  | 'start_of';

export function applyRelation(days: Days, relation: Relation, spanMonths: number | null): Days {
  const { start, end } = days;
  if (start === null && end === null) return UNKNOWN_DAYS;
  switch (relation) {
    case 'in':
    case 'as_at':
      return days;
    case 'since':
      return { start, end: null };
    case 'after':
      return { start: end === null ? null : addDays(end, 1), end: null };
    case 'until':
      return { start: null, end };
    case 'before':
      return { start: null, end: start === null ? null : addDays(start, -1) };
    case 'starting':
      return { start, end: start === null || spanMonths === null ? null : addDays(addMonths(start, spanMonths), -1) };
    case 'ending':
      return { start: end === null || spanMonths === null ? null : addMonths(addDays(end, 1), -spanMonths), end };
    case 'end_of':
      return { start: end, end };
    case 'start_of':
      return { start, end: start };
  }
}

export interface NamedYears {
  readonly kind: 'calendar_year' | 'council_year' | 'range';
  readonly year: number;
  readonly days: Days;
}

/**
 * "2024" is a calendar year and "2023/24" a council year (April to March). "2021-24" is a run of calendar years.
 * Null where the second number cannot be a later year.
 */
export function readYears(first: string, second: string | undefined): NamedYears | null {
  const year = first.length === 2 ? 2000 + Number(first) : Number(first);
  if (year < 1990 || year > 2059) return null;
  if (second === undefined) return { kind: 'calendar_year', year, days: calendarYear(year) };
  const last = second.length === 2 ? Math.floor(year / 100) * 100 + Number(second) : Number(second);
  if (last === year + 1) return { kind: 'council_year', year, days: councilYear(year) };
  if (last <= year || last > year + 30) return null;
  return { kind: 'range', year, days: { start: calendarYear(year).start, end: calendarYear(last).end } };
}

export const schoolYear = (years: NamedYears): Days => academicYear(years.year);

const NUMBER_WORDS: readonly string[] = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

const TENS: Readonly<Record<string, number>> = { eighteen: 18, 'twenty-four': 24, 'thirty-six': 36 };

/** Numbers as they stand before "months" and "years". */
export const COUNT = `(?:\\d{1,3}|${[...NUMBER_WORDS].reverse().join('|')}|eighteen|twenty-four|thirty-six)`;

export function countOf(word: string | undefined): number | null {
  if (word === undefined) return null;
  if (/^\d+$/.test(word)) return Number(word);
  const index = NUMBER_WORDS.indexOf(word.toLowerCase());
  return index >= 0 ? index + 1 : (TENS[word.toLowerCase()] ?? null);
}
