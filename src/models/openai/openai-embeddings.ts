import { Embeddings } from '@langchain/core/embeddings';
import type OpenAI from 'openai';
import type { OpenAiConfig } from '../../config.js';
import { AppError, UsageError } from '../../errors.js';
import { describeFailure } from './failures.js';
import { modelAddress } from './model-address.js';
import { openClient } from './open-client.js';

/** Texts in one request; servers take at most 2,048, and small ones fewer than that in the time they are given. */
export const textsTogether = 96;
/** Characters of one text: what the models in use take, in the densest English. Passages are far shorter. */
const longestText = 20_000;

type Named = OpenAiConfig & { readonly embeddingModel: string };

/** Vectors from any server that speaks OpenAI's protocol. Every passage is sent to it. */
export class OpenAiEmbeddings extends Embeddings {
  private readonly client: OpenAI;
  private readonly config: Named;
  /** Names the server as well: two servers may give one name to two models. */
  readonly modelId: string;
  readonly dimensions: number;

  private constructor(client: OpenAI, config: Named, dimensions: number) {
    super({});
    this.client = client;
    this.config = config;
    this.dimensions = dimensions;
    this.modelId = `openai/${modelAddress(config).host}/${config.embeddingModel}@${dimensions}`;
  }

  /** Asks the server once, to learn how many dimensions its vectors have. */
  static async open(config: OpenAiConfig): Promise<OpenAiEmbeddings> {
    const { embeddingModel } = config;
    if (embeddingModel === null)
      throw new UsageError('MINUTEBOOK_EMBEDDINGS is openai; name the model in OPENAI_EMBEDDING_MODEL.', 'config');
    const client = openClient(config);
    const named = { ...config, embeddingModel };
    const [probe = []] = await embed(client, named, ['minutes']);
    return new OpenAiEmbeddings(client, named, probe.length);
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors: number[][] = [];
    for (let from = 0; from < texts.length; from += textsTogether)
      vectors.push(...(await embed(this.client, this.config, texts.slice(from, from + textsTogether))));
    if (vectors.some(({ length }) => length !== this.dimensions))
      throw new AppError('model', 'The server gave vectors of another length than before; nothing of them was kept.');
    return vectors;
  }

  override async embedQuery(text: string): Promise<number[]> {
    const [vector = []] = await this.embedDocuments([text]);
    return vector;
  }
}

async function embed(
  client: OpenAI,
  { embeddingModel, timeoutMs }: Named,
  texts: readonly string[],
): Promise<number[][]> {
  try {
    const { data } = await client.embeddings.create({
      model: embeddingModel,
      // An empty text is refused by some servers.
      input: texts.map((text) => text.slice(0, longestText) || ' '),
    });
    const vectors = data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => embedding);
    if (vectors.length !== texts.length || vectors.some((vector) => vector.length === 0))
      throw new AppError('model', 'The reply of the model could not be read.');
    return vectors;
  } catch (error) {
    throw describeFailure(error, { setting: 'OPENAI_EMBEDDING_MODEL', timeoutMs });
  }
}
