import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFile } from '../../src/paths.js';
import { minutebook } from './cli.js';

/** A data folder with the sample minutes taken in by the program itself. */
export function ingestSamples(): { readonly data: string; remove(): void } {
  const data = mkdtempSync(join(tmpdir(), 'minutebook-samples-'));
  const { code, stderr } = minutebook(['ingest', projectFile('samples'), '--data', data]);
  if (code !== 0) throw new Error(`The samples were not taken in: ${stderr}`);
  return { data, remove: () => rmSync(data, { recursive: true, force: true }) };
}
