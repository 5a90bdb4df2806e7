import { type Pooling, pool, toUnitLength } from './pooling.js';
import type { Network, NetworkOutputs, Tokenizer } from './runtime.js';

export interface EncoderSettings {
  readonly maxTokens: number;
  readonly pooling: Pooling;
  readonly normalise: boolean;
  /** The network's output that is read. */
  readonly output: string;
}

/** Turns a text into its vector. */
export type Encoder = (text: string) => Promise<number[]>;

/**
 * One text at a time, though networks take many: in one of 8-bit numbers the texts of a batch share their scale, so that a
 * passage's vector would depend on its neighbours (cosine 0.99 to itself). On two cores batches were not faster either.
 */
export function createEncoder(network: Network, tokenizer: Tokenizer, settings: EncoderSettings): Encoder {
  const endTokens = countEndTokens(tokenizer);
  return async (text) => {
    const ids = truncate(tokenizer.encode(text), settings.maxTokens, endTokens);
    const output = (await runNetwork(network, ids))[settings.output];
    if (output === undefined) throw new TypeError(`The network has no output called ${settings.output}.`);
    const vector = pool(output, settings.pooling);
    return settings.normalise ? toUnitLength(vector) : vector;
  };
}

export function runNetwork(network: Network, ids: readonly number[]): Promise<NetworkOutputs> {
  const inputs: Record<string, BigInt64Array> = {
    input_ids: BigInt64Array.from(ids, BigInt),
    attention_mask: new BigInt64Array(ids.length).fill(1n),
  };
  if (network.inputNames.includes('token_type_ids')) inputs.token_type_ids = new BigInt64Array(ids.length);
  return network.run(inputs);
}

/** Keeps the start and the tokenizer's own end token, as the model saw in training. */
function truncate(ids: readonly number[], maxTokens: number, endTokens: number): readonly number[] {
  if (ids.length <= maxTokens) return ids;
  return [...ids.slice(0, maxTokens - endTokens), ...ids.slice(ids.length - endTokens)];
}

/** Whether the tokenizer closes a text with a token of its own: 1 or 0. */
function countEndTokens(tokenizer: Tokenizer): number {
  const last = tokenizer.encode('').at(-1);
  return last !== undefined && tokenizer.encode('a').at(-1) === last ? 1 : 0;
}
