import { readFileSync } from 'node:fs';
import { UsageError } from '../errors.js';

/** One line of a batch file: what it asks, with its flags as text, or why it cannot be used. */
export type BatchLine<Flag extends string> =
  | { readonly id: unknown; readonly asked: string; readonly flags: Readonly<Partial<Record<Flag, string>>> }
  | { readonly id: unknown; readonly problem: string };

/** Reads a file of one JSON object a line. Blank lines are left out; flags beyond those known are passed over. */
export function readBatchFile<Flag extends string>(
  file: string,
  { noun, flags }: { readonly noun: string; readonly flags: readonly Flag[] },
): BatchLine<Flag>[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch {
    throw new UsageError(`The batch file “${file}” cannot be read; name a file with one JSON object a line.`);
  }
  return text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => readLine(line, number, noun, flags));
}

function readLine<Flag extends string>(
  line: string,
  number: number,
  noun: string,
  known: readonly Flag[],
): BatchLine<Flag> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, problem: `Line ${number} is not JSON.` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { id: null, problem: `Line ${number} is not a JSON object.` };
  const { id = null, question, query, ...rest } = value as Record<string, unknown>;
  const asked = query ?? question;
  if (typeof asked !== 'string') return { id, problem: `Line ${number} has no ${noun}.` };
  const flags: Partial<Record<Flag, string>> = {};
  for (const flag of known) {
    const given = rest[flag];
    if (given !== undefined && given !== null) flags[flag] = String(given);
  }
  return { id, asked, flags };
}
