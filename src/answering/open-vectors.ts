import type { Config } from '../config.js';
import { AppError } from '../errors.js';
import type { VectorIndex } from '../library/index/exact-vectors.js';
import { openVectorIndex } from '../library/index/open-vector-index.js';
import type { PassageIndex } from '../library/index/passage-index.js';
import type { Library } from '../library/library.js';
import type { EmbeddingModel } from '../models/embedding-model.js';
import { openEmbeddingModel, settingsOfModel } from '../models/open-embedding-model.js';

/**
 * Opens the vectors that the library was last embedded with, together with the model that made them: after a change of the settings they
 * go on answering until an ingest has made the new ones. Null where that model cannot be had; words alone answer then. `index` tells the
 * lexical model how rare the words of a question are.
 */
export const openVectors =
  (config: Config) =>
  async (
    library: Library,
    index?: Pick<PassageIndex, 'rarity'>,
  ): Promise<{ vectors: VectorIndex; model: EmbeddingModel } | null> => {
    const active = await library.activeModel();
    const settings = active && settingsOfModel(active.modelId, config);
    if (active === null || settings === null) return null;
    const model = await openOrNull(() => openEmbeddingModel(settings, index?.rarity));
    if (model?.modelId !== active.modelId) return null;
    const vectors = await openVectorIndex(library, config);
    return vectors && { vectors, model };
  };

/** A server that gives nothing now, or a model that is no longer installed, costs the vectors, not the answer. */
async function openOrNull(open: () => Promise<EmbeddingModel>): Promise<EmbeddingModel | null> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof AppError && ['model', 'config', 'usage'].includes(error.code)) return null;
    throw error;
  }
}
