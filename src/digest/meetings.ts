import type { Approval } from '../library/records.js';
import { isAbout } from '../minutes/standing.js';
import type { Meeting } from '../minutes/types.js';
import type { DigestBook } from './book.js';
import type { News } from './news.js';
import type { NewMeeting } from './types.js';
import type { WordsOf } from './words-of.js';

/** The newest first, then what was approved; a meeting of which no public item is held has nothing to cite and is left out. */
export async function newMeetings(
  book: DigestBook,
  news: News,
  approvals: readonly Approval[],
  words: WordsOf,
): Promise<NewMeeting[]> {
  const told = [...news.meetings].map(async ([id, kind]): Promise<NewMeeting[]> => {
    const meeting = book.meetings.get(id);
    const citation = meeting ? await firstItem(book, meeting, words) : null;
    return meeting && citation
      ? [{ ...meeting, news: kind, items: book.itemsOf(id).length, approvedOn: null, citation }]
      : [];
  });
  const approved = (await approvedSince(book, news, approvals, words)).filter(({ id }) => !news.meetings.has(id));
  return [...(await Promise.all(told)).flat().toSorted(newestFirst), ...approved.toSorted(newestFirst)];
}

/** Meetings whose minutes a later meeting agreed, or that were printed as approved. */
async function approvedSince(
  book: DigestBook,
  news: News,
  approvals: readonly Approval[],
  words: WordsOf,
): Promise<NewMeeting[]> {
  const all = [...book.meetings.values()];
  const found = new Map<string, NewMeeting>();
  const add = (meeting: Meeting, rest: Pick<NewMeeting, 'approvedOn' | 'citation'>): void => {
    if (!found.has(meeting.id))
      found.set(meeting.id, { ...meeting, news: 'approved', items: book.itemsOf(meeting.id).length, ...rest });
  };
  for (const approval of approvals) {
    const place = book.placeOf(approval.itemId);
    if (approval.outcome === 'deferred' || !place) continue;
    const said = await words.range(place.item, approval.source);
    if (!said || !news.holds({ itemId: approval.itemId, source: said.source })) continue;
    for (const meeting of all.filter((one) => isAbout(approval, one)))
      add(meeting, { approvedOn: approval.decidedOn, citation: book.cite(said, place) });
  }
  for (const meeting of news.printedApproved) {
    const citation = await firstItem(book, meeting, words);
    if (citation) add(meeting, { approvedOn: null, citation });
  }
  return [...found.values()];
}

async function firstItem(book: DigestBook, { id }: Meeting, words: WordsOf): Promise<NewMeeting['citation'] | null> {
  for (const item of book.itemsOf(id)) {
    const place = book.placeOf(item.id);
    const head = place && (await words.head(item));
    if (head) return book.cite(head, place);
  }
  return null;
}

const newestFirst = (a: Meeting, b: Meeting): number =>
  (b.heldOn ?? '').localeCompare(a.heldOn ?? '') || (a.body ?? '').localeCompare(b.body ?? '');
