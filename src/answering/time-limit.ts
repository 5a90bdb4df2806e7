import { councilQuarter, councilYearOf, type Days, UNKNOWN_DAYS } from '../minutes/calendar.js';
import { type FoundPeriod, findPeriods } from '../minutes/periods.js';
import { latestMonth } from '../minutes/relative-days.js';
import type { AgendaItem, Meeting } from '../minutes/types.js';
import type { Scope } from './question.js';

/** How an item stands to a time limit: `undated` where nothing says when. */
export type Within = 'in' | 'out' | 'undated';

const overlapsLimit = (start: string | null, end: string | null, scope: Scope): boolean => {
  const first = start ?? end;
  const last = end ?? start;
  if (first === null || last === null) return false;
  return (scope.to === null || first <= scope.to) && (scope.from === null || last >= scope.from);
};

export const hasTimeLimit = (scope: Scope): boolean => scope.from !== null || scope.to !== null;

/** Compares an item with the limit by its report's period or the day it was held, whichever is known and asked about. */
export function itemWithin(item: AgendaItem, meeting: Meeting | undefined, scope: Scope): Within {
  if (!hasTimeLimit(scope)) return 'in';
  const heldOn = meeting?.heldOn ?? null;
  const report = scope.aboutMeeting ? null : item.reportPeriod;
  const reported = report && (report.start ?? report.end) !== null ? report : null;
  if (heldOn === null && reported === null) return 'undated';
  if (reported !== null && overlapsLimit(reported.start, reported.end, scope)) return 'in';
  return heldOn !== null && overlapsLimit(heldOn, heldOn, scope) ? 'in' : 'out';
}

/** True where a sentence prints the very period that the question names; `saidOn` as for `sentenceWithin`. */
export function printsPeriod(text: string, scope: Scope, saidOn: string | null = null): boolean {
  if (scope.from === null || scope.to === null) return false;
  return ownPeriods(text)
    .map((found) => daysOf(found, saidOn))
    .some(({ start, end }) => end === scope.to && (start ?? end) === scope.from);
}

/** A figure "11% more than in Quarter 1" is not of Quarter 1. */
const ownPeriods = (text: string): FoundPeriod[] =>
  findPeriods(text).filter(({ start }) => !comparedBefore.test(text.slice(Math.max(0, start - 40), start)));

const leadsAway = /^(?:since|until|before|after|from)\b/i;
const isOpenEnded = ({ start, end }: Days): boolean => start !== null && end === null;
const comparedBefore =
  /\b(?:than|compared? (?:with|to)|versus|against|up from|down from)(?: (?:in|at|on|for|the|it was))*\s*$/i;

/**
 * What a sentence's own dates say of the limit; null where it prints none that can be placed. A quarter or month without its year is placed
 * by the day the sentence was said on, where that is given. Such a time, like an open one ("since 2022"), can place a sentence within the
 * limit and never outside it.
 */
export function sentenceWithin(text: string, scope: Scope, saidOn: string | null = null): boolean | null {
  if (!hasTimeLimit(scope) || scope.aboutMeeting) return null;
  const own = ownPeriods(text).map((found) => ({ found, days: daysOf(found, saidOn) }));
  if (own.some(({ days }) => overlapsLimit(days.start, days.end, scope))) return true;
  const plain = own.filter(({ found }) => (found.period.start ?? found.period.end) !== null);
  const isOpen = own.some(
    ({ found: { period, quarter, month } }) => quarter !== null || month !== null || isOpenEnded(period),
  );
  return plain.length === 0 || isOpen ? null : false;
}

/** Nothing for "since May": what it is counted from is not what it is of. */
function daysOf({ text, period, quarter, month }: FoundPeriod, saidOn: string | null): Days {
  if (leadsAway.test(text) || isOpenEnded(period)) return UNKNOWN_DAYS;
  if (period.start !== null || period.end !== null || saidOn === null) return period;
  if (month !== null) return latestMonth(month, saidOn);
  if (quarter === null) return period;
  const days = councilQuarter(councilYearOf(saidOn), quarter);
  return days.end <= saidOn ? days : councilQuarter(councilYearOf(saidOn) - 1, quarter);
}
