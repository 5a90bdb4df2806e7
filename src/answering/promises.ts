import { termsOf } from '../library/terms.js';
import { isCreditedTo } from './asker.js';
import type { ChosenSentence } from './compose.js';
import type { MinuteBook } from './minute-book.js';
import type { Question } from './question.js';
import { sentenceAt } from './sentence-at.js';
import { itemWithin } from './time-limit.js';

const promising =
  /\b(?:promis\w+|commit\w*|undert(?:ake|ook)\w*|(?:bring|come|report|go) back|follow(?:ing|ed)? up|agreed? to (?:do|bring|send|write|report|check)|actions?)\b/i;
const promiseWords = new Set(
  termsOf(
    'promise promised commitment committed undertake undertook bring back come report go follow agree do send write check action actions item items',
  ),
);

/** True where a person asks what they are to do, and about nothing in particular. */
export const asksForPromises = ({ saidBy, text, terms }: Question): boolean => {
  if (saidBy === null || !promising.test(text)) return false;
  const name = new Set(termsOf(saidBy));
  return terms.every(({ stem }) => name.has(stem) || promiseWords.has(stem));
};

/** The sentences in which the minutes record that this person was to do something. One with no owner is nobody's. Newest meeting first. */
export async function promisesOf(question: Question, book: MinuteBook): Promise<ChosenSentence[]> {
  const { saidBy, scope } = question;
  if (saidBy === null) return [];
  const found: { readonly sentence: ChosenSentence; readonly day: string }[] = [];
  for (const { type, state, itemId, source } of await book.library.actions()) {
    const item = book.items.get(itemId);
    const meeting = item && book.meetings.get(item.meetingId);
    if (type !== 'commitment' || state !== 'open' || !item || !meeting) continue;
    if (itemWithin(item, meeting, scope) !== 'in') continue;
    if (scope.body !== null && meeting.body !== scope.body) continue;
    if (scope.council !== null && meeting.council !== scope.council) continue;
    const sentence = await sentenceAt(itemId, source, book);
    if (sentence && isCreditedTo(saidBy, sentence)) found.push({ sentence, day: meeting.heldOn ?? '' });
  }
  return found.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0)).map(({ sentence }) => sentence);
}
