import { AppError } from '../src/errors.js';
import type { Library } from '../src/library/library.js';
import type { Embedded, ToEmbed } from '../src/library/records.js';
import type { EmbeddingModel } from '../src/models/embedding-model.js';
import type { IngestStage } from './ingest.js';

/**
 * Gives every passage a vector of the model and then lets the model answer. Each batch is stored as it comes, so a killed run
 * goes on where it stopped; until the new vectors are whole, the old model's answer. Returns how many were embedded.
 */
export async function embedMissing(
  library: Library,
  model: EmbeddingModel,
  onStage?: (stage: IngestStage, document: string | null) => void,
): Promise<number> {
  const missing = await library.toEmbed(model.modelId);
  for (let from = 0; from < missing.length; from += model.batch) {
    const batch = missing.slice(from, from + model.batch);
    onStage?.('embedding', null);
    const vectors = await model.embeddings.embedDocuments(batch.map(({ input }) => input));
    await library.storeEmbeddings(model.modelId, pair(batch, vectors, model));
  }
  await library.activateModel({ modelId: model.modelId, dimensions: model.dimensions });
  return missing.length;
}

/** A model that gives too few vectors, or one of another size, would leave passages that no question can find. */
function pair(batch: readonly ToEmbed[], vectors: readonly number[][], model: EmbeddingModel): Embedded[] {
  const wrong = vectors.find((vector) => vector.length !== model.dimensions);
  if (vectors.length !== batch.length || wrong !== undefined)
    throw new AppError(
      'model',
      wrong === undefined
        ? `The embedding model ${model.name} gave ${vectors.length} vectors for ${batch.length} passages; try again or choose another model.`
        : `The embedding model ${model.name} gave a vector of ${wrong.length} numbers where ${model.dimensions} were expected; choose another model.`,
    );
  return batch.map(({ passageId }, index) => ({ passageId, vector: Float32Array.from(vectors[index] ?? []) }));
}
