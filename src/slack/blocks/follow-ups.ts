import { joinWords, plural } from '../../answering/words.js';
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
import { type Message, plainMessage } from './message.js';
import { pack } from './pack.js';
import { joined, listed, type Part, paragraphs, smallPrint } from './part.js';

/** More than these are for a spreadsheet. */
const mostShown = 12;
const longestQuote = 600;

/** Decisions: what asks something of somebody first, the newest first; what only notes is counted in one line. */
export function decisionsMessages(
  found: Decisions,
  today: string,
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
        ...foot(
          shown.length,
          main.length,
          found.searched,
          'decisions',
          'recommendations and requests first, the newest first',
        ),
      ],
      'The list',
    ),
  };
}

/** Actions: overdue ones first, then the newest. */
export function actionsMessages(
  { actions, searched }: FollowUps,
  asked: StateAsked,
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
        ...shown.flatMap((one) => entry(actionLine(one))),
        ...foot(shown.length, sorted.length, searched, 'actions', 'overdue first, then the newest'),
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

function entry({ place, quote, notes, link }: FollowUpLine): Part[] {
  return joined(
    paragraphs([line({ text: place, link, bold: true })]),
    listed([line(`“${shorten(quote, longestQuote)}”`), line(notes.join(' · '))]),
  );
}

const foot = (shown: number, all: number, searched: FollowUps['searched'], command: string, order: string): Part[] =>
  smallPrint(
    `${searchedWords(searched)}${shown < all ? ` · ${shown} of ${all} shown, ${order}; “minutebook ${command}” on the command line lists all` : ''}`,
  );
