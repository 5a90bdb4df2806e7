import type { Embedded, ToEmbed } from '../records.js';
import type { Connection } from './open.js';

/** The embeddings of the SQLite library, kept as truth; every vector index is derived from them. */
export function createVectorStore(database: Connection) {
  const add = database.prepare('INSERT OR REPLACE INTO embedding (model, passage_id, vector) VALUES (?, ?, ?)');
  const set = database.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );

  return {
    toEmbed: (modelId: string): ToEmbed[] =>
      database
        .prepare(
          `SELECT DISTINCT passage.id AS passageId, passage.head || char(10) || passage.text AS input FROM passage
           WHERE NOT EXISTS (SELECT 1 FROM embedding WHERE embedding.model = ? AND embedding.passage_id = passage.id) ORDER BY passage.row`,
        )
        .all(modelId) as ToEmbed[],
    storeEmbeddings: database.transaction((modelId: string, embedded: readonly Embedded[]) => {
      for (const { passageId, vector } of embedded)
        add.run(modelId, passageId, Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength));
    }).immediate,
    embeddings: (modelId: string): Embedded[] => {
      const rows = database
        .prepare(
          `SELECT passage_id AS passageId, vector FROM embedding WHERE model = ? AND EXISTS
           (SELECT 1 FROM passage JOIN item ON item.row = passage.item_row WHERE passage.id = embedding.passage_id AND item.used = 1) ORDER BY passage_id`,
        )
        .all(modelId) as { passageId: string; vector: Buffer }[];
      return rows.map(({ passageId, vector }) => ({
        passageId,
        vector: new Float32Array(vector.buffer.slice(vector.byteOffset, vector.byteOffset + vector.byteLength)),
      }));
    },
    embeddingCount: (modelId: string): number =>
      Number(database.prepare('SELECT count(*) FROM embedding WHERE model = ?').pluck().get(modelId)),
    activeModel: (): { modelId: string; dimensions: number } | null => {
      const value = database.prepare("SELECT value FROM setting WHERE name = 'model'").pluck().get();
      return typeof value === 'string' ? (JSON.parse(value) as { modelId: string; dimensions: number }) : null;
    },
    activateModel: database.transaction((model: { modelId: string; dimensions: number }) => {
      set.run('model', JSON.stringify(model));
      database.prepare('DELETE FROM embedding WHERE model <> ?').run(model.modelId);
      database.prepare("UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE name = 'generation'").run();
    }).immediate,
  };
}
