import { type Axis, dayNumber, timeAxis, valueAxis } from './axis.js';
import { type Box, type LabelWish, placeLabels } from './label-places.js';
import type { ChartLine, ChartModel, ChartPoint } from './model.js';

/** Sizes in pixels of the drawing; a phone's is drawn twice as large, for its fine screen. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
  readonly text: number;
  readonly titleText: number;
  readonly timeTicks: number;
  /** How many device pixels one pixel of the drawing takes. */
  readonly scale: number;
}

export const chartSizes = {
  desktop: { width: 1200, height: 720, text: 20, titleText: 30, timeTicks: 9, scale: 1 },
  phone: { width: 390, height: 440, text: 14, titleText: 18, timeTicks: 4, scale: 2 },
} as const satisfies Record<string, ChartSize>;

export interface PlacedText {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: string;
  readonly bold: boolean;
  readonly align: 'left' | 'center' | 'right';
}

export interface Mark {
  readonly line: number;
  readonly x: number;
  readonly y: number;
  /** The stretch it covers, where it is longer than a month; else equal to x. */
  readonly x1: number;
  readonly x2: number;
  readonly colour: string;
  readonly shape: string;
}

export interface ChartLayout {
  readonly size: ChartSize;
  readonly plot: Box;
  readonly time: Axis;
  readonly values: Axis;
  /** In pixels of the plot. */
  readonly marks: readonly Mark[];
  readonly joined: readonly { readonly line: number; readonly colour: string; readonly points: readonly Mark[] }[];
  /** In pixels of the plot; those outside it stand in the margins. */
  readonly texts: readonly PlacedText[];
}

/** Told apart by shape and name as well, because no meaning rests on colour. */
const looks = [
  { colour: '#174a84', shape: 'circle' },
  { colour: '#a63d12', shape: 'diamond' },
  { colour: '#4c6119', shape: 'square' },
  { colour: '#6b3a8f', shape: 'triangle-up' },
  { colour: '#006d77', shape: 'cross' },
  { colour: '#7a1f3d', shape: 'triangle-down' },
] as const;

const ink = '#1a1a1a';
const soft = '#4a4a4a';

/** Lays out a chart: where every mark and every word stands. */
export function layOutChart(model: ChartModel, size: ChartSize): ChartLayout {
  const values = valueAxis(model);
  const time = timeAxis(model, size.timeTicks);
  const margins = marginTexts(model, size, values.fromZero);
  const left = size.text * (0.62 * Math.max(...values.ticks.map(({ label }) => label.length)) + 1.2);
  const plot: Box = {
    x: left,
    y: margins.top,
    width: size.width - left - size.text,
    height: size.height - margins.top - margins.bottom,
  };
  const xOf = (day: number): number => ((day - time.from) / (time.to - time.from)) * plot.width;
  const yOf = (value: number): number =>
    plot.height - ((value - values.from) / (values.to - values.from)) * plot.height;
  const marks = model.lines.flatMap(({ points }, line) => points.map((point) => markOf(point, line, xOf, yOf)));
  const joined = model.lines.map((_, line) => ({
    line,
    colour: looks[line % looks.length]?.colour ?? ink,
    points: marks.filter((mark) => mark.line === line),
  }));
  return {
    size,
    plot,
    time,
    values,
    marks,
    joined: joined.filter(({ points }) => points.length > 1),
    texts: [...margins.texts.map((text) => shift(text, plot)), ...labelTexts(model, marks, plot, size)],
  };
}

function markOf(point: ChartPoint, line: number, xOf: (day: number) => number, yOf: (value: number) => number): Mark {
  const { colour, shape } = looks[line % looks.length] ?? looks[0];
  const [first, last] = [dayNumber(point.start), dayNumber(point.end) + (point.start === point.end ? 0 : 1)];
  const x = xOf((first + last) / 2);
  const isLong = last - first > 31;
  return { line, x, y: yOf(point.value), x1: isLong ? xOf(first) : x, x2: isLong ? xOf(last) : x, colour, shape };
}

/** Beyond this many figures only the first, the last, the highest and the lowest of each line are labelled. */
const mostLabels = 16;

function labelTexts(model: ChartModel, marks: readonly Mark[], plot: Box, size: ChartSize): readonly PlacedText[] {
  const points = model.lines.flatMap(({ points }, line) => points.map((point) => ({ point, line })));
  const few = points.length <= (size.scale > 1 ? mostLabels / 2 : mostLabels);
  const labelled = points
    .map(({ point, line }, at) => ({ point, mark: marks[at], own: model.lines[line] }))
    .filter(({ point, own }) => few || (own !== undefined && tells(point, own)));
  const texts = labelled.map(({ point, own }) => ({
    lines: [point.label, ...besideLabel(point, own, model, few, size)],
    colour: ink,
  }));
  const wishes: LabelWish[] = labelled.map(({ mark }, at) => ({
    x: mark?.x ?? 0,
    y: mark?.y ?? 0,
    width: Math.max(
      ...(texts[at]?.lines ?? []).map((line, index) => widthOf(line, index === 0 ? size.text : size.text * 0.85)),
    ),
    height: size.text * 1.25 * (texts[at]?.lines.length ?? 1),
  }));
  const places = placeLabels(wishes, obstaclesOf(marks, size), {
    x: 0,
    y: -size.text,
    width: plot.width,
    height: plot.height + size.text,
  });
  return places.map((box, at) => ({
    lines: texts[at]?.lines ?? [],
    x: box.x + box.width / 2,
    y: box.y + size.text,
    size: size.text,
    colour: texts[at]?.colour ?? ink,
    bold: false,
    align: 'center',
  }));
}

/** What a label says below the figure: its period where there is room, and what sets it apart from the line. */
function besideLabel(
  { period }: ChartPoint,
  own: ChartLine | undefined,
  { lines }: ChartModel,
  few: boolean,
  size: ChartSize,
): readonly string[] {
  const alone = own !== undefined && own.points.length === 1;
  const room = Math.floor((size.width * 0.42) / (size.text * 0.85 * 0.55));
  const name = alone && lines.length > 1 ? own.name : null;
  const words = [few ? period : null, name].filter((part) => part !== null).join(', ');
  return words === '' ? [] : wrapWords(words, room);
}

/** The first, the last, the highest and the lowest figure of a line. */
function tells(point: ChartPoint, { points }: ChartLine): boolean {
  const values = points.map(({ value }) => value);
  const highest = points[values.indexOf(Math.max(...values))];
  const lowest = points[values.indexOf(Math.min(...values))];
  return point === points[0] || point === points.at(-1) || point === highest || point === lowest;
}

/** Marks, the bars of long periods, and the way of each line. */
function obstaclesOf(marks: readonly Mark[], { text }: ChartSize): readonly Box[] {
  const around = (x: number, y: number, half: number): Box => ({
    x: x - half,
    y: y - half,
    width: half * 2,
    height: half * 2,
  });
  const boxes = marks.flatMap((mark) => [
    around(mark.x, mark.y, text * 0.4),
    { x: mark.x1, y: mark.y - 3, width: Math.max(mark.x2 - mark.x1, 1), height: 6 },
  ]);
  for (const [at, mark] of marks.entries()) {
    const next = marks[at + 1];
    if (next?.line !== mark.line) continue;
    const steps = Math.max(2, Math.ceil(Math.hypot(next.x - mark.x, next.y - mark.y) / 8));
    for (let step = 1; step < steps; step++)
      boxes.push(around(mark.x + ((next.x - mark.x) * step) / steps, mark.y + ((next.y - mark.y) * step) / steps, 2));
  }
  return boxes;
}

/** Title above, what is drawn and what is not below; in pixels from the drawing's left and from its top or bottom. */
function marginTexts(model: ChartModel, size: ChartSize, fromZero: boolean) {
  const texts: (PlacedText & { readonly from: 'top' | 'bottom' })[] = [];
  const room = size.width - size.text * 2;
  let top = size.text * 0.8;
  const write = (words: string, textSize: number, bold: boolean, colour: string): void => {
    const lines = wrapWords(words, Math.floor(room / (textSize * (bold ? 0.58 : 0.53))));
    texts.push({ lines, x: size.text, y: top + textSize, size: textSize, colour, bold, align: 'left', from: 'top' });
    top += textSize * 1.3 * lines.length;
  };
  write(model.title, size.titleText, true, ink);
  write(`${model.councils.join(' and ')} · ${model.unit}, as printed in the minutes`, size.text, false, soft);
  for (const words of legendLines(model)) write(words, size.text * 0.9, false, soft);
  top += size.text * 1.4;
  const footnote = [
    fromZero ? null : 'The scale does not begin at zero.',
    model.notDrawn.length === 0 ? null : `Not drawn: ${model.notDrawn.join('; ')}.`,
  ]
    .filter((part) => part !== null)
    .join(' ');
  const lines = footnote === '' ? [] : wrapWords(footnote, Math.floor(room / (size.text * 0.85 * 0.53)));
  const bottom = size.text * (2.4 + lines.length * 1.15);
  if (lines.length > 0)
    texts.push({
      lines,
      x: size.text,
      y: size.height - size.text * 1.15 * lines.length + size.text * 0.45,
      size: size.text * 0.85,
      colour: soft,
      bold: false,
      align: 'left',
      from: 'bottom',
    });
  return { texts, top, bottom };
}

/** What the lines join and what stands beside them; a chart of one kind of figure needs only its name. */
function legendLines({ lines }: ChartModel): readonly string[] {
  const joined = lines.filter(({ points }) => points.length > 1);
  const marked = lines.length - joined.length;
  const name = ({ name }: ChartLine, at: number): string =>
    joined.length > 1 ? `${name} (${shapeNames[at % shapeNames.length]})` : name;
  const parts = [
    joined.length === 0 ? null : `${joined.length === 1 ? 'Line' : 'Lines'}: ${joined.map(name).join('; ')}.`,
    joined.length > 0 && marked > 0 ? 'Marked beside it, not part of it: figures of another basis or length.' : null,
    joined.length === 0 && marked > 1 ? 'Each point stands alone: none may be joined to another.' : null,
    joined.length === 0 && marked === 1 ? `${lines[0]?.name}.` : null,
  ];
  const words = parts.filter((part) => part !== null).join(' ');
  return words === '' ? [] : [words.charAt(0).toUpperCase() + words.slice(1)];
}

const shapeNames = ['circles', 'diamonds', 'squares', 'triangles', 'crosses', 'pointed down'];

/** Lines of at most `most` characters, broken between words. */
export function wrapWords(words: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > most * 2 ? `${word.slice(0, most * 2 - 1)}…` : word);
  }
  return lines;
}

const shift = (text: PlacedText, plot: Box): PlacedText => ({ ...text, x: text.x - plot.x, y: text.y - plot.y });

/** About how wide a text is in Inter. */
const widthOf = (text: string, size: number): number => text.length * size * 0.56;
