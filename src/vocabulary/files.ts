import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { UsageError } from '../errors.js';
import { findRepeats } from './repeats.js';

const text = z.string().trim().min(1);

const abbreviation = z.strictObject({
  short: text,
  /** The abbreviation also spells an everyday word ("SEND"), so only its own capitals count. */
  ordinaryWord: z.boolean().default(false),
  meanings: z
    .array(
      z.strictObject({
        full: text,
        variants: z.array(text).default([]),
        preferred: text.optional(),
        area: text.optional(),
        nation: text.optional(),
      }),
    )
    .min(1),
});

const synonymGroup = z.strictObject({
  /** The official term first. One line with commas is how people write it, and it loads several times faster than a list. */
  terms: z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').map((term) => term.trim()) : value),
    z.array(text).min(2),
  ),
  /** The other terms lead to the first, which does not lead back. */
  oneWay: z.boolean().default(false),
  note: text.optional(),
});

const standingItem = z.strictObject({ name: text, variants: z.array(text).default([]), substance: z.boolean() });

const place = z.union([
  text.transform((name) => ({ name, variants: [] as string[], ordinaryWord: false })),
  z.strictObject({ name: text, variants: z.array(text).default([]), ordinaryWord: z.boolean().default(false) }),
]);
const placeGroup = z.strictObject({ kind: text, nation: text, councils: z.array(place).min(1) });

export type AbbreviationEntry = z.infer<typeof abbreviation>;
export type SynonymGroup = z.infer<typeof synonymGroup>;
export type StandingItemEntry = z.infer<typeof standingItem>;
export type PlaceEntry = z.infer<typeof place>;

/** What the four data files say, checked. */
export interface VocabularyFiles {
  readonly abbreviations: readonly AbbreviationEntry[];
  readonly synonyms: readonly SynonymGroup[];
  readonly standingItems: readonly StandingItemEntry[];
  readonly places: readonly PlaceEntry[];
}

/** Reads the data files of a folder. One sentence names the file and the entry of the first mistake. */
export function readVocabularyFiles(folder: string): VocabularyFiles {
  const files = {
    abbreviations: readList(folder, 'abbreviations.yaml', abbreviation),
    synonyms: readList(folder, 'synonyms.yaml', synonymGroup),
    standingItems: readList(folder, 'standing-items.yaml', standingItem),
    places: readList(folder, 'places.yaml', placeGroup).flatMap((group) => group.councils),
  };
  const repeat = findRepeats(files);
  if (repeat) throw new UsageError(repeat, 'config');
  return files;
}

function readList<T extends z.ZodType>(folder: string, name: string, entry: T): z.output<T>[] {
  const content = parseYaml(folder, name);
  if (!Array.isArray(content)) {
    throw new UsageError(`The vocabulary file ${name} must be a list of entries, each beginning with "- ".`, 'config');
  }
  return content.map((value, index) => {
    const result = entry.safeParse(value);
    if (result.success) return result.data;
    throw new UsageError(describeProblem(name, index, value, result.error), 'config');
  });
}

function parseYaml(folder: string, name: string): unknown {
  let content: string;
  try {
    content = readFileSync(join(folder, name), 'utf8');
  } catch {
    throw new UsageError(`The vocabulary file ${name} cannot be read in ${folder}.`, 'config');
  }
  try {
    return parse(content);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const line = error.linePos?.[0].line ?? '?';
    throw new UsageError(`The vocabulary file ${name} is not valid YAML at line ${line}.`, 'config');
  }
}

function describeProblem(name: string, index: number, value: unknown, error: z.ZodError): string {
  const issue = error.issues[0];
  const where = issue && issue.path.length > 0 ? ` at ${issue.path.join('.')}` : '';
  return `The vocabulary file ${name} has a mistake in entry ${index + 1} (${labelOf(value)})${where}: ${issue?.message ?? 'not understood'}.`;
}

/** How an editor would recognise the entry. */
function labelOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return 'empty';
  for (const key of ['short', 'name', 'kind', 'terms'] as const) {
    const label: unknown = Reflect.get(value, key);
    if (typeof label === 'string') return label;
    if (Array.isArray(label)) return String(label[0]);
  }
  return 'without a name';
}
