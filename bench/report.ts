import { mkdirSync, writeFileSync } from 'node:fs';
import { projectFile } from '../src/paths.js';

export type Row = Readonly<Record<string, string | number>>;

/** Prints rows under a title, numbers to the right. */
export function printTable(title: string, rows: readonly Row[]): void {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => columns.map((column) => String(row[column] ?? '')));
  const widths = columns.map((column, at) => Math.max(column.length, ...cells.map((line) => line[at]?.length ?? 0)));
  const right = columns.map((column) => rows.every((row) => !/[a-z]{3}/i.test(String(row[column] ?? ''))));
  const draw = (line: readonly string[]): string =>
    line
      .map((cell, at) => (right[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  console.log(`\n${title}`);
  console.log(draw(columns));
  console.log(widths.map((width) => '-'.repeat(width)).join('  '));
  for (const line of cells) console.log(draw(line));
}

/** Keeps the figures of a run; the folder is not part of the project's history. */
export function saveResults(name: string, command: string, results: unknown): void {
  const folder = projectFile('bench', 'results');
  mkdirSync(folder, { recursive: true });
  const when = new Date().toISOString();
  const text = JSON.stringify({ command, when, node: process.version, results }, null, 2);
  writeFileSync(`${folder}/${name}.json`, `${text}\n`);
  console.log(`\nMade by: ${command}\nSaved as bench/results/${name}.json`);
}

export const fixed = (value: number, digits = 3): string => value.toFixed(digits);
export const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(1));
export const percent = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`;
