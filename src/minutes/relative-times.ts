import { UNKNOWN_DAYS } from './calendar.js';
import { MONTH } from './month-names.js';
import { COUNT, countOf, type RelativeTime, type TimeName } from './time-name.js';

/** "last month", "the past two years", "year to date", "the same period in 2024": times counted from the day they were said. */
export function findRelativeTimes(text: string): TimeName[] {
  return READERS.flatMap(({ pattern, read }) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      kind: AT_THE_MEETING.test(match[0]) ? ('as_at' as const) : ('relative' as const),
      days: UNKNOWN_DAYS,
      derived: false,
      relative: read(match.groups ?? {}),
    })),
  );
}

type Groups = Readonly<Record<string, string | undefined>>;

function readCounted({ the, direction = '', count, few, unit = '' }: Groups): RelativeTime {
  const word = direction.toLowerCase();
  return {
    direction: /^(?:this|current)$/.test(word) ? 'this' : /^(?:next|coming|following)$/.test(word) ? 'next' : 'last',
    unit: unit.toLowerCase().replace(/\s+/g, ' '),
    count: countOf(count),
    vague: few !== undefined,
    // "The last year" runs up to now; "last year" is the one before this.
    rolling: /^(?:past|rolling)$/.test(word) || (the !== undefined && word === 'last' && /^year$/i.test(unit)),
  };
}

const readAgo = ({ count, unit = '' }: Groups): RelativeTime => ({
  direction: 'ago',
  unit: unit.toLowerCase(),
  count: countOf(count),
  vague: false,
  rolling: false,
});

const fixed = (direction: 'same' | 'to_date', unit: string) => (): RelativeTime => ({
  direction,
  unit,
  count: null,
  vague: false,
  rolling: false,
});

const AT_THE_MEETING = /^at/i;

const GAP = '\\s{1,20}';
const EDGE = '(?<![\\p{L}\\d])';
const END = '(?![\\p{L}\\d])';
const YEAR_TYPES = '(?:financial|municipal|council|civic|academic|school|calendar|reporting)';
const UNIT = `(?<unit>day|week|fortnight|month|quarter|term|(?:${YEAR_TYPES}${GAP})?year|spring|summer|autumn|winter)`;
const YEARS = '(?:199|20[0-5])\\d(?:[/–-]\\d{2,4})?(?![\\d/])';
const THE_YEAR = `(?:the|this|last|that)${GAP}(?:${YEAR_TYPES}${GAP})?year`;

const READERS: readonly { readonly pattern: RegExp; readonly read: (groups: Groups) => RelativeTime }[] = [
  {
    pattern: `${EDGE}(?<the>the${GAP})?(?:this${GAP}(?=past))?(?<direction>last|past|previous|preceding|next|coming|following|this|current|rolling)${GAP}(?:(?<count>${COUNT})[\\s-]{1,20}|(?<few>few|couple${GAP}of|several)${GAP})?${UNIT}s?${END}(?:${GAP}period${END})?`,
    read: readCounted,
  },
  {
    pattern: `${EDGE}(?:the${GAP})?(?:same|equivalent|corresponding)${GAP}(?:time|period|point|month|quarter|stage|date)${GAP}(?:(?:in|of|for|during)${GAP})?(?:(?:the${GAP})?(?:last|previous|prior|preceding|past)${GAP}(?:${YEAR_TYPES}${GAP})?year|the${GAP}year${GAP}before|(?:${MONTH}${GAP})?${YEARS})${END}`,
    read: fixed('same', 'year'),
  },
  { pattern: `${EDGE}this${GAP}time${GAP}last${GAP}year${END}`, read: fixed('same', 'year') },
  { pattern: `${EDGE}(?:the${GAP})?year[\\s-]{1,20}to[\\s-]{1,20}date${END}`, read: fixed('to_date', 'council year') },
  { pattern: `${EDGE}YTD${END}`, read: fixed('to_date', 'council year') },
  {
    pattern: `${EDGE}(?:so${GAP}far${GAP}this${GAP}year|this${GAP}year${GAP}(?:to${GAP}date|so${GAP}far))${END}`,
    read: fixed('to_date', 'year'),
  },
  {
    pattern: `${EDGE}(?:earlier|later|earlier${GAP}on|later${GAP}on)${GAP}(?:in${GAP}${THE_YEAR}|this${GAP}year)${END}`,
    read: fixed('same', 'part of a year'),
  },
  { pattern: `${EDGE}(?<count>${COUNT}|a)${GAP}(?<unit>day|week|month|year)s?${GAP}ago${END}`, read: readAgo },
  {
    pattern: `${EDGE}at${GAP}the${GAP}time${GAP}of${GAP}(?:the|this)${GAP}meeting${END}`,
    read: fixed('same', 'meeting'),
  },
].map(({ pattern, read }) => ({ pattern: new RegExp(pattern, 'giu'), read }));
