import type { HeldMetric } from '../../library/records.js';
import type { Comparator, Unit } from '../../minutes/figures.js';
import type { MeasureRegister } from '../../vocabulary/metrics/register.js';
import { comparedWithLastYear, sameTimeLastYear } from '../follow-up-words.js';
import type { Question, QuestionKind } from '../question.js';
import { cutQuestion } from '../question-parts.js';

/** What a question wants of one measure's figures. */
export interface FigureAsked {
  readonly key: string;
  readonly asks: 'level' | 'change' | 'year_earlier' | 'year_on_year';
  /** Whom the figure is to be compared with; null where with nobody. */
  readonly comparator: Comparator['kind'] | null;
}

const comparators: readonly (readonly [Comparator['kind'], string])[] = [
  ['national', '(?:the )?(?:england|english average|national(?:ly)?(?: average| figure| rate)?|rest of the country)'],
  ['statistical neighbours', '(?:our )?(?:statistical )?neighbours'],
  ['regional', '(?:the )?(?:region(?:al)?(?: average| figure)?)'],
  ['target', '(?:the |our )?target'],
];
const beside = '(?:compared? (?:with|to)|in comparison (?:with|to)|against|versus|vs\\.?|beside|next to|and)';
const asksOnly =
  /\b(?:latest|most recent|newest|current(?:ly)?|now|at the moment|changed?|changing|going|gone|moved?|developed|trend|over time|figures?|since|up or down|by how much)\b/gi;

/** "How has timeliness changed?" asks for a change, though timeliness is a percentage. */
const asksForChange =
  /\bhow (?:has|have|had|did|is|are)\b.*\b(?:chang\w+|mov\w+|gone|going|developed|evolved)\b|\b(?:trend|over time|up or down|(?:gone|going|went) (?:up|down)|getting (?:better|worse)|risen|fallen)\b/i;

/** The units that answer a kind of question; null where any does. */
const unitsFor: Partial<Record<QuestionKind, (unit: Unit) => boolean>> = {
  how_many: (unit) => unit === 'count',
  percentage: (unit) => unit === 'percent' || unit === 'ratio' || unit.startsWith('rate'),
  money: (unit) => unit === 'gbp',
  duration: (unit) => unit === 'days' || unit === 'weeks' || unit === 'months' || unit === 'years',
};

export const unitFits = (kind: QuestionKind, unit: Unit): boolean => unitsFor[kind]?.(unit) ?? true;

const isYearEarlier = (text: string): boolean => sameTimeLastYear.test(text) || comparedWithLastYear.test(text);

/** True where a figure would answer at all: the register need not be read for any other question. */
export function wantsFigure({ kind, scope, text, councils, councilsNotHeld, saidBy }: Question): boolean {
  if (councils.length > 1 || councilsNotHeld.length > 0 || saidBy !== null) return false;
  if (unitsFor[kind] !== undefined || kind === 'change' || scope.latest || isYearEarlier(text)) return true;
  return comparators.some(([, words]) => comparedWith(words).test(text));
}

/** "Who's better on timeliness, us or …": a measure and whom it is compared between. */
const betweenCouncils =
  /\b(?:who(?:['’]s| is| has| does| do)?|which(?: council)?|better|best|worse|worst|higher|highest|lower|lowest|more|most|fewer|fewest|faster|slower|doing|do|does|compared?|comparison|us|we|our|ours|ourselves|them|they|their|theirs|both|between|with|than|to|and|or|on|at|for|in|of|is|are|has|have|the|versus|vs)\b/gi;

/** The one measure that a question sets councils beside one another by; null where it names none or several. */
export function figureCompared(
  { text, limiting }: Question,
  held: readonly HeldMetric[],
  register: MeasureRegister,
): FigureAsked | null {
  const { opener, subject, rest } = cutQuestion(text, limiting);
  const words = [opener, subject, rest].join(' ').replace(betweenCouncils, ' ').replace(asksOnly, ' ');
  const [key, ...others] = register.find(
    words,
    held.map(({ metric }) => metric),
  ).named;
  return key === undefined || others.length > 0 ? null : { key, asks: 'level', comparator: null };
}

/**
 * The one measure of which a question asks for a figure. Null where it names no measure that figures are held of, or more than one: words that the measure's own name does not account for ("girls", "refused") name another measure or a part of this one.
 */
export function figureAsked(
  question: Question,
  held: readonly HeldMetric[],
  register: MeasureRegister,
): FigureAsked | null {
  const { kind, text } = question;
  const { subject, rest } = cutQuestion(text, question.limiting);
  const compared = comparators.find(([, words]) => comparedWith(words).test(text)) ?? null;
  // "Have we got" says nothing of the measure.
  const saysMore = question.terms.some(({ surface }) => rest.includes(surface));
  const words = [subject, saysMore ? rest : '']
    .join(' ')
    .replace(comparedWithLastYear, ' ')
    .replace(sameTimeLastYear, ' ')
    .replace(compared === null ? /$^/ : comparedWith(compared[1]), ' ')
    .replace(asksOnly, ' ');
  const metrics = held.map(({ metric }) => metric);
  const fits = new Set(metrics.filter(({ unit }) => unitFits(kind, unit)).map(({ key }) => key));
  const find = (query: string): string[] => register.find(query, metrics).named.filter((key) => fits.has(key));
  const byWords = find(words);
  // "EHCPs" alone may be many measures; "how many EHCPs" is their number.
  const named = byWords.length === 0 && kind === 'how_many' ? find(`number of ${words}`) : byWords;
  const [key] = named;
  if (key === undefined || named.length > 1) return null;
  return {
    key,
    asks: comparedWithLastYear.test(text)
      ? 'year_on_year'
      : sameTimeLastYear.test(text)
        ? 'year_earlier'
        : kind === 'change' || asksForChange.test(text)
          ? 'change'
          : 'level',
    comparator: compared?.[0] ?? null,
  };
}

const comparedWith = (words: string): RegExp => new RegExp(`\\b${beside} ${words}(?![\\w-])`, 'i');
