import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Embeddings } from '@langchain/core/embeddings';
import { AppError, UsageError } from '../../errors.js';
import { createEncoder, type Encoder } from './encoder.js';
import { modelNames } from './list-models.js';
import {
  type ModelManifest,
  modelFolder,
  modelIdOf,
  networkFile,
  readManifest,
  tokenizerConfigFile,
  tokenizerFile,
  verifyFiles,
} from './model-folder.js';
import { loadRuntime, type ModelRuntime } from './runtime.js';

export interface OpenLocalOptions {
  readonly dataFolder: string;
  /** Which of the installed models; may be left out where there is only one. */
  readonly name?: string;
  readonly runtime?: ModelRuntime;
}

/** A sentence embedding model on this machine, in LangChain's shape. Vectors have length one. */
export class LocalEmbeddings extends Embeddings {
  /** Changes with anything that changes the vectors of passages. */
  readonly modelId: string;
  readonly dimensions: number;
  readonly #encode: Encoder;
  readonly #manifest: ModelManifest;

  constructor(manifest: ModelManifest, encode: Encoder) {
    super({});
    this.modelId = modelIdOf(manifest);
    this.dimensions = manifest.dimensions;
    this.#manifest = manifest;
    this.#encode = encode;
  }

  /** Opens an installed model after checking that its files are the ones that were added. */
  static async open(options: OpenLocalOptions): Promise<LocalEmbeddings> {
    const name = await chooseModel(options);
    const folder = modelFolder(options.dataFolder, name);
    const manifest = await readManifest(folder);
    await verifyFiles(folder, manifest);
    const runtime = options.runtime ?? (await loadRuntime());
    const config = tokenizerConfigFile in manifest.files ? await readJson(join(folder, tokenizerConfigFile)) : {};
    try {
      const tokenizer = runtime.openTokenizer(await readJson(join(folder, tokenizerFile)), config);
      const network = await runtime.openNetwork(join(folder, networkFile));
      return new LocalEmbeddings(manifest, createEncoder(network, tokenizer, manifest));
    } catch (cause) {
      throw new AppError(
        'model',
        `The local model ${name} could not be opened by the installed onnxruntime-node; add the model again to see why.`,
        { cause },
      );
    }
  }

  /** One after the other, so that other work of the process runs in between. */
  override async embedDocuments(passages: string[]): Promise<number[][]> {
    const vectors: number[][] = [];
    for (const passage of passages) vectors.push(await this.#encode(this.#manifest.passagePrefix + passage));
    return vectors;
  }

  override embedQuery(question: string): Promise<number[]> {
    return this.#encode(this.#manifest.queryPrefix + question);
  }
}

async function chooseModel({ dataFolder, name }: OpenLocalOptions): Promise<string> {
  const names = await modelNames(dataFolder);
  const [only, ...others] = names;
  if (only === undefined)
    throw new UsageError('No local model is installed; add one with "minutebook model add PATH".', 'config');
  if (name === undefined && others.length === 0) return only;
  if (name === undefined)
    throw new UsageError(`Several local models are installed (${names.join(', ')}); say which one to use.`, 'config');
  if (!names.includes(name))
    throw new UsageError(`No local model ${name} is installed (installed: ${names.join(', ')}).`, 'config');
  return name;
}

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));
