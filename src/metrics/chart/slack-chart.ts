import { formatDay, partsOf } from '../../minutes/calendar.js';
import { monthName } from '../../minutes/month-names.js';
import type { MetricAnswer } from '../types.js';
import { type ChartModel, type ChartPoint, chartModel } from './model.js';

/** What Slack's own chart block is filled with. Categories are the times, in order; every series has a value for each. */
export interface SlackChartData {
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly unit: string;
}

const limits = { title: 50, label: 20, points: 20, axis: 50 } as const;

/**
 * The chart for Slack's block where it fits: one line of 2 to 20 exact figures and nothing beside it, because the block can
 * neither leave a value out nor mark a point as another kind. Null where a drawn chart is needed.
 */
export function slackChartOf(answer: MetricAnswer): SlackChartData | null {
  const model = chartModel(answer);
  const [line] = model?.lines ?? [];
  if (model === null || line === undefined || model.lines.length > 1 || model.notDrawn.length > 0) return null;
  if (line.points.length < 2 || line.points.length > limits.points) return null;
  // The block prints the number alone, so a figure that is printed in other words would be misquoted.
  if (!line.points.every(isPrintedAsNumber)) return null;
  const categories = line.points.map(categoryOf);
  if (new Set(categories).size < categories.length || categories.some((words) => words.length > limits.label))
    return null;
  return {
    title: shorten(model.title, limits.title),
    categories,
    series: [{ name: shorten(seriesName(model), limits.label), values: line.points.map(({ value }) => value) }],
    unit: shorten(model.unit, limits.axis),
  };
}

export const slackChartFits = (answer: MetricAnswer): boolean => slackChartOf(answer) !== null;

const isPrintedAsNumber = ({ label, value }: ChartPoint): boolean =>
  Number(label.replace(/[£%,\s]|per cent|percent/gi, '')) === value;

const seriesName = ({ councils, lines }: ChartModel): string => councils[0] ?? lines[0]?.name ?? '';

/** "Jul 2025" for a month, "to 31 Mar 2025" for any other stretch. */
function categoryOf({ start, end }: ChartPoint): string {
  const { year, month } = partsOf(end);
  if (start.slice(0, 7) === end.slice(0, 7) && start !== end) return `${monthName(month).slice(0, 3)} ${year}`;
  const day = formatDay(end).replace(monthName(month), monthName(month).slice(0, 3));
  return start === end ? day : `to ${day}`;
}

const shorten = (words: string, most: number): string =>
  words.length <= most ? words : `${words.slice(0, most - 1)}…`;
