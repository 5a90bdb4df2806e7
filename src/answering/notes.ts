import { formatDay } from '../minutes/calendar.js';
import { isAbout } from '../minutes/standing.js';
import type { Answer } from './answer.js';
import type { ChosenSentence } from './compose.js';
import type { MinuteBook } from './minute-book.js';
import type { Question } from './question.js';
import { daysInWords, joinWords, plural } from './words.js';

/** What the program adds in its own words: what is not recorded, how the question was read, and what the copy lacks. */
export function notesFor(
  question: Question,
  chosen: readonly ChosenSentence[],
  book: MinuteBook,
  searched: Answer['searched'],
): string[] {
  const notes: string[] = [];
  for (const { short, meanings } of question.ambiguous)
    notes.push(
      `“${short}” may mean ${joinWords(meanings.map(({ full }) => full)).replace(/ and ([^,]*)$/, ' or $1')}; it was searched as printed.`,
    );
  if (question.period?.derived && !question.period.inName && (searched.from !== null || searched.to !== null))
    notes.push(`“${question.period.text}” was read as ${daysInWords(searched.from, searched.to)}.`);
  if (searched.undated > 0)
    notes.push(
      `${plural(searched.undated, 'agenda item')} with no date could not be placed and ${searched.undated === 1 ? 'was' : 'were'} left out.`,
    );
  notes.push(...notRecorded(question, chosen));
  notes.push(...amendments(chosen, book));
  if (question.councils.length > 1 && chosen.length > 0) {
    const answered = new Set(
      chosen.map(({ passage }) => book.meetings.get(book.items.get(passage.itemId)?.meetingId ?? '')?.council),
    );
    const silent = question.councils.filter((council) => !answered.has(council));
    notes.push(notRankedNote);
    for (const council of silent) notes.push(`The minutes held of ${council} do not say.`);
  }
  for (const id of new Set(chosen.map(({ passage }) => passage.itemId))) {
    const item = book.items.get(id);
    if (item?.truncated)
      notes.push(
        `The copy held of ${item.agendaItemNumber === null ? `“${item.title}”` : `item ${item.agendaItemNumber}`} stops before the end.`,
      );
  }
  return notes;
}

/** Beside the words of several councils. */
export const notRankedNote =
  'Each council is quoted in its own words; the periods and what is counted may differ, so they are not ranked.';

/** Beside a change whose level is nowhere minuted. */
export const onlyChangeNote = 'The minutes give a change here, not a total.';

const onlyChange =
  /\b(?:increas|decreas|ris|rose|fall|fell|reduc|drop|grew|grow|up|down)\w*\s+(?:by|of)\s+(?:over |nearly |almost |about |around )?[£\d]/i;

/** What the question takes for granted and the quotations do not hold. */
function notRecorded(question: Question, chosen: readonly ChosenSentence[]): string[] {
  const notes: string[] = [];
  const first = chosen[0];
  if (!first) return notes;
  if (
    question.kind === 'how_many' &&
    onlyChange.test(first.text) &&
    !/\bby how much|how much (?:more|less|higher|lower)|increase|decrease|rise|fall\b/i.test(question.text)
  )
    notes.push(onlyChangeNote);
  if (/\bby (?:over |nearly |almost |about |around )?\d+(?:\.\d+)?%/.test(first.text))
    notes.push('Whether per cent or percentage points is not stated.');
  const asked = (question.text.match(/\d[\d,/]*(?:\.\d+)?/g) ?? []).filter(
    (number) => !/^(?:19|20)\d{2}(?:\/\d{2,4})?$/.test(number),
  );
  if (asked.length >= 2 && asked.every((number) => first.text.includes(number)) && question.kind !== 'decision')
    notes.push('Both figures are from the same report.');
  if (question.kind === 'percentage' && first.fits === false)
    notes.push('No figure is minuted here; the minutes say it in words.');
  if (chosen.some(({ text }) => /:-?\s*$/.test(text)))
    notes.push('The minutes announce a list here; it is missing from the copy held.');
  return notes;
}

/** Where minutes were agreed subject to an amendment, every later citation of the words it changes shows the amendment beside them. */
function amendments(chosen: readonly ChosenSentence[], book: MinuteBook): string[] {
  const notes = chosen.flatMap(({ passage, text }) => {
    const meeting = book.meetings.get(book.items.get(passage.itemId)?.meetingId ?? '');
    if (!meeting) return [];
    return book.approvals
      .filter(
        (approval) => approval.outcome === 'amended' && isAbout(approval, meeting) && changes(approval.amendment, text),
      )
      .map(
        ({ decidedOn, amendment }) =>
          `The minutes of ${formatDay(meeting.heldOn ?? '')} were ${decidedOn === null ? 'amended later' : `amended at the meeting of ${formatDay(decidedOn)}`}${amendment === null ? '.' : `: “${amendment}”`}`,
      );
  });
  return [...new Set(notes)];
}

/** True where an amendment repeats words of the sentence; one that repeats none may be about any. */
function changes(amendment: string | null, sentence: string): boolean {
  const repeated = [...(amendment ?? '').matchAll(/["“‘]([^"”’]{3,})["”’]/g)].map(([, words = '']) =>
    plainWords(words),
  );
  return repeated.length === 0 || repeated.some((words) => plainWords(sentence).includes(words));
}

const plainWords = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;
