import { type Line, linesOf } from '../metrics/comparable.js';
import { inTimeOrder, orderDay } from '../metrics/order.js';
import { findSamePeriods, groupIntoSeries } from '../metrics/series.js';
import { stretchOf } from '../metrics/span.js';
import type { CitedObservation, SamePeriod, Series } from '../metrics/types.js';
import { difference } from '../metrics/value-words.js';
import type { Observation } from '../minutes/figures.js';
import type { MeasureRegister } from '../vocabulary/metrics/types.js';
import type { DigestBook } from './book.js';
import { groupBy } from './group-by.js';
import type { News } from './news.js';
import type { Correction, FigureChange } from './types.js';

export interface NewFigures {
  readonly figures: readonly FigureChange[];
  readonly revisions: readonly Extract<Correction, { kind: 'figure' }>[];
}

/** New figures, each beside the one before it, and those that were minuted otherwise for the same period before. */
export function newFigures(
  book: DigestBook,
  news: News,
  observations: readonly Observation[],
  register: MeasureRegister,
): NewFigures {
  const fresh = new Set(observations.filter((one) => news.holds(one)).map(({ id }) => id));
  const byMetric = groupBy(observations, ({ metric }) => metric.key);
  const found = [...byMetric.values()]
    .filter((own) => own.some(({ id }) => fresh.has(id)))
    .map((own) =>
      ofOneMetric(
        book,
        own.filter((one) => fresh.has(one.id) || news.isPast(one)),
        { fresh, register },
      ),
    );
  return {
    figures: found.flatMap(({ figures }) => figures).toSorted(mostTelling),
    revisions: found.flatMap(({ revisions }) => revisions),
  };
}

function ofOneMetric(
  book: DigestBook,
  observations: readonly Observation[],
  { fresh, register }: { readonly fresh: ReadonlySet<string>; readonly register: MeasureRegister },
): NewFigures {
  const cited = inTimeOrder(book.placed(observations)).map(
    ({ record: { readBy: _, ...record }, ...place }): CitedObservation => ({
      ...record,
      metric: { ...record.metric, name: register.measure(record.metric.key)?.name ?? record.metric.name },
      citation: book.cite(record, place),
    }),
  );
  const series = groupIntoSeries(cited, register);
  const samePeriod = findSamePeriods(cited, series);
  const { repeats, revisions } = readSamePeriods(samePeriod, cited, fresh);
  const before = figuresBefore(linesOf({ series, observations: cited, samePeriod }));
  const seriesOf: SeriesOf = readSeries(series);
  const told = new Set([...repeats, ...revisions.map(({ current }) => current.id)]);
  const registered = register.measure(cited[0]?.metric.key ?? '') !== null;
  const contradicted = new Set(
    samePeriod.filter(({ differ }) => differ).flatMap(({ observationIds }) => observationIds),
  );
  const changes = cited
    .filter(({ id, period }) => fresh.has(id) && !told.has(id) && period.basis !== 'unstated_earlier')
    .map((current): FigureChange => {
      const previous = before.get(current.id);
      if (previous)
        return {
          current,
          registered,
          previous,
          comparable: true,
          change: changeBetween(previous, current),
          differsIn: [],
        };
      const nearest = nearestBefore(current, cited, seriesOf);
      return {
        current,
        registered,
        previous: nearest,
        comparable: false,
        change: null,
        differsIn: nearest === null ? [] : differencesOf(current, nearest, { seriesOf, contradicted }),
      };
    });
  // "82%, against 71% a year before" is one line, not two.
  const beside = new Set(
    changes.flatMap(({ current, previous, comparable }) =>
      comparable && previous !== null && previous.citation.item.id === current.citation.item.id ? [previous.id] : [],
    ),
  );
  return { figures: changes.filter(({ current }) => !beside.has(current.id)), revisions };
}

/** A value that is minuted again is no news; another value for the same period, minuted later, is a revision. */
function readSamePeriods(
  samePeriod: readonly SamePeriod[],
  cited: readonly CitedObservation[],
  fresh: ReadonlySet<string>,
): { readonly repeats: readonly string[]; readonly revisions: NewFigures['revisions'] } {
  const byId = new Map(cited.map((one) => [one.id, one]));
  const repeats: string[] = [];
  const revisions: Extract<Correction, { kind: 'figure' }>[] = [];
  for (const { observationIds } of samePeriod) {
    const figures = observationIds.flatMap((id) => byId.get(id) ?? []);
    figures.forEach((current, index) => {
      if (!fresh.has(current.id)) return;
      const others = figures.filter((one, at) => one !== current && (!fresh.has(one.id) || at < index));
      if (others.some((one) => sameValue(one, current))) repeats.push(current.id);
      else {
        const previous = others.findLast((one) => isEarlierMeeting(one, current));
        if (previous) revisions.push({ kind: 'figure', current, previous, citation: current.citation });
      }
    });
  }
  return { repeats, revisions };
}

const sameValue = (a: CitedObservation, b: CitedObservation): boolean =>
  a.value === b.value && a.valueHigh === b.valueHigh && a.qualifier === b.qualifier;

/** Two figures of one meeting are two figures; of two meetings the later one revises. */
const isEarlierMeeting = (a: CitedObservation, b: CitedObservation): boolean => {
  const [first, second] = [a.citation.meeting, b.citation.meeting];
  return first.id !== second.id && (first.heldOn === null || second.heldOn === null || first.heldOn < second.heldOn);
};

/** The newest older level of the same body and the same part of the population; of the same basis where there is one. */
function nearestBefore(
  current: CitedObservation,
  cited: readonly CitedObservation[],
  seriesOf: SeriesOf,
): CitedObservation | null {
  const [day, own] = [dayOf(current), seriesOf(current)];
  if (day === null) return null;
  const isOlder = (one: CitedObservation): boolean =>
    one.value !== null &&
    hasTime(one) &&
    (dayOf(one) ?? day) < day &&
    isOfBody(one, current) &&
    one.citation.meeting.id !== current.citation.meeting.id &&
    seriesOf(one)?.segment === own?.segment;
  // In time order, so that the search from the end is short.
  return (
    cited.findLast((one) => one.basis === current.basis && isOlder(one)) ??
    cited.findLast((one) => one.basis !== current.basis && isOlder(one)) ??
    null
  );
}

/** "Posts vacant" is one thing before one panel and another before the next. */
const isOfBody = ({ citation: a }: CitedObservation, { citation: b }: CitedObservation): boolean =>
  a.meeting.council === b.meeting.council && a.meeting.body === b.meeting.body;

/** "402 a year earlier" stands in a report without being of the report's own time. */
const hasTime = ({ period: { basis, start, end } }: CitedObservation): boolean =>
  basis !== 'unstated_earlier' && (basis !== 'relative' || start !== null || end !== null);

type SeriesOf = (figure: CitedObservation) => Series | undefined;

function readSeries(series: readonly Series[]): SeriesOf {
  const byId = new Map(series.flatMap((one) => one.observationIds.map((id): [string, Series] => [id, one])));
  return ({ id }) => byId.get(id);
}

/** Each figure that is not the first of its line, with the one that stands just before it. */
const figuresBefore = (lines: readonly Line[]): ReadonlyMap<string, CitedObservation> =>
  new Map(
    lines.flatMap(({ figures }) =>
      figures.flatMap((figure, at): [string, CitedObservation][] => {
        const before = figures[at - 1];
        return before ? [[figure.id, before]] : [];
      }),
    ),
  );

const dayOf = ({ period, citation }: CitedObservation): string | null => orderDay(period, citation);

function differencesOf(
  a: CitedObservation,
  b: CitedObservation,
  { seriesOf, contradicted }: { readonly seriesOf: SeriesOf; readonly contradicted: ReadonlySet<string> },
): readonly string[] {
  const [first, second] = [seriesOf(a), seriesOf(b)];
  const found = [
    a.basis === b.basis ? null : 'another basis',
    stretchOf(a.period, a.basis) === stretchOf(b.period, b.basis) || a.basis !== b.basis
      ? null
      : 'another length of period',
    first?.definition === second?.definition ? null : 'another definition',
    a.unit === b.unit ? null : 'another unit',
    a.value === null ? 'only a change is stated' : null,
    contradicted.has(a.id) || contradicted.has(b.id) ? 'another figure is minuted for the same period' : null,
  ].filter((part) => part !== null);
  return found.length > 0 ? found : ['the length of the period is not stated'];
}

/** Percentages differ by points. Null where one of the two is a range or is only about right. */
function changeBetween(before: CitedObservation, current: CitedObservation): FigureChange['change'] {
  if (!isExact(before) || !isExact(current)) return null;
  return {
    value: difference(before.value, current.value),
    unit: current.unit === 'percent' ? 'percentage points' : current.unit,
  };
}

const isExact = (figure: CitedObservation): figure is CitedObservation & { readonly value: number } =>
  figure.value !== null && figure.valueHigh === null && figure.qualifier === null;

/** Measures of the register first; of these what moved most, measured against what it was, then what can be compared, then the rest. */
function mostTelling(a: FigureChange, b: FigureChange): number {
  return movement(b) - movement(a);
}

function movement({ registered, previous, change, comparable }: FigureChange): number {
  const from = Math.abs(previous?.value ?? 0);
  const moved = change === null ? 0 : Math.min(Math.abs(change.value) / (from === 0 ? 1 : from), 1);
  return (registered ? 10 : 0) + (moved > 0 ? 4 + moved : comparable ? 3 : previous !== null ? 2 : 0);
}
