import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MinuteBook, openMinuteBook } from '../src/answering/minute-book.js';
import { loadConfig } from '../src/config.js';
import { openVectorIndex } from '../src/library/index/open-vector-index.js';
import type { Library } from '../src/library/library.js';
import type { Embedded } from '../src/library/records.js';
import { openSqliteLibrary } from '../src/library/sqlite/sqlite-library.js';
import type { EmbeddingModel } from '../src/models/embedding-model.js';
import { LexicalEmbeddings } from '../src/models/lexical/lexical-embeddings.js';
import { addModel } from '../src/models/local/add-model.js';
import { openEmbeddingModel } from '../src/models/open-embedding-model.js';
import type { Vocabulary } from '../src/vocabulary/types.js';
import { type PlainDocument, recordFrom } from './invented/record.js';

export interface TemporaryLibrary {
  readonly folder: string;
  readonly library: Library;
  remove(): Promise<void>;
}

/** A real library in a folder of its own, gone when it is removed. */
export function createTemporaryLibrary(): TemporaryLibrary {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-bench-'));
  const library = openSqliteLibrary(join(folder, 'library.sqlite'), { create: true });
  return {
    folder,
    library,
    remove: async () => {
      await library.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function storeDocuments(library: Library, documents: readonly PlainDocument[]): Promise<void> {
  for (const document of documents) await library.storeDocument(recordFrom(document));
}

/** The model as the program opens it, so that a bench can never measure another share than the one that is shipped. */
const shippedLexical = await openEmbeddingModel(loadConfig({ MINUTEBOOK_EMBEDDINGS: 'lexical' }));

/** The lexical model, its questions weighted by how rare each word is in the library. */
export const lexicalModel = (rarity: (term: string) => number, share = shippedLexical.share): EmbeddingModel => ({
  ...shippedLexical,
  embeddings: new LexicalEmbeddings({ weightOf: rarity }),
  share,
});

/** The sentence encoder that `MINUTEBOOK_MODEL_JAR` names, installed in a folder; null where none is named. */
export async function openLocalModel(folder: string): Promise<EmbeddingModel | null> {
  const { MINUTEBOOK_MODEL_JAR: jar } = process.env;
  if (!jar) return null;
  await addModel(jar, { dataFolder: folder });
  return openEmbeddingModel(loadConfig({ MINUTEBOOK_EMBEDDINGS: 'local' }, { data: folder }));
}

/** Gives every passage of a library its vector and lets the model answer. */
export async function embedAll(library: Library, model: EmbeddingModel): Promise<void> {
  const missing = await library.toEmbed(model.modelId);
  for (let from = 0; from < missing.length; from += 1024) {
    const batch = missing.slice(from, from + 1024);
    const vectors = await model.embeddings.embedDocuments(batch.map(({ input }) => input));
    const embedded = batch.map(
      ({ passageId }, index): Embedded => ({ passageId, vector: Float32Array.from(vectors[index] ?? []) }),
    );
    await library.storeEmbeddings(model.modelId, embedded);
  }
  await library.activateModel(model);
}

export interface OpenBookOptions {
  /** The model that the library was last embedded with; by default the lexical one. */
  readonly model?: EmbeddingModel | undefined;
  /** What part vectors decide instead of the model's own share; 0 for words alone. */
  readonly share?: number;
  readonly indexFrom?: number | null;
}

/** The library as answers see it, by words and by a model's vectors. */
export async function openBook(
  { library, folder }: TemporaryLibrary,
  vocabulary: Vocabulary,
  { model, share, indexFrom = null }: OpenBookOptions = {},
): Promise<MinuteBook> {
  return openMinuteBook({
    library,
    vocabulary,
    openVectors: async (_, { rarity }) => {
      if (share === 0) return null;
      const vectors = await openVectorIndex(library, { dataFolder: folder, indexFrom });
      const chosen = model ?? lexicalModel(rarity);
      return vectors && { vectors, model: { ...chosen, share: share ?? chosen.share } };
    },
  });
}
