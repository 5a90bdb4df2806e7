import { joinWords, plural, squeeze } from '../../answering/words.js';
import { type FollowUps, inState, type StateAsked } from '../../follow-ups/actions.js';
import type { Decisions } from '../../follow-ups/decisions.js';
import {
  actionLine,
  actionsCount,
  decisionLine,
  decisionsCount,
  type FollowUpLine,
  searchedWords,
  sortDecisions,
} from '../../follow-ups/lines.js';
import type { CitedDecision, FollowUp } from '../../follow-ups/types.js';
import { shorten } from '../text/length.js';
import { line } from '../text/line.js';
import { actionIds } from './action-ids.js';
import { type ListAsked, listValue } from './list-value.js';
import { button, type Message, plainMessage, row } from './message.js';
import { pack } from './pack.js';
import { joined, listed, mute, type Part, paragraphs, smallPrint } from './part.js';

/** More than these are for a spreadsheet. */
const mostShown = 12;
const longestQuote = 600;

/** Decisions: what asks something of somebody first, the newest first; what only notes is counted in one line. */
export function decisionsMessages(
  found: Decisions,
  today: string,
  list: ListAsked,
): { readonly messages: Message[]; readonly shown: readonly CitedDecision[] } {
  const { asking, agreed, routine } = sortDecisions(found.decisions);
  const main = [...asking.toReversed(), ...agreed.toReversed()];
  const shown = main.slice(0, mostShown);
  return {
    shown,
    messages: pack(
      [
        ...paragraphs([line({ text: decisionsCount(found), bold: true })]),
        ...listed(
          [
            ...(found.variants.length > 0
              ? [`Also looked for: ${found.variants.map((variant) => `“${variant}”`).join(', ')}.`]
              : []),
            ...found.notes,
          ].map((note) => line(note)),
        ),
        ...shown.flatMap((one) => entry(decisionLine(one, today))),
        ...(routine.length > 0
          ? paragraphs([
              line(
                `${main.length > 0 ? 'Besides, ' : ''}${plural(routine.length, 'decision')} only ${routine.length === 1 ? 'notes, thanks or belongs' : 'note, thank or belong'} to the procedure.`,
              ),
            ])
          : []),
        ...foot(shown.length, main.length, found.searched, 'recommendations and requests first, the newest first'),
        ...csvButton(list, found.count),
      ],
      'The list',
    ),
  };
}

export interface ActionsShown {
  readonly asked: StateAsked;
  readonly list: ListAsked;
  /** Whether the reader may mark them. */
  readonly marks: boolean;
  /** What to call those who marked, by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

/** Actions: overdue ones first, then the newest. */
export function actionsMessages(
  { actions, searched }: FollowUps,
  { asked, list, marks, names }: ActionsShown,
): { readonly messages: Message[]; readonly shown: readonly FollowUp[]; readonly count: number } {
  const chosen = inState(actions, asked);
  const overdue = inState(chosen, 'overdue').toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1));
  const sorted = [...overdue, ...chosen.filter((one) => !overdue.includes(one)).toReversed()];
  const shown = sorted.slice(0, mostShown);
  return {
    shown,
    count: chosen.length,
    messages: pack(
      [
        ...paragraphs([line({ text: actionsCount(chosen.length, asked), bold: true })]),
        ...shown.flatMap((one) => [...entry(actionLine(one), names), ...(marks ? [markButton(one)] : [])]),
        ...foot(shown.length, sorted.length, searched, 'overdue first, then the newest'),
        ...csvButton(list, chosen.length),
      ],
      'The list',
    ),
  };
}

/** Asks which of several bodies is meant. */
export const severalBodiesMessage = (words: string, bodies: readonly string[]): Message =>
  plainMessage(
    `“${shorten(words, 200)}” fits ${plural(bodies.length, 'body', 'bodies')}: ${joinWords(bodies)}; name one of them.`,
  );

function entry(
  { place, quote, notes, markedBy, link }: FollowUpLine,
  names: ReadonlyMap<string, string> = new Map(),
): Part[] {
  return joined(
    paragraphs([line({ text: place, link, bold: true })]),
    listed([
      line(`“${shorten(quote, longestQuote)}”`),
      line(notes.join(' · '), markedBy === null ? null : ` · marked by ${names.get(markedBy) ?? markedBy}`),
    ]),
  );
}

const markButton = (action: FollowUp): Part =>
  mute(
    row([
      button(action.mark === null ? 'Mark' : 'Change the mark', {
        actionId: actionIds.markAction,
        value: action.id,
        about: squeeze(action.quote),
      }),
    ]),
  );

function csvButton(list: ListAsked, count: number): Part[] {
  const value = listValue(list);
  return value === null || count === 0
    ? []
    : [
        mute(
          row([
            button(`Send all ${count} as a spreadsheet`, {
              actionId: actionIds.listCsv,
              value,
              about: 'the list',
            }),
          ]),
        ),
      ];
}

const foot = (shown: number, all: number, searched: FollowUps['searched'], order: string): Part[] =>
  smallPrint(`${searchedWords(searched)}${shown < all ? ` · ${shown} of ${all} shown, ${order}` : ''}`);
