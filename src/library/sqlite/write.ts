import { createHash } from 'node:crypto';
import type { DocumentRecord, StoredPassage, UnheldDocument } from '../records.js';
import { termsOf } from '../terms.js';
import { familiesOf, joinFamilies, settleFamilies } from './families.js';
import type { Connection } from './open.js';

/** The writes of the SQLite library. Each function is one immediate transaction. */
export function createWriter(database: Connection) {
  const prepare = database.prepare.bind(database);
  const insert = {
    document: prepare(
      'INSERT INTO document (path, root, status, digest, fingerprint, record, text) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    meeting: prepare('INSERT OR IGNORE INTO meeting (document_id, id, record) VALUES (?, ?, ?)'),
    item: prepare(
      'INSERT INTO item (document_id, id, place, sitting, title_key, number_key, standing, length, family, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)',
    ),
    sentence: prepare('INSERT OR IGNORE INTO item_sentence (digest, item_row) VALUES (?, ?)'),
    passage: prepare(
      'INSERT INTO passage (item_row, id, place, head, text, record, head_terms, body_terms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    text: prepare('INSERT INTO passage_text (rowid, head, body) VALUES (?, ?, ?)'),
    resolution: prepare('INSERT INTO resolution (item_row, place, record) VALUES (?, ?, ?)'),
    action: prepare('INSERT INTO action (item_row, place, record) VALUES (?, ?, ?)'),
    approval: prepare('INSERT INTO approval (document_id, record) VALUES (?, ?)'),
    definition: prepare('INSERT OR IGNORE INTO definition (document_id, short, full_name) VALUES (?, ?, ?)'),
    withheld: prepare('INSERT INTO withheld (document_id, record) VALUES (?, ?)'),
  };
  const numbers = createTermNumbers(database);

  const bump = prepare("UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE name = 'generation'");

  function remove(path: string): void {
    const document = prepare('SELECT id FROM document WHERE path = ?').get(path) as { id: number } | undefined;
    if (!document) return;
    const families = familiesOf(database, document.id);
    const passages = prepare(
      'SELECT passage.row, passage.id FROM passage JOIN item ON item.row = passage.item_row WHERE item.document_id = ?',
    ).all(document.id) as {
      row: number;
      id: string;
    }[];
    const dropText = prepare('DELETE FROM passage_text WHERE rowid = ?');
    for (const { row } of passages) dropText.run(row);
    prepare('DELETE FROM document WHERE id = ?').run(document.id);
    const dropVector = prepare(
      'DELETE FROM embedding WHERE passage_id = ? AND NOT EXISTS (SELECT 1 FROM passage WHERE passage.id = embedding.passage_id)',
    );
    for (const { id } of passages) dropVector.run(id);
    settleFamilies(database, families);
  }

  function store(record: DocumentRecord): void {
    const { document } = record;
    const keep = keepVectors(database, record.passages);
    remove(document.document);
    const documentId = Number(
      insert.document.run(
        document.document,
        document.root,
        'stored',
        document.digest,
        record.fingerprint,
        JSON.stringify(document),
        record.text,
      ).lastInsertRowid,
    );
    for (const meeting of record.meetings) insert.meeting.run(documentId, meeting.id, JSON.stringify(meeting));
    const itemRows = storeItems(documentId, record);
    record.passages.forEach((passage, place) => {
      storePassage(passage, place, itemRows.get(passage.itemId) ?? 0);
    });
    record.resolutions.forEach((resolution, place) => {
      insert.resolution.run(itemRows.get(resolution.itemId) ?? 0, place, JSON.stringify(resolution));
    });
    record.actions.forEach((action, place) => {
      insert.action.run(itemRows.get(action.itemId) ?? 0, place, JSON.stringify(action));
    });
    for (const approval of record.approvals) insert.approval.run(documentId, JSON.stringify(approval));
    for (const { short, full } of record.definitions) insert.definition.run(documentId, short, full);
    for (const withheld of record.withheld) insert.withheld.run(documentId, JSON.stringify(withheld));
    restoreVectors(database, keep);
    settleFamilies(database, joinFamilies(database, documentId));
    bump.run();
  }

  function storeItems(documentId: number, record: DocumentRecord): Map<string, number> {
    const rows = new Map<string, number>();
    const meetings = new Map(record.meetings.map((meeting) => [meeting.id, meeting]));
    const standing = { draft: 0, unknown: 1, approved: 2 };
    record.items.forEach((item, place) => {
      const meeting = meetings.get(item.meetingId);
      const sentences = record.passages
        .filter((passage) => passage.itemId === item.id)
        .flatMap((passage) => digestsOf(passage, record.text));
      const sitting =
        meeting?.heldOn && meeting.body ? key(`${meeting.council ?? ''}|${meeting.body}|${meeting.heldOn}`) : null;
      const row = Number(
        insert.item.run(
          documentId,
          item.id,
          place,
          sitting,
          item.titleBasis === 'printed' ? key(item.title) : '',
          item.agendaItemNumber ?? item.minuteNumber,
          standing[meeting?.minutesStatus ?? 'unknown'],
          item.source.end - item.source.start,
          JSON.stringify(item),
        ).lastInsertRowid,
      );
      for (const digest of sentences) insert.sentence.run(digest, row);
      rows.set(item.id, row);
    });
    return rows;
  }

  function storePassage(passage: StoredPassage, place: number, itemRow: number): void {
    const { text, head, ...rest } = passage;
    const bodyTerms = passage.sentences.flatMap((sentence, index) => {
      const terms = termsOf(text.slice(sentence.start - passage.source.start, sentence.end - passage.source.start)).map(
        numbers.numberOf,
      );
      return index === 0 ? terms : [0, ...terms];
    });
    const row = insert.passage.run(
      itemRow,
      passage.id,
      place,
      head,
      text,
      JSON.stringify(rest),
      bytes(termsOf(head).map(numbers.numberOf)),
      bytes(bodyTerms),
    ).lastInsertRowid;
    insert.text.run(row, head, text);
  }

  function storeUnheld(unheld: UnheldDocument): void {
    remove(unheld.document);
    insert.document.run(
      unheld.document,
      unheld.root,
      unheld.status,
      null,
      unheld.fingerprint,
      JSON.stringify(unheld),
      null,
    );
    bump.run();
  }

  /** Numbers handed out in a transaction that was rolled back do not exist, so the map is emptied with it. */
  const inTransaction = <Argument>(work: (argument: Argument) => void) => {
    const transaction = database.transaction(work);
    return (argument: Argument): void => {
      try {
        transaction.immediate(argument);
      } catch (error) {
        numbers.forget();
        throw error;
      }
    };
  };

  return {
    store: inTransaction(store),
    storeUnheld: inTransaction(storeUnheld),
    remove: inTransaction((path: string) => {
      remove(path);
      bump.run();
    }),
    bump: (): void => {
      bump.run();
    },
  };
}

/** The form in which titles and names are compared: letters and digits only, lower case. */
export const key = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}|]+/gu, ' ')
    .trim();

/** Eight words and more make a sentence that tells one item from another. */
function digestsOf(passage: StoredPassage, text: string): number[] {
  return passage.sentences
    .map((sentence) => key(text.slice(sentence.start, sentence.end)))
    .filter((words) => words.split(' ').length >= 8)
    .map((words) => createHash('sha1').update(words).digest().readUIntBE(0, 6));
}

const bytes = (numbers: readonly number[]): Buffer => {
  const array = Uint32Array.from(numbers);
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
};

function createTermNumbers(database: Connection) {
  const known = new Map<string, number>();
  const add = database.prepare('INSERT OR IGNORE INTO term (term) VALUES (?)');
  const find = database.prepare('SELECT number FROM term WHERE term = ?').pluck();
  return {
    numberOf: (term: string): number => {
      const found = known.get(term);
      if (found !== undefined) return found;
      add.run(term);
      const number = Number(find.get(term));
      known.set(term, number);
      return number;
    },
    forget: (): void => known.clear(),
  };
}

interface Vector {
  readonly model: string;
  readonly passage_id: string;
  readonly vector: Buffer;
}

/** A passage that comes back unchanged keeps its vectors: only what is new is embedded. */
function keepVectors(database: Connection, passages: readonly StoredPassage[]): Vector[] {
  const find = database.prepare('SELECT model, passage_id, vector FROM embedding WHERE passage_id = ?');
  return passages.flatMap(({ id }) => find.all(id) as Vector[]);
}

function restoreVectors(database: Connection, vectors: readonly Vector[]): void {
  const add = database.prepare('INSERT OR IGNORE INTO embedding (model, passage_id, vector) VALUES (?, ?, ?)');
  for (const { model, passage_id, vector } of vectors) add.run(model, passage_id, vector);
}
