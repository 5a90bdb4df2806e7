/** Each entry takes a state from the version before it to its own. Entries are never edited once released, only added. Times are milliseconds. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE job (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    team TEXT NOT NULL,
    user TEXT NOT NULL,
    channel TEXT,
    thread_ts TEXT,
    -- Jobs of one lane are done one at a time, in their order.
    lane TEXT,
    payload TEXT,
    at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'taken', 'done', 'failed')),
    -- When it may be taken: at once, at the next try, or when the lease of whoever has it runs out.
    free_at INTEGER NOT NULL,
    owner TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    reason TEXT
  ) STRICT;
  CREATE INDEX job_open ON job (row) WHERE state IN ('waiting', 'taken');
  CREATE INDEX job_lane ON job (lane, row) WHERE state IN ('waiting', 'taken');
  CREATE INDEX job_user ON job (user, at);
  CREATE INDEX job_at ON job (at);

  -- Digests of the keys: whatever a key is made of, nobody is found in it. \`at\` is the last time the claim was of use.
  CREATE TABLE claim (key BLOB PRIMARY KEY, job INTEGER NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX claim_job ON claim (job);
  CREATE INDEX claim_at ON claim (at);

  CREATE TABLE post (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    team TEXT NOT NULL,
    channel TEXT,
    thread_ts TEXT,
    user TEXT,
    response_url TEXT,
    ts TEXT,
    lane TEXT,
    body TEXT,
    ref TEXT,
    read_back INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sending', 'sent', 'unknown', 'failed', 'withdrawn')),
    at INTEGER NOT NULL,
    free_at INTEGER NOT NULL,
    owner TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    sending_since INTEGER,
    sent_at INTEGER,
    file TEXT,
    reason TEXT,
    withdrawn_at INTEGER,
    -- The body that replaces the message should it turn out to have been sent.
    replacement TEXT
  ) STRICT;
  CREATE INDEX post_open ON post (row) WHERE state IN ('pending', 'sending');
  CREATE INDEX post_lane ON post (lane, row) WHERE state IN ('pending', 'sending');
  CREATE INDEX post_unknown ON post (at) WHERE state = 'unknown';
  CREATE INDEX post_ref ON post (ref);
  CREATE INDEX post_at ON post (at);

  CREATE TABLE post_cite (post INTEGER NOT NULL REFERENCES post ON DELETE CASCADE, document TEXT NOT NULL, item_id TEXT NOT NULL,
    PRIMARY KEY (post, document, item_id)) STRICT, WITHOUT ROWID;
  CREATE INDEX post_cite_document ON post_cite (document);
  CREATE INDEX post_cite_item ON post_cite (item_id);

  CREATE TABLE answer (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    ref TEXT NOT NULL UNIQUE,
    job_id TEXT,
    team TEXT,
    user TEXT,
    channel TEXT,
    thread_ts TEXT,
    at INTEGER NOT NULL,
    status TEXT NOT NULL,
    question TEXT,
    scope TEXT,
    answer TEXT NOT NULL,
    evidence TEXT NOT NULL,
    context TEXT,
    program_version TEXT NOT NULL,
    -- 1 once the user's words are gone.
    blanked INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX answer_thread ON answer (channel, thread_ts, row);
  CREATE INDEX answer_at ON answer (at);

  CREATE TABLE answer_cite (answer INTEGER NOT NULL REFERENCES answer ON DELETE CASCADE, document TEXT NOT NULL, item_id TEXT NOT NULL,
    PRIMARY KEY (answer, document, item_id)) STRICT, WITHOUT ROWID;
  CREATE INDEX answer_cite_document ON answer_cite (document);
  CREATE INDEX answer_cite_item ON answer_cite (item_id);

  CREATE TABLE feedback (row INTEGER PRIMARY KEY AUTOINCREMENT, ref TEXT NOT NULL, user TEXT, verdict TEXT NOT NULL, reason TEXT,
    at INTEGER NOT NULL, UNIQUE (ref, user)) STRICT;

  CREATE TABLE audit (row INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, team TEXT, user TEXT, channel TEXT, event TEXT NOT NULL,
    ref TEXT, detail TEXT) STRICT;
  CREATE INDEX audit_at ON audit (at);

  CREATE TABLE scope (row INTEGER PRIMARY KEY, team TEXT NOT NULL, channel TEXT NOT NULL, council TEXT, body TEXT, set_by TEXT, at INTEGER NOT NULL,
    UNIQUE (team, channel)) STRICT;

  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  -- What may not be quoted: \`what\` is 'document' or 'item'.
  CREATE TABLE withdrawal (what TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (what, id)) STRICT, WITHOUT ROWID;
  `,
  `
  -- One digest for a channel and week, however often its subscription changes.
  CREATE TABLE subscription (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    team TEXT NOT NULL,
    channel TEXT NOT NULL,
    council TEXT,
    body TEXT,
    words TEXT,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    time TEXT NOT NULL,
    owner TEXT,
    set_by TEXT,
    at INTEGER NOT NULL,
    handled INTEGER NOT NULL,
    paused_until TEXT,
    disabled TEXT,
    UNIQUE (team, channel)
  ) STRICT;

  CREATE TABLE digest (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    team TEXT NOT NULL,
    channel TEXT NOT NULL,
    week TEXT NOT NULL,
    due INTEGER NOT NULL,
    since INTEGER NOT NULL,
    delivered INTEGER NOT NULL,
    until INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('posted', 'silent', 'asked', 'held', 'failed')),
    owner TEXT,
    left_out TEXT NOT NULL DEFAULT '[]',
    at INTEGER NOT NULL,
    reminded_at INTEGER,
    UNIQUE (team, channel, week)
  ) STRICT;
  CREATE INDEX digest_open ON digest (row) WHERE state = 'asked';
  CREATE INDEX digest_channel ON digest (channel, until);

  CREATE TABLE watch (row INTEGER PRIMARY KEY AUTOINCREMENT, team TEXT NOT NULL, channel TEXT NOT NULL, words TEXT NOT NULL, set_by TEXT,
    at INTEGER NOT NULL, seen INTEGER NOT NULL, UNIQUE (team, channel, words)) STRICT;
  -- One alert for a channel and day.
  CREATE TABLE alert (team TEXT NOT NULL, channel TEXT NOT NULL, day TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (team, channel, day)) STRICT, WITHOUT ROWID;

  -- Every mark ever given, so that each can be accounted for; the last one of an action holds.
  CREATE TABLE mark (row INTEGER PRIMARY KEY AUTOINCREMENT, action TEXT NOT NULL, verdict TEXT NOT NULL CHECK (verdict IN ('done', 'not_an_action', 'open')),
    reason TEXT NOT NULL, user TEXT, at INTEGER NOT NULL) STRICT;
  CREATE INDEX mark_action ON mark (action, row);

  -- The post in whose thread this one goes, once that is sent.
  ALTER TABLE post ADD COLUMN follows TEXT;
  CREATE INDEX post_follows ON post (follows) WHERE follows IS NOT NULL;
  `,
];

export const schemaVersion = migrations.length;
