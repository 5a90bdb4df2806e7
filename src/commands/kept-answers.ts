import type { Answer } from '../answering/answer.js';
import { type AskOptions, answerQuestion } from '../answering/answer-question.js';
import type { MinuteBook } from '../answering/minute-book.js';
import { recordOfAnswer } from '../answering/record-answer.js';
import { newReference } from '../answering/reference.js';
import { answerWritten } from '../answering/written/answer-written.js';
import type { Writer } from '../answering/written/writer.js';
import { projectVersion } from '../paths.js';
import type { NewAnswer, State } from '../state/state.js';
import type { Context } from './context.js';

/** Answers that can be looked up later by their reference. */
export interface KeptAnswers {
  ask(question: string, options: AskOptions, mode: Answer['mode']): Promise<Answer>;
  /** Stores what is not stored yet. */
  close(): Promise<void>;
}

/** A batch is stored so many at a time: each time costs one wait for the disk. */
const together = 100;

/**
 * Answers questions and keeps a record of each answer, as well as can be: where nothing can be written the answers are given all the
 * same, and one remark says that they are not kept.
 */
export function keepAnswers(context: Context, book: MinuteBook, writer: Writer | null): KeptAnswers {
  let state: State | null = null;
  let usable = true;
  let waiting: NewAnswer[] = [];

  async function tryTo<Result>(work: (state: State) => Promise<Result>, otherwise: Result): Promise<Result> {
    if (!usable) return otherwise;
    try {
      state ??= context.openState({ create: true });
      return await work(state);
    } catch (error) {
      usable = false;
      const why = error instanceof Error ? error.message : String(error);
      context.output.aside(`What is answered now cannot be looked up later by its reference. ${why}`);
      return otherwise;
    }
  }

  const isTaken = (ref: string): Promise<boolean> =>
    tryTo(async (kept) => waiting.some((answer) => answer.ref === ref) || !(await kept.refIsFree(ref)), false);

  async function store(): Promise<void> {
    const answers = waiting;
    waiting = [];
    if (answers.length > 0) await tryTo((kept) => kept.saveAnswers(answers), undefined);
  }

  return {
    async ask(question, options, mode) {
      let answer =
        mode === 'model' && writer !== null
          ? (await answerWritten(question, book, options, writer)).answer
          : await answerQuestion(question, book, options);
      // One in a thousand or so once many answers are kept.
      while (await isTaken(answer.ref)) answer = { ...answer, ref: newReference() };
      if (!usable) return answer;
      waiting.push(
        await recordOfAnswer(answer, { options, book, at: context.now(), programVersion: projectVersion() }),
      );
      if (waiting.length >= together) await store();
      return answer;
    },
    async close() {
      await store();
      await state?.close();
    },
  };
}
