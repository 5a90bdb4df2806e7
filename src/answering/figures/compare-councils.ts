import { type Composed, composeEach, composeFor } from '../compose.js';
import type { MinuteBook } from '../minute-book.js';
import type { Question } from '../question.js';
import { retrieveWithin } from '../within-scope.js';
import { answerMeasure } from './answer-figures.js';
import { figureCompared } from './asked.js';

/**
 * Sets councils side by side by the figures of one measure, each in the words of its own minutes; a council without a figure is named as
 * having none and quoted in words where there are any. Null where the question names no measure of which one of them has a figure.
 */
export async function compareCouncils(
  question: Question,
  book: MinuteBook,
  limit: number,
): Promise<(Composed & { readonly notes: readonly string[] }) | null> {
  const { figures: ledger } = book;
  if (!ledger || question.councils.length < 2 || question.scope.council !== null) return null;
  const asked = figureCompared(question, ledger.held, ledger.register());
  if (asked === null) return null;
  const notes: string[] = [];
  let hasFigure = false;
  const composed = await composeEach(question, limit, async (own, each) => {
    const figures = await answerMeasure(asked, own, book, { limit: each, homeCouncil: null });
    if (figures !== null && !figures.lacking) {
      hasFigure = true;
      notes.push(...figures.notes);
      return figures;
    }
    notes.push(...(figures?.notes ?? [`The minutes held of ${own.scope.council} give no figure.`]));
    return composeFor({ ...own, kind: 'what' }, retrieveWithin(own, book, null), book, each);
  });
  return hasFigure ? { ...composed, notes } : null;
}
