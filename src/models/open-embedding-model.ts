import type { Config } from '../config.js';
import type { Library } from '../library/library.js';
import type { EmbeddingModel } from './embedding-model.js';
import { LexicalEmbeddings, lexicalDimensions, lexicalModelId } from './lexical/lexical-embeddings.js';

/** Opens the embedding model that the configuration names. */
export async function openEmbeddingModel(_config: Config, _library: Library): Promise<EmbeddingModel> {
  return {
    modelId: lexicalModelId,
    dimensions: lexicalDimensions,
    name: 'lexical',
    embeddings: new LexicalEmbeddings(),
    batch: 256,
    share: 0.1,
  };
}
