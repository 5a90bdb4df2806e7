import { addDays, addMonths } from '../minutes/calendar.js';
import { stretchOf } from './span.js';
import type { CitedObservation, MetricAnswer, SamePeriod, Series } from './types.js';

/** Figures that a line may join and a difference be worked out between, oldest first, one for each period. */
export interface Line {
  readonly series: Series;
  readonly figures: readonly CitedObservation[];
}

/**
 * The lines that the figures make. A figure of unknown length is a line by itself; so is each of several that contradict one
 * another for one period, and no line runs through them.
 */
export function linesOf({
  series,
  observations,
  samePeriod,
}: Pick<MetricAnswer, 'series' | 'observations' | 'samePeriod'>): readonly Line[] {
  const byId = new Map(observations.map((observation) => [observation.id, observation]));
  const { contradicted, repeated } = readSamePeriods(samePeriod);
  return series.flatMap((one) => {
    const lines: Line[] = [];
    const open = new Map<string, CitedObservation[]>();
    for (const figure of one.observationIds.flatMap((id) => byId.get(id) ?? [])) {
      if (figure.value === null || repeated.has(figure.id)) continue;
      const stretch = figure.period.basis === 'unstated_earlier' ? null : stretchOf(figure.period, figure.basis);
      const stands = stretch === null || contradicted.has(figure.id);
      if (stretch !== null && contradicted.has(figure.id)) open.delete(stretch);
      const running = stands ? undefined : open.get(stretch);
      if (running) {
        running.push(figure);
        continue;
      }
      const figures = [figure];
      lines.push({ series: one, figures });
      if (!stands) open.set(stretch, figures);
    }
    return lines;
  });
}

function readSamePeriods(samePeriod: readonly SamePeriod[]): {
  readonly contradicted: ReadonlySet<string>;
  readonly repeated: ReadonlySet<string>;
} {
  return {
    contradicted: new Set(samePeriod.filter(({ differ }) => differ).flatMap(({ observationIds }) => observationIds)),
    repeated: new Set(
      samePeriod.filter(({ differ }) => !differ).flatMap(({ observationIds }) => observationIds.slice(1)),
    ),
  };
}

/** The figure that stands just before another on its line; null where there is none. */
export function figureBefore(figure: CitedObservation, answer: MetricAnswer): CitedObservation | null {
  const line = lineOf(figure, answer);
  const at = line?.figures.findIndex(({ id }) => id === figure.id) ?? -1;
  return at > 0 ? (line?.figures[at - 1] ?? null) : null;
}

/** The figure of the same line whose period ended twelve months before; null where none was minuted. */
export function figureYearBefore(figure: CitedObservation, answer: MetricAnswer): CitedObservation | null {
  const { end } = figure.period;
  if (end === null) return null;
  const wanted = yearBefore(end);
  return lineOf(figure, answer)?.figures.find(({ period }) => period.end === wanted) ?? null;
}

/** The day twelve months before; the last day of a month stays the last day. */
export const yearBefore = (day: string): string => addDays(addMonths(addDays(day, 1), -12), -1);

const lineOf = ({ id }: CitedObservation, answer: MetricAnswer): Line | undefined =>
  linesOf(answer).find(({ figures }) => figures.some((one) => one.id === id));
