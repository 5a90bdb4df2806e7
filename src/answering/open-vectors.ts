import type { Config } from '../config.js';
import { AppError } from '../errors.js';
import type { VectorIndex } from '../library/index/exact-vectors.js';
import { openVectorIndex } from '../library/index/open-vector-index.js';
import type { PassageIndex } from '../library/index/passage-index.js';
import type { Library } from '../library/library.js';
import type { EmbeddingModel } from '../models/embedding-model.js';

/**
 * Opens the vectors that the library was last embedded with, when the configured model made them; otherwise words alone answer.
 * `index` tells the lexical model how rare the words of a question are.
 */
export const openVectors =
  (context: {
    readonly config: Config;
    /** The configured embedding model; the lexical one weighs the words of a question by their rarity. */
    readonly openModel: (weightOf?: (term: string) => number) => Promise<EmbeddingModel>;
  }) =>
  async (
    library: Library,
    index?: Pick<PassageIndex, 'rarity'>,
  ): Promise<{ vectors: VectorIndex; model: EmbeddingModel } | null> => {
    const active = await library.activeModel();
    if (active === null) return null;
    const model = await openOrNull(() => context.openModel(index?.rarity));
    if (model?.modelId !== active.modelId) return null;
    const vectors = await openVectorIndex(library, context.config);
    return vectors && { vectors, model };
  };

/** A server that gives nothing now costs the vectors, not the answer. */
async function openOrNull(open: () => Promise<EmbeddingModel>): Promise<EmbeddingModel | null> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof AppError && error.code === 'model') return null;
    throw error;
  }
}
