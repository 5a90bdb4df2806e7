import { z } from 'zod';
import { UsageError } from '../../errors.js';
import { familyOf } from './families.js';
import type { ModelSource } from './model-source.js';
import type { Pooling } from './pooling.js';
import { tokenizerFromVocabulary } from './word-piece.js';

export interface ModelParts {
  /** The network's name within the source. */
  readonly network: string;
  /** The contents of tokenizer.json. */
  readonly tokenizer: unknown;
  /** The contents of tokenizer_config.json, where there is one. */
  readonly tokenizerConfig: object | null;
  readonly pooling: Exclude<Pooling, 'none'>;
  readonly queryPrefix: string;
  readonly passagePrefix: string;
  readonly maxTokens: number;
}

/** Passages are at most 250 words; longer inputs cost more than they give. */
const mostTokens = 256;

/** Finds the one network, its tokenizer and what their makers say of their use. Refuses a source that leaves a doubt. */
export async function findModelParts(source: ModelSource, knownAs: string): Promise<ModelParts> {
  const files = source.files.map(({ name }) => name).filter((name) => !/(^|\/)(__MACOSX\/|\._)/.test(name));
  const network = theOne(
    source,
    files.filter((name) => /\.onnx$/i.test(name)),
    'network (.onnx)',
    'a sentence embedding model in ONNX form',
  );
  const readJson = (pattern: RegExp): Promise<object | null> =>
    readOptionalJson(
      source,
      files.find((name) => pattern.test(name)),
    );

  const tokenizerConfig = await readJson(/(^|[/_.-])tokenizer_config\.json$/i);
  const pooling = await readJson(/(^|\/)1_Pooling\/config\.json$/i);
  const sentences = await readJson(/(^|\/)config_sentence_transformers\.json$/i);
  const lengths = await readJson(/(^|\/)sentence_bert_config\.json$/i);

  const family = familyOf(network, source.label, knownAs);
  const prompts = promptsSchema.safeParse(sentences).data?.prompts;
  return {
    network,
    tokenizer: await readTokenizer(source, files, tokenizerConfig),
    tokenizerConfig,
    pooling: pooling === null ? family.pooling : poolingOf(source, pooling),
    queryPrefix: prompts?.query ?? family.queryPrefix,
    passagePrefix: prompts?.passage ?? prompts?.document ?? family.passagePrefix,
    maxTokens: Math.min(mostTokens, lengthOf(lengths, 'max_seq_length'), lengthOf(tokenizerConfig, 'model_max_length')),
  };
}

const promptsSchema = z.object({
  prompts: z.object({ query: z.string(), passage: z.string(), document: z.string() }).partial(),
});
const poolingSchema = z
  .object({ pooling_mode_cls_token: z.boolean(), pooling_mode_mean_tokens: z.boolean() })
  .partial();
const lengthSchema = z.number().int().min(8);

function theOne(source: ModelSource, found: readonly string[], what: string, expected: string): string {
  const [first, ...others] = found;
  if (first === undefined) throw new UsageError(`${source.label} holds no ${what}; expected ${expected}.`);
  if (others.length > 0) {
    const some = found.slice(0, 4).join(', ');
    throw new UsageError(
      `${source.label} holds ${found.length} files that could be the ${what}: ${some}${found.length > 4 ? ', …' : ''}; leave only the one to use.`,
    );
  }
  return first;
}

async function readTokenizer(source: ModelSource, files: readonly string[], config: object | null): Promise<unknown> {
  const described = files.filter((name) => /(^|[/_.-])tokenizer\.json$/i.test(name));
  if (described.length > 0)
    return readOptionalJson(source, theOne(source, described, 'tokenizer (tokenizer.json)', ''));
  const vocabularies = files.filter((name) => /(^|[/_.-])vocab\.txt$/i.test(name));
  const vocabulary = theOne(
    source,
    vocabularies,
    'tokenizer (tokenizer.json or vocab.txt)',
    'the tokenizer that belongs to the network',
  );
  const lowercase = config === null || Reflect.get(config, 'do_lower_case') !== false;
  return tokenizerFromVocabulary(decode(await source.read(vocabulary)), lowercase);
}

async function readOptionalJson(source: ModelSource, name: string | undefined): Promise<object | null> {
  if (name === undefined) return null;
  const text = decode(await source.read(name));
  try {
    return z.looseObject({}).parse(JSON.parse(text));
  } catch {
    throw new UsageError(`The file ${name} in ${source.label} is not readable JSON; fetch the model again.`);
  }
}

function poolingOf(source: ModelSource, config: object): 'mean' | 'cls' {
  const modes = poolingSchema.safeParse(config).data;
  if (modes?.pooling_mode_cls_token) return 'cls';
  if (modes?.pooling_mode_mean_tokens) return 'mean';
  throw new UsageError(
    `The model in ${source.label} joins its token vectors in a way Minutebook does not know; it takes models with mean or CLS pooling.`,
  );
}

function lengthOf(config: object | null, key: string): number {
  const length = lengthSchema.safeParse(config === null ? undefined : Reflect.get(config, key));
  return length.data ?? mostTokens;
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
