import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { UsageError } from '../errors.js';
import { type FlatEntry, FlatYamlError, readFlatYaml } from './flat-yaml.js';
import { mergeGroups } from './merge-groups.js';
import { findRepeats } from './repeats.js';
import {
  type AbbreviationEntry,
  abbreviationSchema,
  type PlaceEntry,
  placeGroupSchema,
  type StandingItemEntry,
  type SynonymGroup,
  standingItemSchema,
  synonymSchema,
} from './schemas.js';

/** What the data files say, checked. */
export interface VocabularyFiles {
  readonly abbreviations: readonly AbbreviationEntry[];
  readonly synonyms: readonly SynonymGroup[];
  readonly standingItems: readonly StandingItemEntry[];
  readonly places: readonly PlaceEntry[];
}

/** Reads the data files of a folder but those left out. One sentence names the file and the line of the first mistake. */
export function readVocabularyFiles(folder: string, without: readonly string[] = []): VocabularyFiles {
  const files = {
    abbreviations: readList(folder, 'abbreviations.yaml', abbreviationSchema),
    synonyms: mergeGroups(synonymFiles(folder, without).map((name) => readList(folder, name, synonymSchema))),
    standingItems: readList(folder, 'standing-items.yaml', standingItemSchema),
    places: readList(folder, 'places.yaml', placeGroupSchema).flat(),
  };
  const repeat = findRepeats(files);
  if (repeat) throw new UsageError(repeat, 'config');
  return files;
}

/** Every file named synonyms*.yaml, the plain synonyms.yaml first, so that the others add to it. */
function synonymFiles(folder: string, without: readonly string[]): readonly string[] {
  const stemOf = (name: string) => name.slice(0, -'.yaml'.length);
  const present = listFolder(folder)
    .filter((name) => /^synonyms.*\.yaml$/.test(name))
    .toSorted((a, b) => (stemOf(a) < stemOf(b) ? -1 : 1));
  const unknown = without.find((name) => !present.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`The vocabulary has no synonyms file ${unknown} to leave out; it has ${present.join(', ')}.`);
  }
  return present.filter((name) => !without.includes(name));
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    throw new UsageError(`The vocabulary folder ${folder} cannot be read.`, 'config');
  }
}

function readList<T extends z.ZodType>(folder: string, name: string, schema: T): z.output<T>[] {
  return readEntries(folder, name).map((entry) => {
    const result = schema.safeParse(entry.values);
    if (result.success) return result.data;
    throw new UsageError(describeProblem(name, entry, result.error), 'config');
  });
}

function readEntries(folder: string, name: string): readonly FlatEntry[] {
  try {
    return readFlatYaml(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    const problem =
      error instanceof FlatYamlError
        ? `has a mistake at line ${error.line}: ${error.message}`
        : `cannot be read in ${folder}`;
    throw new UsageError(`The vocabulary file ${name} ${problem}.`, 'config');
  }
}

function describeProblem(name: string, { line, values }: FlatEntry, error: z.ZodError): string {
  const issue = error.issues[0];
  const label = values.short ?? values.terms ?? values.name ?? values.kind ?? 'without a name';
  const where = issue && issue.path.length > 0 ? `, in "${issue.path.join('.')}"` : '';
  return `The vocabulary file ${name} has a mistake in the entry at line ${line} (${label})${where}: ${issue?.message ?? 'not understood'}.`;
}
