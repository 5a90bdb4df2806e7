import { findDates } from '../../src/minutes/dates.js';
import { findPeriods } from '../../src/minutes/periods.js';

const month = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const season = '(?:spring|summer|autumn|winter)';
const someNumber = '(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|eighteen|twenty)';
const meeting = '(?:panel |committee |board |cabinet )?meeting';

/** Longer names before shorter ones: the first that fits is taken. */
const times = [
  `(?:\\d{1,2}(?:st|nd|rd|th)? )?${month}(?: \\d{4})?(?: meeting)?`,
  `(?:next|following|future|later|forthcoming|coming|new) (?:${meeting}|municipal year|financial year|school year|academic year|calendar year|year|months?|weeks?|quarter|term|${season})`,
  'later in the (?:year|municipal year)',
  `(?:a|the) (?:future|later|subsequent|next) ${meeting}`,
  `(?:coming|next few|next (?:two|three|four|six|twelve)) (?:weeks|months)`,
  'due course',
  '20\\d{2}(?:[/-]\\d{2,4})?',
  `${someNumber}(?: working| school)? (?:days|weeks|months|years)(?:['’] time)?`,
  '(?:Christmas|Easter|half[- ]term)(?: 20\\d{2})?',
  '(?:end of the|end of this) (?:day|week|month|year|term|meeting)',
  'after the meeting',
  'soon|shortly|(?:annually|quarterly)(?! [a-z])|each (?:month|quarter|term|year)|every (?:month|quarter|term|year)',
  `${season}(?: term)?(?: 20\\d{2})?`,
].join('|');

const timeWords = new RegExp(
  `\\b(?:(?:by|before|in|at|from|during|for|until|to|within|after)(?: at least)? )?(?:the )?(?:(?:early|late|mid|${season}|beginning of|end of|start of|middle of|first|second|third|fourth)[ -](?:in )?(?:the )?)*(?:${times})(?!\\w)`,
  'gi',
);

/** The last words of time in a clause: "in September … by January 2026" is due at the last. A deadline goes before any other time. */
export function timeOf(words: string): string | null {
  const found = [...words.matchAll(timeWords)].map((match) => match[0].trim()).filter((time) => !isNoTime(time));
  return found.findLast((time) => /^(?:by|before|within)\b/i.test(time)) ?? found.at(-1) ?? null;
}

/** A year by itself mostly names a plan or a budget; a length of time is a measure unless it says from when; "quarterly" may be a name. */
const isNoTime = (time: string): boolean =>
  /^(?:(?:to|for|from|the) )?20\d{2}(?:[/-]\d{2,4})?$/i.test(time) ||
  (/\d|^\S+ \S+$|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|eighteen|twenty) /i.test(time) &&
    /(?:days|weeks|months|years)$/i.test(time) &&
    !/^(?:in|within|after|during|the (?:next|coming)|next|coming)\b/i.test(time));

/** A day printed in full fixes a date; so does a month with its year, by its last day. "Next month" fixes none. */
export function dueOf(when: string | null): string | null {
  if (when === null) return null;
  const day = findDates(when)[0]?.date;
  if (day !== undefined) return day;
  const month = findPeriods(
    `in ${when.replace(/^(?:by|in|at|during|until|from|after)(?: at least)? (?:the )?(?:end of )?/i, '')}`,
  ).find((period) => period.kind === 'month' && !period.derived);
  return /^before\b/i.test(when) ? null : (month?.period.end ?? null);
}
