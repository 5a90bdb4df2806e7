import { type Fields, fieldsOf, listOf } from '../json.js';
import { drawRichText } from './draw-rich-text.js';
import { type Html, html, nothing } from './html.js';
import type { See } from './see.js';

/** A `table` block: its first row is the head. */
export const drawTable = (block: Fields, see: See): Html => drawRows(listOf(block.rows), see, { block });

/** A `data_table` block, with its caption and the column that names each row. */
export const drawDataTable = (block: Fields, see: See): Html =>
  drawRows(listOf(block.rows), see, {
    block,
    caption: String(block.caption ?? ''),
    rowHeader: Number(block.row_header_column_index ?? 0),
  });

function drawRows(
  rows: readonly unknown[],
  see: See,
  { block, caption, rowHeader }: { readonly block: Fields; readonly caption?: string; readonly rowHeader?: number },
): Html {
  const settings = listOf(block.column_settings).map(fieldsOf);
  const align = (index: number): Html =>
    settings[index]?.align ? html` class="${String(settings[index]?.align)}"` : nothing;
  const cells = (row: unknown): readonly Html[] => listOf(row).map((cell) => drawCell(fieldsOf(cell), see));
  const head = cells(rows[0]).map((cell, index) => html`<th scope="col"${align(index)}>${cell}</th>`);
  const body = rows.slice(1).map((row) => {
    const drawn = cells(row).map((cell, index) =>
      index === rowHeader ? html`<th scope="row"${align(index)}>${cell}</th>` : html`<td${align(index)}>${cell}</td>`,
    );
    return html`<tr>${drawn}</tr>`;
  });
  const title = caption ? html`<caption>${caption}</caption>` : nothing;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${caption ?? 'Table'}"><table>${title}<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

const drawCell = (cell: Fields, see: See): Html =>
  cell.type === 'rich_text' ? drawRichText(cell, see) : html`${String(cell.text ?? '')}`;

interface Series {
  readonly name: string;
  readonly points: readonly { readonly label: string; readonly value: number }[];
}

/** A `data_visualization` block: a picture of its figures, and the figures themselves in a table. */
export function drawChart(block: Fields): Html {
  const chart = fieldsOf(block.chart);
  const title = String(block.title ?? '');
  const axes = fieldsOf(chart.axis_config);
  const series = seriesOf(chart);
  const categories =
    chart.type === 'pie' ? (series[0]?.points ?? []).map(({ label }) => label) : listOf(axes.categories).map(String);
  const labels = [axes.y_label, axes.x_label].filter((label) => typeof label === 'string').map(String);
  const legend =
    series.length > 1
      ? html`<ul class="legend">${series.map(({ name }, index) => html`<li class="series-${index}">${name}</li>`)}</ul>`
      : nothing;
  return html`<figure class="chart"><figcaption>${title}</figcaption>${labels.length > 0 ? html`<p class="axes">${labels.join(' by ')}</p>` : nothing}${picture(String(chart.type), series, categories)}${legend}${figures(title, series, categories)}</figure>`;
}

function seriesOf(chart: Fields): readonly Series[] {
  const points = (data: unknown) =>
    listOf(data)
      .map(fieldsOf)
      .map(({ label, value }) => ({ label: String(label), value: Number(value) }));
  if (chart.type === 'pie') return [{ name: '', points: points(chart.segments) }];
  return listOf(chart.series)
    .map(fieldsOf)
    .map(({ name, data }) => ({ name: String(name), points: points(data) }));
}

const width = 480;
const height = 180;
const margin = { left: 52, right: 16, top: 14, bottom: 26 };

/** A line, or bars, on one scale; a pie is drawn as bars. */
function picture(type: string, series: readonly Series[], categories: readonly string[]): Html {
  const values = series.flatMap(({ points }) => points.map(({ value }) => value));
  const [low, high] = scaleOf(values, type === 'line');
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const y = (value: number): number => margin.top + inner.height * (1 - (value - low) / (high - low));
  const step = inner.width / Math.max(1, categories.length);
  const x = (index: number): number => margin.left + step * (index + 0.5);
  const shapes = series.map(({ points }, at) =>
    type === 'line' || type === 'area'
      ? drawLine(points, { x, y, categories, at })
      : drawBars(points, { x, y, categories, at, step, of: series.length, zero: y(Math.max(low, 0)) }),
  );
  const marks = [low, (low + high) / 2, high].map(
    (value) =>
      html`<g class="mark"><line x1="${margin.left}" x2="${width - margin.right}" y1="${y(value)}" y2="${y(value)}"/><text x="${margin.left - 6}" y="${y(value) + 4}" text-anchor="end">${short(value)}</text></g>`,
  );
  const every = Math.ceil(categories.length / 8);
  const names = categories.map((name, index) =>
    index % every === 0 ? html`<text x="${x(index)}" y="${height - 8}" text-anchor="middle">${name}</text>` : nothing,
  );
  return html`<svg viewBox="0 0 ${width} ${height}" aria-hidden="true">${marks}${shapes}${names}</svg>`;
}

function scaleOf(values: readonly number[], fromAnywhere: boolean): readonly [number, number] {
  const low = Math.min(...values, ...(fromAnywhere ? [] : [0]));
  const high = Math.max(...values, ...(fromAnywhere ? [] : [0]));
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  const room = (high - low) * 0.08 || Math.abs(high) * 0.1 || 1;
  return [fromAnywhere ? low - room : low, high + room];
}

const short = (value: number): string => value.toLocaleString('en-GB', { maximumSignificantDigits: 3 });

interface Drawing {
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly categories: readonly string[];
  readonly at: number;
}

function drawLine(points: Series['points'], { x, y, categories, at }: Drawing): Html {
  const places = points.map(({ label, value }) => [x(categories.indexOf(label)), y(value)] as const);
  const path = places.map(([left, top]) => `${left.toFixed(1)},${top.toFixed(1)}`).join(' ');
  const dots = places.map(([left, top]) => html`<circle cx="${left}" cy="${top}" r="3"/>`);
  return html`<g class="series-${at}"><polyline points="${path}"/>${dots}</g>`;
}

function drawBars(
  points: Series['points'],
  {
    x,
    y,
    categories,
    at,
    step,
    of,
    zero,
  }: Drawing & { readonly step: number; readonly of: number; readonly zero: number },
): Html {
  const wide = (step * 0.7) / of;
  const bars = points.map(({ label, value }) => {
    const left = x(categories.indexOf(label)) - (wide * of) / 2 + wide * at;
    const top = Math.min(y(value), zero);
    return html`<rect x="${left}" y="${top}" width="${wide}" height="${Math.abs(y(value) - zero)}"/>`;
  });
  return html`<g class="series-${at}">${bars}</g>`;
}

function figures(title: string, series: readonly Series[], categories: readonly string[]): Html {
  const heads = series.map(({ name }) => html`<th scope="col">${name || 'Value'}</th>`);
  const rows = categories.map((category) => {
    const values = series.map(({ points }) => points.find(({ label }) => label === category)?.value);
    return html`<tr><th scope="row">${category}</th>${values.map((value) => html`<td>${value === undefined ? '' : value.toLocaleString('en-GB')}</td>`)}</tr>`;
  });
  return html`<details><summary>Show as a table</summary><div class="scroll" tabindex="0" role="group" aria-label="${title}"><table><caption>${title}</caption><thead><tr><td></td>${heads}</tr></thead><tbody>${rows}</tbody></table></div></details>`;
}
