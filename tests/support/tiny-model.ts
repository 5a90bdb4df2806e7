import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { ModelRuntime, NetworkOutput } from '../../src/models/local/runtime.js';

/** What the stand-in for a network does; its file is this description as JSON. */
export interface TinyNetwork {
  readonly inputs?: readonly string[];
  /** `tokens`: a vector a token; `sentence`: one a text; `alike`: the same vector for every text. */
  readonly outputs?: Readonly<
    Record<string, { readonly gives: 'tokens' | 'sentence' | 'alike'; readonly dimensions: number }>
  >;
}

const embedding: Required<TinyNetwork> = {
  inputs: ['input_ids', 'attention_mask', 'token_type_ids'],
  outputs: { last_hidden_state: { gives: 'tokens', dimensions: 128 } },
};

export const tinyNetwork = (network: TinyNetwork = {}): Uint8Array =>
  strToU8(JSON.stringify({ ...embedding, ...network }));
export const tinyTokenizer = strToU8(JSON.stringify({ tiny: true }));

/** Writes an archive into a new temporary folder and returns its path. */
export function writeArchive(name: string, files: Zippable): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, zipSync(files));
  return path;
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'minutebook-model-'));

/** Words become numbers, and texts that share words become near vectors: enough to stand for the two optional packages. */
export const tinyRuntime: ModelRuntime = {
  openTokenizer: (tokenizer) => {
    if (typeof tokenizer !== 'object' || tokenizer === null) throw new Error('not a tokenizer');
    if (Reflect.get(tokenizer, 'broken')) throw new Error('broken');
    const words = (text: string) => text.toLowerCase().match(/[a-z]+/g) ?? [];
    return { encode: (text) => [1, ...words(text).map(wordNumber), 2] };
  },
  openNetwork: async (file) => {
    const { inputs, outputs }: Required<TinyNetwork> = JSON.parse(await readFile(file, 'utf8'));
    return {
      inputNames: inputs,
      outputNames: Object.keys(outputs),
      run: async (given) => {
        const ids = Array.from(given.input_ids ?? [], Number);
        return Object.fromEntries(
          Object.entries(outputs).map(([name, { gives, dimensions }]) => [name, outputFor(ids, gives, dimensions)]),
        );
      },
    };
  },
};

const wordNumber = (word: string): number =>
  [...word].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) + 10;

function outputFor(ids: readonly number[], gives: 'tokens' | 'sentence' | 'alike', dimensions: number): NetworkOutput {
  const rows = gives === 'tokens' ? ids.length : 1;
  const data = new Float32Array(rows * dimensions);
  ids.forEach((id, token) => {
    const place = gives === 'alike' ? 0 : id % dimensions;
    // The first token sees the whole text, as in a network meant for CLS pooling.
    for (const row of gives === 'tokens' ? new Set([0, token]) : [0]) {
      data[row * dimensions + place] = (data[row * dimensions + place] ?? 0) + 1;
    }
  });
  return { dims: gives === 'tokens' ? [1, ids.length, dimensions] : [1, dimensions], data };
}
