import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { monthDays } from '../../src/minutes/calendar.js';
import type { Comparator, Observation, Trend, Unit } from '../../src/minutes/figures.js';
import type { AgendaItem, Meeting } from '../../src/minutes/types.js';
import { projectFile } from '../../src/paths.js';
import type { MeasureRegister } from '../../src/vocabulary/metrics/register.js';
import { type MemoryShelf, shelfFrom } from './memory-shelf.js';

const shared = projectFile('..', 'shared', 'gold');

/** True where hand labels of real minutes are at hand; without them the tests over them are skipped. */
export const hasGold = existsSync(shared);

export interface GoldQuery {
  readonly id: string;
  readonly query: string;
  readonly expected: readonly string[] | 'none' | { readonly ambiguous: readonly string[] | '*' };
  readonly qualitative: readonly string[];
  readonly must_not?: readonly string[];
}

export const goldQueries = (): readonly GoldQuery[] =>
  hasGold
    ? readFileSync(`${shared}/metric_queries.jsonl`, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as GoldQuery)
    : [];

interface GoldPeriod {
  readonly text: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly basis: Observation['period']['basis'];
}
interface GoldMetric {
  readonly id: string;
  readonly metric: string;
  readonly value: number | null;
  readonly value_text: string | null;
  readonly unit: Unit;
  readonly qualifier: string | null;
  readonly period: GoldPeriod;
  readonly direction: Observation['direction'];
  readonly change: {
    readonly value: number;
    readonly unit: Unit;
    readonly versus: string;
    readonly value_text?: string;
    readonly derived?: boolean;
  } | null;
  readonly comparators: readonly {
    readonly kind: string;
    readonly value: number | null;
    readonly relation: Comparator['relation'];
  }[];
  readonly segment: string | null;
  readonly speaker: string | null;
  readonly quote: string;
}
interface GoldTrend {
  readonly id: string;
  readonly subject: string;
  readonly kind: Trend['kind'];
  readonly direction: Trend['direction'];
  readonly period: string | null;
  readonly quote: string;
}
interface GoldDocument {
  readonly source: string;
  readonly council: string | null;
  readonly period_ending: string;
  readonly metrics: readonly GoldMetric[];
  readonly qualitative_trends: readonly GoldTrend[];
}

/** The labelled figures and trends as the library would give them, named by the register. */
export function goldShelf(register: MeasureRegister): MemoryShelf {
  const shelf = {
    observations: [] as Observation[],
    trends: [] as Trend[],
    items: [] as AgendaItem[],
    meetings: [] as Meeting[],
  };
  for (const name of readdirSync(shared).filter((file) => /^\d.*\.json$/.test(file))) {
    const gold = JSON.parse(readFileSync(`${shared}/${name}`, 'utf8')) as GoldDocument;
    const id = name.slice(0, 3);
    const source = { document: name, start: 0, end: 1, page: null };
    shelf.meetings.push({
      id: `m${id}`,
      council: 'Kirklees',
      body: 'Panel',
      heldOn: null,
      title: null,
      url: null,
      minutesStatus: 'unknown',
    });
    shelf.items.push({
      id: `i${id}`,
      meetingId: `m${id}`,
      agendaItemNumber: null,
      minuteNumber: null,
      title: 'Data',
      titleBasis: 'derived',
      access: 'public',
      url: `https://minutes.example/${id}`,
      truncated: false,
      reportPeriod: { text: '', start: null, end: monthEnd(gold.period_ending), source },
      source,
    });
    for (const [at, label] of gold.metrics.entries())
      shelf.observations.push(observationFrom(label, `i${id}`, name, at, register));
    for (const [at, label] of gold.qualitative_trends.entries())
      shelf.trends.push(trendFrom(label, `i${id}`, name, at, monthEnd(gold.period_ending), register));
  }
  return shelfFrom(shelf);
}

function observationFrom(
  label: GoldMetric,
  itemId: string,
  document: string,
  at: number,
  register: MeasureRegister,
): Observation {
  const { metric, segment, definition } = register.resolve({
    measure: label.metric,
    segment: label.segment,
    unit: label.unit,
    context: '',
  });
  const qualifiers = ['nearly', 'over', 'under', 'at_least', 'at_most', 'approx'] as const;
  return {
    id: label.id,
    itemId,
    metric,
    measureText: label.metric,
    value: label.value,
    valueHigh: null,
    valueText: label.value_text,
    unit: label.unit,
    qualifier: qualifiers.find((one) => one === label.qualifier) ?? null,
    basis: label.qualifier === 'cumulative' || label.qualifier === 'adjusted' ? label.qualifier : 'period',
    period: label.period,
    change:
      label.change && !label.change.derived
        ? {
            value: label.change.value,
            unit: label.change.unit,
            versus: label.change.versus,
            text: label.change.value_text ?? String(label.change.value),
          }
        : null,
    direction: label.direction,
    comparators: label.comparators.map(({ kind, value, relation }) => ({
      kind: (kind === 'previous period' ? 'previous' : kind) as Comparator['kind'],
      value,
      relation,
    })),
    segment,
    definition,
    speaker: label.speaker,
    quote: label.quote,
    source: { document, start: at * 10, end: at * 10 + 1, page: null },
    readBy: [],
  };
}

function trendFrom(
  label: GoldTrend,
  itemId: string,
  document: string,
  at: number,
  end: string,
  register: MeasureRegister,
): Trend {
  return {
    id: label.id,
    itemId,
    kind: label.kind,
    subject: label.subject,
    metricKey: register.resolveSubject(label.subject, ''),
    direction: label.direction,
    comparators: [],
    period: { text: label.period, start: null, end, basis: 'inherited' },
    speaker: null,
    quote: label.quote,
    source: { document, start: 1000 + at * 10, end: 1000 + at * 10 + 1, page: null },
    readBy: [],
  };
}

/** The labels name a month or a day. */
const monthEnd = (day: string): string =>
  day.length === 7 ? monthDays(Number(day.slice(0, 4)), Number(day.slice(5))).end : day;
