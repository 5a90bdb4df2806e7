import Database from 'better-sqlite3';

/** Full text as it comes with SQLite: what the product has to beat. */
export interface PlainFullText {
  /** Places of the passages with any of the words, best first. */
  search(words: readonly string[], limit: number): number[];
  close(): void;
}

/** Passages in a table of their own, stemmed, ranked by BM25; words are joined by OR. In memory unless a file is named. */
export function createPlainFullText(texts: readonly string[], file = ':memory:'): PlainFullText {
  const database = new Database(file);
  database.pragma('journal_mode = OFF');
  database.exec("CREATE VIRTUAL TABLE passage USING fts5(body, tokenize = 'porter unicode61 remove_diacritics 2')");
  const add = database.prepare('INSERT INTO passage (rowid, body) VALUES (?, ?)');
  database.transaction(() => {
    texts.forEach((text, index) => {
      add.run(index + 1, text);
    });
  })();
  database.exec("INSERT INTO passage (passage) VALUES ('optimize')");
  const find = database
    .prepare('SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY bm25(passage), rowid LIMIT ?')
    .pluck();
  return {
    search: (words, limit) => {
      const quoted = words.map((word) => `"${word.replaceAll('"', '')}"`);
      return quoted.length === 0 ? [] : (find.all(quoted.join(' OR '), limit) as number[]).map((row) => row - 1);
    },
    close: () => database.close(),
  };
}
