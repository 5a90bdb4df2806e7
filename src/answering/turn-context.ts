import { firstDayOfMonth, partsOf } from '../minutes/calendar.js';
import { findPeriods } from '../minutes/periods.js';
import type { Answer } from './answer.js';
import type { ChosenSentence } from './compose.js';
import type { MinuteBook } from './minute-book.js';
import { cutQuestion } from './question-parts.js';
import type { ReadQuestion } from './read-question.js';
import type { TurnContext, TurnDays } from './turn.js';

/** What the next question may lean on. */
export function contextOf(
  answer: Answer,
  { question, taken }: ReadQuestion,
  chosen: readonly ChosenSentence[],
  book: MinuteBook,
): TurnContext {
  const { scope } = question;
  const quoted = chosen.filter(({ passage, sentence }) =>
    answer.citations.some(
      ({ source }) =>
        source.document === passage.source.document && source.start <= sentence.start && sentence.end <= source.end,
    ),
  );
  const limited = scope.from !== null || scope.to !== null;
  return {
    question: answer.question,
    status: answer.status,
    council: scope.council,
    body: scope.body,
    period: limited
      ? {
          from: scope.from,
          to: scope.to,
          text: taken?.period?.text ?? question.period?.text ?? null,
          aboutMeeting: scope.aboutMeeting,
        }
      : (taken?.kept ?? null),
    topic: taken?.topic ?? cutQuestion(question.text, question.limiting),
    itemIds: [...new Set(quoted.map(({ passage }) => passage.itemId))],
    cited: quoted.map(({ passage, sentence }) => ({
      itemId: passage.itemId,
      passageId: passage.id,
      offset: sentence.start - passage.source.start,
      speaker: sentence.speaker,
    })),
    about: quoted[0] ? daysOf(quoted[0], book) : null,
  };
}

/** The context of a question that was refused: nothing of it is handed on. */
export const refusedTurn: TurnContext = {
  question: '',
  status: 'refused',
  council: null,
  body: null,
  period: null,
  topic: { opener: '', subject: '', rest: '' },
  itemIds: [],
  cited: [],
  about: null,
};

/** The newest stretch that the sentence prints, else the end of what its report covers, else the month of the meeting. */
function daysOf({ passage, text }: ChosenSentence, book: MinuteBook): TurnDays | null {
  const printed = findPeriods(text)
    .map(({ period }) => ({ from: period.start, to: period.end }))
    .filter((days): days is { from: string; to: string } => days.from !== null && days.to !== null)
    .sort((a, b) => (a.to < b.to ? 1 : -1));
  if (printed[0]) return printed[0];
  const item = book.items.get(passage.itemId);
  const end = item?.reportPeriod?.end ?? book.meetings.get(item?.meetingId ?? '')?.heldOn ?? null;
  if (end === null) return null;
  return { from: item?.reportPeriod?.start ?? firstDayOfMonth(partsOf(end).year, partsOf(end).month), to: end };
}
