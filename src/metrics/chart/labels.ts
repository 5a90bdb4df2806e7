import type { Key } from './key.js';
import { type Box, placeLabels } from './label-places.js';
import type { Mark } from './marks.js';
import type { ChartLine, ChartModel, ChartPoint } from './model.js';
import type { ChartSize } from './sizes.js';
import { ink, type PlacedText, widthOf, wrapWords } from './text.js';

/** The figures beside their points, as printed, each with its period where there is room for every one. */
export function labelTexts(
  model: ChartModel,
  marks: readonly Mark[],
  key: Key,
  plot: Box,
  size: ChartSize,
): readonly PlacedText[] {
  const all = marks.length <= size.mostLabels;
  const labelled = marks.filter(({ line, point }) => all || isTelling(point, model.lines[line]));
  const texts = labelled.map(({ line, point }) => linesOf(point, line, { model, key, all, size }));
  const wishes = labelled.map(({ x, y }, at) => ({
    x,
    y,
    width: Math.max(
      ...(texts[at] ?? []).map((words, index) => widthOf(words, index === 0 ? size.text : size.text * 0.85)),
    ),
    height: size.text * 1.25 * (texts[at]?.length ?? 1),
  }));
  const frame = { x: 0, y: -size.text, width: plot.width, height: plot.height + size.text };
  return placeLabels(wishes, obstaclesOf(marks, size), frame).map((box, at) => ({
    lines: texts[at] ?? [],
    x: box.x + box.width / 2,
    y: box.y + size.text,
    size: size.text,
    colour: ink,
    bold: true,
    align: 'center',
  }));
}

interface LabelContext {
  readonly model: ChartModel;
  readonly key: Key;
  readonly all: boolean;
  readonly size: ChartSize;
}

function linesOf(
  point: ChartPoint,
  line: number,
  { model: { lines }, key, all, size }: LabelContext,
): readonly string[] {
  const letter = key.letters[line] ?? null;
  if (letter !== null) return [`${point.label} (${letter})`];
  const own = lines[line];
  const name = own?.points.length === 1 && lines.length > 1 && own.name !== '' ? own.name : null;
  const words = [all ? point.period : null, name].filter((part) => part !== null).join(', ');
  const room = Math.floor((size.width * 0.42) / (size.text * 0.85 * 0.55));
  return words === '' ? [point.label] : [point.label, ...wrapWords(words, room)];
}

/** The first, the last, the highest and the lowest figure of a line. */
function isTelling(point: ChartPoint, line: ChartLine | undefined): boolean {
  if (!line) return false;
  const values = line.points.map(({ value }) => value);
  const highest = line.points[values.indexOf(Math.max(...values))];
  const lowest = line.points[values.indexOf(Math.min(...values))];
  return point === line.points[0] || point === line.points.at(-1) || point === highest || point === lowest;
}

/** What a label must not cover: marks, the bars of long periods, and the way of each line. */
function obstaclesOf(marks: readonly Mark[], { text }: ChartSize): readonly Box[] {
  const around = (x: number, y: number, half: number): Box => ({
    x: x - half,
    y: y - half,
    width: half * 2,
    height: half * 2,
  });
  return marks.flatMap((mark, at) => {
    const boxes = [
      around(mark.x, mark.y, text * 0.4),
      { x: mark.x1, y: mark.y - 3, width: Math.max(mark.x2 - mark.x1, 1), height: 6 },
    ];
    const next = marks[at + 1];
    if (next?.line !== mark.line) return boxes;
    const steps = Math.max(2, Math.ceil(Math.hypot(next.x - mark.x, next.y - mark.y) / 8));
    for (let step = 1; step < steps; step++)
      boxes.push(around(mark.x + ((next.x - mark.x) * step) / steps, mark.y + ((next.y - mark.y) * step) / steps, 2));
    return boxes;
  });
}
