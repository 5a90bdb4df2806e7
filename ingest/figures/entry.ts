import { findComparatorNames } from '../../src/minutes/comparator-names.js';
import { FULL_MONTH } from '../../src/minutes/month-names.js';
import type { Range } from '../../src/minutes/span.js';
import { squeeze } from '../segment/plain.js';
import { findLabel } from './label.js';
import { type UnitNamed, unitNamed } from './tables/cell-value.js';
import { findTimes, type TimeAnchor, type TimeFound } from './times.js';
import { AUX, PAST, SAYING } from './words.js';

/** What a list entry begins with, and what it stands under. */
export interface EntryLabel {
  /** Where the entry's own statement begins, in its sentence; 0 without a label. */
  readonly bodyStart: number;
  /** What the entry is about: its own label, else the words over the list; null where neither says. */
  readonly subject: string | null;
  /** The entry's label is a time: "Quarter 1 last year: 21.1", "April 6". */
  readonly time: TimeFound | null;
  /** What the words over the list say of the numbers of entries that are only a time and a number. */
  readonly unit: UnitNamed | null;
  /** The entry's label is another's measure: "force average: 20.6". */
  readonly ofAnother: boolean;
}

/** Reads how an entry or paragraph begins. `sentence` is its first; `leadIn` the words over its list, or null. */
export function readEntry(sentence: string, leadIn: string | null, anchor: TimeAnchor): EntryLabel {
  const over = leadIn === null ? null : subjectOf(leadIn);
  const printed = findLabel(sentence) ?? monthBefore(sentence);
  if (printed === null) return { bodyStart: 0, subject: over, time: null, unit: null, ofAnother: false };
  const words = squeeze(sentence.slice(printed.start, printed.end));
  const { bodyStart } = printed;
  if (over !== null) {
    const unit = unitNamed(over);
    const time = timeNamed(words, printed, anchor);
    if (time) return { bodyStart, subject: over, time, unit, ofAnother: false };
    const [another] = findComparatorNames(`${words}: `);
    if (another && another.end - another.start >= words.length - 4)
      return { bodyStart, subject: over, time: null, unit, ofAnother: true };
  }
  return { bodyStart, subject: words, time: null, unit: null, ofAnother: false };
}

/** "April 6", "Q1 240": an entry that is a month or quarter and its number. */
function monthBefore(sentence: string): (Range & { readonly bodyStart: number }) | null {
  const found = MONTH_AND_NUMBER.exec(sentence);
  const label = found?.groups?.label;
  if (!found || label === undefined) return null;
  const start = found[0].indexOf(label);
  return { start, end: start + label.length, bodyStart: found[0].length };
}

const MONTH_AND_NUMBER = new RegExp(
  `^[\\s•*·-]*(?<label>(?:${FULL_MONTH}|Q[1-4]|Quarter\\s[1-4])(?:\\s(?:19|20)\\d\\d(?:[/-]\\d\\d)?)?)\\s+(?=£?\\d[\\d,.]*\\s?(?:%|per\\s?cent)?\\s*[.;]?\\s*$)`,
  'u',
);

/** A label that is a time and nothing else, as the time of the figure that follows it. */
function timeNamed(words: string, { start }: Range, anchor: TimeAnchor): TimeFound | null {
  const lead = 'in ';
  const times = findTimes(`${lead}${words}`, anchor);
  const own = times.find(({ period }) => period.end !== null && period.basis !== 'relative') ?? times[0];
  if (own === undefined) return null;
  const covered = times.reduce((sum, time) => sum + time.end - time.start, 0);
  if (covered < words.length - 2) return null;
  const shifted = LAST_YEAR.test(words) && !/\d{4}/.test(words) ? yearBefore(own) : own;
  return { ...shifted, start, end: start + words.length, period: { ...shifted.period, text: words }, versus: false };
}

const LAST_YEAR = /\blast year\b/i;

/** "Quarter 1 last year" is a year before the quarter that the report is nearest to. */
function yearBefore(time: TimeFound): TimeFound {
  const back = (day: string | null): string | null =>
    day === null ? null : `${Number(day.slice(0, 4)) - 1}${day.slice(4).replace('-02-29', '-02-28')}`;
  const { start, end } = time.period;
  return { ...time, period: { ...time.period, start: back(start), end: back(end) } };
}

/** "Offences involving a knife:" names what the list counts; "Members noted the following:" does not. */
function subjectOf(leadIn: string): string | null {
  const words = squeeze(leadIn).replace(/\*\*|__/g, '');
  if (!/:\s*$/.test(words)) return null;
  const bare = words.replace(/[\s:–-]+$/, '');
  const isNamed = bare.length >= 3 && bare.split(' ').length <= 12 && !/[.;?!]/.test(bare) && !SAYS.test(bare);
  return isNamed ? bare.replace(/\s(?:in|for|during|at) the (?:quarter|year|month|period|term)$/i, '') : null;
}

const SAYS = new RegExp(
  `(?<![\\p{L}-])(?:${AUX}|stood|rose|fell|said|${SAYING}|following|follows|below|as|that|highlights?|include[sd]?|including|discussion|discussed|${PAST}\\s(?:that|the))(?![\\p{L}-])`,
  'iu',
);
