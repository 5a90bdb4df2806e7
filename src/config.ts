import { join, resolve } from 'node:path';
import { z } from 'zod';
import { UsageError } from './errors.js';

const blankIsUnset = (value: unknown): unknown => (value === '' ? undefined : value);
const text = z.preprocess(blankIsUnset, z.string().optional());

/** Every variable that Minutebook reads today, as `.env.example` lists them. */
export const environmentSchema = z.object({
  MINUTEBOOK_DATA: text,
  MINUTEBOOK_EMBEDDINGS: z.preprocess(
    blankIsUnset,
    z.enum(['lexical', 'local'], { error: 'must be "lexical" or "local"' }).default('lexical'),
  ),
  MINUTEBOOK_LOCAL_MODEL: text,
  MINUTEBOOK_MODEL_HUB: text,
  MINUTEBOOK_MODEL_REPOSITORY: text,
  MINUTEBOOK_COUNCIL: text,
  MINUTEBOOK_CONTACT: text,
  MINUTEBOOK_MAX_BYTES: z.preprocess(
    blankIsUnset,
    z.coerce
      .number({ error: 'must be a number of bytes' })
      .int()
      .positive({ error: 'must be a number of bytes above 0' })
      .default(50_000_000),
  ),
  MINUTEBOOK_INDEX_FROM: z.preprocess(
    blankIsUnset,
    z.coerce
      .number({ error: 'must be a number of passages' })
      .int()
      .nonnegative({ error: 'must be a number of passages, 0 or more' })
      .optional(),
  ),
  MINUTEBOOK_TRACE: text,
});

export interface Config {
  /** Absolute path of the data folder. */
  readonly dataFolder: string;
  readonly libraryFile: string;
  readonly embeddings: 'lexical' | 'local';
  /** Name of the installed local model; null for the only one. */
  readonly localModel: string | null;
  readonly modelHub: string | null;
  readonly modelRepository: string | null;
  /** The home council, meant by "we" and "our". */
  readonly homeCouncil: string | null;
  /** Whom an answer names when something is wrong with it. */
  readonly contact: string | null;
  readonly maxBytes: number;
  /** From this many passages the HNSW index answers; null for what suits the model. */
  readonly indexFrom: number | null;
  /** Writes each stage of an ingest to standard error as it begins. */
  readonly trace: boolean;
}

/** Reads the environment once and reports every problem in one sentence. `data` is what `--data` says. */
export function loadConfig(
  environment: Readonly<Record<string, string | undefined>>,
  options: { data?: string | undefined } = {},
): Config {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new UsageError(`The settings cannot be used: ${problems.join('; ')}.`, 'config');
  }
  const values = parsed.data;
  const dataFolder = resolve(options.data ?? values.MINUTEBOOK_DATA ?? 'data');
  return Object.freeze({
    dataFolder,
    libraryFile: join(dataFolder, 'library.sqlite'),
    embeddings: values.MINUTEBOOK_EMBEDDINGS,
    localModel: values.MINUTEBOOK_LOCAL_MODEL ?? null,
    modelHub: values.MINUTEBOOK_MODEL_HUB ?? null,
    modelRepository: values.MINUTEBOOK_MODEL_REPOSITORY ?? null,
    homeCouncil: values.MINUTEBOOK_COUNCIL ?? null,
    contact: values.MINUTEBOOK_CONTACT ?? null,
    maxBytes: values.MINUTEBOOK_MAX_BYTES,
    indexFrom: values.MINUTEBOOK_INDEX_FROM ?? null,
    trace: values.MINUTEBOOK_TRACE !== undefined && values.MINUTEBOOK_TRACE !== '0',
  });
}
