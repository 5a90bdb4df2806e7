import type { Citation } from '../../minutes/types.js';
import type { GivenAnswer, StoredAnswer } from '../answers.js';
import { londonDay } from '../london-day.js';
import type { Post } from '../posts.js';
import { type AnswerParts, redactAnswer, saysWithdrawn, withdrawnTexts } from '../redact-answer.js';
import type { Redacted, Redaction } from '../redaction.js';
import { changeTexts, createPhrases, someText } from '../words.js';
import type { AnswerWords, createAnswers } from './answers.js';
import type { Connection } from './open.js';
import type { createOutbox, PostRow } from './outbox.js';
import { fromColumn, toColumn } from './values.js';
import type { createWithdrawals } from './withdrawals.js';

export interface RedactionParts {
  readonly answers: ReturnType<typeof createAnswers>;
  readonly outbox: ReturnType<typeof createOutbox>;
  readonly withdrawals: ReturnType<typeof createWithdrawals>;
}

/** Takes withdrawn words out of everything held. Runs inside the caller's transaction. */
export function createRedaction(database: Connection, { answers, outbox, withdrawals }: RedactionParts) {
  const columns = 'row, ref, question, scope, answer, evidence, context';
  const allAnswers = database.prepare(`SELECT ${columns} FROM answer`);
  const someAnswers = database.prepare(`SELECT ${columns} FROM answer WHERE row IN (SELECT value FROM json_each(?))`);
  const otherPosts = database.prepare(
    'SELECT * FROM post WHERE body IS NOT NULL AND withdrawn_at IS NULL ORDER BY row',
  );
  const emptyPost = database.prepare(
    `UPDATE post SET body = NULL, withdrawn_at = @at, replacement = @replacement,
     state = CASE state WHEN 'pending' THEN 'withdrawn' ELSE state END WHERE row = @row`,
  );

  const replaceLater = database.prepare('UPDATE post SET replacement = @replacement WHERE row = @row');

  /** Columns outside answers and posts that may repeat a sentence. */
  const elsewhere = [
    { table: 'job', column: 'payload', json: true },
    { table: 'audit', column: 'detail', json: true },
    { table: 'feedback', column: 'reason', json: false },
  ].map(({ table, column, json }) => ({
    json,
    list: database.prepare(`SELECT row, ${column} AS value FROM ${table} WHERE ${column} IS NOT NULL`),
    write: database.prepare(`UPDATE ${table} SET ${column} = ? WHERE row = ?`),
  }));

  function redactAnswers(redaction: Redaction, on: string): { refs: string[]; repeats: (text: string) => boolean } {
    const citing = answers.citing(redaction);
    const isWithdrawn = ({ source, item }: Citation): boolean =>
      redaction.documents.includes(source.document) || redaction.itemIds.includes(item.id);
    const quoting = someAnswers.all(JSON.stringify([...citing])) as NamedWords[];
    const texts = quoting.flatMap((row) => withdrawnTexts(partsOf(row), isWithdrawn));
    const repeats = createPhrases([...texts, ...(redaction.texts ?? [])]);
    const changed: NamedWords[] = [];
    for (const row of allAnswers.iterate() as IterableIterator<NamedWords>) {
      if (!citing.has(row.row) && !mayRepeat(row, repeats)) continue;
      const words = columnsOf(redactAnswer(partsOf(row), { isWithdrawn, repeats, on }));
      if (differs(row, words)) changed.push({ row: row.row, ref: row.ref, ...words });
    }
    for (const row of changed) answers.rewrite(row);
    return { refs: changed.map(({ ref }) => ref), repeats };
  }

  function redactPosts(redaction: Redaction, repeats: (text: string) => boolean): Omit<Redacted, 'answers'> {
    const rows = new Map(
      outbox
        .citingRows(redaction)
        .filter(({ withdrawn_at }) => withdrawn_at === null)
        .map((row) => [row.row, row]),
    );
    for (const row of otherPosts.iterate() as IterableIterator<PostRow>)
      if (!rows.has(row.row) && columnMayRepeat(row.body, repeats) && someText(fromColumn(row.body), repeats))
        rows.set(row.row, row);
    const posts: Post[] = [];
    const unchangeable: Post[] = [];
    const replaced = new Set<string>();
    for (const row of [...rows.values()].sort((first, second) => first.row - second.row)) {
      if (row.state === 'withdrawn') continue;
      const body = redaction.bodyFor(outbox.postFrom(row));
      const mayAppear = row.state === 'sending' || row.state === 'unknown';
      // The same body again holds no words: it is sent as it is, and once more where the words may stand in Slack already.
      const isSame = toColumn(body) === row.body;
      if (isSame) replaceLater.run({ row: row.row, replacement: mayAppear ? row.body : null });
      else
        emptyPost.run({
          row: row.row,
          at: redaction.at.getTime(),
          replacement: mayAppear ? toColumn(body) : null,
        });
      const emptied = outbox.post(row.id);
      if (emptied === null) continue;
      if (row.state === 'unknown') unchangeable.push(emptied);
      if (row.state !== 'sent') continue;
      const message = JSON.stringify([row.team, row.channel, row.ts]);
      if (row.ts !== null && replaced.has(message)) continue;
      replaced.add(message);
      if (outbox.replace({ ...row, withdrawn_at: redaction.at.getTime() }, body)) posts.push(emptied);
      else unchangeable.push(emptied);
    }
    return { posts, unchangeable };
  }

  function redactElsewhere(repeats: (text: string) => boolean, on: string): void {
    const change = (text: string): string => (repeats(text) ? saysWithdrawn(on) : text);
    for (const { json, list, write } of elsewhere) {
      const changed: [string, number][] = [];
      for (const { row, value } of list.iterate() as IterableIterator<{ row: number; value: string }>) {
        if (!columnMayRepeat(value, repeats)) continue;
        const next = json ? JSON.stringify(changeTexts(JSON.parse(value), change)) : change(value);
        if (next !== value) changed.push([next, row]);
      }
      for (const [value, row] of changed) write.run(value, row);
    }
  }

  return (redaction: Redaction): Redacted => {
    withdrawals.add(redaction, redaction.at);
    const on = londonDay(redaction.at);
    const { refs, repeats } = redactAnswers(redaction, on);
    const posts = redactPosts(redaction, repeats);
    redactElsewhere(repeats, on);
    return { answers: refs, ...posts };
  };
}

type NamedWords = AnswerWords & { readonly ref: string };

/** A quick look at the column as it is stored, which spares reading the JSON of nearly every row. */
const columnMayRepeat = (column: string | null, repeats: (text: string) => boolean): boolean =>
  column !== null && repeats(column.replace(/\\[bfnrt]/g, ' ').replace(/\\(.)/g, '$1'));

const parts = ['question', 'scope', 'answer', 'evidence', 'context'] as const;

const mayRepeat = (row: AnswerWords, repeats: (text: string) => boolean): boolean =>
  parts.some((part) => columnMayRepeat(row[part], repeats));

const differs = (row: AnswerWords, words: Omit<AnswerWords, 'row'>): boolean =>
  parts.some((part) => row[part] !== words[part]);

const partsOf = (row: AnswerWords): AnswerParts => ({
  question: row.question,
  scope: fromColumn(row.scope),
  answer: JSON.parse(row.answer) as GivenAnswer,
  evidence: JSON.parse(row.evidence) as StoredAnswer['evidence'],
  context: fromColumn(row.context),
});

const columnsOf = (parts: AnswerParts): Omit<AnswerWords, 'row'> => ({
  question: parts.question,
  scope: toColumn(parts.scope),
  answer: JSON.stringify(parts.answer),
  evidence: JSON.stringify(parts.evidence),
  context: toColumn(parts.context),
});
