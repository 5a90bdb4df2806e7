import {
  councilQuarter,
  councilYearOf,
  type Days,
  type FixedDays,
  monthDays,
  monthsFrom,
  partsOf,
  UNKNOWN_DAYS,
} from '../../src/minutes/calendar.js';
import type { FigurePeriod } from '../../src/minutes/figures.js';
import { type FoundPeriod, findPeriods } from '../../src/minutes/periods.js';
import type { Range } from '../../src/minutes/span.js';
import { applyRelation, type Relation } from '../../src/minutes/time-name.js';
import { type DaysNamed, findDaysOfMonths } from './days-of-months.js';

/** A time that a sentence names, as the period of a figure. */
export interface TimeFound extends Range {
  readonly period: FigurePeriod;
  /** "compared with May", "than a year earlier": the time that something is set against, not the figure's own. */
  readonly versus: boolean;
  /** "since April", "year to date": counted up from a beginning. */
  readonly running: boolean;
}

/** What times without a year are reckoned from. */
export interface TimeAnchor {
  readonly reportEnd: string | null;
  readonly heldOn: string | null;
}

/** Every time in a sentence, in order. A month or quarter without its year is given the year that fits the report or meeting. */
export function findTimes(sentence: string, anchor: TimeAnchor): TimeFound[] {
  const found: TimeFound[] = [];
  let known: string | null = null;
  for (const period of findPeriods(sentence)) {
    const reading = readPeriod(period, known, anchor);
    known = reading.end ?? known;
    found.push({
      start: period.start,
      end: period.end,
      period: { text: period.text, ...reading },
      versus: isVersus(sentence, period),
      running: RUNNING.test(period.text),
    });
  }
  for (const days of findDaysOfMonths(sentence)) {
    if (found.some((other) => other.start < days.end && days.start < other.end)) continue;
    const text = sentence.slice(days.start, days.end);
    const period = { text, ...readDays(days, known, anchor) };
    found.push({ ...days, period, versus: isVersus(sentence, days), running: RUNNING.test(text) });
  }
  for (const match of sentence.matchAll(EARLIER)) {
    const range = { start: match.index, end: match.index + match[0].length };
    if (found.some((other) => other.start < range.end && range.start < other.end)) continue;
    const period = { text: match[0], start: null, end: null, basis: 'relative' as const };
    found.push({ ...range, period, versus: isVersus(sentence, range), running: false });
  }
  return found.sort((a, b) => a.start - b.start);
}

function readPeriod(period: FoundPeriod, known: string | null, anchor: TimeAnchor): Omit<FigurePeriod, 'text'> {
  const { kind, month, quarter, relation, spanMonths } = period;
  if (/^at the time of/i.test(period.text)) return { start: null, end: anchor.heldOn, basis: 'as_of' };
  if (kind === 'relative') return { ...UNKNOWN_DAYS, basis: 'relative' };
  const days = period.period;
  const isUnknown = days.start === null && days.end === null;
  const basis = kind === 'as_at' || kind === 'day' ? 'as_of' : 'stated';
  if (!isUnknown) return { start: days.start, end: days.end, basis };
  const inYear = (year: number): FixedDays | null =>
    month === null ? null : stretch(monthDays(year, month), relation, spanMonths);
  const near =
    month !== null
      ? nearest(inYear, known, anchor)
      : quarter !== null
        ? nearest((year) => councilQuarter(year, quarter), known, anchor)
        : TERM.test(period.text)
          ? nearest((year) => termOf(period.text, year), known, anchor)
          : UNKNOWN_DAYS;
  if (/^(?:ever )?since|^from/i.test(period.text)) return { start: near.start, end: null, basis };
  if (kind === 'as_at') return { start: near.end, end: near.end, basis };
  return near.end === null ? { ...UNKNOWN_DAYS, basis: 'relative' } : { ...near, basis };
}

/** "The ten months from January": the month and the others that the words count. */
function stretch(days: FixedDays, relation: Relation, spanMonths: number | null): FixedDays {
  if (spanMonths === null) return days;
  const { start, end } = applyRelation(days, relation, spanMonths);
  return { start: start ?? days.start, end: end ?? days.end };
}

function readDays(
  { relation, inYear }: DaysNamed,
  known: string | null,
  anchor: TimeAnchor,
): Omit<FigurePeriod, 'text'> {
  const near = nearest(inYear, known, anchor);
  if (near.end === null) return { ...UNKNOWN_DAYS, basis: 'relative' };
  if (relation === 'since') return { start: near.start, end: null, basis: 'stated' };
  return { ...near, basis: relation === 'range' ? 'stated' : 'as_of' };
}

/**
 * The stretch of that name nearest to a time named before it in the sentence, else to the report's end, else the last before the
 * meeting. None that had not begun when the meeting was held.
 */
function nearest(
  stretchIn: (year: number) => { readonly start: string; readonly end: string } | null,
  known: string | null,
  { reportEnd, heldOn }: TimeAnchor,
): Days {
  const to = known ?? reportEnd;
  const day = to ?? heldOn;
  if (day === null) return UNKNOWN_DAYS;
  const year = Math.max(partsOf(day).year, councilYearOf(day));
  const choices = [year - 2, year - 1, year, year + 1]
    .flatMap((one) => stretchIn(one) ?? [])
    .filter(({ start }) => heldOn === null || start <= heldOn);
  if (to === null) return choices.filter(({ start }) => start <= day).at(-1) ?? UNKNOWN_DAYS;
  const away = ({ end }: { readonly end: string }): number => Math.abs(Date.parse(end) - Date.parse(to));
  return choices.toSorted((a, b) => away(a) - away(b))[0] ?? UNKNOWN_DAYS;
}

const TERM = /\b(?:spring|summer|autumn|winter) term\b/i;
const termOf = (text: string, year: number): { readonly start: string; readonly end: string } =>
  /spring/i.test(text)
    ? monthsFrom(year, 1, 4)
    : /summer/i.test(text)
      ? monthsFrom(year, 4, 4)
      : monthsFrom(year, 9, 4);

const isVersus = (sentence: string, { start, end }: Range): boolean =>
  VERSUS_BEFORE.test(sentence.slice(Math.max(0, start - 60), start)) ||
  /^(?:than|since the same|from the same|(?:the )?(?:same|equivalent|corresponding))/i.test(
    sentence.slice(start, end),
  ) ||
  /^(?:in|for|during|from|at|since) (?:the )?(?:same|equivalent|corresponding)\b/i.test(sentence.slice(start, end));

/** "compared with the 402 in …" stands before its number too, so only a few words may lie between. */
const VERSUS_BEFORE =
  /\b(?:compar(?:ed|ing|ison)(?:\s+(?:to|with))?|than|versus|vs\.?|as against|against|(?:up|down)\s+(?:on|from)|(?:increased|decreased|risen|fallen|rose|fell|grown|dropped|reduced|improved|declined|increase|decrease|rise|fall|reduction|improvement)\s+from|(?:up|down|increased?|decreased?|risen|rose|fell|fallen|rise|reduction|drop(?:ped)?|more|fewer|higher|lower)\b[^.;]{0,40}?\d[\d,.]*\s?(?:%|per\s?cent|(?:percentage\s)?points?)?\s+on|relative to|set against|contrast(?:ed)? with)\s+(?:(?:those|that|the figures?|it was|(?:the )?(?:position|levels?|rates?|totals?|number|performance))\s+)?(?:(?:in|for|during|at|of|reported in|seen in|recorded in|from)\s+)?(?:the\s+)?$/i;

const EARLIER =
  /(?<!\p{L})(?:(?:a|one|the|two|three|twelve|12|six|five|ten)\s(?:full\s)?(?:years?|months?|quarters?|weeks?)\s(?:earlier|before|previously|prior)|(?:in\s)?(?:the\s)?(?:prior|preceding)\s(?:year|quarter|month)|at\s(?:the\s)?(?:same\s)?(?:point|stage|time)\sthe\s(?:year|month)\sbefore|previously|pre-pandemic)(?!\p{L})/giu;

const RUNNING =
  /\b(?:since|year[\s-]to[\s-]date|YTD|so far|to date)\b|\bfirst (?:\w+ )?(?:half|months?|quarters?|\w+ months?|\w+ quarters?)\b/i;
