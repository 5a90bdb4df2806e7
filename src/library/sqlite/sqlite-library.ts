import type { Library } from '../library.js';
import { journalOf } from '../withdrawals/journal.js';
import type { Withdrawn } from '../withdrawals/types.js';
import { createDecisions } from './decisions.js';
import { withClearFailures } from './failures.js';
import { createFigureReader } from './figures.js';
import { readFirstKnown } from './first-known.js';
import { type Connection, openConnection } from './open.js';
import { createReader } from './read.js';
import { createTraces } from './traces.js';
import { createVectorStore } from './vectors.js';
import { createWriter } from './write.js';

const usualPatienceMs = 10_000;

/**
 * Opens the library in a file. With `create` it is made when absent; without, a missing one is an error that says to ingest first.
 * A withdrawal waits for readers of an older state for `patienceMs`.
 */
export function openSqliteLibrary(file: string, options: { create: boolean; patienceMs?: number }): Library {
  const { patienceMs = usualPatienceMs } = options;
  const database = openConnection(file, options);
  const { reader, figures, writer, traces, vectors, addRoot } = preparedFor(database, file);
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
    withoutWithdrawn: answer(writer.withoutWithdrawn),
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
    firstKnown: answer(() => readFirstKnown(database)),
    observations: answer(figures.observations),
    trends: answer(figures.trends),
    metricsHeld: answer(figures.metricsHeld),
    observationsOf: answer(figures.observationsOf),
    trendsOf: answer(figures.trendsOf),
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
    withdraw: async (target, decision): Promise<Withdrawn | null> => {
      const taken = withClearFailures(file, () => writer.withdraw(target, decision));
      if (taken === null) return null;
      const hindrance = await traces.cleanPatiently(patienceMs);
      return { ...taken, hindrance };
    },
    withdrawals: answer(writer.withdrawals),
    release: answer(writer.release),
    waiting: answer(writer.waiting),
    clear: answer(writer.clear),
    cleared: answer(writer.cleared),
    close: answer(() => {
      if (database.open) {
        writer.clearTraces();
        traces.clean();
      }
      database.close();
    }),
  };
}

/** The parts of the library on one connection, once it knows what was withdrawn and nothing of it is left from a killed process. */
function preparedFor(database: Connection, file: string) {
  return withClearFailures(file, () => {
    try {
      const decisions = createDecisions(database, journalOf(file));
      const traces = createTraces(database, file);
      const writer = createWriter(database, decisions, traces);
      writer.settle();
      traces.clean();
      return {
        reader: createReader(database),
        figures: createFigureReader(database),
        writer,
        traces,
        vectors: createVectorStore(database),
        addRoot: database.prepare('INSERT OR IGNORE INTO root (path) VALUES (?)'),
      };
    } catch (error) {
      database.close();
      throw error;
    }
  });
}
