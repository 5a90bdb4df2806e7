import { formatDay, formatPeriod } from '../../minutes/calendar.js';
import type { FigureBasis, Observation } from '../../minutes/figures.js';
import { onlyChangeNote } from '../notes.js';
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
  if (asked.asks === 'level' && figures.length > 1)
    notes.push('The minutes give different figures for the same period; both are quoted.');
  if (ends !== null) notes.push(...difference(ends, labelOf));
  if (asked.comparator !== null && first) notes.push(...comparison(first.record, asked.comparator));
  return [...new Set(notes)];
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
  if (own.length === 0) return [`No ${name} figure is minuted beside ${valueText ?? 'it'}.`];
  return own.flatMap(({ value, relation }) =>
    value === null && relation !== null ? [`The minutes give no ${name} figure; they say “${relation}” of it.`] : [],
  );
}

/** "No figure for June 2024 is in the minutes held", with the times of which there are figures, and none of the figures. */
export function lackingNote(lacking: NonNullable<ChosenFigures['lacking']>, all: readonly Figure[]): string {
  const wanted = formatPeriod(lacking.start, lacking.end) ?? daysInWords(lacking.start, lacking.end);
  const covers = [...new Set(all.map(coverOf).filter((cover) => cover !== null))];
  const held = covers.length === 0 ? '' : ` There are figures for ${covers.slice(-4).join('; ')}.`;
  return `No figure for ${wanted} is in the minutes held.${held}`;
}
