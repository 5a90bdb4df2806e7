import { councilYearOf, monthsFrom } from '../../../src/minutes/calendar.js';
import { findComparatorNames } from '../../../src/minutes/comparator-names.js';
import type { Comparator, FigurePeriod } from '../../../src/minutes/figures.js';
import { findTimes, type TimeAnchor } from '../times.js';
import { type UnitNamed, unitNamed, withoutUnit } from './cell-value.js';

/** What the heading of a column makes of the numbers under it. */
export type Column =
  /** The figure itself, for the time that the heading names or for the report's. `measure` is empty where the rows name it. */
  | {
      readonly kind: 'value';
      readonly period: FigurePeriod | null;
      readonly measure: string;
      readonly unit: UnitNamed | null;
    }
  | {
      readonly kind: 'earlier';
      readonly period: FigurePeriod;
      readonly measure: string;
      readonly unit: UnitNamed | null;
    }
  | { readonly kind: 'comparator'; readonly of: Comparator['kind']; readonly period: FigurePeriod | null }
  /** Names, ratings, arrows, budgets, and what was only worked out. */
  | { readonly kind: 'none' };

const NONE =
  /^(?:rag|status|rating|dot|direction(?: of travel)?|trend|change|variance|var\.?|difference|diff\.?|comments?|commentary|notes?|lead|owner|officer|polarity|good is|frequency|ref(?:erence)?\.?|no\.?|#|code|id|row|budget.*|.*\bbudget|approved|plan(?:ned)?|capacity|responsible.*|priority|rank(?:ing)?|weight(?:ing)?|date|year.?end forecast|source|last updated|.*\bvariance.*|% change|(?:annual |year.on.year |quarterly )?(?:change|movement).*)$/i;
const EARLIER =
  /^(?:previous|prior|last|preceding)(?:\s(?:year|quarter|month|period|reported|result|figure|performance|outturn))*$/i;
const CURRENT =
  /^(?:actual|current|latest|performance|result|outturn|value|figure|this (?:year|quarter|month|period)|now|achieved|out-?turn|ytd|year to date|total|number|rate|score|in period|position|percentage)s?$/i;

/** Reads a heading. "2022/23", "Q1", "Target 2024/25", "England", "Overspend £m at Period 6", "RAG". */
export function readColumn(heading: string, anchor: TimeAnchor): Column {
  const words = heading.replace(/\s+/g, ' ').trim();
  const time = timeOf(words, anchor);
  const bare = withoutUnit(
    time ? `${words.slice(0, time.start)} ${words.slice(time.end)}`.replace(/\s+/g, ' ').trim() : words,
  );
  const period = time?.period ?? null;
  const [comparator] = findComparatorNames(`(${bare}: `);
  if (comparator && isAllOf(bare, comparator)) return { kind: 'comparator', of: comparator.kind, period };
  if (NONE.test(bare)) return { kind: 'none' };
  const unit = unitNamed(words);
  if (EARLIER.test(bare))
    return {
      kind: 'earlier',
      period: { text: bare, start: null, end: null, basis: 'unstated_earlier' },
      measure: '',
      unit,
    };
  return {
    kind: 'value',
    period,
    measure: CURRENT.test(bare) || !/\p{L}{2}/u.test(bare.replace(/^(?:at|in|for|to|by)\b/i, '')) ? '' : bare,
    unit,
  };
}

/** Accounts number the months of the council year: Period 6 ends with September. */
function accountingPeriod(words: string, { reportEnd, heldOn }: TimeAnchor) {
  const found = /(?:\b(?:at|to|in)\s)?\b(?:period|month|P|M)\s?(?<months>\d{1,2})\b/i.exec(words);
  const months = Number(found?.groups?.months);
  const by = reportEnd ?? heldOn;
  if (!found || by === null || months < 1 || months > 12) return null;
  const days = monthsFrom(councilYearOf(by), 4, months);
  const range = { start: found.index, end: found.index + found[0].length };
  return { ...range, period: { text: found[0], ...days, basis: 'stated' as const } };
}

/** A heading is a time on its own: "2023/24" needs no "in" before it there. */
function timeOf(words: string, anchor: TimeAnchor) {
  const [printed] = findTimes(words, anchor);
  if (printed) return printed;
  const numbered = accountingPeriod(words, anchor);
  if (numbered) return numbered;
  const lead = 'in ';
  const [led] = findTimes(`${lead}${words}`, anchor);
  if (!led) return null;
  const start = Math.max(0, led.start - lead.length);
  const end = led.end - lead.length;
  return { ...led, start, end, period: { ...led.period, text: words.slice(start, end) } };
}

const isAllOf = (words: string, { start, end }: { start: number; end: number }): boolean =>
  words.slice(0, Math.max(0, start - 1)).trim().length + words.slice(end - 1).trim().length <= 6;
