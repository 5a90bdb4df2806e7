import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteLibrary } from '../../src/library/sqlite/sqlite-library.js';
import { month, type ReportGiven, register, reportOf, reports } from '../metrics/invented-figures.js';

/** A data folder with a library into which the invented figures, or those given, were put directly. */
export async function storeFigures(
  given: readonly ReportGiven[] = reports,
): Promise<{ readonly data: string; remove(): void }> {
  const data = mkdtempSync(join(tmpdir(), 'minutebook-figures-'));
  const library = openSqliteLibrary(join(data, 'library.sqlite'), { create: true });
  for (const report of given) await library.storeDocument(reportOf(report, register));
  await library.close();
  return { data, remove: () => rmSync(data, { recursive: true, force: true }) };
}

/** One measure in as many months as wanted, the last of them September 2025. */
export const monthly = (measure: string, months: number, council = 'Harrowmere Council'): ReportGiven => ({
  document: `${council.split(' ')[0]?.toLowerCase()}-${months}-months.txt`,
  council,
  heldOn: '2025-11-20',
  figures: Array.from({ length: months }, (_, at) => ({
    measure,
    value: Math.round(600 + 150 * Math.sin(at / 9) + ((at * 37) % 50)) / 10,
    period: month(new Date(Date.UTC(2025, 9 - months + at, 1)).toISOString().slice(0, 7)),
  })),
});
