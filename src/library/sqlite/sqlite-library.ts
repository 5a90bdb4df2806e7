import type { Library } from '../library.js';
import { withClearFailures } from './failures.js';
import { openConnection } from './open.js';
import { createReader } from './read.js';
import { createVectorStore } from './vectors.js';
import { createWriter } from './write.js';

/** Opens the library in a file. With `create` it is made when absent; without, a missing one is an error that says to ingest first. */
export function openSqliteLibrary(file: string, options: { create: boolean }): Library {
  const database = openConnection(file, options);
  const { reader, writer, vectors, addRoot } = withClearFailures(file, () => ({
    reader: createReader(database),
    writer: createWriter(database),
    vectors: createVectorStore(database),
    addRoot: database.prepare('INSERT OR IGNORE INTO root (path) VALUES (?)'),
  }));
  const answer =
    <Given extends unknown[], Result>(work: (...given: Given) => Result) =>
    async (...given: Given): Promise<Result> =>
      withClearFailures(file, () => work(...given));
  return {
    generation: answer(reader.generation),
    knownDocuments: answer(reader.knownDocuments),
    roots: answer(reader.roots),
    rememberRoot: answer((root: string) => {
      addRoot.run(root);
    }),
    storeDocument: answer(writer.store),
    storeUnheld: answer(writer.storeUnheld),
    deleteDocument: answer(writer.remove),
    documents: answer(reader.documents),
    unheldDocuments: answer(reader.unheldDocuments),
    documentText: answer(reader.documentText),
    meetings: answer(reader.meetings),
    items: answer(reader.items),
    furtherSources: answer(reader.furtherSources),
    resolutions: answer(reader.resolutions),
    actions: answer(reader.actions),
    approvals: answer(reader.approvals),
    withheld: answer(reader.withheld),
    definitions: answer(reader.definitions),
    passages: answer(reader.passages),
    passageCount: answer(reader.passageCount),
    passagesById: answer(reader.passagesById),
    passagesOfItem: answer(reader.passagesOfItem),
    searchText: answer(reader.searchText),
    terms: answer(reader.terms),
    passageTerms: answer(reader.passageTerms),
    toEmbed: answer(vectors.toEmbed),
    storeEmbeddings: answer((modelId, embedded) => vectors.storeEmbeddings({ modelId, embedded })),
    embeddings: answer(vectors.embeddings),
    embeddingCount: answer(vectors.embeddingCount),
    activeModel: answer(vectors.activeModel),
    activateModel: answer(vectors.activateModel),
    close: answer(() => {
      if (database.open) writer.clearTraces();
      database.close();
    }),
  };
}
