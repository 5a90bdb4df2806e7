import { dayNumber } from './axis.js';
import type { ChartModel, ChartPoint } from './model.js';

/** One figure where it is drawn, in pixels of the plot. */
export interface Mark {
  readonly line: number;
  readonly point: ChartPoint;
  readonly x: number;
  readonly y: number;
  /** The stretch it covers, where it is longer than a month; else both equal x. */
  readonly x1: number;
  readonly x2: number;
  readonly colour: string;
  readonly shape: string;
}

/** Told apart by shape as well, because no meaning rests on colour. */
export const looks = [
  { colour: '#174a84', shape: 'circle', shapes: 'circles' },
  { colour: '#a63d12', shape: 'diamond', shapes: 'diamonds' },
  { colour: '#4c6119', shape: 'square', shapes: 'squares' },
  { colour: '#6b3a8f', shape: 'triangle-up', shapes: 'triangles' },
  { colour: '#006d77', shape: 'cross', shapes: 'crosses' },
  { colour: '#7a1f3d', shape: 'triangle-down', shapes: 'triangles that point down' },
] as const;

export const lookOf = (line: number): (typeof looks)[number] => looks[line % looks.length] ?? looks[0];

/** The marks of a chart, line by line. Two at one place stand side by side, so that neither hides the other. */
export function marksOf(
  { lines }: ChartModel,
  xOf: (day: number) => number,
  yOf: (value: number) => number,
  apart: number,
): readonly Mark[] {
  const placed: Mark[] = [];
  for (const [line, { points }] of lines.entries()) {
    for (const point of points) {
      const [first, last] = [dayNumber(point.start), dayNumber(point.end) + (point.start === point.end ? 0 : 1)];
      const middle = xOf((first + last) / 2);
      const y = yOf(point.value);
      const isLong = last - first > 31;
      const hidden = placed.filter((mark) => Math.abs(mark.y - y) < apart / 2 && Math.abs(mark.x - middle) < apart / 2);
      // To the right, to the left, further to the right, and so on.
      const steps = hidden.length;
      const x = points.length > 1 ? middle : middle + apart * Math.ceil(steps / 2) * (steps % 2 === 1 ? 1 : -1);
      const { colour, shape } = lookOf(line);
      placed.push({ line, point, x, y, x1: isLong ? xOf(first) : x, x2: isLong ? xOf(last) : x, colour, shape });
    }
  }
  return placed;
}
