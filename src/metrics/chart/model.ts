import { linesOf } from '../comparable.js';
import { newestFigure } from '../newest.js';
import { orderDay } from '../order.js';
import { basisInWords, periodInWords, whenInWords } from '../period-words.js';
import { stretchOf } from '../span.js';
import type { CitedObservation, MetricAnswer } from '../types.js';
import { unitInWords, valueInWords } from '../value-words.js';
import { capital } from '../words.js';

/** One figure as it is drawn. Days are ISO. */
export interface ChartPoint {
  readonly id: string;
  readonly value: number;
  /** As printed. */
  readonly label: string;
  readonly period: string;
  /** The period after a figure: "in July 2025". */
  readonly when: string;
  /** The first and last day it covers; equal where it stands for one day or where only its end is known. */
  readonly start: string;
  readonly end: string;
}

/** Figures that a line may join, or one that stands by itself, with what sets it apart from the others drawn. */
export interface ChartLine {
  /** "single month", "cumulative", with segment and definition, and with the council where there are several; empty where there is nothing to say. */
  readonly name: string;
  readonly points: readonly ChartPoint[];
}

export interface ChartModel {
  readonly title: string;
  readonly councils: readonly string[];
  readonly unit: string;
  /** Longest first, so that the line comes before the points marked beside it. */
  readonly lines: readonly ChartLine[];
  /** What is not drawn, and why, each a sentence. */
  readonly notDrawn: readonly string[];
}

/** True where a chart shows more than its figures in words do: something moves, or two times stand side by side. */
export function chartIsWorthShowing(answer: MetricAnswer): boolean {
  const points = chartModel(answer)?.lines.flatMap((line) => line.points) ?? [];
  return new Set(points.map(({ end }) => end)).size > 1;
}

/** More than these would not be told apart; the text and the CSV have them all. */
const mostLines = 6;

/** What a chart of an answer shows; null where no figure has both a level and a time. */
export function chartModel(answer: MetricAnswer): ChartModel | null {
  const newest = newestFigure(answer);
  if (answer.status !== 'found' || answer.metric === null || newest === null) return null;
  const { unit } = newest;
  const lines = linesOf(answer).filter(({ figures }) => figures[0]?.unit === unit);
  const drawable = lines.map((line) => ({ ...line, points: line.figures.flatMap((figure) => pointOf(figure) ?? []) }));
  const shown = drawable
    .filter(({ points }) => points.length > 0)
    .toSorted((a, b) => b.points.length - a.points.length || (lastDay(b.points) < lastDay(a.points) ? -1 : 1));
  if (shown.length === 0) return null;
  const kept = shown.slice(0, mostLines);
  const councils = [...new Set(kept.map(({ series }) => series.council ?? 'council not stated'))];
  const drawnIds = new Set(kept.flatMap(({ points }) => points.map(({ id }) => id)));
  return {
    title: capital(answer.metric.name),
    councils,
    unit: unitInWords(unit),
    lines: kept.map(({ series, figures, points }) => ({
      name: [
        councils.length > 1 ? (series.council ?? 'council not stated') : null,
        series.segment,
        basisInWords(series.basis, figures[0]?.period ?? nowhere),
        series.definition,
      ]
        .filter((part) => part !== null)
        .join(', '),
      points,
    })),
    notDrawn: notDrawn(answer, drawnIds, unit),
  };
}

const nowhere = { text: null, start: null, end: null, basis: 'stated' } as const;

function pointOf(figure: CitedObservation): ChartPoint | null {
  const { period, citation, value } = figure;
  const end = orderDay(period, citation);
  if (end === null || value === null) return null;
  const start = stretchOf(period, figure.basis) === 'day' ? end : (period.start ?? end);
  return {
    id: figure.id,
    value,
    label: valueInWords(figure) ?? String(value),
    period: periodInWords(period, citation),
    when: whenInWords(period, citation),
    start,
    end,
  };
}

const lastDay = (points: readonly ChartPoint[]): string => points.at(-1)?.end ?? '';

/** Repeats of a figure that is drawn are drawn by it. */
function notDrawn(answer: MetricAnswer, drawn: ReadonlySet<string>, unit: string): readonly string[] {
  const repeated = new Set(
    answer.samePeriod.filter(({ differ }) => !differ).flatMap(({ observationIds }) => observationIds.slice(1)),
  );
  const left = answer.observations.filter(({ id }) => !drawn.has(id) && !repeated.has(id));
  const changes = left.filter(({ value }) => value === null).length;
  const undated = left.filter((one) => one.value !== null && one.unit === unit && pointOf(one) === null).length;
  const others = left.length - changes - undated;
  return [
    changes === 0 ? null : `${count(changes, 'change', 'changes')} without a level`,
    undated === 0 ? null : `${count(undated, 'figure', 'figures')} without a date`,
    others === 0 ? null : `${count(others, 'figure', 'figures')} of other series or units`,
  ].filter((part) => part !== null);
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
