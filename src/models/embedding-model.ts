import type { Embeddings } from '@langchain/core/embeddings';

/** The one slot for embeddings: which vectors the library is searched with. */
export interface EmbeddingModel {
  /** Recorded with every vector; vectors of two ids are never compared. */
  readonly modelId: string;
  readonly dimensions: number;
  /** How the model is called in messages: "lexical", "local: all-minilm-l6-v2". */
  readonly name: string;
  readonly embeddings: Embeddings;
  /** Texts to embed in one call. */
  readonly batch: number;
  /**
   * What part of a passage's rank its similarity may decide, 0 to 1. Measured for each kind of model in `bench/`, never assumed.
   */
  readonly share: number;
  /** What each neighbouring passage of the item counts beside a passage's own similarity; 0 where that was measured to add nothing. */
  readonly neighbourPart: number;
}
