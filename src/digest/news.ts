import { approvedKey } from '../library/keys.js';
import type { StoredPassage } from '../library/records.js';
import type { Span } from '../minutes/span.js';
import type { Meeting } from '../minutes/types.js';
import { londonDay } from '../state/london-day.js';
import type { DigestBook } from './book.js';
import { groupBy } from './group-by.js';
import { type Candidate, ruleNews } from './news-rule.js';
import type { DigestWindow } from './types.js';

/** What of the minute book is new in a window. */
export interface News {
  /** Meetings to be told of, and why: a late find is one held long before what was known. */
  readonly meetings: ReadonlyMap<string, 'new' | 'late' | 'held'>;
  /** Meetings that a document first printed as approved within the window, and that were known before. */
  readonly printedApproved: readonly Meeting[];
  /** Whether words of an item are new. */
  readonly holds: (words: { readonly itemId: string; readonly source: Span }) => boolean;
  /** Whether any words of an item are new. */
  readonly touches: (itemId: string) => boolean;
  /** Whether words of an item had been minuted by the end of the window. */
  readonly isPast: (words: { readonly itemId: string }) => boolean;
  readonly older: readonly Candidate[];
  readonly undated: number;
}

export const findNews = (book: DigestBook, window: DigestWindow): Promise<News> =>
  window.kind === 'held' ? Promise.resolve(heldWithin(book, window)) : knownWithin(book, window);

function heldWithin(book: DigestBook, { since, until }: Extract<DigestWindow, { kind: 'held' }>): News {
  const all = [...book.meetings.values()];
  const meetings = new Map(
    all
      .filter(({ heldOn }) => heldOn !== null && heldOn >= since && heldOn <= until)
      .map(({ id }): [string, 'held'] => [id, 'held']),
  );
  const isHeld = (itemId: string): boolean => meetings.has(book.placeOf(itemId)?.meeting.id ?? '');
  return {
    meetings,
    printedApproved: [],
    holds: ({ itemId }) => isHeld(itemId),
    touches: isHeld,
    isPast: ({ itemId }) => {
      const meeting = book.placeOf(itemId)?.meeting;
      return meeting !== undefined && (book.dayOf(meeting) ?? '') <= until;
    },
    older: [],
    undated: all.filter(({ heldOn }) => heldOn === null).length,
  };
}

async function knownWithin(book: DigestBook, window: Extract<DigestWindow, { kind: 'known' }>): Promise<News> {
  const known = await book.library.firstKnown();
  const isWithin = (id: string): boolean => {
    const at = known.get(id);
    return at !== undefined && at > window.since && at <= window.until;
  };
  const all = [...book.meetings.values()].filter(({ id }) => (known.get(id) ?? '') <= window.until);
  const ruled = ruleNews(
    all.map((meeting) => ({
      id: meeting.id,
      body: JSON.stringify([meeting.council?.toLowerCase(), meeting.body?.toLowerCase()]),
      day: book.dayOf(meeting),
      isNew: isWithin(meeting.id),
    })),
    { sinceDay: londonDay(new Date(window.since)), delivered: window.delivered },
  );
  const added = await addedWords(book, [...known.keys()].filter(isWithin), ruled.running);
  const isOfNew = (itemId: string): boolean => ruled.news.has(book.placeOf(itemId)?.meeting.id ?? '');
  return {
    meetings: ruled.news,
    printedApproved: all.filter(
      ({ id }) => ruled.running.has(id) && isWithin(approvedKey(id)) && (known.get(id) ?? '') <= window.since,
    ),
    holds: ({ itemId, source }) => isOfNew(itemId) || added.holds(itemId, source),
    touches: (itemId) => isOfNew(itemId) || added.touches(itemId),
    isPast: ({ itemId }) => (known.get(itemId) ?? '') <= window.until,
    older: ruled.older,
    undated: 0,
  };
}

/** Words that were added to meetings known before: an item that was published later, a paragraph that was corrected. */
async function addedWords(
  book: DigestBook,
  ids: readonly string[],
  running: ReadonlySet<string>,
): Promise<{ holds: (itemId: string, source: Span) => boolean; touches: (itemId: string) => boolean }> {
  const isRunning = (itemId: string): boolean => running.has(book.placeOf(itemId)?.meeting.id ?? '');
  const fresh = new Set(ids);
  const items = new Set(book.items.filter(({ id }) => fresh.has(id) && isRunning(id)).map(({ id }) => id));
  const read = running.size === 0 ? [] : await book.library.passagesById(ids);
  const added = read.filter(({ itemId }) => isRunning(itemId));
  const passages = groupBy(added, ({ itemId }) => itemId);
  return {
    holds: (itemId, source) =>
      items.has(itemId) || (passages.get(itemId) ?? []).some((passage) => covers(passage, source)),
    touches: (itemId) => items.has(itemId) || passages.has(itemId),
  };
}

const covers = ({ source }: StoredPassage, words: Span): boolean =>
  source.document === words.document && source.start <= words.start && words.start < source.end;
