import {
  type BlockCheck,
  checkFields,
  checkFlag,
  checkList,
  checkOneOf,
  checkString,
  checkWholeNumber,
} from './block-check.js';
import { checkRichText } from './check-rich-text.js';
import { type Fields, fieldsOf, listOf } from './json.js';

/** A table: at most 100 rows of 20 cells. */
export function checkTable(check: BlockCheck, block: Fields, path: string): void {
  checkFields(check, block, path, { needed: ['rows'], allowed: ['column_settings', 'block_id'] });
  checkRows(check, block.rows, `${path}/rows`, { min: 1, max: 100, even: false });
  if (block.column_settings === undefined) return;
  checkList(check, block.column_settings, `${path}/column_settings`, { max: 20 }, (setting, settingPath) => {
    if (setting === null) return;
    if (!checkFields(check, setting, settingPath, { allowed: ['align', 'is_wrapped'] })) return;
    checkOneOf(check, setting.align, `${settingPath}/align`, ['left', 'center', 'right']);
    checkFlag(check, setting.is_wrapped, `${settingPath}/is_wrapped`);
  });
}

/** A data table: a header and at most 200 rows, with a caption. */
export function checkDataTable(check: BlockCheck, block: Fields, path: string): void {
  const allowed = ['page_size', 'row_header_column_index', 'block_id'];
  checkFields(check, block, path, { needed: ['rows', 'caption'], allowed });
  checkString(check, block.caption, `${path}/caption`, { min: 1, needed: true });
  checkWholeNumber(check, block.page_size, `${path}/page_size`, { min: 1, max: 100 });
  checkRows(check, block.rows, `${path}/rows`, { min: 2, max: 201, even: true });
  const header = listOf(listOf(block.rows)[0]);
  const last = Math.max(0, header.length - 1);
  checkWholeNumber(check, block.row_header_column_index, `${path}/row_header_column_index`, { min: 0, max: last });
  header.forEach((cell, index) => {
    if (fieldsOf(cell).type === 'rich_text') check.fail(`${path}/rows/0/${index}`, 'a header cell cannot be rich_text');
  });
}

function checkRows(
  check: BlockCheck,
  rows: unknown,
  path: string,
  { min, max, even }: { readonly min: number; readonly max: number; readonly even: boolean },
): void {
  const columns = listOf(listOf(rows)[0]).length;
  checkList(check, rows, path, { min, max }, (row, rowPath) => {
    if (even && listOf(row).length !== columns) check.fail(rowPath, `must have ${columns} cells, as the first row has`);
    checkList(check, row, rowPath, { max: 20 }, (cell, cellPath) => {
      checkCell(check, cell, cellPath);
    });
  });
}

function checkCell(check: BlockCheck, cell: unknown, path: string): void {
  const fields = fieldsOf(cell);
  if (fields.type === 'rich_text') {
    checkRichText(check, fields, path);
    return;
  }
  if (fields.type !== 'raw_text' && fields.type !== 'raw_number') {
    check.fail(path, 'must be a raw_text, raw_number or rich_text cell');
    return;
  }
  const isNumber = fields.type === 'raw_number';
  checkFields(check, fields, path, { needed: isNumber ? ['value', 'text'] : ['text'] });
  checkString(check, fields.text, `${path}/text`, { min: 1 });
  if (typeof fields.text === 'string') check.count(fields.text);
  if (isNumber && !Number.isFinite(fields.value)) check.fail(`${path}/value`, 'must be a number');
}

/** The characters of a table's cells, of which a message may have so many. */
export function tableCharacters(block: Fields): number {
  const cells = listOf(block.rows).flatMap((row) => listOf(row));
  return cells.reduce<number>((sum, cell) => sum + textIn(cell), 0);
}

function textIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, part) => sum + textIn(part), 0);
  const fields = fieldsOf(value);
  const own = typeof fields.text === 'string' ? fields.text.length : 0;
  return own + textIn(listOf(fields.elements));
}

/** A chart drawn by Slack itself. */
export function checkDataVisualization(check: BlockCheck, block: Fields, path: string): void {
  checkFields(check, block, path, { needed: ['title', 'chart'], allowed: ['block_id'] });
  checkString(check, block.title, `${path}/title`, { min: 1, max: 50, needed: true });
  if (typeof block.title === 'string') check.count(block.title);
  const chart = fieldsOf(block.chart);
  checkOneOf(check, chart.type ?? '', `${path}/chart/type`, ['line', 'bar', 'area', 'pie']);
  if (chart.type === 'pie') checkPie(check, chart, `${path}/chart`);
  else checkSeriesChart(check, chart, `${path}/chart`);
}

function checkPie(check: BlockCheck, chart: Fields, path: string): void {
  checkFields(check, chart, path, { needed: ['segments'] });
  const labels = new Set<unknown>();
  checkList(check, chart.segments, `${path}/segments`, { max: 12 }, (segment, segmentPath) => {
    checkPoint(check, segment, segmentPath, labels);
    if (!(Number(fieldsOf(segment).value) > 0)) check.fail(`${segmentPath}/value`, 'must be more than 0');
  });
}

function checkSeriesChart(check: BlockCheck, chart: Fields, path: string): void {
  checkFields(check, chart, path, { needed: ['series', 'axis_config'] });
  const axes = fieldsOf(chart.axis_config);
  checkFields(check, axes, `${path}/axis_config`, { needed: ['categories'], allowed: ['x_label', 'y_label'] });
  checkString(check, axes.x_label, `${path}/axis_config/x_label`, { min: 1, max: 50 });
  checkString(check, axes.y_label, `${path}/axis_config/y_label`, { min: 1, max: 50 });
  const categories = new Set<unknown>();
  checkList(check, axes.categories, `${path}/axis_config/categories`, { max: 20 }, (category, categoryPath) => {
    checkString(check, category, categoryPath, { min: 1, max: 20 });
    if (categories.has(category)) check.fail(categoryPath, 'is an earlier category');
    categories.add(category);
  });
  const names = new Set<unknown>();
  checkList(check, chart.series, `${path}/series`, { max: 12 }, (series, seriesPath) => {
    if (!checkFields(check, series, seriesPath, { needed: ['name', 'data'] })) return;
    checkString(check, series.name, `${seriesPath}/name`, { min: 1, max: 20 });
    if (names.has(series.name)) check.fail(`${seriesPath}/name`, 'is the name of an earlier series');
    names.add(series.name);
    const labels = new Set<unknown>();
    checkList(check, series.data, `${seriesPath}/data`, { max: 20 }, (point, pointPath) => {
      checkPoint(check, point, pointPath, labels);
    });
    if (labels.size !== categories.size || [...labels].some((label) => !categories.has(label))) {
      check.fail(`${seriesPath}/data`, 'must have one point for every category');
    }
  });
}

function checkPoint(check: BlockCheck, point: unknown, path: string, labels: Set<unknown>): void {
  if (!checkFields(check, point, path, { needed: ['label', 'value'] })) return;
  checkString(check, point.label, `${path}/label`, { min: 1, max: 20 });
  if (!Number.isFinite(point.value)) check.fail(`${path}/value`, 'must be a number');
  if (labels.has(point.label)) check.fail(`${path}/label`, 'is the label of an earlier point');
  labels.add(point.label);
}
