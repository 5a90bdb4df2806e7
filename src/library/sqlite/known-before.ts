import type { DocumentRecord } from '../records.js';
import type { Connection } from './open.js';

/** Shorter passages, such as "RESOLVED: That the report be noted.", stand in many items and tell none from another. */
const tellingLength = 40;

/**
 * A meeting without a day is told by its words, so one word that is corrected gives it, its items and passages other ids; so does a day
 * that is learnt later. Where meetings of a document are gone and others have come with the same words, these keep the time at which they
 * were first known. Take before the document's rows are replaced and call what it gives afterwards.
 */
export function keepFirstKnown(database: Connection, record: DocumentRecord): () => void {
  const held = new Set(
    database
      .prepare(
        'SELECT DISTINCT meeting_id FROM item JOIN document ON document.id = item.document_id WHERE document.path = ?',
      )
      .pluck()
      .all(record.document.document) as string[],
  );
  const come = new Set(record.meetings.map(({ id }) => id).filter((id) => !held.has(id)));
  const gone = [...held].filter((id) => !record.meetings.some((meeting) => meeting.id === id));
  if (come.size === 0 || gone.length === 0) return () => {};
  const before = new Map(
    (
      database
        .prepare(
          `SELECT passage.text AS text, min(first_known.at) AS at FROM passage JOIN item ON item.row = passage.item_row
           JOIN document ON document.id = item.document_id JOIN first_known ON first_known.id = passage.id
           WHERE document.path = ? AND length(passage.text) >= ${tellingLength}
           AND item.meeting_id IN (SELECT value FROM json_each(?)) GROUP BY passage.text`,
        )
        .all(record.document.document, JSON.stringify(gone)) as { text: string; at: string }[]
    ).map(({ text, at }) => [text, at]),
  );
  return () => {
    const settle = database.prepare('UPDATE first_known SET at = min(at, @at) WHERE id = @id');
    const meetingOf = new Map(record.items.map(({ id, meetingId }) => [id, meetingId]));
    for (const { id, itemId, text } of record.passages) {
      const [at, meetingId] = [before.get(text), meetingOf.get(itemId) ?? ''];
      if (at === undefined || !come.has(meetingId)) continue;
      for (const known of [id, itemId, meetingId]) settle.run({ id: known, at });
    }
  };
}
