import type { Answer } from './answer.js';
import type { JudgedSentence } from './judge.js';
import type { MinuteBook } from './minute-book.js';
import type { Question } from './question.js';
import { joinWords, plural } from './words.js';

/** What the program adds in its own words: what is not recorded, how the question was read, and what the copy lacks. */
export function notesFor(
  question: Question,
  chosen: readonly JudgedSentence[],
  book: MinuteBook,
  searched: Answer['searched'],
): string[] {
  const notes: string[] = [];
  for (const { short, meanings } of question.ambiguous)
    notes.push(
      `“${short}” may mean ${joinWords(meanings.map(({ full }) => full)).replace(/ and ([^,]*)$/, ' or $1')}; it was searched as printed.`,
    );
  if (question.period?.derived && !question.period.inName && (searched.from !== null || searched.to !== null))
    notes.push(
      `“${question.period.text}” was read as ${searched.from ?? 'the beginning'} to ${searched.to ?? 'today'}.`,
    );
  if (searched.undated > 0)
    notes.push(
      `${plural(searched.undated, 'agenda item')} with no date could not be placed and ${searched.undated === 1 ? 'was' : 'were'} left out.`,
    );
  for (const id of new Set(chosen.map(({ passage }) => passage.itemId))) {
    const item = book.items.get(id);
    if (item?.truncated)
      notes.push(
        `The copy held of ${item.agendaItemNumber === null ? `“${item.title}”` : `item ${item.agendaItemNumber}`} stops before the end.`,
      );
  }
  return notes;
}
