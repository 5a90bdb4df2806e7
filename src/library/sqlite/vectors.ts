import type { Embedded, ToEmbed } from '../records.js';
import type { Connection } from './open.js';

/** The embeddings of the SQLite library, kept as truth; every vector index is derived from them. */
/** Vectors of passages that readers see. */
const seen = `FROM embedding WHERE model = ? AND EXISTS
  (SELECT 1 FROM passage JOIN item ON item.row = passage.item_row WHERE passage.id = embedding.passage_id AND item.used = 1)`;

/** The embeddings of the SQLite library, kept as truth; every vector index is derived from them. */
export function createVectorStore(database: Connection) {
  // A passage that was removed meanwhile gets no vector.
  const add = database.prepare(
    'INSERT OR REPLACE INTO embedding (model, passage_id, vector) SELECT ?, ?, ? WHERE EXISTS (SELECT 1 FROM passage WHERE id = ?)',
  );
  const set = database.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  const bump = database.prepare("UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE name = 'generation'");

  function activeModel(): { modelId: string; dimensions: number } | null {
    const value = database.prepare("SELECT value FROM setting WHERE name = 'model'").pluck().get();
    return typeof value === 'string' ? (JSON.parse(value) as { modelId: string; dimensions: number }) : null;
  }

  function store({ modelId, embedded }: { modelId: string; embedded: readonly Embedded[] }): void {
    let added = 0;
    for (const { passageId, vector } of embedded) {
      const bytes = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
      added += add.run(modelId, passageId, bytes, passageId).changes;
    }
    // Vectors of a model that does not answer yet change nothing that readers see.
    if (added > 0 && activeModel()?.modelId === modelId) bump.run();
  }

  function activate({ modelId, dimensions }: { modelId: string; dimensions: number }): void {
    // Two ranges, because "other than" would read every vector.
    database.prepare('DELETE FROM embedding WHERE model < ? OR model > ?').run(modelId, modelId);
    const active = activeModel();
    if (active?.modelId === modelId && active.dimensions === dimensions) return;
    set.run('model', JSON.stringify({ modelId, dimensions }));
    bump.run();
  }

  return {
    /** A copy that is not used waits with the others: it is used as soon as the better one goes. */
    toEmbed: (modelId: string): ToEmbed[] =>
      (
        database
          .prepare(
            `SELECT passage.id AS passageId, passage.head || char(10) || passage.text AS input, max(item.used), min(passage.row) AS first
             FROM passage JOIN item ON item.row = passage.item_row
             WHERE NOT EXISTS (SELECT 1 FROM embedding WHERE embedding.model = ? AND embedding.passage_id = passage.id)
             GROUP BY passage.id ORDER BY first`,
          )
          .all(modelId) as ToEmbed[]
      ).map(({ passageId, input }) => ({ passageId, input })),
    storeEmbeddings: database.transaction(store).immediate,
    embeddings: (modelId: string): Embedded[] => {
      const rows = database
        .prepare(`SELECT passage_id AS passageId, vector ${seen} ORDER BY passage_id`)
        .all(modelId) as { passageId: string; vector: Buffer }[];
      return rows.map(({ passageId, vector }) => ({
        passageId,
        vector: new Float32Array(vector.buffer.slice(vector.byteOffset, vector.byteOffset + vector.byteLength)),
      }));
    },
    embeddingCount: (modelId: string): number =>
      Number(database.prepare(`SELECT count(*) ${seen}`).pluck().get(modelId)),
    activeModel,
    activateModel: database.transaction(activate).immediate,
  };
}
