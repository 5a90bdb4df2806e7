import type { DocumentRecord, StoredPassage } from '../records.js';
import type { Connection } from './open.js';

/** Everything that is held of one document, as it would be stored again; null where it is not held. */
export function readRecord(database: Connection, documentId: number): DocumentRecord | null {
  const document = database
    .prepare("SELECT record, text, fingerprint FROM document WHERE id = ? AND status = 'stored'")
    .get(documentId) as { record: string; text: string; fingerprint: string } | undefined;
  if (!document) return null;
  const read = <Row>(sql: string): Row[] =>
    (database.prepare(sql).pluck().all(documentId) as string[]).map((record) => JSON.parse(record) as Row);
  const ofItems = <Row>(table: string): Row[] =>
    read(
      `SELECT ${table}.record FROM ${table} JOIN item ON item.row = ${table}.item_row WHERE item.document_id = ? ORDER BY ${table}.place`,
    );
  const ofDocument = <Row>(table: string, order: string): Row[] =>
    read(`SELECT record FROM ${table} WHERE document_id = ? ORDER BY ${order}`);
  const passages = database
    .prepare(
      `SELECT passage.id, passage.head, passage.text, passage.record FROM passage JOIN item ON item.row = passage.item_row
       WHERE item.document_id = ? ORDER BY passage.place`,
    )
    .all(documentId) as { id: string; head: string; text: string; record: string }[];
  return {
    document: JSON.parse(document.record),
    text: document.text,
    fingerprint: document.fingerprint,
    meetings: ofDocument('meeting', 'id'),
    items: ofDocument('item', 'place'),
    passages: passages.map(
      ({ record, ...words }): StoredPassage => ({
        ...(JSON.parse(record) as Omit<StoredPassage, 'id' | 'text' | 'head'>),
        ...words,
      }),
    ),
    resolutions: ofItems('resolution'),
    actions: ofItems('action'),
    observations: ofItems('observation'),
    trends: ofItems('trend'),
    approvals: ofDocument('approval', 'row'),
    definitions: database
      .prepare('SELECT short, full_name AS "full" FROM definition WHERE document_id = ?')
      .all(documentId) as DocumentRecord['definitions'],
    withheld: ofDocument('withheld', 'row'),
  };
}
