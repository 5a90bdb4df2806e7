import type { DocumentRecord } from '../records.js';
import type { Connection } from './open.js';
import { numbersIn } from './term-numbers.js';

/** What a document leaves behind for its remover to settle. */
export interface Removed {
  readonly status: 'stored' | 'failed' | 'duplicate' | 'exempt';
  /** Numbers of the terms that it held. */
  readonly terms: ReadonlySet<number>;
}

/** Takes a document's rows, full text and vectors away; null when there is no such document. */
export function removeRows(database: Connection, path: string): Removed | null {
  const document = database.prepare('SELECT id, status FROM document WHERE path = ?').get(path) as
    | { id: number; status: Removed['status'] }
    | undefined;
  if (!document) return null;
  const passages = database
    .prepare(
      `SELECT passage.row, passage.id, passage.head_terms AS head, passage.body_terms AS body
       FROM passage JOIN item ON item.row = passage.item_row WHERE item.document_id = ?`,
    )
    .all(document.id) as { row: number; id: string; head: Buffer; body: Buffer }[];
  const dropText = database.prepare('DELETE FROM passage_text WHERE rowid = ?');
  const dropVector = database.prepare(
    'DELETE FROM embedding WHERE passage_id = ? AND NOT EXISTS (SELECT 1 FROM passage WHERE passage.id = embedding.passage_id)',
  );
  for (const { row } of passages) dropText.run(row);
  database.prepare('DELETE FROM document WHERE id = ?').run(document.id);
  for (const { id } of passages) dropVector.run(id);
  const terms = new Set(passages.flatMap(({ head, body }) => [...numbersIn(head), ...numbersIn(body)]));
  terms.delete(0);
  return { status: document.status, terms };
}

interface Vector {
  readonly model: string;
  readonly passage_id: string;
  readonly vector: Buffer;
}

/** The vectors of passages that come back with the same words under the same heading: only what is new is embedded. */
export function keepVectors(database: Connection, passages: DocumentRecord['passages']): Vector[] {
  const find = database.prepare(
    `SELECT model, passage_id, vector FROM embedding WHERE passage_id = @id
     AND EXISTS (SELECT 1 FROM passage WHERE passage.id = @id AND passage.head = @head AND passage.text = @text)`,
  );
  return passages.flatMap(({ id, head, text }) => find.all({ id, head, text }) as Vector[]);
}

export function restoreVectors(database: Connection, vectors: readonly Vector[]): void {
  const add = database.prepare('INSERT OR IGNORE INTO embedding (model, passage_id, vector) VALUES (?, ?, ?)');
  for (const { model, passage_id, vector } of vectors) add.run(model, passage_id, vector);
}
