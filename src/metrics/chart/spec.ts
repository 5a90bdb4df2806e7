import type { TopLevelSpec } from 'vega-lite';
import type { ChartLayout } from './layout.js';
import type { PlacedText } from './text.js';

/** The chart as a Vega-Lite specification. Every place is in pixels already, so that nothing is left to a guess about text. */
export function chartSpec(layout: ChartLayout): TopLevelSpec {
  const { plot, size, height, time, values, marks, joined, texts } = layout;
  const pixels = (field: string) => ({ field, type: 'quantitative', scale: null }) as const;
  const axis = {
    domainColor: '#8a8a8a',
    tickColor: '#8a8a8a',
    labelFontSize: size.text * 0.85,
    labelColor: '#333333',
    title: null,
  };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: plot.width,
    height: plot.height,
    padding: {
      left: plot.x,
      top: plot.y,
      right: size.width - plot.x - plot.width,
      bottom: height - plot.y - plot.height,
    },
    autosize: { type: 'none' },
    background: '#ffffff',
    config: { font: 'Inter', view: { stroke: null } },
    layer: [
      {
        // The axes stand on scales of their own; what is drawn on them is placed by the same sums.
        data: { values: [{ x: time.from, y: values.from }] },
        mark: { type: 'point', opacity: 0 },
        encoding: {
          x: {
            field: 'x',
            type: 'quantitative',
            scale: { domain: [time.from, time.to], nice: false, zero: false },
            axis: {
              ...axis,
              grid: false,
              values: time.ticks.map(({ at }) => at),
              labelExpr: labelsOf(time.ticks),
              labelPadding: size.text * 0.4,
              labelFlush: false,
              labelOverlap: 'greedy',
            },
          },
          y: {
            field: 'y',
            type: 'quantitative',
            scale: { domain: [values.from, values.to], nice: false, zero: false },
            axis: {
              ...axis,
              gridColor: '#e3e3e3',
              values: values.ticks.map(({ at }) => at),
              labelExpr: labelsOf(values.ticks),
              domain: false,
              ticks: false,
            },
          },
        },
      },
      {
        data: { values: marks.filter(({ x1, x2 }) => x1 !== x2) },
        mark: { type: 'rule', strokeWidth: size.text * 0.22, opacity: 0.35 },
        encoding: {
          x: pixels('x1'),
          x2: { field: 'x2' },
          y: pixels('y'),
          color: { field: 'colour', type: 'nominal', scale: null },
        },
      },
      ...joined.map(
        ({ points, colour }) =>
          ({
            data: { values: [...points] },
            mark: { type: 'line', color: colour, strokeWidth: size.text * 0.15 },
            encoding: { x: pixels('x'), y: pixels('y'), order: { field: 'x', type: 'quantitative' } },
          }) as const,
      ),
      {
        data: { values: [...marks] },
        mark: { type: 'point', filled: true, opacity: 1, size: marks.length > 60 ? size.text * 1.2 : size.text * 7 },
        encoding: {
          x: pixels('x'),
          y: pixels('y'),
          color: { field: 'colour', type: 'nominal', scale: null },
          shape: { field: 'shape', type: 'nominal', scale: null },
        },
      },
      // Labels stand on a white edge of their own, so that no grid line runs through them.
      ...texts
        .filter(({ align }) => align === 'center')
        .map((text) => textLayer(text, { stroke: '#ffffff', strokeWidth: text.size * 0.25 })),
      ...texts.map((text) => textLayer(text)),
    ],
  } as TopLevelSpec;
}

function textLayer({ lines, x, y, size, colour, bold, align }: PlacedText, edge: object = {}) {
  return {
    data: {
      values: lines.map((line, at) => ({
        line,
        x,
        y: y + at * size * 1.22,
        size: at > 0 && align === 'center' ? size * 0.85 : size,
      })),
    },
    mark: {
      type: 'text',
      align,
      baseline: 'alphabetic',
      color: colour,
      fontWeight: bold ? 600 : 400,
      clip: false,
      limit: 0,
      ...edge,
    },
    encoding: {
      x: { field: 'x', type: 'quantitative', scale: null },
      y: { field: 'y', type: 'quantitative', scale: null },
      text: { field: 'line', type: 'nominal' },
      size: { field: 'size', type: 'quantitative', scale: null },
    },
  } as const;
}

/** Ticks are labelled by a table of words, so that dates and numbers are written as Minutebook writes them. */
function labelsOf(ticks: readonly { readonly at: number; readonly label: string }[]): string {
  const table = Object.fromEntries(ticks.map(({ at, label }) => [String(at), label]));
  return `${JSON.stringify(table)}[toString(datum.value)]`;
}
