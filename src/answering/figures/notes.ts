import { formatDay, formatPeriod } from '../../minutes/calendar.js';
import type { FigureBasis, Observation } from '../../minutes/figures.js';
import { notRankedNote, onlyChangeNote } from '../notes.js';
import { daysInWords } from '../words.js';
import type { FigureAsked } from './asked.js';
import type { ChosenFigures, Figure } from './choose.js';

const bases: Readonly<Record<FigureBasis, string | null>> = {
  period: null,
  cumulative: 'cumulative',
  snapshot: null,
  adjusted: 'adjusted',
};

/** What a figure covers, in words: "January to June 2025, cumulative"; null where nothing says. */
export function coverOf({ record: { period, basis }, item }: Figure): string | null {
  const own = period.start ?? period.end;
  if (period.basis === 'unstated_earlier') return 'an earlier time that is not stated';
  // "At the time of the meeting" is a day, and not the period that the report covers.
  if (own === null && period.basis === 'as_of') return 'a day that is not stated';
  const { start, end } = own === null ? { start: null, end: item.reportPeriod?.end ?? null } : period;
  if (start === null && end === null) return null;
  const inherited = period.basis === 'inherited' || own === null;
  const words = basis === 'snapshot' && end !== null && !inherited ? formatDay(end) : formatPeriod(start, end);
  const cover = inherited ? `the period of the report, ${words}` : words?.replace(/^to /, 'the time up to ');
  return [cover, bases[basis]].filter((part) => part !== null).join(', ');
}

/** What stands beside figures in the program's own words: what they cover, what they are not, and what they may be compared with. */
export function figureNotes(
  { figures, ends }: ChosenFigures,
  asked: FigureAsked,
  labelOf: (figure: Figure) => string | null,
): string[] {
  const notes: string[] = [];
  const [first] = figures;
  for (const figure of figures) {
    const cover = coverOf(figure);
    notes.push(`${nameOf(figure)} is ${cover === null ? 'given without a period' : `for ${cover}`}.`);
  }
  if (first?.record.value === null && asked.asks === 'level') notes.push(onlyChangeNote);
  if (asked.asks === 'level') notes.push(...contradictions(figures));
  if (ends !== null) notes.push(...difference(ends, labelOf));
  const isPair = asked.asks === 'year_earlier' || (asked.asks === 'year_on_year' && figures.length > 1);
  if (isPair && ends === null && figures.some(({ record }) => record.period.start === null))
    notes.push('How long a time these figures cover is not stated, so they are not compared.');
  if (asked.comparator !== null && first) notes.push(...comparison(first.record, asked.comparator));
  return [...new Set(notes)];
}

/** Two figures of one council for one period: one report may count two things in its own words; two reports contradict one another. */
function contradictions(figures: readonly Figure[]): string[] {
  const notes = figures.flatMap((figure, at) =>
    figures.slice(at + 1).flatMap((other) => {
      if (other.meeting.council !== figure.meeting.council) return [];
      return other.item.id === figure.item.id
        ? ['Both figures are from the same report and for the same period, so they are not one after the other.']
        : ['The minutes give different figures for the same period; both are quoted.'];
    }),
  );
  return [...new Set(notes)];
}

/** Figures of several councils stand side by side and are never joined. */
export const councilsNote = (figures: readonly Figure[]): readonly string[] =>
  new Set(figures.map(({ meeting }) => meeting.council)).size > 1 ? [notRankedNote] : [];

/** Why no change is shown; null where it is not a change that is asked for. */
export function noChangeNote({ asks }: FigureAsked, all: readonly Figure[]): string | null {
  const levels = all.filter(({ record }) => record.value !== null);
  if (asks !== 'change' || levels.length === 0) return null;
  const covers = [...new Set(levels.map(coverOf).filter((cover) => cover !== null))];
  if (levels.length === 1)
    return `One figure is in the minutes held${covers.length === 0 ? '' : `, for ${covers[0]}`}, so no change is worked out.`;
  return `No two of the figures held are of one length and basis${covers.length === 0 ? '' : ` (they are for ${covers.slice(-4).join('; ')})`}, so no change is worked out.`;
}

/** A sentence may hold several figures, so the one that is meant is named as printed. */
const nameOf = ({ record: { valueText } }: Figure): string => (valueText === null ? 'The change' : `“${valueText}”`);

/** Only between figures of one series, in percentage points for percentages, and labelled as worked out. */
function difference([last, first]: readonly [Figure, Figure], labelOf: (figure: Figure) => string | null): string[] {
  const [now, before] = [last.record, first.record];
  const [to, from] = [labelOf(last), labelOf(first)];
  if (to === null || from === null || !isPlainValue(now) || !isPlainValue(before) || now.unit !== before.unit)
    return [];
  const places = Math.max(placesOf(now.value), placesOf(before.value));
  const by = Math.abs(now.value - before.value).toFixed(places);
  const ends = `${nameOf(first)} [${from}] to ${nameOf(last)} [${to}]`;
  if (Number(by) === 0) return [`No change from ${ends}, worked out by Minutebook.`];
  const plain = Number(by).toLocaleString('en-GB', { minimumFractionDigits: places });
  const amount = now.unit === 'percent' ? `${plain} percentage points` : now.unit === 'gbp' ? `£${plain}` : plain;
  return [`It ${now.value > before.value ? 'rose' : 'fell'} by ${amount}, from ${ends}, worked out by Minutebook.`];
}

const isPlainValue = (figure: Observation): figure is Observation & { readonly value: number } =>
  figure.value !== null && figure.valueHigh === null && figure.qualifier === null;

const placesOf = (value: number): number => String(value).split('.')[1]?.length ?? 0;

function comparison({ comparators, valueText }: Observation, kind: NonNullable<FigureAsked['comparator']>): string[] {
  const name = {
    national: 'national',
    regional: 'regional',
    'statistical neighbours': 'statistical neighbours’',
    target: 'target',
    previous: 'earlier',
    other: 'other',
  }[kind];
  const own = comparators.filter((comparator) => comparator.kind === kind);
  const it = valueText ?? 'it';
  if (own.length === 0) return [`No ${name} figure is minuted beside ${it}.`];
  // How the minutes compare the two is theirs to say, in the words quoted.
  return own.some(({ value }) => value !== null)
    ? []
    : [`No ${name} figure is minuted beside ${it}, only how it compares.`];
}

/** "No figure for June 2024 is in the minutes held", with the times of which there are figures, and none of the figures. */
export function lackingNote(lacking: NonNullable<ChosenFigures['lacking']>, all: readonly Figure[]): string {
  const wanted = formatPeriod(lacking.start, lacking.end) ?? daysInWords(lacking.start, lacking.end);
  const covers = [...new Set(all.map(coverOf).filter((cover) => cover !== null))];
  const held = covers.length === 0 ? '' : ` There are figures for ${covers.slice(-4).join('; ')}.`;
  return `No figure for ${wanted.replace(/^to /, 'the time up to ')} is in the minutes held.${held}`;
}
