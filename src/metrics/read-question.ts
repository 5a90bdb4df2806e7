import { parseQuestionPeriod } from '../minutes/question-period.js';
import type { Range } from '../minutes/span.js';
import type { Meeting } from '../minutes/types.js';
import { findScope, shortName } from '../vocabulary/named-scope.js';
import type { Vocabulary } from '../vocabulary/types.js';
import type { MetricOptions, MetricQuestion } from './types.js';

/** What is asked, taken apart: the words for the measure, and what limits it. */
export interface ReadQuestion {
  /** The query without council, body and period. */
  readonly words: string;
  /** The same with the words for a period left in: "re-referrals within 12 months" names a measure by them. */
  readonly wordsWithPeriod: string;
  /** As held; null for all. */
  readonly councils: readonly string[] | null;
  readonly notHeld: readonly string[];
  readonly body: string | null;
  /** False where a body is asked for that is not among those held. */
  readonly bodyHeld: boolean;
  readonly period: Limit;
  /** The limit that flags set, without the query's own. */
  readonly flags: Limit;
  /** "Same time last year": compare with the figure of twelve months before. */
  readonly yearEarlier: boolean;
}

/** Days are ISO and inclusive. */
export interface Limit {
  readonly from: string | null;
  readonly to: string | null;
  /** The day of the meeting is meant and not the period of the figures. */
  readonly aboutMeeting: boolean;
}

export function readMetricQuestion(
  { query, council = null, body = null, from = null, to = null }: MetricQuestion,
  meetings: readonly Meeting[],
  vocabulary: Vocabulary,
  { today, homeCouncil }: MetricOptions,
): ReadQuestion {
  const asked = blank(query, [...query.matchAll(sameTimeLastYear)].map(rangeOf));
  const named = findScope(asked, meetings, vocabulary, homeCouncil);
  // An ordinary word such as "reading" is far likelier a part of the measure than a council that is not held.
  const strangers = vocabulary
    .placesIn(asked)
    .filter(({ name, ordinaryWord }) => !ordinaryWord && named.councilsNotHeld.includes(name));
  const wordsWithPeriod = blank(asked, [...named.mentions, ...strangers]);
  const period = parseQuestionPeriod(wordsWithPeriod, { today });
  const flags: Limit = { from, to, aboutMeeting: false };
  const limits = period !== null && !period.inName && (period.start ?? period.end) !== null;
  return {
    words: limits ? blank(wordsWithPeriod, period.mentions) : wordsWithPeriod,
    wordsWithPeriod,
    ...councilsAsked(
      council,
      named.councils,
      strangers.map(({ name }) => name),
      meetings,
    ),
    ...bodyAsked(body ?? named.body, meetings),
    flags,
    period:
      limits && from === null && to === null
        ? { from: period.start, to: period.end, aboutMeeting: period.aboutMeeting }
        : flags,
    yearEarlier: asked !== query,
  };
}

/** Flags win over words. A council that no meeting is of is named as not held. */
function councilsAsked(
  flag: string | null,
  named: readonly string[],
  strangers: readonly string[],
  meetings: readonly Meeting[],
): Pick<ReadQuestion, 'councils' | 'notHeld'> {
  if (flag === null) {
    if (named.length === 0 && strangers.length === 0) return { councils: null, notHeld: [] };
    return { councils: named, notHeld: [...new Set(strangers)] };
  }
  const plain = (name: string): string => shortName(name).replaceAll('’', "'").toLowerCase();
  const held = [...new Set(meetings.flatMap((meeting) => meeting.council ?? []))].filter(
    (name) => plain(name) === plain(flag),
  );
  return held.length > 0 ? { councils: held, notHeld: [] } : { councils: [], notHeld: [flag.trim()] };
}

function bodyAsked(body: string | null, meetings: readonly Meeting[]): Pick<ReadQuestion, 'body' | 'bodyHeld'> {
  if (body === null) return { body: null, bodyHeld: true };
  const held = meetings.find((meeting) => meeting.body !== null && sameBody(meeting.body, body));
  return { body: held?.body ?? body.trim(), bodyHeld: held !== undefined };
}

export const sameBody = (held: string, wanted: string): boolean => plainBody(held) === plainBody(wanted);

const plainBody = (name: string): string => name.replaceAll('’', "'").trim().toLowerCase();

const sameTimeLastYear =
  /\b(?:(?:compared\s+(?:with|to)|against|versus|vs\.?|and|than)\s+)?(?:(?:at\s+)?(?:the\s+)?(?:same|this)\s+(?:time|month|quarter|period|point)\s+(?:last\s+year|the\s+year\s+before|a\s+year\s+(?:ago|earlier))|year\s+on\s+year|a\s+year\s+(?:ago|earlier))\b/gi;

const rangeOf = (match: RegExpExecArray): Range => ({ start: match.index, end: match.index + match[0].length });

/** A text with stretches of it as spaces, so that the places of all other words stay. */
function blank(text: string, ranges: readonly Range[]): string {
  let result = text;
  for (const { start, end } of ranges) result = result.slice(0, start) + ' '.repeat(end - start) + result.slice(end);
  return result;
}
