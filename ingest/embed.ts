import type { Library } from '../src/library/library.js';
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
    const embedded = batch.map(({ passageId }, index) => ({
      passageId,
      vector: Float32Array.from(vectors[index] ?? []),
    }));
    await library.storeEmbeddings(model.modelId, embedded);
  }
  const active = await library.activeModel();
  if (active?.modelId !== model.modelId)
    await library.activateModel({ modelId: model.modelId, dimensions: model.dimensions });
  return missing.length;
}
