import { councilQuarter, councilYearOf, type Days, isoDay, monthDays, partsOf } from './calendar.js';
import { ORDINAL } from './dates.js';
import { MONTH, monthNumber } from './month-names.js';
import type { TimeName } from './time-name.js';

/** Joins "January" and "June 2025" into "January to June 2025", "between 2021 and 2023" into one stretch, "June" and "last year" into one name. */
export function joinTimes(text: string, names: readonly TimeName[]): TimeName[] {
  const joined: TimeName[] = [];
  for (const name of lendYears(text, names)) {
    const last = joined.at(-1);
    const whole = (last && (joinRange(text, last, name) ?? joinYear(text, last, name))) ?? joinDays(text, name);
    if (whole === null) {
      joined.push(name);
      continue;
    }
    while ((joined.at(-1)?.end ?? -1) > whole.start) joined.pop();
    joined.push(whole);
  }
  return joined;
}

/** "June, July and August 2025": months in a list borrow the year printed after the last. */
function lendYears(text: string, names: readonly TimeName[]): TimeName[] {
  const lent = [...names];
  for (let index = lent.length - 2; index >= 0; index -= 1) {
    const [name, next] = [lent[index], lent[index + 1]];
    if (!name || !next || name.month === undefined || next.kind !== 'month' || next.days.start === null) continue;
    if (!LIST.test(text.slice(name.end, next.start))) continue;
    const start = startBefore(name, next, next.days.start);
    if (start === null) continue;
    const { year, month } = partsOf(start.day);
    const { unsure, month: _, ...rest } = name;
    lent[index] = { ...rest, days: monthDays(year, month), derived: start.derived };
  }
  return lent;
}

function joinRange(text: string, first: TimeName, second: TimeName): TimeName | null {
  const between = text.slice(first.end, second.start);
  if (between.length > 24 || second.days.start === null || second.days.end === null) return null;
  const led = LED_BY_BETWEEN.exec(text.slice(Math.max(0, first.start - 24), first.start));
  const isBetween = led !== null && /^between/i.test(led[0]);
  const and = AND.test(between) && (isBetween || (first.kind === 'quarter' && second.kind === 'quarter'));
  if (!TO.test(between) && !and) return null;
  // A dash also sets a title apart from its date, so it joins only like with like.
  if (/[-–—]/.test(between) && first.kind !== second.kind) return null;
  const start = startBefore(first, second, second.days.start);
  if (start === null || start.day > second.days.end) return null;
  return {
    start: first.start - (led?.[0].length ?? 0),
    end: second.end,
    kind: 'range',
    days: { start: start.day, end: second.days.end },
    derived: first.derived || second.derived || start.derived,
  };
}

/** "October to March 2025": a start that prints no year is the last one before the end. */
function startBefore(first: TimeName, second: TimeName, secondStart: string): { day: string; derived: boolean } | null {
  if (first.days.start !== null) return { day: first.days.start, derived: false };
  const year = partsOf(secondStart).year;
  if (first.month !== undefined && (second.kind === 'month' || second.kind === 'day')) {
    const sameYear = monthDays(year, first.month).start;
    return sameYear <= secondStart
      ? { day: sameYear, derived: false }
      : { day: monthDays(year - 1, first.month).start, derived: true };
  }
  if (first.quarter !== undefined && second.kind === 'quarter') {
    return { day: councilQuarter(councilYearOf(secondStart), first.quarter).start, derived: true };
  }
  return null;
}

/** "June last year", "Q2 of this year": no dates until it is known when it was said. */
function joinYear(text: string, first: TimeName, second: TimeName): TimeName | null {
  const isLoose = first.month !== undefined || first.quarter !== undefined;
  const { relative } = second;
  if (!isLoose || !relative?.unit.endsWith('year') || relative.count !== null || relative.rolling) return null;
  if (relative.direction !== 'last' && relative.direction !== 'this' && relative.direction !== 'next') return null;
  if (!/^,?\s{1,4}(?:(?:of|in)\s{1,4})?$/i.test(text.slice(first.end, second.start))) return null;
  const { unsure, ...name } = first;
  return { ...name, end: second.end, relative };
}

/** "1 to 30 June 2025", "from 28 April to 2 May 2025": the first day borrows the month or year of the second. */
function joinDays(text: string, second: TimeName): TimeName | null {
  const end = second.days.start;
  if (second.kind !== 'day' || end === null) return null;
  const match = DAY_BEFORE.exec(text.slice(Math.max(0, second.start - 60), second.start));
  if (match === null || (AND.test(match.groups?.to ?? '') && !/^between/i.test(match[0]))) return null;
  const { year, month } = partsOf(end);
  const named = match.groups?.month === undefined ? month : monthNumber(match.groups.month);
  const day = Number(match.groups?.day);
  const start = isoDay(named > month ? year - 1 : year, named, day);
  if (start === null || start > end) return null;
  const days: Days = { start, end };
  return { start: second.start - match[0].length, end: second.end, kind: 'range', days, derived: named > month };
}

const TO =
  /^,?\s{0,8}(?:(?:up\s{1,4})?to(?:\s{1,4}(?:the\s{1,4})?end\s{1,4}of)?|until|till|through|thru|[-–—]|hyd)\s{0,8}$/i;
const LIST = /^(?:\s{0,4}[,/&]|\s{1,8}(?:and|or))\s{0,8}(?:and\s{1,8})?$/i;
const AND = /^\s{0,8}(?:and|&|\/)\s{0,8}$/i;
const LED_BY_BETWEEN = /(?<![\p{L}])(?:between|from)(?:\s{1,4}the)?\s{1,8}$/iu;
const DAY_BEFORE = new RegExp(
  `(?:(?<![\\p{L}])(?:between|from)\\s{1,8})?(?<![\\p{L}\\d£/.:-])(?<day>0?[1-9]|[12]\\d|3[01])${ORDINAL}(?:\\s{1,8}(?<month>${MONTH}))?(?<to>\\s{0,8}(?:to|and|until|till|[-–—])\\s{0,8})$`,
  'iu',
);
