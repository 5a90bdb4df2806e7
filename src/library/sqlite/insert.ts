import { approvedKey, key } from '../keys.js';
import type { DocumentRecord, StoredPassage, UnheldDocument } from '../records.js';
import { digestsByItem, sentencesOf } from '../sentence-digests.js';
import { termsOf } from '../terms.js';
import type { Connection } from './open.js';
import { bytesOf } from './term-numbers.js';

export interface Inserted {
  readonly itemRows: readonly number[];
  /** Numbers of the terms that the document holds. */
  readonly terms: ReadonlySet<number>;
}

/** The rows of one document. The caller holds the transaction. */
export function createInserts(database: Connection, numberOf: (term: string) => number) {
  const prepare = database.prepare.bind(database);
  const insert = {
    document: prepare(
      'INSERT INTO document (path, root, status, digest, fingerprint, record, text) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    meeting: prepare('INSERT OR IGNORE INTO meeting (document_id, id, record) VALUES (?, ?, ?)'),
    item: prepare(
      `INSERT INTO item (document_id, id, meeting_id, place, sitting, title_key, agenda_number, minute_number, standing, length, family, record)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)`,
    ),
    sentence: prepare('INSERT OR IGNORE INTO item_sentence (digest, item_row) VALUES (?, ?)'),
    passage: prepare(
      'INSERT INTO passage (item_row, id, place, head, text, record, head_terms, body_terms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    text: prepare('INSERT INTO passage_text (rowid, head, body) VALUES (?, ?, ?)'),
    resolution: prepare('INSERT INTO resolution (item_row, place, record) VALUES (?, ?, ?)'),
    action: prepare('INSERT INTO action (item_row, place, record) VALUES (?, ?, ?)'),
    observation: prepare(
      'INSERT INTO observation (item_row, place, metric_key, metric, council, record) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    trend: prepare('INSERT INTO trend (item_row, place, metric_key, record) VALUES (?, ?, ?, ?)'),
    approval: prepare('INSERT INTO approval (document_id, item_id, record) VALUES (?, ?, ?)'),
    definition: prepare('INSERT OR IGNORE INTO definition (document_id, short, full_name) VALUES (?, ?, ?)'),
    withheld: prepare('INSERT INTO withheld (document_id, record) VALUES (?, ?)'),
    firstKnown: prepare('INSERT OR IGNORE INTO first_known (id, at) VALUES (?, ?)'),
  };

  function document(record: DocumentRecord): Inserted {
    const { document, text, fingerprint } = record;
    const values = [document.document, document.root, 'stored', document.digest, fingerprint];
    const id = Number(insert.document.run(...values, JSON.stringify(document), text).lastInsertRowid);
    for (const meeting of record.meetings) insert.meeting.run(id, meeting.id, JSON.stringify(meeting));
    const rows = items(id, record);
    // No item has row 0, so a record whose parts do not fit together is refused whole.
    const rowOf = (itemId: string): number => rows.get(itemId) ?? 0;
    const terms = new Set<number>();
    record.passages.forEach((one, place) => {
      for (const number of passage(one, place, rowOf(one.itemId))) terms.add(number);
    });
    record.resolutions.forEach((one, place) => {
      insert.resolution.run(rowOf(one.itemId), place, JSON.stringify(one));
    });
    record.actions.forEach((one, place) => {
      insert.action.run(rowOf(one.itemId), place, JSON.stringify(one));
    });
    const councilOf = councils(record);
    record.observations.forEach((one, place) => {
      const metric = [one.metric.key, JSON.stringify(one.metric), councilOf(one.itemId)];
      insert.observation.run(rowOf(one.itemId), place, ...metric, JSON.stringify(one));
    });
    record.trends.forEach((one, place) => {
      insert.trend.run(rowOf(one.itemId), place, one.metricKey, JSON.stringify(one));
    });
    for (const approval of record.approvals) insert.approval.run(id, approval.itemId, JSON.stringify(approval));
    for (const { short, full } of record.definitions) insert.definition.run(id, short, full);
    for (const withheld of record.withheld) insert.withheld.run(id, JSON.stringify(withheld));
    for (const known of idsOf(record)) insert.firstKnown.run(known, document.ingestedAt);
    terms.delete(0);
    return { itemRows: [...rows.values()], terms };
  }

  function items(documentId: number, record: DocumentRecord): Map<string, number> {
    const rows = new Map<string, number>();
    const meetings = new Map(record.meetings.map((meeting) => [meeting.id, meeting]));
    const digests = digestsByItem(record.passages);
    record.items.forEach((item, place) => {
      const meeting = meetings.get(item.meetingId);
      const { lastInsertRowid } = insert.item.run(
        documentId,
        item.id,
        item.meetingId,
        place,
        meeting?.heldOn && meeting.body
          ? [meeting.council ?? '', meeting.body, meeting.heldOn].map(key).join('|')
          : null,
        item.titleBasis === 'printed' ? key(item.title) || null : null,
        item.agendaItemNumber,
        item.minuteNumber,
        meeting?.minutesStatus === 'approved' ? 1 : 0,
        item.source.end - item.source.start,
        JSON.stringify(item),
      );
      const row = Number(lastInsertRowid);
      for (const digest of digests.get(item.id) ?? []) insert.sentence.run(digest, row);
      rows.set(item.id, row);
    });
    return rows;
  }

  function passage(one: StoredPassage, place: number, itemRow: number): readonly number[] {
    const { text, head, ...rest } = one;
    const headTerms = termsOf(head).map(numberOf);
    const bodyTerms = sentencesOf(one).flatMap((sentence, index) => {
      const terms = termsOf(sentence).map(numberOf);
      return index === 0 ? terms : [0, ...terms];
    });
    const values = [itemRow, one.id, place, head, text, JSON.stringify(rest), bytesOf(headTerms), bytesOf(bodyTerms)];
    insert.text.run(insert.passage.run(...values).lastInsertRowid, head, text);
    return [...headTerms, ...bodyTerms];
  }

  function unheld(one: UnheldDocument): void {
    insert.document.run(one.document, one.root, one.status, null, one.fingerprint, JSON.stringify(one), null);
  }

  return { document, unheld };
}

const idsOf = ({ meetings, items, passages }: DocumentRecord): readonly string[] => [
  ...meetings.flatMap(({ id, minutesStatus }) => (minutesStatus === 'approved' ? [id, approvedKey(id)] : [id])),
  ...items.map(({ id }) => id),
  ...passages.map(({ id }) => id),
];

/** The council of each item's meeting; null when unknown. */
function councils(record: DocumentRecord): (itemId: string) => string | null {
  const ofMeeting = new Map(record.meetings.map(({ id, council }) => [id, council]));
  const ofItem = new Map(record.items.map(({ id, meetingId }) => [id, ofMeeting.get(meetingId) ?? null]));
  return (itemId) => ofItem.get(itemId) ?? null;
}
