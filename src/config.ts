import { join, resolve } from 'node:path';
import { z } from 'zod';
import { UsageError } from './errors.js';

const blankIsUnset = (value: unknown): unknown => (value === '' ? undefined : value);
const text = z.preprocess(blankIsUnset, z.string().optional());
/** Words separated by commas. */
const list = z.preprocess(
  blankIsUnset,
  z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    ),
);
const whole = (what: string, least: number) =>
  z.coerce
    .number({ error: `must be ${what}` })
    .int({ error: `must be ${what}` })
    .min(least, { error: `must be ${what}, ${least} or more` });
const port = whole('a port', 0).max(65_535, { error: 'must be a port, at most 65535' });
/** Slack's SDK wants the slash, and only the slash is forgiven. */
const apiUrl = z.preprocess(
  blankIsUnset,
  z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://slack.com/api/' })
    .transform((value) => (value.endsWith('/') ? value : `${value}/`))
    .optional(),
);

/** Every variable that Minutebook reads today, as `.env.example` lists them. */
export const environmentSchema = z.object({
  MINUTEBOOK_DATA: text,
  MINUTEBOOK_EMBEDDINGS: z.preprocess(
    blankIsUnset,
    z.enum(['lexical', 'local', 'openai'], { error: 'must be "lexical", "local" or "openai"' }).default('lexical'),
  ),
  MINUTEBOOK_FIGURES: z.preprocess(
    blankIsUnset,
    z.enum(['rules', 'model'], { error: 'must be "rules" or "model"' }).default('rules'),
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
  OPENAI_API_KEY: text,
  OPENAI_BASE_URL: z.preprocess(
    blankIsUnset,
    z.url({ protocol: /^https?$/, error: 'must be an address such as http://127.0.0.1:11434/v1' }).optional(),
  ),
  OPENAI_CHAT_MODEL: text,
  OPENAI_EMBEDDING_MODEL: text,
  MINUTEBOOK_MODEL_HOSTS: list,
  MINUTEBOOK_MODEL_SECONDS: z.preprocess(blankIsUnset, whole('a number of seconds', 1).default(15)),
  MINUTEBOOK_MODEL_PRICE: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(/^\d+(?:\.\d+)?,\s*\d+(?:\.\d+)?$/, {
        error: 'must be two prices for a million tokens, such as 0.15,0.60',
      })
      .optional(),
  ),
  MINUTEBOOK_DAILY_BUDGET: z.preprocess(blankIsUnset, whole('a number of tokens', 1).optional()),
  SLACK_BOT_TOKEN: text,
  SLACK_APP_TOKEN: text,
  SLACK_SIGNING_SECRET: text,
  PORT: z.preprocess(blankIsUnset, port.default(3000)),
  SLACK_API_URL: apiUrl,
  MINUTEBOOK_TEAMS: list,
  MINUTEBOOK_CHANNELS: list,
  MINUTEBOOK_USERS: list,
  MINUTEBOOK_GUESTS: list,
  MINUTEBOOK_SHARED_CHANNELS: list,
  MINUTEBOOK_ADMINS: list,
  MINUTEBOOK_MARKERS: list,
  MINUTEBOOK_DENIED_BODIES: list,
  MINUTEBOOK_QUESTIONS: z.preprocess(blankIsUnset, whole('a number of questions', 1).default(20)),
  MINUTEBOOK_THREADS: z.preprocess(
    blankIsUnset,
    z.enum(['mention', 'all'], { error: 'must be "mention" or "all"' }).default('mention'),
  ),
  MINUTEBOOK_RETENTION_DAYS: z.preprocess(blankIsUnset, whole('a number of days', 1).default(90)),
  MINUTEBOOK_STATUS_PORT: z.preprocess(blankIsUnset, port.default(9464)),
});

export interface Config {
  /** Absolute path of the data folder. */
  readonly dataFolder: string;
  readonly libraryFile: string;
  /** Where a council keeps its own measures. */
  readonly vocabularyFolder: string;
  /** What the bot must not forget, beside the library so that the library can be rebuilt. */
  readonly stateFile: string;
  readonly embeddings: 'lexical' | 'local' | 'openai';
  /** Whether at ingest a model may propose figures that the rules left out. */
  readonly figures: 'rules' | 'model';
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
  readonly openai: OpenAiConfig;
  readonly slack: SlackConfig;
  /** How long a user's words are kept. */
  readonly retentionDays: number;
  /** Names of bodies that are never answered from. */
  readonly deniedBodies: readonly string[];
}

/** A server that speaks OpenAI's protocol. Nothing is sent to it unless a model is named. */
export interface OpenAiConfig {
  readonly apiKey: string | null;
  /** Null for OpenAI itself. */
  readonly baseUrl: string | null;
  /** Words answers where it is set, and proposes figures where `figures` says so. */
  readonly chatModel: string | null;
  readonly embeddingModel: string | null;
  /** Hosts that may be sent questions and passages, beside OpenAI's and this machine. */
  readonly hosts: readonly string[];
  /** How long one call may take. */
  readonly timeoutMs: number;
  /** What a million tokens of a prompt and of a reply cost; null where nobody says. */
  readonly price: { readonly prompt: number; readonly completion: number } | null;
  /** The most tokens of a day; null for no limit. */
  readonly dailyTokens: number | null;
}

export interface SlackConfig {
  readonly botToken: string | null;
  /** Set for Socket Mode, the default. */
  readonly appToken: string | null;
  /** Set for HTTP mode, with `port`. */
  readonly signingSecret: string | null;
  readonly port: number;
  /** The full prefix of Slack's methods, with a slash at its end; null for Slack itself. */
  readonly apiUrl: string | null;
  /** Workspaces that may ask; empty for the bot's own alone. */
  readonly teams: readonly string[];
  /** Channels that may ask; empty for every channel the bot is in. */
  readonly channels: readonly string[];
  /** Users who may ask; empty for every full member. */
  readonly users: readonly string[];
  /** Guests who may ask all the same. */
  readonly guests: readonly string[];
  /** Channels shared with other organisations in which the bot may answer all the same. */
  readonly sharedChannels: readonly string[];
  readonly admins: readonly string[];
  /** Who may mark actions beside administrators. */
  readonly markers: readonly string[];
  /** The most questions of one user in ten minutes. */
  readonly questionsPerTenMinutes: number;
  /** Whether a thread the bot has answered in goes on without a new mention. */
  readonly threads: 'mention' | 'all';
  /** Local port of "/healthz" and "/metrics"; 0 for any free one. */
  readonly statusPort: number;
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
  if (values.MINUTEBOOK_FIGURES === 'model' && values.OPENAI_CHAT_MODEL === undefined)
    throw new UsageError(
      'MINUTEBOOK_FIGURES is model and no model is named; name one in OPENAI_CHAT_MODEL, or set MINUTEBOOK_FIGURES=rules.',
      'config',
    );
  const dataFolder = resolve(options.data ?? values.MINUTEBOOK_DATA ?? 'data');
  return Object.freeze({
    dataFolder,
    libraryFile: join(dataFolder, 'library.sqlite'),
    vocabularyFolder: join(dataFolder, 'vocabulary'),
    stateFile: join(dataFolder, 'state.sqlite'),
    embeddings: values.MINUTEBOOK_EMBEDDINGS,
    figures: values.MINUTEBOOK_FIGURES,
    localModel: values.MINUTEBOOK_LOCAL_MODEL ?? null,
    modelHub: values.MINUTEBOOK_MODEL_HUB ?? null,
    modelRepository: values.MINUTEBOOK_MODEL_REPOSITORY ?? null,
    homeCouncil: values.MINUTEBOOK_COUNCIL ?? null,
    contact: values.MINUTEBOOK_CONTACT ?? null,
    maxBytes: values.MINUTEBOOK_MAX_BYTES,
    indexFrom: values.MINUTEBOOK_INDEX_FROM ?? null,
    trace: values.MINUTEBOOK_TRACE !== undefined && values.MINUTEBOOK_TRACE !== '0',
    openai: {
      apiKey: values.OPENAI_API_KEY ?? null,
      baseUrl: values.OPENAI_BASE_URL ?? null,
      chatModel: values.OPENAI_CHAT_MODEL ?? null,
      embeddingModel: values.OPENAI_EMBEDDING_MODEL ?? null,
      hosts: values.MINUTEBOOK_MODEL_HOSTS,
      timeoutMs: values.MINUTEBOOK_MODEL_SECONDS * 1000,
      price: priceOf(values.MINUTEBOOK_MODEL_PRICE),
      dailyTokens: values.MINUTEBOOK_DAILY_BUDGET ?? null,
    },
    slack: {
      botToken: values.SLACK_BOT_TOKEN ?? null,
      appToken: values.SLACK_APP_TOKEN ?? null,
      signingSecret: values.SLACK_SIGNING_SECRET ?? null,
      port: values.PORT,
      apiUrl: values.SLACK_API_URL ?? null,
      teams: values.MINUTEBOOK_TEAMS,
      channels: values.MINUTEBOOK_CHANNELS,
      users: values.MINUTEBOOK_USERS,
      guests: values.MINUTEBOOK_GUESTS,
      sharedChannels: values.MINUTEBOOK_SHARED_CHANNELS,
      admins: values.MINUTEBOOK_ADMINS,
      markers: values.MINUTEBOOK_MARKERS,
      questionsPerTenMinutes: values.MINUTEBOOK_QUESTIONS,
      threads: values.MINUTEBOOK_THREADS,
      statusPort: values.MINUTEBOOK_STATUS_PORT,
    },
    retentionDays: values.MINUTEBOOK_RETENTION_DAYS,
    deniedBodies: values.MINUTEBOOK_DENIED_BODIES,
  });
}

function priceOf(words: string | undefined): OpenAiConfig['price'] {
  if (words === undefined) return null;
  const [prompt = 0, completion = 0] = words.split(',').map(Number);
  return { prompt, completion };
}
