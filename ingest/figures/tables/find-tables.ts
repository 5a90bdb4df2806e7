import type { Range } from '../../../src/minutes/span.js';

/** A cell of a table, without its padding and marks of emphasis. The range indexes the document's text. */
export interface Cell extends Range {
  readonly words: string;
}

export interface Row extends Range {
  readonly cells: readonly Cell[];
}

/** A table as printed in plain text: one heading row and the rows under it, all of about as many cells. */
export interface Table extends Range {
  readonly heading: Row;
  readonly rows: readonly Row[];
}

/**
 * The tables of an item: lines of cells between pipes, tabs, or two and more spaces, one under another. Only whole parts that are
 * public are looked at.
 */
export function findTables(text: string, parts: readonly Range[]): Table[] {
  const tables: Table[] = [];
  let open: Row[] = [];
  let style: Style | null = null;
  let lastEnd = 0;
  const close = (): void => {
    const table = style && tableOf(open);
    if (table) tables.push(table);
    open = [];
    style = null;
  };
  for (const line of linesOf(text, parts)) {
    const words = text.slice(line.start, line.end);
    if (words.trim() === '') continue;
    const found: Style | undefined = STYLES.find((one) => one.isRow(words));
    if (found === undefined || found !== style || !RULE.test(text.slice(lastEnd, line.start))) close();
    if (found === undefined) continue;
    style = found;
    lastEnd = line.end;
    if (!RULE.test(words)) open.push({ ...line, cells: found.cells(words, line.start) });
  }
  close();
  return tables;
}

/**
 * True for words that hold a row of a table: three and more cells that are numbers. Where no heading was found over it, nobody can
 * tell what they measure.
 */
export const holdsTableRow = (words: string): boolean =>
  words.split('\n').some((line) => {
    const style = STYLES.find((one) => one.isRow(line));
    return (style?.cells(line, 0) ?? []).filter((cell) => NUMBER_CELL.test(cell.words)).length >= 3;
  });

const NUMBER_CELL = /^\(?[-–]?£?\d[\d,.]*\s?(?:%|[kmbn]{1,2})?\)?$/i;

interface Style {
  readonly isRow: (line: string) => boolean;
  readonly cells: (line: string, start: number) => Cell[];
}

/** "|---|---:|" under a heading. */
const RULE = /^[\s|:+=-]*$/;

const cellsBetween =
  (separator: RegExp) =>
  (line: string, start: number): Cell[] => {
    const cells: Cell[] = [];
    let from = 0;
    for (const match of [...line.matchAll(separator), null]) {
      const end = match?.index ?? line.length;
      cells.push(cellAt(line, from, end, start));
      from = end + (match?.[0].length ?? 0);
    }
    return cells;
  };

function cellAt(line: string, from: number, to: number, start: number): Cell {
  const [lead = ''] = /^[\s*_]*/.exec(line.slice(from, to)) ?? [];
  const words = line.slice(from + lead.length, to).replace(/[\s*_]+$/, '');
  return { words, start: start + from + lead.length, end: start + from + lead.length + words.length };
}

const STYLES: readonly Style[] = [
  {
    isRow: (line) => (line.match(/\|/g) ?? []).length >= 2,
    cells: (line, start) => {
      const cells = cellsBetween(/\|/g)(line, start);
      // A pipe at the edge of the line opens or closes a cell and parts none.
      const first = cells[0]?.words === '' ? 1 : 0;
      return cells.slice(first, cells.at(-1)?.words === '' ? -1 : undefined);
    },
  },
  { isRow: (line) => line.trim().split('\t').length >= 3, cells: cellsBetween(/\t/g) },
  {
    isRow: (line) => (line.trim().match(/\S(?: {2,}| ?[\u00a0]{2,})(?=\S)/g) ?? []).length >= 2,
    cells: (line, start) => cellsBetween(/\s{2,}/g)(line.trimEnd(), start).filter(({ words }) => words !== ''),
  },
];

/** Two rows under a heading are a table; lines that only happen to hold wide spaces rarely come in threes of one width. */
function tableOf(rows: readonly Row[]): Table | null {
  const [heading, ...under] = rows;
  if (heading === undefined || under.length < 2) return null;
  const width = heading.cells.length;
  const fit = under.filter(({ cells }) => cells.length === width || cells.length === width + 1);
  if (width < 2 || fit.length < 2 || fit.length < under.length / 2) return null;
  const shifted = fit.filter(({ cells }) => cells.length === width + 1).length > fit.length / 2;
  // A heading may leave the place over the names of the rows empty.
  const head = shifted
    ? { ...heading, cells: [{ words: '', start: heading.start, end: heading.start }, ...heading.cells] }
    : heading;
  const body = under.filter(({ cells }) => cells.length === head.cells.length);
  return { heading: head, rows: body, start: heading.start, end: under.at(-1)?.end ?? heading.end };
}

function* linesOf(text: string, parts: readonly Range[]): Generator<Range> {
  for (const part of parts) {
    let start = part.start;
    while (start < part.end) {
      const found = text.indexOf('\n', start);
      const end = found < 0 || found > part.end ? part.end : found;
      yield { start, end };
      start = end + 1;
    }
  }
}
