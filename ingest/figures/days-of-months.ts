import { isoDay } from '../../src/minutes/calendar.js';
import { FULL_MONTH, monthNumber } from '../../src/minutes/month-names.js';
import type { Range } from '../../src/minutes/span.js';

/** A day, or a stretch between two days, printed without its year. */
export interface DaysNamed extends Range {
  readonly relation: 'at' | 'since' | 'range';
  /** Null where that year has no such day. */
  readonly inYear: (year: number) => { readonly start: string; readonly end: string } | null;
}

const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const NO_YEAR = '(?!,?\\s+(?:19|20)\\d\\d)(?!\\p{L})';
const LEAD = '(?<lead>(?:as\\s(?:at|of|on)|at|on|by|since|from|to|until|between|of)\\s(?:the\\s)?)?';

const DAYS = new RegExp(
  `(?<![\\d.,/£]|\\d\\s)${LEAD}(?<first>${DAY})(?:\\s(?<firstMonth>${FULL_MONTH}))?(?:\\s?(?<joint>and|or|to|until|[-–])\\s?(?<last>${DAY}))?\\s(?<month>${FULL_MONTH})${NO_YEAR}`,
  'gu',
);

/** "31 December", "between 1 April and 30 June", "3 and 17 May": each as one time. */
export function findDaysOfMonths(sentence: string): DaysNamed[] {
  const found: DaysNamed[] = [];
  for (const match of sentence.matchAll(DAYS)) {
    const { lead = '', first = '', firstMonth, joint, last, month = '' } = match.groups ?? {};
    const range = { start: match.index, end: match.index + match[0].length };
    const lastDay = { day: Number.parseInt(last ?? first, 10), month: monthNumber(month) };
    const firstDay = { day: Number.parseInt(first, 10), month: monthNumber(firstMonth ?? month) };
    const isRange = last !== undefined && (joint !== 'and' || /^between/i.test(lead));
    found.push({
      ...range,
      relation: isRange ? 'range' : /^(?:since|from)/i.test(lead) ? 'since' : 'at',
      inYear: (year) => {
        const end = isoDay(year, lastDay.month, lastDay.day);
        const from = isRange ? firstDay : lastDay;
        const start = isoDay(from.month > lastDay.month ? year - 1 : year, from.month, from.day);
        return start === null || end === null ? null : { start, end };
      },
    });
  }
  return found;
}
