import { isoDay } from './calendar.js';
import { keepLongest } from './keep-longest.js';
import { MONTH, monthNumber, WEEKDAY } from './month-names.js';
import type { Range } from './span.js';

export interface FoundDate extends Range {
  /** As printed, with its weekday: `text.slice(start, end)`. */
  readonly text: string;
  /** ISO day. */
  readonly date: string;
}

/** Every day that the text names with its year. A day without a year counts only where `defaultYear` supplies one. */
export function findDates(text: string, options: { readonly defaultYear?: number } = {}): FoundDate[] {
  const found: FoundDate[] = [];
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const date = dateOf(match.groups ?? {}, options.defaultYear);
      if (date === null) continue;
      found.push({ start: match.index, end: match.index + match[0].length, text: match[0], date });
    }
  }
  return keepLongest(found);
}

function dateOf(groups: Readonly<Record<string, string | undefined>>, defaultYear: number | undefined): string | null {
  const { day = '', month = '', year } = groups;
  const yearNumber = year === undefined ? defaultYear : fullYear(year);
  if (yearNumber === undefined) return null;
  return isoDay(yearNumber, /^\d/.test(month) ? Number(month) : monthNumber(month), Number(day));
}

/** Two-digit years in minutes are of this century: council records on line do not go back further. */
const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

// White space is bounded everywhere so that a long run of it costs no more than its length.
const GAP = '\\s{1,20}';
export const ORDINAL = '(?:\\s?(?:st|nd|rd|th|ˢᵗ|ⁿᵈ|ʳᵈ|ᵗʰ|af|il|ydd|fed|ed|eg|ain))?';
const DAY = '(?<day>0?[1-9]|[12]\\d|3[01])';
const YEAR = '(?<year>(?:19|20)\\d{2})(?![\\d/])';
const NOT_IN_A_WORD = '(?<![\\p{L}\\d]|\\d[.:,])';
const LED_BY_WEEKDAY = `${NOT_IN_A_WORD}(?:${WEEKDAY},?${GAP}(?:the${GAP})?)?`;
const NUMERIC_EDGE = '(?<![\\p{L}\\d/.-])';
const NUMERIC_END = '(?![\\d/]|[.-]\\d)';

const PATTERNS = [
  // 12 March 2025 · Friday, 8th August, 2025 · 31 st January 2024 · 12th day of March 2025 · 12 o Fawrth 2025
  `${LED_BY_WEEKDAY}${DAY}${ORDINAL}(?:${GAP}(?:day${GAP})?of?(?=\\s)|)\\s{0,20}(?<month>${MONTH})(?![\\p{L}])(?:\\.?,?\\s{0,20}${YEAR})?`,
  // March 12th, 2025
  `${LED_BY_WEEKDAY}(?<month>${MONTH})\\.?${GAP}(?:the${GAP})?${DAY}${ORDINAL}(?![\\p{L}\\d])(?:,?${GAP}${YEAR})?`,
  // 12-Mar-2025 · 12/Mar/25
  `${NUMERIC_EDGE}${DAY}(?<mark>[-/.])(?<month>${MONTH})\\k<mark>(?<year>(?:19|20)\\d{2}|\\d{2})${NUMERIC_END}`,
  // 12/03/2025 · 12-3-2025, always day first
  `${NUMERIC_EDGE}${DAY}(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<year>(?:19|20)\\d{2})${NUMERIC_END}`,
  // 12/3/25
  `${NUMERIC_EDGE}${DAY}/(?<month>\\d{1,2})/(?<year>\\d{2})${NUMERIC_END}`,
  // 12.03.25: two digits in each part, because 1.3.25 is a paragraph number
  `${NUMERIC_EDGE}(?<day>\\d{2})\\.(?<month>\\d{2})\\.(?<year>\\d{2})${NUMERIC_END}`,
  // 2025-03-12
  `${NUMERIC_EDGE}(?<year>(?:19|20)\\d{2})-(?<month>\\d{2})-(?<day>\\d{2})(?![\\d/-])`,
].map((source) => new RegExp(source, 'giu'));
