import { formatPeriod } from '../minutes/calendar.js';
import type { Meeting } from '../minutes/types.js';
import type { FoundMeasures, MeasureRegister } from '../vocabulary/metrics/register.js';
import { figureYearBefore, yearBefore } from './comparable.js';
import { newestFigure } from './newest.js';
import { periodInWords } from './period-words.js';
import type { ReadQuestion } from './read-question.js';
import type { MetricAnswer } from './types.js';
import { joinWords, plural } from './words.js';

interface Facts {
  readonly asked: ReadQuestion;
  readonly found: FoundMeasures;
  readonly register: MeasureRegister;
  /** Figures shown that a model proposed. */
  readonly proposed: number;
  readonly meetings: readonly Meeting[];
}

/** What stands beside the figures in Minutebook's own words: how the query was read, and what is not recorded. */
export function notesFor(answer: Omit<MetricAnswer, 'notes'>, facts: Facts): readonly string[] {
  return [
    ...answer.corrections.map(({ written, read }) => `“${written}” is read as “${read}”.`),
    ...notHeld(answer, facts),
    ...withoutFigure(answer),
    ...changesOnly(answer),
    ...yearEarlier({ ...answer, notes: [] }, facts),
    ...leftOut(answer),
    ...proposedNote(facts.proposed),
  ];
}

/** The rules leave such numbers out, because mostly they are no figures: the reader is told, and can judge by the sentence. */
const proposedNote = (proposed: number): readonly string[] =>
  proposed === 0
    ? []
    : [
        `${plural(proposed, 'figure')} here ${proposed === 1 ? 'was' : 'were'} proposed by a model; number and words were found in the sentence, what they mean together was not checked.`,
      ];

function notHeld({ scope }: Omit<MetricAnswer, 'notes'>, { asked, meetings }: Facts): readonly string[] {
  const councils = namesOf(meetings.map(({ council }) => council));
  const bodies = namesOf(meetings.map(({ body }) => body));
  return [
    ...(scope.notHeld.length === 0
      ? []
      : [`No minutes of ${joinWords(scope.notHeld)} are held${heldInstead('those held are of', councils)}.`]),
    ...(asked.bodyHeld ? [] : [`No meeting of “${asked.body}” is held${heldInstead('the bodies held are', bodies)}.`]),
  ];
}

const mostNames = 5;

function heldInstead(words: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length - mostNames;
  return `; ${words} ${joinWords([...names.slice(0, mostNames), ...(more > 0 ? [`${more} more`] : [])])}`;
}

const namesOf = (names: readonly (string | null)[]): readonly string[] =>
  [...new Set(names.flatMap((name) => name ?? []))].sort();

/** Of several councils asked for, those that minute no figure are named. */
function withoutFigure({ status, scope, observations }: Omit<MetricAnswer, 'notes'>): readonly string[] {
  if (status !== 'found' || scope.councils === null) return [];
  const with_ = new Set(observations.map(({ citation }) => citation.meeting.council));
  const without = scope.councils.filter((council) => !with_.has(council));
  return without.length === 0 ? [] : [`No figure of ${joinWords(without)} is minuted.`];
}

function changesOnly({ status, observations }: Omit<MetricAnswer, 'notes'>): readonly string[] {
  return status === 'found' && observations.every(({ value }) => value === null)
    ? ['Only a change is minuted; the level itself is not.']
    : [];
}

/** "Same time last year" is answered by the same measure, basis and length of period alone. */
function yearEarlier(answer: MetricAnswer, { asked }: Facts): readonly string[] {
  if (!asked.yearEarlier || answer.status !== 'found') return [];
  const newest = newestFigure(answer);
  if (newest === null || newest.period.end === null) return [];
  const before = figureYearBefore(newest, answer);
  if (before !== null)
    return [`A year earlier: ${before.valueText ?? before.value} in ${periodInWords(before.period, before.citation)}.`];
  const { start, end } = newest.period;
  const wanted = formatPeriod(start === null ? null : yearBefore(start), yearBefore(end));
  return [`No figure of the same basis and length of period is minuted for a year earlier (${wanted}).`];
}

function leftOut({ scope: { undated } }: Omit<MetricAnswer, 'notes'>): readonly string[] {
  return undated === 0 ? [] : [`Left out, because nothing says when they were: ${plural(undated, 'figure')}.`];
}
