import { periodLabel } from '../answering/labels.js';
import { daysInWords, plural, squeeze } from '../answering/words.js';
import { addMonths, formatDay } from '../minutes/calendar.js';
import type { Citation, ResolutionKind } from '../minutes/types.js';
import { londonDay } from '../state/london-day.js';
import type { StateAsked } from './actions.js';
import type { Decisions } from './decisions.js';
import type { CitedDecision, FollowUp, Mention, Searched } from './types.js';

/** One decision or action to be shown. `quote` is the minutes' words; the rest is Minutebook's own. */
export interface FollowUpLine {
  /** "17 June 2025 · Housing Panel · item 3, Repairs". */
  readonly place: string;
  readonly quote: string;
  /** One statement each, without a full stop. */
  readonly notes: readonly string[];
  /** Who says so in the first note, where that is an officer and not the minutes. */
  readonly markedBy: string | null;
  readonly link: string | null;
}

/** Who is named, when, how it stands and where it was spoken of again. */
export function actionLine(action: FollowUp): FollowUpLine {
  const { who, when, due, mentions, citation } = action;
  return {
    place: placeOf(citation),
    quote: squeeze(action.quote),
    notes: [
      stateNote(action),
      who === null ? 'owner not named' : `owner: ${squeeze(who)}`,
      ...(when === null ? [] : [`when: “${squeeze(when)}”${due === null ? '' : `, ${formatDay(due)}`}`]),
      ...(action.firstAsked !== null && action.firstAsked !== citation.meeting.heldOn
        ? [`first asked ${formatDay(action.firstAsked)}`]
        : []),
      ...(mentions.length > 0 ? [`mentioned again: ${mentions.map(mentionPlace).join('; ')}`] : silenceNote(action)),
    ],
    markedBy: action.mark?.by ?? null,
    link: citation.link,
  };
}

/** "17 June 2025 · Housing Panel · item 3, Repairs". */
export const actionPlace = ({ citation }: { readonly citation: Citation }): string => placeOf(citation);

export const verdictWords = { done: 'done', not_an_action: 'not an action', open: 'open' } as const;

function stateNote({ state, due, mark }: FollowUp): string {
  if (mark !== null)
    return `marked ${verdictWords[mark.verdict]} on ${formatDay(londonDay(mark.at))}: ${squeeze(mark.reason)}`;
  if (state === 'overdue' && due !== null) return `overdue since ${formatDay(due)}`;
  return state === 'done' ? 'done' : state === 'not_an_action' ? 'not an action' : 'open';
}

function silenceNote({ meetingsSince }: FollowUp): string[] {
  if (meetingsSince === null) return ['the day of its meeting is not stated'];
  return [
    meetingsSince === 0
      ? 'no later meeting is in the minute book'
      : `no later mention found in the ${plural(meetingsSince, 'meeting')} held since`,
  ];
}

const kindWords: Readonly<Record<ResolutionKind, string>> = {
  recommended: 'recommended',
  requested: 'requested',
  workProgramme: 'work programme',
  agreed: 'agreed',
  noted: 'noted',
};

/** What kind of decision, whom it asks, and what came of a recommendation. */
export function decisionLine(decision: CitedDecision, today: string): FollowUpLine {
  const { kind, to, citation } = decision;
  return {
    place: placeOf(citation),
    quote: squeeze(decision.text),
    notes: [`${kindWords[kind]}${to === null ? '' : `, to ${squeeze(to)}`}`, ...responseNote(decision, today)],
    markedBy: null,
    link: citation.link,
  };
}

/** A response is looked for from the start; that there is none is told after two months. */
function responseNote({ kind, response, citation: { meeting } }: CitedDecision, today: string): string[] {
  if (kind !== 'recommended') return [];
  if (response !== null) return [`response: ${mentionPlace(response)}: “${response.quote}”`];
  return meeting.heldOn !== null && addMonths(meeting.heldOn, 2) <= today
    ? ['no response found in the minutes held']
    : [];
}

/** Decisions in the order in which they are of use: what asks something of somebody, what was agreed, and apart from both what only notes. */
export function sortDecisions(decisions: readonly CitedDecision[]): {
  readonly asking: readonly CitedDecision[];
  readonly agreed: readonly CitedDecision[];
  readonly routine: readonly CitedDecision[];
} {
  const asks = ({ kind }: CitedDecision): boolean => kind !== 'agreed' && kind !== 'noted';
  const main = decisions.filter(({ routine }) => !routine);
  return {
    asking: main.filter(asks),
    agreed: main.filter((one) => !asks(one)),
    routine: decisions.filter(({ routine }) => routine),
  };
}

/** "3 decisions about “damp”, oldest first." */
export function decisionsCount({ topic, count }: Decisions): string {
  const about = topic === null ? '' : ` about “${squeeze(topic)}”`;
  return count === 0 ? `No decision${about} is in the minutes held.` : `${plural(count, 'decision')}${about}.`;
}

/** "2 actions are overdue." */
export function actionsCount(count: number, asked: StateAsked): string {
  if (count === 0 && asked === 'marked') return 'No action is marked.';
  const kind = asked === null ? '' : `${asked} `;
  return count === 0 ? `No ${kind}action is in the minutes held.` : `${plural(count, `${kind}action`)}.`;
}

/** "Searched 14 meetings, 1 June 2024 to 31 May 2025". */
export const searchedWords = ({ meetings, from, to }: Searched): string =>
  `Searched ${plural(meetings, 'meeting')}${from === null && to === null ? '' : `, ${daysInWords(from, to)}`}`;

/** What a time limit left out, for want of a date. */
export const undatedNote = ({ undated }: Searched): string[] =>
  undated === 0 ? [] : [`Left out, because nothing says when they were: ${plural(undated, 'agenda item')}.`];

function placeOf({ meeting, item }: Citation): string {
  const number = item.agendaItemNumber ?? item.minuteNumber;
  const title = squeeze(item.title);
  return [
    meeting.heldOn === null ? (periodLabel(item, meeting) ?? 'date not stated') : formatDay(meeting.heldOn),
    [meeting.council, meeting.body].filter(Boolean).join(', ') || null,
    number === null ? title : `item ${number}, ${title}`,
    meeting.minutesStatus === 'draft' ? 'draft minutes' : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function mentionPlace({ meeting, item }: Mention): string {
  const number = item.agendaItemNumber ?? item.minuteNumber;
  const where = number === null ? squeeze(item.title) : `item ${number}`;
  return `${meeting.heldOn === null ? 'date not stated' : formatDay(meeting.heldOn)}, ${where}`;
}
