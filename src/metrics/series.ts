import { formatDay } from '../minutes/calendar.js';
import type { MeasureRegister } from '../vocabulary/metrics/register.js';
import { spanOf } from './span.js';
import type { CitedObservation, SamePeriod, Series } from './types.js';

/** The series that the figures make, in the order of their first figures. */
export function groupIntoSeries(
  observations: readonly CitedObservation[],
  register: MeasureRegister,
): readonly Series[] {
  const groups = new Map<string, { series: Series; ids: string[] }>();
  for (const observation of observations) {
    const series = seriesOf(observation, register);
    const segment =
      series.segment === null ? null : register.tokensOf(series.segment).toSorted().join(' ') || series.segment;
    const key = JSON.stringify([
      series.metric.key,
      series.metric.unit,
      series.council,
      series.basis,
      series.span,
      segment,
      series.definition,
    ]);
    const group = groups.get(key);
    if (group) group.ids.push(observation.id);
    else groups.set(key, { series, ids: [observation.id] });
  }
  return [...groups.values()].map(({ series, ids }) => ({ ...series, observationIds: ids }));
}

function seriesOf(observation: CitedObservation, register: MeasureRegister): Series {
  const { metric, basis, period, citation } = observation;
  return {
    metric,
    council: citation.meeting.council,
    basis,
    span: spanOf(period),
    segment: register.segmentOf(metric, observation.segment),
    definition: definitionOf(observation, register),
    observationIds: [],
  };
}

/** What the minutes say of it, and between which changes of the registered definition it falls. */
function definitionOf(
  { metric, period, definition, citation }: CitedObservation,
  register: MeasureRegister,
): string | null {
  const changes = register.measure(metric.key)?.changedOn ?? [];
  const day = period.end ?? citation.item.reportPeriod?.end ?? citation.meeting.heldOn;
  if (changes.length === 0 || day === null) return definition;
  const since = changes.filter((change) => change <= day).at(-1);
  const dated =
    since === undefined ? `as defined before ${formatDay(changes[0] ?? day)}` : `as defined from ${formatDay(since)}`;
  return definition === null ? dated : `${definition}, ${dated}`;
}

/** Figures of one series for one period, where there are two or more. A figure without a dated period stands alone. */
export function findSamePeriods(
  observations: readonly CitedObservation[],
  series: readonly Series[],
): readonly SamePeriod[] {
  const byId = new Map(observations.map((observation) => [observation.id, observation]));
  return series.flatMap(({ observationIds }) => {
    const periods = new Map<string, CitedObservation[]>();
    for (const observation of observationIds.flatMap((id) => byId.get(id) ?? [])) {
      const { start, end } = observation.period;
      if (end === null || observation.value === null) continue;
      const key = `${start} ${end}`;
      periods.set(key, [...(periods.get(key) ?? []), observation]);
    }
    return [...periods.values()].filter((figures) => figures.length > 1).map(samePeriod);
  });
}

function samePeriod(figures: readonly CitedObservation[]): SamePeriod {
  const [first] = figures;
  const minutedOn = ({ citation }: CitedObservation): string => citation.meeting.heldOn ?? '9999';
  return {
    differ: figures.some(
      ({ value, valueHigh, qualifier }) =>
        value !== first?.value || valueHigh !== first?.valueHigh || qualifier !== first?.qualifier,
    ),
    observationIds: figures
      .toSorted((a, b) => (minutedOn(a) < minutedOn(b) ? -1 : minutedOn(a) > minutedOn(b) ? 1 : 0))
      .map(({ id }) => id),
  };
}
