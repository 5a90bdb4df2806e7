import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { minutebook } from './cli.js';
import { reports } from './invented-minutes.js';

/** A data folder with the invented reports taken in by the program itself. */
export function ingestReports(): { readonly data: string; readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-cli-'));
  const minutes = join(folder, 'minutes');
  mkdirSync(minutes);
  for (const [name, text] of Object.entries(reports)) writeFileSync(join(minutes, name), text);
  const data = join(folder, 'data');
  const { code, stderr } = minutebook(['ingest', minutes, '--data', data]);
  if (code !== 0) throw new Error(`The reports were not taken in: ${stderr}`);
  return { data, folder, remove: () => rmSync(folder, { recursive: true }) };
}
