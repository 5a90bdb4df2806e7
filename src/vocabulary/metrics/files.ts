import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { UsageError } from '../../errors.js';
import { type FlatEntry, FlatYamlError, readFlatYaml } from '../flat-yaml.js';
import { type AbbreviationEntry, abbreviationSchema } from '../schemas.js';
import {
  amendmentSchema,
  type MeasureEntry,
  type MeasureWordEntry,
  measureSchema,
  measureWordSchema,
} from './schemas.js';

/** What the data files say of measures, checked. */
export interface MeasureFiles {
  readonly measures: readonly MeasureSource[];
  readonly words: readonly MeasureWordEntry[];
  readonly abbreviations: readonly AbbreviationEntry[];
  /** All that was read, in order, for a digest. */
  readonly text: string;
}

/** A measure with where it stands. */
export interface MeasureSource {
  readonly entry: MeasureEntry;
  readonly file: string;
  readonly line: number;
  /** A council's own, or amended by the council: what it calls its measures comes first. */
  readonly own: boolean;
}

/**
 * Reads metrics-*.yaml, metrics-words.yaml and abbreviations.yaml of `folder`, and then every .yaml file of the `own` folders:
 * a council's measures, which add to the registered ones or amend those of the same key. A folder of its own may be absent.
 * One sentence names the file and the line of the first mistake.
 */
export function readMeasureFiles(folder: string, own: readonly string[]): MeasureFiles {
  const texts: string[] = [];
  const read = <T extends z.ZodType>(file: string, schema: T): Located<z.output<T>>[] => {
    const text = readText(file);
    texts.push(text);
    return readEntries(file, text).map((entry) => ({ file, line: entry.line, value: check(file, entry, schema) }));
  };
  const measures = new Map<string, MeasureSource>();
  for (const file of yamlFiles(folder).filter((name) => /^metrics-(?!words\b)/.test(basename(name)))) {
    for (const entry of read(file, measureSchema)) {
      const before = measures.get(entry.value.key);
      if (before)
        throw mistake(
          entry,
          `the key ${entry.value.key} stands at line ${before.line} of ${basename(before.file)} too`,
        );
      measures.set(entry.value.key, { file, line: entry.line, entry: entry.value, own: false });
    }
  }
  for (const ownFolder of own) {
    for (const file of yamlFiles(ownFolder, { optional: true })) {
      const seen = new Map<string, number>();
      for (const entry of read(file, amendmentSchema)) {
        const { key } = entry.value;
        if (seen.has(key)) throw mistake(entry, `the key ${key} stands at line ${seen.get(key)} too`);
        seen.set(key, entry.line);
        measures.set(key, { file, line: entry.line, entry: amend(measures.get(key)?.entry, entry), own: true });
      }
    }
  }
  return {
    measures: [...measures.values()],
    words: read(join(folder, 'metrics-words.yaml'), measureWordSchema).map(({ value }) => value),
    abbreviations: read(join(folder, 'abbreviations.yaml'), abbreviationSchema).map(({ value }) => value),
    text: texts.join('\n'),
  };
}

interface Located<T> {
  readonly file: string;
  readonly line: number;
  readonly value: T;
}

/** Wordings add up; anything else that an amendment says takes the place of what was said. */
function amend(
  before: MeasureEntry | undefined,
  {
    file,
    line,
    value: { alsoIn = [], aliases = [], understood = [], variants = [], changedOn = [], ...said },
  }: Located<z.output<typeof amendmentSchema>>,
): MeasureEntry {
  const { name = before?.name, unit = before?.unit, polarity = before?.polarity } = said;
  if (name === undefined || unit === undefined || polarity === undefined)
    throw mistake({ file, line }, `a measure that is not registered yet needs a name, a unit and a polarity`);
  return {
    ...before,
    ...said,
    name,
    unit,
    polarity,
    alsoIn: [...(before?.alsoIn ?? []), ...alsoIn],
    // The name that it had stays a wording of it.
    aliases: [...(before && before.name !== name ? [before.name] : []), ...(before?.aliases ?? []), ...aliases],
    understood: [...(before?.understood ?? []), ...understood],
    variants: [...(before?.variants ?? []), ...variants],
    changedOn: [...new Set([...(before?.changedOn ?? []), ...changedOn])].sort(),
  };
}

function yamlFiles(folder: string, { optional = false } = {}): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/i.test(name))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    if (optional && error instanceof Error && !existsSync(folder)) return [];
    throw new UsageError(`The vocabulary folder ${folder} cannot be read.`, 'config');
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`The vocabulary file ${file} cannot be read.`, 'config');
  }
}

function readEntries(file: string, text: string): FlatEntry[] {
  try {
    return readFlatYaml(text);
  } catch (error) {
    if (error instanceof FlatYamlError) throw mistake({ file, line: error.line }, error.message);
    throw error;
  }
}

function check<T extends z.ZodType>(file: string, { line, values }: FlatEntry, schema: T): z.output<T> {
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = issue && issue.path.length > 0 ? ` in "${issue.path[0]?.toString()}"` : '';
  throw mistake({ file, line }, `${issue?.message ?? 'it is not understood'}${where}`);
}

const mistake = ({ file, line }: Pick<Located<unknown>, 'file' | 'line'>, message: string): UsageError =>
  new UsageError(`The vocabulary file ${file} has a mistake in the entry at line ${line}: ${message}.`, 'config');
