import type { MetricAnswer } from '../types.js';
import { capital } from '../words.js';
import { type ChartModel, type ChartPoint, chartModel } from './model.js';

/** Slack takes 2,000 characters for an image in a message, and 1,000 for a file. */
export const longestAltText = 1000;

/** What the chart shows, in words: each line with its first and last figures, and every point beside it. */
export function chartAltText(answer: MetricAnswer): string | null {
  const model = chartModel(answer);
  return model === null ? null : altTextOf(model);
}

export function altTextOf(model: ChartModel): string {
  const points = model.lines.reduce((sum, line) => sum + line.points.length, 0);
  const head = `Chart of ${model.title}, ${model.councils.join(' and ')}: ${points} ${points === 1 ? 'figure' : 'figures'}.`;
  const lines = model.lines.map(({ name, points }) => {
    const words = points.length <= 8 ? points.map(pointWords).join(', ') : summary(points);
    const named = name === '' ? '' : points.length === 1 ? ` (${name})` : `, ${name}`;
    return points.length === 1 ? `${capital(words)}${named}.` : `Line${named}: ${words}.`;
  });
  const text = [
    head,
    ...lines,
    ...(model.notDrawn.length === 0 ? [] : [`Not drawn: ${model.notDrawn.join('; ')}.`]),
  ].join(' ');
  return text.length <= longestAltText ? text : `${text.slice(0, longestAltText - 1).replace(/\s+\S*$/, '')}…`;
}

const pointWords = ({ label, when }: ChartPoint): string => `${label} ${when}`;

/** From the first to the last, with the highest and the lowest between them. */
function summary(points: readonly ChartPoint[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  const highest = points.reduce((best, one) => (one.value > best.value ? one : best));
  const lowest = points.reduce((best, one) => (one.value < best.value ? one : best));
  const moved = last.value > first.value ? 'rose' : last.value < first.value ? 'fell' : 'ended where it began';
  return `${points.length} figures, ${moved === 'ended where it began' ? `${moved}: ` : `${moved} `}from ${pointWords(first)} to ${pointWords(last)}; highest ${pointWords(highest)}, lowest ${pointWords(lowest)}`;
}
