import type { DocumentRecord } from '../../src/library/records.js';
import type { FigurePeriod, Observation, Trend, Unit } from '../../src/minutes/figures.js';
import { loadMeasureRegister, type MeasureRegister } from '../../src/vocabulary/metrics/register.js';
import { recordOf } from '../contracts/records.js';
import { type MemoryShelf, shelfFrom } from './memory-shelf.js';

/** What a test says of a figure; the rest is usual. */
export interface FigureGiven {
  readonly measure: string;
  readonly value?: number | null;
  readonly valueHigh?: number;
  readonly text?: string;
  readonly unit?: Unit;
  readonly qualifier?: Observation['qualifier'];
  readonly basis?: Observation['basis'];
  /** Start and end as ISO days, or one of the other bases. */
  readonly period?: readonly [string, string] | 'inherited' | 'earlier' | { readonly asOf: string };
  readonly change?: {
    readonly value: number;
    readonly unit: Unit | 'percentage points' | null;
    readonly versus: string | null;
    readonly text: string;
  };
  readonly direction?: Observation['direction'];
  readonly comparators?: Observation['comparators'];
  readonly segment?: string;
  readonly speaker?: string;
  readonly quote?: string;
}

export interface ReportGiven {
  readonly document: string;
  readonly council?: string;
  readonly body?: string;
  readonly heldOn?: string | null;
  readonly period?: readonly [string, string];
  readonly url?: string;
  readonly figures?: readonly FigureGiven[];
  readonly trends?: readonly {
    readonly subject: string;
    readonly quote: string;
    readonly direction?: Trend['direction'];
  }[];
}

/** A record of one invented report with its figures, named by the register as the ingest names them. */
export function reportOf(given: ReportGiven, register: MeasureRegister): DocumentRecord {
  const { figures = [], trends = [], council = 'Harrowmere Council', heldOn = null } = given;
  const quotes = figures.map(
    (figure, at) =>
      figure.quote ?? `Officers reported ${figure.measure} of ${figure.text ?? figure.value}, as figure ${at + 1}`,
  );
  const record = recordOf({
    document: given.document,
    council,
    body: given.body ?? 'Children’s Scrutiny Panel',
    heldOn,
    items: [
      {
        number: '5',
        title: 'Performance report',
        ...(given.period ? { period: given.period } : {}),
        passages: [[...quotes, ...trends.map(({ quote }) => quote)].join('. ')],
      },
    ],
  });
  const [item] = record.items;
  if (!item) throw new Error('A report has one item.');
  const sourceOf = (quote: string) => {
    const start = record.text.indexOf(quote);
    return { document: given.document, start, end: start + quote.length, page: null };
  };
  return {
    ...record,
    items: [{ ...item, url: given.url ?? null }],
    observations: figures.map((figure, at) =>
      observationFrom(figure, quotes[at] ?? '', item.id, sourceOf(quotes[at] ?? ''), at, register, given),
    ),
    trends: trends.map(({ subject, quote, direction = null }, at) => ({
      id: `t-${given.document}-${at}`,
      itemId: item.id,
      kind: 'trend',
      subject,
      metricKey: register.resolveSubject(subject, ''),
      direction,
      comparators: [],
      period: periodOf('inherited', given),
      speaker: null,
      quote,
      source: sourceOf(quote),
      readBy: ['test'],
    })),
  };
}

function observationFrom(
  figure: FigureGiven,
  quote: string,
  itemId: string,
  source: Observation['source'],
  at: number,
  register: MeasureRegister,
  given: ReportGiven,
): Observation {
  const { measure, value = null, unit = 'percent', segment = null } = figure;
  const named = register.resolve({ measure, segment, unit, context: '' });
  return {
    id: `o-${given.document}-${at}`,
    itemId,
    metric: named.metric,
    measureText: measure,
    value,
    valueHigh: figure.valueHigh ?? null,
    valueText: value === null ? null : (figure.text ?? (unit === 'percent' ? `${value}%` : String(value))),
    unit,
    qualifier: figure.qualifier ?? null,
    basis: figure.basis ?? 'period',
    period: periodOf(figure.period ?? 'inherited', given),
    change: figure.change ?? null,
    direction: figure.direction ?? null,
    comparators: figure.comparators ?? [],
    segment: named.segment,
    definition: named.definition,
    speaker: figure.speaker ?? null,
    quote,
    source,
    readBy: ['test'],
  };
}

function periodOf(period: NonNullable<FigureGiven['period']>, given: ReportGiven): FigurePeriod {
  if (period === 'inherited') return { text: null, start: null, end: given.period?.[1] ?? null, basis: 'inherited' };
  if (period === 'earlier') return { text: null, start: null, end: null, basis: 'unstated_earlier' };
  if ('asOf' in period) return { text: `as at ${period.asOf}`, start: period.asOf, end: period.asOf, basis: 'as_of' };
  return { text: `${period[0]} to ${period[1]}`, start: period[0], end: period[1], basis: 'stated' };
}

export const register = loadMeasureRegister();

export const month = (name: string): readonly [string, string] => {
  const year = Number(name.slice(0, 4));
  const number = Number(name.slice(5));
  return [`${name}-01`, new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)];
};

/** Reports of two invented councils: a series of months beside a year and a cumulative half-year, a revision, parts, changes and trends. */
export const reports: readonly ReportGiven[] = [
  {
    document: 'a-september.txt',
    heldOn: '2025-09-09',
    period: ['2025-04-01', '2025-06-30'],
    url: 'https://minutes.harrowmere.example/a',
    figures: [
      { measure: 'EHCPs issued within 20 weeks', value: 31.5, period: ['2024-01-01', '2024-12-31'] },
      {
        measure: 'EHCP compliance',
        value: 44.1,
        basis: 'cumulative',
        period: ['2025-01-01', '2025-06-30'],
        comparators: [{ kind: 'national', value: null, relation: 'in line' }],
      },
      { measure: 'EHCPs within 20 weeks', value: 58.3, period: month('2025-06'), speaker: 'Ada Marsh' },
      { measure: 'EHC plan timeliness', value: 61, period: month('2025-07') },
      {
        measure: 'number of EHCPs',
        unit: 'count',
        change: { value: 212, unit: 'count', versus: 'the year before', text: '212' },
        direction: 'up',
        period: month('2025-06'),
      },
      {
        measure: 'CME',
        unit: 'count',
        value: 142,
        period: month('2025-06'),
        quote: '=142 children were missing from education in June',
      },
      { measure: 'care leavers in education, employment or training', value: 64, qualifier: 'over' },
      { measure: 'care leavers in suitable accommodation', value: 88 },
    ],
    trends: [
      {
        subject: 'children going missing',
        quote: 'Fewer children had gone missing than in the spring',
        direction: 'down',
      },
      { subject: 'exclusions', quote: 'Exclusions had risen in three schools', direction: 'up' },
      { subject: 'EHCP compliance', quote: 'Work on the timeliness of plans went on', direction: 'up' },
    ],
  },
  {
    document: 'b-november.txt',
    heldOn: '2025-11-11',
    period: ['2025-07-01', '2025-09-30'],
    figures: [
      {
        measure: 'EHCP compliance',
        value: 57.9,
        period: month('2025-06'),
        quote: 'The June figure for plans was revised to 57.9%',
      },
      { measure: 'EHCP compliance', value: 61, period: month('2025-07'), quote: 'Plans in July remained at 61%' },
      { measure: 'EHCP compliance', value: 66.4, period: month('2025-08') },
      { measure: 'LAC initial health assessments', value: 22 },
      { measure: 'LAC initial health assessments', value: 70, segment: 'within a further month of the deadline' },
      {
        measure: 'front door referrals',
        unit: 'count',
        value: 310,
        period: 'earlier',
        quote: 'Referrals to social care fell from 310 to 240',
      },
      {
        measure: 'front door referrals',
        unit: 'count',
        value: 240,
        quote: 'Referrals to social care fell from 310 to 240',
      },
    ],
  },
  {
    document: 'c-stonebeck.txt',
    council: 'Stonebeck Council',
    body: 'Housing Committee',
    heldOn: '2025-10-02',
    figures: [
      { measure: 'average re-let time', unit: 'days', value: 31, text: '31 days', period: month('2025-08') },
      { measure: 'average re-let time', unit: 'days', value: 27, text: '27 days', period: month('2025-09') },
      {
        measure: 'households in temporary accommodation',
        unit: 'count',
        value: 96,
        basis: 'snapshot',
        period: { asOf: '2025-09-30' },
      },
    ],
    trends: [
      {
        subject: 'EHC plan timeliness',
        quote: 'The timeliness of plans was better than a year before',
        direction: 'up',
      },
    ],
  },
];

export const records = (): readonly DocumentRecord[] => reports.map((report) => reportOf(report, register));

/** The invented reports on a shelf, or those given. */
export function shelfOfReports(given: readonly ReportGiven[] = reports): MemoryShelf {
  const all = given.map((report) => reportOf(report, register));
  return shelfFrom({
    observations: all.flatMap(({ observations }) => observations),
    trends: all.flatMap(({ trends }) => trends),
    items: all.flatMap(({ items }) => items),
    meetings: all.flatMap(({ meetings }) => meetings),
  });
}
