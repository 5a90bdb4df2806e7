/** Each entry takes a library from the version before it to its own. Entries are never edited once released, only added. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  -- Counted from the second it is made, so that an index left over from another library in the same folder never fits this one.
  INSERT INTO setting VALUES ('generation', CAST(CAST(strftime('%s', 'now') AS INTEGER) * 1000 AS TEXT));

  CREATE TABLE root (path TEXT PRIMARY KEY) STRICT;

  CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    root TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('stored', 'failed', 'duplicate', 'exempt')),
    digest TEXT,
    fingerprint TEXT NOT NULL,
    record TEXT NOT NULL,
    text TEXT
  ) STRICT;
  CREATE INDEX document_digest ON document (digest);

  -- One row for each document that prints the meeting; readers see one meeting for each id.
  CREATE TABLE meeting (document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, id TEXT NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (document_id, id)) STRICT, WITHOUT ROWID;

  -- One row for each document that prints the item. \`used\` is 1 for the copy that readers see.
  CREATE TABLE item (
    row INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    id TEXT NOT NULL,
    meeting_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    sitting TEXT,
    title_key TEXT,
    agenda_number TEXT,
    minute_number TEXT,
    standing INTEGER NOT NULL,
    length INTEGER NOT NULL,
    family INTEGER NOT NULL,
    used INTEGER NOT NULL DEFAULT 1,
    record TEXT NOT NULL
  ) STRICT;
  CREATE INDEX item_document ON item (document_id);
  CREATE INDEX item_id ON item (id);
  CREATE INDEX item_sitting ON item (sitting);
  CREATE INDEX item_family ON item (family);

  -- Digests of an item's longer sentences, to know the same item when it is printed again elsewhere.
  CREATE TABLE item_sentence (digest INTEGER NOT NULL, item_row INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
    PRIMARY KEY (digest, item_row)) STRICT, WITHOUT ROWID;
  CREATE INDEX item_sentence_item ON item_sentence (item_row);

  CREATE TABLE passage (
    row INTEGER PRIMARY KEY,
    item_row INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
    id TEXT NOT NULL,
    place INTEGER NOT NULL,
    head TEXT NOT NULL,
    text TEXT NOT NULL,
    record TEXT NOT NULL,
    head_terms BLOB NOT NULL,
    body_terms BLOB NOT NULL
  ) STRICT;
  CREATE INDEX passage_item ON passage (item_row);
  CREATE INDEX passage_id ON passage (id);

  CREATE VIRTUAL TABLE passage_text USING fts5(head, body, tokenize = 'porter unicode61 remove_diacritics 2');
  INSERT INTO passage_text (passage_text, rank) VALUES ('secure-delete', 1);

  -- \`uses\` counts the documents that hold the term: a word that is in no document is in no table either.
  CREATE TABLE term (number INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE, uses INTEGER NOT NULL DEFAULT 0) STRICT;

  CREATE TABLE embedding (model TEXT NOT NULL, passage_id TEXT NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (model, passage_id)) STRICT, WITHOUT ROWID;

  CREATE TABLE resolution (item_row INTEGER NOT NULL REFERENCES item ON DELETE CASCADE, place INTEGER NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (item_row, place)) STRICT, WITHOUT ROWID;
  CREATE TABLE action (item_row INTEGER NOT NULL REFERENCES item ON DELETE CASCADE, place INTEGER NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (item_row, place)) STRICT, WITHOUT ROWID;
  CREATE TABLE approval (row INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, item_id TEXT NOT NULL,
    record TEXT NOT NULL) STRICT;
  CREATE TABLE definition (document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, short TEXT NOT NULL, full_name TEXT NOT NULL,
    PRIMARY KEY (document_id, short, full_name)) STRICT, WITHOUT ROWID;
  CREATE TABLE withheld (row INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, record TEXT NOT NULL) STRICT;
  `,
  `
  -- Metric and council stand beside the record, so that metrics are counted without reading it.
  CREATE TABLE observation (item_row INTEGER NOT NULL REFERENCES item ON DELETE CASCADE, place INTEGER NOT NULL, metric_key TEXT NOT NULL,
    metric TEXT NOT NULL, council TEXT, record TEXT NOT NULL, PRIMARY KEY (item_row, place)) STRICT, WITHOUT ROWID;
  CREATE INDEX observation_metric ON observation (metric_key, metric, council);

  CREATE TABLE trend (item_row INTEGER NOT NULL REFERENCES item ON DELETE CASCADE, place INTEGER NOT NULL, metric_key TEXT,
    record TEXT NOT NULL, PRIMARY KEY (item_row, place)) STRICT, WITHOUT ROWID;
  CREATE INDEX trend_metric ON trend (metric_key) WHERE metric_key IS NOT NULL;
  `,
  `
  -- What officers decided about the words held, in order. Kept in withdrawals.jsonl too, for a library that is made anew.
  CREATE TABLE decision (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL) STRICT;
  `,
  `
  -- When each meeting, item and passage was first stored: a document that is read again, or put back after a deletion, is no news.
  -- Ids and times only, and kept when the document goes. What begins with "approved " is a meeting whose minutes were so printed.
  CREATE TABLE first_known (id TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
  INSERT OR IGNORE INTO first_known
    SELECT id, min(at) FROM (
      SELECT meeting.id AS id, document.record ->> '$.ingestedAt' AS at FROM meeting JOIN document ON document.id = meeting.document_id
      UNION ALL
      SELECT 'approved ' || meeting.id, document.record ->> '$.ingestedAt' FROM meeting JOIN document ON document.id = meeting.document_id
        WHERE meeting.record ->> '$.minutesStatus' = 'approved'
      UNION ALL
      SELECT item.id, document.record ->> '$.ingestedAt' FROM item JOIN document ON document.id = item.document_id
      UNION ALL
      SELECT passage.id, document.record ->> '$.ingestedAt' FROM passage JOIN item ON item.row = passage.item_row
        JOIN document ON document.id = item.document_id)
    WHERE at IS NOT NULL GROUP BY id;
  `,
];

export const schemaVersion = migrations.length;
