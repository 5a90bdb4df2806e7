import { periodLabel } from '../answering/labels.js';
import { squeeze } from '../answering/words.js';
import { basisInWords, whenInWords } from '../metrics/period-words.js';
import type { CitedObservation, CitedTrend } from '../metrics/types.js';
import { changeInWords, formatWorkedOut, valueInWords } from '../metrics/value-words.js';
import { capital, joinWords, plural } from '../metrics/words.js';
import { formatDay } from '../minutes/calendar.js';
import type { Citation, Meeting } from '../minutes/types.js';
import type { CitedAction, CitedResolution, Correction, FigureChange, NewMeeting, PassedAction } from './types.js';

export type LineKind = 'correction' | 'decision' | 'overdue' | 'figure' | 'figures' | 'action' | 'trend' | 'meeting';

/** One line of a digest. `said` is Minutebook's own, `quote` the minutes' words; `place` says where they stand. */
export interface DigestLine {
  readonly kind: LineKind;
  readonly said: string;
  readonly quote: string | null;
  /** What a model makes of the quotation, shown in its place; it was checked against it. Absent where nobody worded it. */
  readonly worded?: string;
  /** Minutebook's own again, after the quotation. */
  readonly after: string | null;
  /** "17 June 2025, item 3". */
  readonly place: string;
  readonly citation: Citation;
}

/** How a place is named: the body only where the digest is of several, the council likewise. */
export type PlaceOf = (citation: Citation) => string;

export function createPlaceOf(meetings: readonly Meeting[]): PlaceOf {
  const several = (values: readonly (string | null)[]): boolean => new Set(values).size > 1;
  const withBody = several(meetings.map(({ council, body }) => `${council}\n${body}`));
  const withCouncil = several(meetings.map(({ council }) => council));
  return ({ meeting, item }) => {
    const number =
      item.agendaItemNumber !== null
        ? `item ${item.agendaItemNumber}`
        : item.minuteNumber !== null
          ? `minute ${item.minuteNumber}`
          : shorten(squeeze(item.title));
    const period = meeting.heldOn === null ? periodLabel(item, meeting) : null;
    const when =
      meeting.heldOn === null ? `date not stated${period === null ? '' : `, ${period}`}` : formatDay(meeting.heldOn);
    return [
      withCouncil ? meeting.council : null,
      withBody ? meeting.body : null,
      when,
      number,
      meeting.minutesStatus === 'draft' ? 'draft minutes' : null,
    ]
      .filter((part) => part !== null)
      .join(', ');
  };
}

const longestTitle = 70;

/** A title that only names a place may be cut, at a word. */
const shorten = (title: string): string =>
  title.length <= longestTitle ? title : `${title.slice(0, longestTitle).replace(/\s+\S*$/, '')}…`;

const beginnings = {
  new: (isDraft: boolean): string => (isDraft ? 'New draft minutes' : 'New minutes'),
  late: (): string => 'Older minutes, new here,',
  held: (isDraft: boolean): string => (isDraft ? 'Draft minutes' : 'Minutes'),
};

export function meetingLine(meeting: NewMeeting, placeOf: PlaceOf): DigestLine {
  const { news, items, body, approvedOn, citation, heldOn } = meeting;
  const when = heldOn === null ? 'a meeting whose date is not stated' : `the meeting of ${formatDay(heldOn)}`;
  const who = body === null ? '' : ` (${body})`;
  const said =
    news === 'approved'
      ? `Minutes of ${when}${who} approved${approvedOn === null ? '' : ` on ${formatDay(approvedOn)}`}`
      : `${beginnings[news](meeting.minutesStatus === 'draft')} of ${when}${who}, ${plural(items, 'item')}`;
  return { kind: 'meeting', said, quote: null, after: null, place: placeOf(citation), citation };
}

const kindWords = {
  recommended: 'Recommended',
  requested: 'Requested',
  workProgramme: 'Work programme',
  agreed: 'Agreed',
  noted: 'Noted',
} as const;

export function decisionLine({ kind, to, text, citation }: CitedResolution, placeOf: PlaceOf): DigestLine {
  const words = kindWords[kind];
  const said =
    to === null
      ? words
      : kind === 'recommended'
        ? `${words} to ${to}`
        : kind === 'requested'
          ? `${words} of ${to}`
          : words;
  return { kind: 'decision', said, quote: squeeze(text), after: null, place: placeOf(citation), citation };
}

export const actionLine = (action: CitedAction, placeOf: PlaceOf): DigestLine => ({
  kind: 'action',
  said: `Action, ${ownerOf(action)}`,
  quote: squeeze(action.quote),
  after: whenOf(action),
  place: placeOf(action.citation),
  citation: action.citation,
});

export const overdueLine = (action: PassedAction, placeOf: PlaceOf): DigestLine => ({
  kind: 'overdue',
  said: `The day named has passed (${formatDay(action.due)}), ${ownerOf(action)}`,
  quote: squeeze(action.quote),
  after:
    (action.meetingsSince ?? 0) === 0
      ? 'no later meeting of the body is in the minute book'
      : `no later mention found in the ${plural(action.meetingsSince ?? 0, 'meeting')} held since`,
  place: placeOf(action.citation),
  citation: action.citation,
});

const ownerOf = ({ who }: Pick<CitedAction, 'who'>): string => who ?? 'owner not named';

const whenOf = ({ when, due }: CitedAction): string =>
  when === null
    ? 'no time stated'
    : due === null || squeeze(when).includes(formatDay(due))
      ? `when: “${squeeze(when)}”`
      : `when: “${squeeze(when)}” (by ${formatDay(due)})`;

export function figureLine(
  { current, previous, comparable, change, differsIn }: FigureChange,
  placeOf: PlaceOf,
): DigestLine {
  const after =
    previous === null
      ? 'no earlier figure in the minutes held'
      : comparable
        ? `before: ${figureWords(previous)}${change === null ? '' : `; ${movedWords(change)}`}`
        : `earlier: ${figureWords(previous)}; not comparable: ${joinWords(differsIn)}`;
  return {
    kind: 'figure',
    said: `${capital(current.metric.name)}${current.segment === null ? '' : `, ${squeeze(current.segment)}`}: ${figureWords(current)}; ${after}`,
    quote: null,
    after: null,
    place: placeOf(current.citation),
    citation: current.citation,
  };
}

/** A sentence with figures of which none before them is held and no register knows the measure: the minutes' own words name it best. */
export const firstFiguresLine = ({ current: { quote, citation } }: FigureChange, placeOf: PlaceOf): DigestLine => ({
  kind: 'figures',
  said: 'With no earlier figure',
  quote: squeeze(quote),
  after: null,
  place: placeOf(citation),
  citation,
});

const movedWords = ({ value, unit }: NonNullable<FigureChange['change']>): string =>
  value === 0
    ? 'no change'
    : `${formatWorkedOut(Math.abs(value), unit)} ${value > 0 ? 'more' : 'less'}, worked out by Minutebook`;

/** "61.3% in May 2025, single month". */
function figureWords(figure: CitedObservation): string {
  const level = valueInWords(figure);
  const value = level ?? changeInWords(figure) ?? 'no figure stated';
  const basis = basisInWords(figure.basis, figure.period);
  const when = whenInWords(figure.period, figure.citation);
  const needsBasis = basis !== null && !['at one time', 'whole year', 'whole period'].includes(basis);
  return `${value} ${when}${needsBasis ? `, ${basis}` : ''}`;
}

export const trendLine = (trend: CitedTrend, placeOf: PlaceOf): DigestLine => ({
  kind: 'trend',
  said: 'Stated without a figure',
  quote: squeeze(trend.quote),
  after: trend.speaker === null ? null : `said by ${squeeze(trend.speaker)}`,
  place: placeOf(trend.citation),
  citation: trend.citation,
});

export function correctionLine(correction: Correction, placeOf: PlaceOf): DigestLine {
  const { citation } = correction;
  const place = placeOf(citation);
  switch (correction.kind) {
    case 'amendment':
      return {
        kind: 'correction',
        said: `Minutes of ${formatDay(correction.minutesOf)} agreed with a correction`,
        quote: correction.text,
        after: null,
        place,
        citation,
      };
    case 'sentence':
      return { kind: 'correction', said: 'Corrected', quote: correction.text, after: null, place, citation };
    case 'figure':
      return {
        kind: 'correction',
        said: `Another figure for a period minuted before. ${capital(correction.current.metric.name)}: ${figureWords(correction.current)}; before: ${valueInWords(correction.previous)} (${placeOf(correction.previous.citation)})`,
        quote: null,
        after: null,
        place,
        citation,
      };
  }
}
