import { councilQuarter, monthDays, monthsFrom, UNKNOWN_DAYS } from './calendar.js';
import { findDates } from './dates.js';
import { keepLongest } from './keep-longest.js';
import { FULL_MONTH, MONTH, monthNumber } from './month-names.js';
import { findRelativeTimes } from './relative-times.js';
import { COUNT, countOf, type NamedYears, readYears, schoolYear, type TimeName } from './time-name.js';

/** Every name of a time in the text, in order, without overlaps; some are unsure until the words around them are read. */
export function findTimeNames(text: string): TimeName[] {
  const found: TimeName[] = findDates(text).map(({ start, end, date }) => ({
    start,
    end,
    kind: 'day' as const,
    days: { start: date, end: date },
    derived: false,
  }));
  for (const { pattern, read } of READERS) {
    for (const match of text.matchAll(pattern)) {
      const name = read(match.groups ?? {});
      if (name !== null) found.push({ ...name, start: match.index, end: match.index + match[0].length });
    }
  }
  return keepLongest([...found, ...findRelativeTimes(text)]);
}

type Groups = Readonly<Record<string, string | undefined>>;
type Reading = Omit<TimeName, 'start' | 'end'>;

function readMonth({ month = '', year }: Groups): Reading | null {
  const number = monthNumber(month);
  if (year === undefined) return { kind: 'month', days: UNKNOWN_DAYS, derived: false, unsure: 'month', month: number };
  const years = readYears(year, undefined);
  return years && { kind: 'month', days: monthDays(years.year, number), derived: false };
}

function readBareYears({ year = '', second }: Groups): Reading | null {
  const years = readYears(year, second);
  if (years === null) return null;
  if (year.length === 2)
    return years.kind === 'council_year' ? { ...yearsReading(years), unsure: 'short_years' } : null;
  return second === undefined ? { ...yearsReading(years), unsure: 'year' } : yearsReading(years);
}

const yearsReading = (years: NamedYears): Reading => ({
  kind: years.kind,
  days: years.days,
  derived: years.kind !== 'calendar_year',
});

/** "academic year 2024/25", "the 2023/24 municipal year". The municipal year is given the council year's dates. */
function readKindOfYear({ year = '', second, type = '' }: Groups): Reading | null {
  const years = readYears(year, second);
  if (years === null || years.kind === 'range') return null;
  if (/academic|school/i.test(type)) return { kind: 'academic_year', days: schoolYear(years), derived: true };
  if (/calendar/i.test(type)) return years.kind === 'calendar_year' ? yearsReading(years) : null;
  return { ...yearsReading(years), derived: years.kind === 'council_year' };
}

/**
 * Quarters are the council year's, also beside a single year, except that "Q4 2024" may be either of two stretches and so has no dates.
 */
function readQuarter({ quarter = '', year, second }: Groups): Reading | null {
  const number = quarterNumber(quarter);
  if (year === undefined) return { kind: 'quarter', days: UNKNOWN_DAYS, derived: false, quarter: number };
  const years = readYears(year, second);
  if (years === null || years.kind === 'range') return null;
  const unclear = years.kind === 'calendar_year' && number === 4;
  return { kind: 'quarter', days: unclear ? UNKNOWN_DAYS : councilQuarter(years.year, number), derived: !unclear };
}

function quarterNumber(word: string): number {
  const index = ['first', 'second', 'third', 'fourth'].indexOf(word.toLowerCase());
  if (index >= 0) return index + 1;
  if (/^(?:final|last)$/i.test(word)) return 4;
  return countOf(word.replace(/(?:st|nd|rd|th)$/i, '')) ?? 1;
}

/** "H1 2025", "the first half of 2025/26", "the first 6 months of 2025", "the last three months of 2024". */
function readPart({ part = '', count, code, year, second }: Groups): Reading | null {
  const length = count === undefined ? 6 : countOf(count);
  if (length === null || length < 1 || length > 11) return null;
  const kind = length === 6 ? 'half' : 'range';
  if (year === undefined) return { kind, days: UNKNOWN_DAYS, derived: false };
  const years = readYears(year, second);
  if (years === null || years.kind === 'range') return null;
  const firstMonth = years.kind === 'council_year' ? 4 : 1;
  const offset = /^(?:first|1st|1)$/i.test(code ?? part) ? 0 : 12 - length;
  const derived = years.kind === 'council_year' || code !== undefined;
  return { kind, days: monthsFrom(years.year, firstMonth + offset, length), derived };
}

/** Terms and seasons by their usual months. "spring term 2024/25" is the one in 2025. */
function readSeason({ season = '', term, year, second }: Groups): Reading | null {
  const name = `${season.toLowerCase()}${term === undefined ? '' : ' term'}`;
  if (year === undefined) {
    const sure = term !== undefined ? {} : { unsure: 'season' as const };
    return { kind: 'season', days: UNKNOWN_DAYS, derived: false, season: name, ...sure };
  }
  const years = readYears(year, second);
  const [month, length] = SEASONS[name] ?? [1, 3];
  if (years === null || years.kind === 'range') return null;
  // "Winter 2024" may be either end of that year.
  if (name === 'winter' && years.kind === 'calendar_year')
    return { kind: 'season', days: UNKNOWN_DAYS, derived: false };
  const later = years.kind === 'council_year' && (term === undefined ? month < 4 : month < 9);
  return { kind: 'season', days: monthsFrom(years.year + (later ? 1 : 0), month, length), derived: true };
}

/** First month and number of months. */
export const SEASONS: Readonly<Record<string, readonly [number, number]>> = {
  spring: [3, 3],
  summer: [6, 3],
  autumn: [9, 3],
  winter: [12, 3],
  'spring term': [1, 4],
  'summer term': [4, 4],
  'autumn term': [9, 4],
  'winter term': [9, 4],
};

// White space is bounded everywhere so that a long run of it costs no more than its length.
const GAP = '\\s{1,20}';
const EDGE = '(?<![\\p{L}\\d])';
const DASH = '\\s{0,3}[/–—-]\\s{0,3}';
const YEAR_START = '(?<![\\p{L}\\d£$€#/]|\\d[.,:-])';
const YEAR_END = '(?![\\p{L}\\d%/]|[.,:]\\d|[-–]\\d)';
const YEAR = '(?<year>(?:199|20[0-5])\\d)';
const SECOND = `${DASH}(?<second>(?:199|20[0-5])\\d|\\d{2})`;
const YEARS = `${YEAR}(?:${SECOND})?${YEAR_END}`;
/** Beside "Q2" two-digit years are clear: "Q2 25/26". */
const CLEAR_YEARS = `(?<year>(?:199|20[0-5])\\d|\\d{2}(?=[/-]\\d{2}(?!\\d)))(?:${SECOND})?${YEAR_END}`;
const OF = `(?:\\s{0,20}[,(:–-]?\\s{0,20}(?:(?:of|for|in)${GAP})?(?:the${GAP})?(?:(?:financial|municipal|council|civic|reporting)${GAP})?(?:year${GAP})?)`;
const YEAR_TYPE = '(?<type>academic|school|municipal|financial|fiscal|council|civic|calendar)';
const QUARTER_WORD = '(?<quarter>first|second|third|fourth|final|1st|2nd|3rd|4th)';

interface Reader {
  readonly pattern: RegExp;
  readonly read: (groups: Groups) => Reading | null;
}

const reader = (source: string, read: Reader['read']): Reader => ({ pattern: new RegExp(source, 'giu'), read });

const READERS: readonly Reader[] = [
  reader(`${EDGE}(?<month>${MONTH})\\.?,?(?:${GAP}(?:of${GAP})?|)${YEAR}${YEAR_END}`, readMonth),
  reader(`${EDGE}(?<month>${MONTH})\\s?[-–'’]\\s?['’]?(?<year>\\d{2})(?![\\p{L}\\d%/]|[.,:-]\\d)`, readMonth),
  reader(`${EDGE}(?<month>${FULL_MONTH}|sept?|oct|nov|dec|jan|feb|aug)(?![\\p{L}\\d])`, readMonth),
  reader(`${YEAR_START}${YEARS}`, readBareYears),
  reader(`${YEAR_START}(?<year>\\d{2})/(?<second>\\d{2})${YEAR_END}`, readBareYears),
  reader(`${EDGE}${YEAR_TYPE}${GAP}year,?${GAP}(?:of${GAP}|for${GAP}|in${GAP})?\\(?${YEARS}`, readKindOfYear),
  reader(`${YEAR_START}${YEARS}${GAP}${YEAR_TYPE}${GAP}year(?![\\p{L}])`, readKindOfYear),
  reader(`${EDGE}FY\\s{0,3}${YEARS}`, readKindOfYear),
  reader(`${EDGE}Q\\s?(?<quarter>[1-4])(?![\\p{L}\\d%]|[.,:]\\d)(?:${OF}${CLEAR_YEARS})?`, readQuarter),
  reader(
    `${EDGE}(?:quarter|qtr\\.?)${GAP}(?<quarter>[1-4]|one|two|three|four)(?![\\p{L}\\d%])(?:${OF}${CLEAR_YEARS})?`,
    readQuarter,
  ),
  reader(`${EDGE}${QUARTER_WORD}${GAP}quarter(?![\\p{L}])(?:${OF}${CLEAR_YEARS})?`, readQuarter),
  reader(
    `${YEAR_START}${YEARS},?\\s{0,20}[-–:(]?\\s{0,20}(?:Q\\s?|quarter${GAP})(?<quarter>[1-4])(?![\\p{L}\\d%])`,
    readQuarter,
  ),
  reader(`${EDGE}H(?<part>[12])${OF}${CLEAR_YEARS}`, (groups) => readPart({ ...groups, code: groups.part })),
  reader(
    `${EDGE}(?:the${GAP})?(?<part>first|second|1st|2nd)${GAP}half${GAP}of(?:${GAP}the${GAP}(?:\\p{L}{1,12}${GAP})?year(?![\\p{L}])|${OF}${CLEAR_YEARS})`,
    readPart,
  ),
  reader(
    `${EDGE}(?:the${GAP})?(?<part>first|last|final)${GAP}(?<count>${COUNT})${GAP}months${GAP}of(?:${GAP}the${GAP}(?:\\p{L}{1,12}${GAP})?year(?![\\p{L}])|${OF}${CLEAR_YEARS})`,
    readPart,
  ),
  reader(
    `${EDGE}(?<season>spring|summer|autumn|winter)(?:${GAP}(?<term>term))?(?:${GAP}of)?,?${GAP}${YEARS}`,
    readSeason,
  ),
  reader(`${EDGE}(?<season>spring|summer|autumn|winter)(?:${GAP}(?<term>term))?(?![\\p{L}])`, readSeason),
];
