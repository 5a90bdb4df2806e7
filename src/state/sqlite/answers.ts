import type { GivenAnswer, NewAnswer, StoredAnswer } from '../answers.js';
import { RefTakenError } from '../errors.js';
import type { Cite, Sources } from '../posts.js';
import type { Connection } from './open.js';
import { fromColumn, toColumn } from './values.js';
import type { createWithdrawals } from './withdrawals.js';

export interface AnswerRow {
  readonly row: number;
  readonly ref: string;
  readonly job_id: string | null;
  readonly team: string | null;
  readonly user: string | null;
  readonly channel: string | null;
  readonly thread_ts: string | null;
  readonly at: number;
  readonly question: string | null;
  readonly scope: string | null;
  readonly answer: string;
  readonly evidence: string;
  readonly context: string | null;
  readonly program_version: string;
}

/** The parts of a row that hold words. */
export type AnswerWords = Pick<AnswerRow, 'row' | 'question' | 'scope' | 'answer' | 'evidence' | 'context'>;

export const answerFrom = (row: AnswerRow): StoredAnswer => ({
  ref: row.ref,
  jobId: row.job_id,
  team: row.team,
  user: row.user,
  channel: row.channel,
  threadTs: row.thread_ts,
  at: new Date(row.at),
  question: row.question,
  scope: fromColumn(row.scope),
  answer: JSON.parse(row.answer) as GivenAnswer,
  evidence: JSON.parse(row.evidence) as StoredAnswer['evidence'],
  context: fromColumn(row.context),
  programVersion: row.program_version,
});

const citesOf = (citations: GivenAnswer['citations']): Cite[] =>
  citations.map(({ source, item }) => ({ document: source.document, itemId: item.id }));

/** Answers given. Each function runs inside the caller's transaction. */
export function createAnswers(database: Connection, withdrawals: ReturnType<typeof createWithdrawals>) {
  const insert = database.prepare(
    `INSERT INTO answer (ref, job_id, team, user, channel, thread_ts, at, status, question, scope, answer, evidence, context, program_version)
     VALUES (@ref, @jobId, @team, @user, @channel, @threadTs, @at, @status, @question, @scope, @answer, @evidence, @context, @programVersion)`,
  );
  const cite = database.prepare('INSERT OR IGNORE INTO answer_cite (answer, document, item_id) VALUES (?, ?, ?)');
  const byRef = database.prepare('SELECT * FROM answer WHERE ref = ?');
  const turns = database.prepare(
    'SELECT * FROM answer WHERE channel = @channel AND thread_ts = @threadTs AND team = @team ORDER BY row DESC LIMIT @limit',
  );
  const citing = database.prepare(
    `SELECT row FROM answer WHERE row IN (
       SELECT answer FROM answer_cite WHERE document IN (SELECT value FROM json_each(@documents))
       UNION SELECT answer FROM answer_cite WHERE item_id IN (SELECT value FROM json_each(@itemIds)))`,
  );
  const rewrite = database.prepare(
    'UPDATE answer SET question = @question, scope = @scope, answer = @answer, evidence = @evidence, context = @context WHERE row = @row',
  );

  return {
    save(answer: NewAnswer): void {
      const { citations, nearest } = answer.answer;
      withdrawals.refuse(citesOf(citations));
      if (byRef.get(answer.ref.toUpperCase()) !== undefined) throw new RefTakenError(answer.ref);
      const { lastInsertRowid } = insert.run({
        ref: answer.ref.toUpperCase(),
        jobId: answer.jobId,
        team: answer.team,
        user: answer.user,
        channel: answer.channel,
        threadTs: answer.threadTs,
        at: answer.at.getTime(),
        status: answer.answer.status,
        question: answer.question,
        scope: toColumn(answer.scope),
        answer: JSON.stringify(answer.answer),
        evidence: JSON.stringify(answer.evidence.map((evidence) => ({ ...evidence, withdrawnOn: null }))),
        context: toColumn(answer.context),
        programVersion: answer.programVersion,
      });
      // The nearest items of an answer that is none are named by their titles, which can be words of the minutes.
      for (const { document, itemId } of citesOf([...citations, ...nearest]))
        cite.run(lastInsertRowid, document, itemId);
    },
    refIsFree: (ref: string): boolean => byRef.get(ref.toUpperCase()) === undefined,
    answer(ref: string): StoredAnswer | null {
      const row = byRef.get(ref.toUpperCase()) as AnswerRow | undefined;
      return row === undefined ? null : answerFrom(row);
    },
    turns: (thread: { team: string; channel: string; threadTs: string; limit: number }): StoredAnswer[] =>
      (turns.all(thread) as AnswerRow[]).map(answerFrom).reverse(),
    citing: ({ documents, itemIds }: Sources): Set<number> => {
      const rows = citing.all({ documents: JSON.stringify(documents), itemIds: JSON.stringify(itemIds) });
      return new Set((rows as { row: number }[]).map(({ row }) => row));
    },
    rewrite: (words: AnswerWords): void => {
      rewrite.run({
        row: words.row,
        question: words.question,
        scope: words.scope,
        answer: words.answer,
        evidence: words.evidence,
        context: words.context,
      });
    },
  };
}
