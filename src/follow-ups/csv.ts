import { csvText } from '../metrics/csv.js';
import type { Citation } from '../minutes/types.js';
import type { CitedDecision, FollowUp } from './types.js';

/** Decisions as a CSV file for a spreadsheet, in the order given. */
export const decisionsCsv = (decisions: readonly CitedDecision[]): string =>
  csvText([
    ['kind', 'routine', 'decision', 'to', 'response', 'response at', 'meetings since', ...placeColumns, 'resolution'],
    ...decisions.map((decision) => [
      decision.kind,
      decision.routine ? 'yes' : 'no',
      decision.text,
      decision.to,
      decision.response?.quote ?? null,
      decision.response?.meeting.heldOn ?? null,
      decision.meetingsSince,
      ...placeOf(decision.citation),
      decision.id,
    ]),
  ]);

/** Actions as a CSV file for a spreadsheet, with who marked which and why, in the order given. */
export const actionsCsv = (actions: readonly FollowUp[]): string =>
  csvText([
    [
      ...['state', 'type', 'who', 'what', 'when', 'due', 'first asked', 'mentioned again', 'meetings since'],
      ...['marked by', 'marked at', 'reason', 'quotation', ...placeColumns, 'action'],
    ],
    ...actions.map((action) => [
      action.state,
      action.type,
      action.who,
      action.what,
      action.when,
      action.due,
      action.firstAsked,
      action.mentions.map(({ meeting }) => meeting.heldOn).join('; '),
      action.meetingsSince,
      action.mark?.by ?? null,
      action.mark?.at.toISOString() ?? null,
      action.mark?.reason ?? null,
      action.quote,
      ...placeOf(action.citation),
      action.id,
    ]),
  ]);

const placeColumns = [
  'council',
  'body',
  'meeting date',
  'minutes status',
  'item number',
  'item title',
  'link',
  'document',
  'page',
];

const placeOf = ({ meeting, item, link, source }: Citation): readonly (string | number | null)[] => [
  meeting.council,
  meeting.body,
  meeting.heldOn,
  meeting.minutesStatus,
  item.agendaItemNumber ?? item.minuteNumber,
  item.title,
  link,
  source.document,
  source.page,
];
