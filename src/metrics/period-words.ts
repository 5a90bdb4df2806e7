import { academicYear, councilYear, councilYearOf, formatDay, formatPeriod, partsOf } from '../minutes/calendar.js';
import type { FigureBasis, FigurePeriod } from '../minutes/figures.js';
import type { Place } from './places.js';
import { spanOf } from './span.js';

/** What a figure covers: "July 2025", "2024/25 (April 2024 to March 2025)", "report to January 2024", "as at 31 March 2025". */
export function periodInWords(period: FigurePeriod, { item, meeting }: Place): string {
  const { start, end, text, basis } = period;
  if (basis === 'unstated_earlier') return 'earlier, date not stated';
  const days = daysInWords(start, end);
  if (days !== null) {
    if (basis === 'as_of' || start === end) return `as at ${end === null ? days : formatDay(end)}`;
    if (basis === 'inherited' && start === null) return `report ${days}`;
    return days;
  }
  const report = item.reportPeriod && formatPeriod(item.reportPeriod.start, item.reportPeriod.end);
  const said = text === null ? null : `“${squeeze(text)}”`;
  const anchor =
    report !== null
      ? `report ${report.startsWith('to ') ? report : `for ${report}`}`
      : meeting.heldOn === null
        ? null
        : `meeting of ${formatDay(meeting.heldOn)}`;
  if (basis === 'as_of' && said === null) return anchor === null ? 'as at a day not stated' : `as at the ${anchor}`;
  return [said, anchor].filter((part) => part !== null).join(', ') || 'period not stated';
}

/** The same after a figure: "in July 2025", "for January to June 2025", "as at 31 March 2025", "in the report to January 2024". */
export function whenInWords(period: FigurePeriod, place: Place): string {
  const words = periodInWords(period, place);
  if (words.startsWith('report ')) return `in the ${words}`;
  if (words === 'period not stated') return `(${words})`;
  if (words.startsWith('earlier')) return `(${words})`;
  if (/^(?:as at|from|to)\b|^[“]/.test(words)) return words;
  return `${/ to /.test(words.replace(/\(.*/, '')) ? 'for' : 'in'} ${words}`;
}

/** Days in words, with the year's or the school year's short name where they are one; null where neither end is known. */
export function daysInWords(start: string | null, end: string | null): string | null {
  const words = formatPeriod(start, end);
  if (start === null || end === null || words === null) return words;
  const year = councilYearOf(start);
  const named = councilYear(year);
  if (named.start === start && named.end === end) return `${yearName(year)} (${words})`;
  const school = academicYear(partsOf(start).year);
  return school.start === start && school.end === end
    ? `${yearName(partsOf(start).year)} school year (${words})`
    : words;
}

/** The basis and span of a figure in words: "single month", "cumulative", "whole year"; null where its length is not known. */
export function basisInWords(basis: FigureBasis, period: FigurePeriod): string | null {
  const span = spanOf(period);
  const length =
    span === 'month' ? 'single month' : span === 'quarter' ? 'single quarter' : span === 'year' ? 'whole year' : null;
  if (basis === 'snapshot') return 'at one time';
  if (basis === 'cumulative') return 'cumulative';
  if (basis === 'adjusted') return length === null ? 'adjusted' : `${length}, adjusted`;
  if (length !== null) return length;
  return span === 'other' ? 'whole period' : null;
}

/** "2024/25". */
const yearName = (year: number): string => `${year}/${String((year + 1) % 100).padStart(2, '0')}`;

const squeeze = (text: string): string => text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
