import { createExactVectors, type VectorIndex } from '../library/index/exact-vectors.js';
import type { Library } from '../library/library.js';
import type { EmbeddingModel } from '../models/embedding-model.js';
import type { Context } from './context.js';

/** Opens the vectors that the library was last embedded with, when the configured model made them; otherwise words alone answer. */
export const openVectors =
  (context: Context) =>
  async (library: Library): Promise<{ vectors: VectorIndex; model: EmbeddingModel } | null> => {
    const active = await library.activeModel();
    if (active === null) return null;
    const model = await context.openModel(library);
    if (model.modelId !== active.modelId) return null;
    return { vectors: createExactVectors(await library.embeddings(model.modelId)), model };
  };
