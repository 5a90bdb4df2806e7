import type { GivenAnswer } from '../answers.js';
import type { HeldKind } from '../held.js';
import { textOf } from '../redact-answer.js';
import type { Connection } from './open.js';

/** A message that quotes minutes and can still be changed: where it stands is kept, so that a withdrawal reaches it. */
const mustBeReachable = `state = 'sent' AND ts IS NOT NULL AND channel IS NOT NULL AND kind NOT IN ('ephemeral', 'response')
  AND EXISTS (SELECT 1 FROM post_cite WHERE post = post.row)`;

/**
 * Takes the user's words and ids out of single records, or deletes those of no other use. One function for each kind, by row.
 * Each runs inside the caller's transaction.
 */
export function createForget(database: Connection, now: () => Date): Readonly<Record<HeldKind, (row: number) => void>> {
  const renewClaims = database.prepare('UPDATE claim SET at = ? WHERE job = ?');
  const deleteJob = database.prepare('DELETE FROM job WHERE row = ?');
  const blankPost = database.prepare(
    `UPDATE post SET body = NULL, user = NULL, response_url = NULL, thread_ts = NULL, lane = NULL, reason = NULL, replacement = NULL
     WHERE row = ? AND ${mustBeReachable}`,
  );
  const deletePost = database.prepare(`DELETE FROM post WHERE row = ? AND NOT (${mustBeReachable})`);
  const readAnswer = database.prepare('SELECT answer FROM answer WHERE row = ?').pluck();
  const blankAnswer = database.prepare(
    `UPDATE answer SET blanked = 1, job_id = NULL, user = NULL, channel = NULL, thread_ts = NULL, question = NULL, scope = NULL,
     context = NULL, answer = @answer WHERE row = @row`,
  );
  const blankFeedback = database.prepare('UPDATE feedback SET user = NULL, reason = NULL WHERE row = ?');
  const blankAudit = database.prepare('UPDATE audit SET user = NULL, channel = NULL, detail = NULL WHERE row = ?');
  const blankScope = database.prepare('UPDATE scope SET set_by = NULL WHERE row = ?');
  // A digest goes on without whoever set it up; not with words of theirs, and not where only its owner could send it.
  const blankSubscription = database.prepare('UPDATE subscription SET set_by = NULL WHERE row = ?');
  const deleteSubscription = database.prepare(
    'DELETE FROM subscription WHERE row = ? AND (words IS NOT NULL OR owner IS NOT NULL)',
  );
  const deleteWatch = database.prepare('DELETE FROM watch WHERE row = ?');
  const blankMark = database.prepare("UPDATE mark SET user = NULL, reason = '' WHERE row = ?");
  return {
    subscription: (row) => {
      deleteSubscription.run(row);
      blankSubscription.run(row);
    },
    watch: (row) => {
      deleteWatch.run(row);
    },
    mark: (row) => {
      blankMark.run(row);
    },
    job: (row) => {
      // Slack may deliver the request again: it stays known for a while yet.
      renewClaims.run(now().getTime(), row);
      deleteJob.run(row);
    },
    post: (row) => {
      if (blankPost.run(row).changes === 0) deletePost.run(row);
    },
    answer: (row) => {
      const answer = JSON.parse(String(readAnswer.get(row))) as GivenAnswer;
      blankAnswer.run({ row, answer: JSON.stringify(withoutQuestion(answer)) });
    },
    feedback: (row) => {
      blankFeedback.run(row);
    },
    audit: (row) => {
      blankAudit.run(row);
    },
    scope: (row) => {
      blankScope.run(row);
    },
  };
}

/** What the minutes said, without what somebody wanted to know: notes and the nearest items tell that too. */
const withoutQuestion = (answer: GivenAnswer): GivenAnswer => ({
  ...answer,
  ...(answer.model ? { model: { ...answer.model, checks: [] } } : {}),
  question: '',
  text: answer.status === 'answered' ? textOf(answer.sentences) : '',
  notes: [],
  nearest: [],
  searched: { ...answer.searched, missing: [] },
});
