import type { Comparator, FigurePeriod } from '../../../src/minutes/figures.js';
import type { MeasureRegister } from '../../../src/vocabulary/metrics/types.js';
import { squeeze } from '../../segment/plain.js';
import { namedMetric } from '../metric-name.js';
import type { TimeAnchor } from '../times.js';
import type { ObservationDraft } from '../types.js';
import { type CellValue, unitNamed, valueOfCell, withoutUnit } from './cell-value.js';
import { type Column, readColumn } from './columns.js';
import type { Row, Table } from './find-tables.js';

export interface TableScene {
  readonly text: string;
  readonly anchor: TimeAnchor;
  /** What stands over the table: the item's title and the sentence before. */
  readonly context: string;
  readonly register: MeasureRegister;
}

/** The figures of a table. Its rows name measures, with times across; or its columns name measures, with parts of the whole down. */
export function readTable(table: Table, scene: TableScene): ObservationDraft[] {
  const [corner, ...headings] = table.heading.cells;
  if (corner === undefined) return [];
  const columns = named(headings.map(({ words }) => readColumn(words, scene.anchor)));
  const byRows =
    columns.every((column) => !('measure' in column) || column.measure === '') || MEASURES.test(corner.words);
  return table.rows.flatMap((row) => readRow(row, columns, byRows, scene));
}

/** What heads a column of measures. */
const MEASURES =
  /^(?:(?:key |performance |local |national |corporate )*(?:indicators?|measures?|metrics?|kpis?|pis?|performance)|description|kpi description|what we measure|area)$/i;

/** A heading that names only a time is of the measure before it: "Overspend £m", "At Period 6 £m". */
function named(columns: readonly Column[]): Column[] {
  let last = '';
  return columns.map((column) => {
    if (!('measure' in column)) return column;
    if (column.measure !== '') last = column.measure;
    return {
      ...column,
      measure: column.measure === '' && (column.period !== null || column.kind === 'earlier') ? last : column.measure,
    };
  });
}

interface Read {
  readonly cell: CellValue;
  readonly column: Column;
}

function readRow(row: Row, columns: readonly Column[], byRows: boolean, scene: TableScene): ObservationDraft[] {
  const [name, ...cells] = row.cells;
  if (name === undefined || !/\p{L}{2}/u.test(name.words)) return [];
  const unit = byRows ? unitNamed(name.words) : null;
  const read = cells.flatMap((cell, at): Read[] => {
    const column = columns[at];
    if (column === undefined || column.kind === 'none') return [];
    const value = valueOfCell(cell.words, unit ?? ('unit' in column ? column.unit : null));
    return value === null ? [] : [{ cell: value, column }];
  });
  const values = read.filter(({ column }) => column.kind === 'value' || column.kind === 'earlier');
  const quote = trimmed(scene.text, row);
  return values.map((one) => {
    const { cell, column } = one;
    const measure = byRows ? withoutUnit(name.words) : 'measure' in column ? column.measure : '';
    const part = byRows || WHOLE.test(name.words) ? null : name.words;
    const metric = namedMetric([{ measure, segment: part }], cell.unit, scene.context, scene.register, measure);
    return {
      ...quote,
      metric: { ...metric.metric, unit: cell.unit },
      measureText: squeeze(measure),
      value: cell.value,
      valueHigh: null,
      valueText: cell.text,
      unit: cell.unit,
      qualifier: cell.qualifier,
      basis: 'period' as const,
      period: periodOf(column, scene.anchor),
      change: null,
      direction: null,
      comparators: read.flatMap((other) => comparatorFor(one, other, values)),
      // The name of the row as printed tells the rows apart.
      segment: part ?? metric.segment,
      definition: metric.definition ?? cell.other,
      speaker: null,
      readBy: [`table: ${byRows ? 'rows name the measures' : 'columns name the measures'}`, `metric: ${metric.basis}`],
    };
  });
}

const WHOLE = /^(?:grand |overall |council |borough )?total(?:s|\b.{0,20})?$|^(?:overall|all|council|whole council)$/i;

const periodOf = (column: Column, { reportEnd }: TimeAnchor): FigurePeriod =>
  ('period' in column ? column.period : null) ?? { text: null, start: null, end: reportEnd, basis: 'inherited' };

/** A target or another's figure stands beside the figure of its own time; without one, beside the newest of the row. */
function comparatorFor(one: Read, { cell, column }: Read, values: readonly Read[]): Comparator[] {
  if (column.kind !== 'comparator' || cell.unit !== one.cell.unit) return [];
  const ends = values.map((value) => endOf(value.column));
  const newest = ends.reduce<string | null>(
    (last, end) => (end !== null && (last === null || end > last) ? end : last),
    null,
  );
  const of = column.period?.end ?? newest;
  return endOf(one.column) === of || (of === null && one === values.at(-1))
    ? [{ kind: column.of, value: cell.value, relation: null }]
    : [];
}

const endOf = (column: Column): string | null => ('period' in column ? (column.period?.end ?? null) : null);

function trimmed(text: string, { start, end }: Row): { start: number; end: number; quote: string } {
  const printed = text.slice(start, end);
  const from = start + (printed.length - printed.trimStart().length);
  const to = start + printed.trimEnd().length;
  return { start: from, end: to, quote: text.slice(from, to) };
}
