import { plural } from '../metrics/words.js';
import { formatDay, formatPeriod } from '../minutes/calendar.js';
import type { Span } from '../minutes/span.js';
import { londonDay } from '../state/london-day.js';
import { lineKey } from './line-key.js';
import {
  actionLine,
  correctionLine,
  createPlaceOf,
  type DigestLine,
  decisionLine,
  figureLine,
  firstFiguresLine,
  meetingLine,
  overdueLine,
  trendLine,
} from './lines.js';
import { mostUseful } from './most-useful.js';
import type { CitedAction, DigestNews, FigureChange } from './types.js';

export interface DigestSection {
  readonly heading: string;
  readonly lines: readonly DigestLine[];
}

/** A digest in words, for a terminal and for a message alike. */
export interface DigestText {
  /** What is new, counted; where nothing is, the one sentence that says so. */
  readonly headline: string;
  /** The five most useful lines. */
  readonly first: readonly DigestLine[];
  /** Those of the first lines that a model may have worded, in the words of the minutes. Empty where no model words the digest. */
  readonly quoted: readonly DigestLine[];
  /** All others. */
  readonly sections: readonly DigestSection[];
  /** What is counted only and what could not be placed, each a sentence. */
  readonly notes: readonly string[];
}

/** Stands over the quotations of lines that a model words. */
export const quotedHeading = 'In the words of the minutes';

/** Every line, the most useful first. */
export const linesOf = ({ first, sections }: DigestText): readonly DigestLine[] => [
  ...first,
  ...sections.flatMap(({ lines }) => lines),
];

/** Puts a digest in words: each line once, the most useful first. Lines whose key is left out are neither shown nor counted. */
export function describeDigest(news: DigestNews, leftOut: ReadonlySet<string> = new Set()): DigestText {
  if (news.silent) return { headline: nothingNew(news), first: [], quoted: [], sections: [], notes: [] };
  const sections = sectionsOf(news)
    .map(({ heading, lines }) => ({ heading, lines: lines.filter((line) => !leftOut.has(lineKey(line))) }))
    .filter(({ lines }) => lines.length > 0);
  const told = sections.reduce((sum, { lines }) => sum + lines.length, 0);
  const first = mostUseful(sections.flatMap(({ lines }) => lines));
  const shown = new Set(first);
  return {
    headline: `${windowWords(news)}: ${leftOut.size === 0 ? countWords(news) : plural(told, 'chosen line')}.`,
    first,
    quoted: [],
    sections: sections
      .map(({ heading, lines }) => ({ heading, lines: lines.filter((line) => !shown.has(line)) }))
      .filter(({ lines }) => lines.length > 0),
    notes: leftOut.size === 0 ? notesOf(news) : [],
  };
}

function sectionsOf(news: DigestNews): DigestSection[] {
  const cited = [...news.meetings, ...citedMeetings(news)];
  const placeOf = createPlaceOf(cited);
  const told = news.decisions.filter(({ routine }) => !routine);
  const isCompared = ({ registered, previous }: FigureChange): boolean => registered || previous !== null;
  const compared = news.figures.filter(isCompared);
  const others = news.figures.filter((one) => !isCompared(one));
  return [
    { heading: 'Corrections', lines: news.corrections.map((one) => correctionLine(one, placeOf)) },
    { heading: 'Decisions', lines: told.map((one) => decisionLine(one, placeOf)) },
    { heading: 'Actions whose day has passed', lines: news.overdue.map((one) => overdueLine(one, placeOf)) },
    { heading: 'Figures', lines: compared.map((one) => figureLine(one, placeOf)) },
    {
      heading: 'Actions',
      lines: ownActions(news).map((one) => actionLine(one, placeOf)),
    },
    { heading: 'Other figures', lines: onePerQuote(others).map((one) => firstFiguresLine(one, placeOf)) },
    { heading: 'Stated trends', lines: news.trends.map((one) => trendLine(one, placeOf)) },
    { heading: 'Meetings', lines: news.meetings.map((one) => meetingLine(one, createPlaceOf([one]))) },
  ].filter(({ lines }) => lines.length > 0);
}

/** "That Ms Hart report in July" is a decision and an action: one line says both. So is an action that is new here and late. */
const ownActions = ({ actions, decisions, overdue }: DigestNews): readonly CitedAction[] =>
  actions.filter(
    (action) =>
      !decisions.some((decision) => !decision.routine && overlap(decision.source, action.source)) &&
      !overdue.some(({ id }) => id === action.id),
  );

const overlap = (a: Span, b: Span): boolean => a.document === b.document && a.start < b.end && b.start < a.end;

/** A sentence may hold several figures. */
const onePerQuote = (figures: readonly FigureChange[]): readonly FigureChange[] => [
  ...new Map(figures.map((one) => [`${placeKey(one.current.source)} ${one.current.quote}`, one])).values(),
];

const placeKey = ({ document, start }: { readonly document: string; readonly start: number }): string =>
  `${document}\n${start}`;

const citedMeetings = (news: DigestNews) =>
  [...news.decisions, ...news.actions, ...news.overdue, ...news.trends, ...news.corrections]
    .map(({ citation }) => citation.meeting)
    .concat(news.figures.map(({ current }) => current.citation.meeting));

function countWords(news: DigestNews): string {
  const approved = news.meetings.filter((meeting) => meeting.news === 'approved').length;
  const fresh = news.meetings.length - approved;
  const counts = [
    count(fresh, news.window === 'known' ? 'new meeting' : 'meeting'),
    approved === 0 ? null : `${plural(approved, 'set')} of minutes approved`,
    count(news.corrections.length, 'correction'),
    count(news.decisions.length, 'decision'),
    count(ownActions(news).length, 'action'),
    count(news.figures.length, 'figure'),
    count(news.trends.length, 'stated trend'),
    news.overdue.length === 0 ? null : `${plural(news.overdue.length, 'action')} whose day has passed`,
  ].filter((part) => part !== null);
  return counts.join(', ');
}

const count = (number: number, one: string): string | null => (number === 0 ? null : plural(number, one));

function notesOf({ decisions, older, undated }: DigestNews): string[] {
  const routine = decisions.filter((one) => one.routine).length;
  const days = formatPeriod(older.from, older.to);
  return [
    ...(routine === 0
      ? []
      : [
          `${plural(routine, 'decision')} that only ${routine === 1 ? 'notes or belongs' : 'note or belong'} to the procedure ${routine === 1 ? 'is' : 'are'} not listed.`,
        ]),
    ...(older.meetings === 0
      ? []
      : [
          `${plural(older.meetings, 'older meeting')}${days === null ? '' : ` (${days})`} ${older.meetings === 1 ? 'was' : 'were'} taken in as well and ${older.meetings === 1 ? 'is' : 'are'} not listed.`,
        ]),
    ...(undated === 0
      ? []
      : [`${plural(undated, 'meeting')} held here without a stated date could not be placed in these days.`]),
  ];
}

/** "10 to 16 November 2025" for meetings held, "Since 10 November 2025" for what became known. */
function windowWords({ window, since, until }: DigestNews): string {
  return window === 'held' ? (formatPeriod(since, until) ?? '') : `Since ${formatDay(londonDay(new Date(since)))}`;
}

function nothingNew(news: DigestNews): string {
  if (news.window === 'held')
    return news.undated === 0
      ? `No meeting held ${betweenWords(news)} is in the minute book.`
      : `No meeting held ${betweenWords(news)} is in the minute book; ${plural(news.undated, 'meeting')} without a stated date could not be placed.`;
  const { meetings } = news.older;
  const day = formatDay(londonDay(new Date(news.since)));
  return meetings === 0
    ? `Nothing is new in the minute book since ${day}.`
    : `Nothing is new in the minute book since ${day}; ${plural(meetings, 'older meeting was', 'older meetings were')} taken in.`;
}

const betweenWords = ({ since, until }: DigestNews): string =>
  since === until ? `on ${formatDay(since)}` : `from ${formatDay(since)} to ${formatDay(until)}`;
