import { type Axis, timeAxis, valueAxis } from './axis.js';
import { keyOf } from './key.js';
import type { Box } from './label-places.js';
import { labelTexts } from './labels.js';
import { marginsOf } from './margins.js';
import { lookOf, type Mark, marksOf } from './marks.js';
import type { ChartModel } from './model.js';
import type { ChartSize } from './sizes.js';
import { type PlacedText, widthOf } from './text.js';

/** A chart with a place for everything on it. */
export interface ChartLayout {
  readonly size: ChartSize;
  /** Of the whole drawing. */
  readonly height: number;
  readonly plot: Box;
  readonly time: Axis;
  readonly values: Axis;
  readonly marks: readonly Mark[];
  readonly joined: readonly { readonly colour: string; readonly points: readonly Mark[] }[];
  readonly texts: readonly PlacedText[];
}

/** Lays out a chart. The same model and size always give the same layout. */
export function layOutChart(model: ChartModel, size: ChartSize): ChartLayout {
  const values = valueAxis(model);
  const time = timeAxis(model, size.timeTicks);
  const key = keyOf(model, size);
  const margins = marginsOf(model, key, values.fromZero, size);
  const left = Math.max(...values.ticks.map(({ label }) => widthOf(label, size.text * 0.85))) + size.text * 1.4;
  const plot: Box = {
    x: left,
    y: margins.top,
    width: size.width - left - size.text * 1.6,
    height: margins.height - margins.top - margins.bottom,
  };
  const xOf = (day: number): number => ((day - time.from) / (time.to - time.from)) * plot.width;
  const yOf = (value: number): number =>
    plot.height - ((value - values.from) / (values.to - values.from)) * plot.height;
  const marks = marksOf(model, xOf, yOf, size.text);
  const inPlot = (text: PlacedText): PlacedText => ({ ...text, x: text.x - plot.x, y: text.y - plot.y });
  return {
    size,
    height: margins.height,
    plot,
    time,
    values,
    marks,
    joined: model.lines.flatMap(({ points }, line) =>
      points.length > 1 ? [{ colour: lookOf(line).colour, points: marks.filter((mark) => mark.line === line) }] : [],
    ),
    texts: [...margins.texts.map(inPlot), ...labelTexts(model, marks, key, plot, size)],
  };
}
