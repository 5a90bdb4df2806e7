import { UsageError } from '../../errors.js';
import { createEncoder, type EncoderSettings, runNetwork } from './encoder.js';
import type { ModelParts } from './model-parts.js';
import { cosine } from './pooling.js';
import type { ModelRuntime, Network, NetworkOutputs, Tokenizer } from './runtime.js';

export type TriedModel = EncoderSettings & { readonly dimensions: number };

/** A sentence, one that says nearly the same, and one about something else. */
const trial = [
  'The library opens on Saturday mornings.',
  'On Saturday mornings the library is open.',
  'Road repairs cost more than in any winter before.',
] as const;

/** Fewer numbers are a classifier's labels; more are a score for every word of a vocabulary. */
const leastDimensions = 64;
const mostDimensions = 8192;

/** Opens the model and embeds three sentences. Refuses, with the reason, what does not behave as a sentence embedding model. */
export async function tryModel(
  label: string,
  networkFile: string,
  parts: ModelParts,
  runtime: ModelRuntime,
): Promise<TriedModel> {
  const tokenizer = openTokenizer(label, parts, runtime);
  const network = await openNetwork(label, networkFile, runtime);
  refuseOtherInputs(label, network);

  const { output, dims } = await probe(label, network, tokenizer);
  const dimensions = dims.at(-1) ?? 0;
  if (/logits|scores|prob/i.test(output) || dimensions < leastDimensions || dimensions > mostDimensions) {
    throw notAnEmbeddingModel(
      label,
      `its output "${output}" gives ${dimensions} numbers, as a classifier's or a language model's does`,
    );
  }

  const settings = {
    maxTokens: parts.maxTokens,
    pooling: dims.length === 2 ? 'none' : parts.pooling,
    normalise: true,
    output,
  } as const;
  const encode = createEncoder(network, tokenizer, settings);
  const [one, near, far] = [await encode(trial[0]), await encode(trial[1]), await encode(trial[2])];
  if (![...one, ...near, ...far].every(Number.isFinite))
    throw notAnEmbeddingModel(label, 'its vectors hold values that are not numbers');
  if (cosine(one, near) <= cosine(one, far))
    throw notAnEmbeddingModel(label, 'it does not place sentences of one meaning nearer than others');
  return { ...settings, dimensions };
}

function openTokenizer(label: string, parts: ModelParts, runtime: ModelRuntime): Tokenizer {
  try {
    const tokenizer = runtime.openTokenizer(parts.tokenizer, parts.tokenizerConfig ?? {});
    if (tokenizer.encode(trial[0]).length > 1) return tokenizer;
  } catch {
    // Whatever the tokenizer package found wrong, the person can only bring another file.
  }
  throw new UsageError(`The tokenizer in ${label} cannot be used: it does not turn a sentence into tokens.`);
}

async function openNetwork(label: string, file: string, runtime: ModelRuntime): Promise<Network> {
  try {
    return await runtime.openNetwork(file);
  } catch {
    throw new UsageError(
      `The network in ${label} cannot be opened: it is damaged, keeps its weights in a second file, or is newer than the installed onnxruntime-node.`,
    );
  }
}

function refuseOtherInputs(label: string, { inputNames }: Network): void {
  const known = ['input_ids', 'attention_mask', 'token_type_ids'];
  const usable =
    ['input_ids', 'attention_mask'].every((name) => inputNames.includes(name)) &&
    inputNames.every((name) => known.includes(name));
  if (!usable)
    throw notAnEmbeddingModel(label, `its inputs are ${inputNames.join(', ')} instead of input_ids and attention_mask`);
}

/** The shape of every output is known only by running the network once. */
async function probe(
  label: string,
  network: Network,
  tokenizer: Tokenizer,
): Promise<{ output: string; dims: readonly number[] }> {
  const ids = tokenizer.encode(trial[0]);
  const outputs = await runNetwork(network, ids).catch(() => {
    throw notAnEmbeddingModel(label, 'it fails on a plain English sentence');
  });
  const output = chooseOutput(network.outputNames, outputs, ids.length);
  if (output === undefined)
    throw notAnEmbeddingModel(
      label,
      `none of its outputs (${network.outputNames.join(', ')}) is a vector for a sentence or its tokens`,
    );
  return { output, dims: outputs[output]?.dims ?? [] };
}

/** A sentence vector where the network gives one; else its token vectors; a BERT "pooler" is trained for another task and comes last. */
function chooseOutput(names: readonly string[], outputs: NetworkOutputs, tokens: number): string | undefined {
  const fits = (name: string): boolean => {
    const { dims = [], data } = outputs[name] ?? {};
    return (
      data instanceof Float32Array && dims[0] === 1 && (dims.length === 2 || (dims.length === 3 && dims[1] === tokens))
    );
  };
  const rank = (name: string): number => {
    if (name === 'sentence_embedding') return 0;
    if (outputs[name]?.dims.length === 3) return 1;
    return name.includes('pooler') ? 3 : 2;
  };
  return names.filter(fits).sort((a, b) => rank(a) - rank(b))[0];
}

function notAnEmbeddingModel(label: string, reason: string): UsageError {
  return new UsageError(`${label} is not a sentence embedding model: ${reason}.`);
}
