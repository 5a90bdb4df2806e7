import { plural } from '../answering/words.js';
import type { FollowUps, StateAsked } from '../follow-ups/actions.js';
import type { Decisions } from '../follow-ups/decisions.js';
import {
  actionLine,
  actionsCount,
  decisionLine,
  decisionsCount,
  type FollowUpLine,
  searchedWords,
  sortDecisions,
  undatedNote,
} from '../follow-ups/lines.js';
import type { FollowUp } from '../follow-ups/types.js';
import { type Output, paint, wrap } from './output.js';

/** Decisions for a person at a terminal: what asks something of somebody first, what only notes last. */
export function describeDecisions(output: Output, found: Decisions, today: string): string {
  const { asking, agreed, routine } = sortDecisions(found.decisions);
  const also =
    found.variants.length > 0
      ? [`Also looked for: ${found.variants.map((variant) => `“${variant}”`).join(', ')}.`]
      : [];
  const part = (heading: string, decisions: typeof asking): string[] =>
    decisions.length === 0
      ? []
      : ['', paint(output, 'bold', heading), ...decisions.flatMap((one) => entry(output, decisionLine(one, today)))];
  return [
    paint(output, 'bold', wrap(output, decisionsCount(found))),
    ...[...also, ...undatedNote(found.searched), ...found.notes].map((note) => wrap(output, `· ${note}`, '  ')),
    ...part('Recommendations, requests and work programme', asking),
    ...part('Agreed', agreed),
    ...part(routineHeading(routine.length), routine),
    '',
    paint(output, 'dim', searchedWords(found.searched)),
  ].join('\n');
}

const routineHeading = (count: number): string =>
  `${plural(count, 'decision')} that only ${count === 1 ? 'notes, thanks or belongs' : 'note, thank or belong'} to the procedure`;

/** Actions for a person at a terminal, in the order given. */
export function describeActions(output: Output, { actions, searched }: FollowUps, asked: StateAsked): string {
  return [
    paint(output, 'bold', actionsCount(actions.length, asked)),
    ...undatedNote(searched).map((note) => wrap(output, `· ${note}`, '  ')),
    ...actions.flatMap((action: FollowUp) => entry(output, actionLine(action))),
    '',
    paint(output, 'dim', searchedWords(searched)),
  ].join('\n');
}

function entry(output: Output, { place, quote, notes, markedBy, link }: FollowUpLine): string[] {
  return [
    '',
    wrap(output, link === null ? place : `${place} · ${link}`),
    wrap(output, `“${quote}”`, '  '),
    paint(
      output,
      'dim',
      wrap(output, [...notes, ...(markedBy === null ? [] : [`marked by ${markedBy}`])].join(' · '), '  '),
    ),
  ];
}
