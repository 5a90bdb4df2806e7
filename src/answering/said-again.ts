import { formatDay } from '../minutes/calendar.js';
import { type ChosenSentence, type Composed, quote } from './compose.js';
import type { MinuteBook } from './minute-book.js';
import type { Turn } from './turn.js';

/** The sentences quoted a turn ago, as they stand now, for a question about who said them or when. */
export async function sayAgain(
  turn: Turn,
  asks: 'who' | 'when',
  book: MinuteBook,
): Promise<Composed & { notes: string[] }> {
  const passages = await book.library.passagesById(turn.cited.map(({ passageId }) => passageId));
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const chosen = turn.cited.flatMap(({ passageId, offset }): ChosenSentence[] => {
    const passage = byId.get(passageId);
    if (!passage || book.items.get(passage.itemId)?.access !== 'public') return [];
    const sentence = passage.sentences.find(({ start }) => start - passage.source.start === offset);
    if (!sentence) return [];
    const text = passage.text.slice(sentence.start - passage.source.start, sentence.end - passage.source.start);
    return [{ passage, sentence, text, fits: null }];
  });
  const quoted = await quote(chosen, book);
  return {
    ...quoted,
    notes: quoted.sentences.length === 0 ? [] : asks === 'who' ? whoNotes(quoted) : whenNotes(quoted),
  };
}

function whoNotes({ sentences }: Composed): string[] {
  return sentences.map(({ said, citations }) => {
    const which = sentences.length === 1 ? 'this' : citations.map((label) => `[${label}]`).join('');
    return said.speaker === null
      ? `The minutes do not name who said ${which}.`
      : `The minutes credit ${which} to ${said.speaker}.`;
  });
}

function whenNotes({ citations }: Composed): string[] {
  const meetings = new Map(citations.map(({ meeting }) => [meeting.id, meeting]));
  return [...meetings.values()].map(({ heldOn, body }) => {
    const of = body === null ? '' : ` of the ${body}`;
    return heldOn === null
      ? `This is in the minutes${of}; the day of the meeting is not stated in the copy held.`
      : `This was minuted at the meeting${of} on ${formatDay(heldOn)}.`;
  });
}
