import type { Library } from '../library.js';
import { openConnection } from './open.js';
import { createReader } from './read.js';
import { createVectorStore } from './vectors.js';
import { createWriter } from './write.js';

/** Opens the library in a file. With `create` it is made when absent; without, a missing one is an error that says to ingest first. */
export function openSqliteLibrary(file: string, options: { create: boolean }): Library {
  const database = openConnection(file, options);
  const reader = createReader(database);
  const writer = createWriter(database);
  const vectors = createVectorStore(database);
  return {
    generation: async () => reader.generation(),
    knownDocuments: async () => reader.knownDocuments(),
    roots: async () => reader.roots(),
    rememberRoot: async (root) => {
      database.prepare('INSERT OR IGNORE INTO root (path) VALUES (?)').run(root);
    },
    storeDocument: async (record) => writer.store(record),
    storeUnheld: async (document) => writer.storeUnheld(document),
    deleteDocument: async (document) => writer.remove(document),
    documents: async () => reader.documents(),
    unheldDocuments: async () => reader.unheldDocuments(),
    documentText: async (document) => reader.documentText(document),
    meetings: async () => reader.meetings(),
    items: async () => reader.items(),
    resolutions: async () => reader.resolutions(),
    actions: async () => reader.actions(),
    approvals: async () => reader.approvals(),
    withheld: async () => reader.withheld(),
    definitions: async () => reader.definitions(),
    passages: async () => reader.passages(),
    passageCount: async () => reader.passageCount(),
    passagesById: async (ids) => reader.passagesById(ids),
    passagesOfItem: async (itemId) => reader.passagesOfItem(itemId),
    searchText: async (terms, limit) => reader.searchText(terms, limit),
    terms: async () => reader.terms(),
    passageTerms: async () => reader.passageTerms(),
    toEmbed: async (modelId) => vectors.toEmbed(modelId),
    storeEmbeddings: async (modelId, embedded) => vectors.storeEmbeddings(modelId, embedded),
    embeddings: async (modelId) => vectors.embeddings(modelId),
    embeddingCount: async (modelId) => vectors.embeddingCount(modelId),
    activeModel: async () => vectors.activeModel(),
    activateModel: async (model) => vectors.activateModel(model),
    close: async () => {
      database.close();
    },
  };
}
