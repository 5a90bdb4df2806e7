import type { AgendaItem, Citation, Meeting } from '../minutes/types.js';
import { createDenied } from './allowed-book.js';
import type { Answer } from './answer.js';
import { isCurrent, type MinuteBook } from './minute-book.js';

/**
 * Looks again, at the moment of posting, opening or sharing, whether every quotation of an answer may still be shown: its words stand in
 * the document held, in a public item of a body that may be answered from. Gives the citations of which that is no longer true, the nearest
 * items among them; none means that all hold. Reads the library as it is now, even where `book` is older.
 */
export async function stillHolds(
  answer: Pick<Answer, 'citations' | 'nearest'>,
  book: MinuteBook,
  deniedBodies: readonly string[] = [],
): Promise<Citation[]> {
  const cited = [...answer.citations, ...answer.nearest];
  if (cited.length === 0) return [];
  const { items, meetings } = await itemsNow(book);
  const isDenied = createDenied(deniedBodies);
  const texts = new Map<string, string | null>();
  for (const { source } of cited)
    if (!texts.has(source.document)) texts.set(source.document, await book.library.documentText(source.document));
  return cited.filter(({ quote, source, item, meeting }) => {
    const text = texts.get(source.document) ?? null;
    if (text === null || quote === '' || quote.includes('█') || isDenied(meeting.body)) return true;
    const now = items.filter(
      (held) =>
        held.access === 'public' &&
        !isDenied(meetings.get(held.meetingId)?.body) &&
        (held.id === item.id || held.source.document === source.document),
    );
    return !now.some((held) => stands(quote, source, held, text));
  });
}

/** In its place, or elsewhere in the same item's own text where a new version of the document moved it. */
function stands(quote: string, source: Citation['source'], { source: item }: AgendaItem, text: string): boolean {
  if (item.document !== source.document) return false;
  const inPlace =
    item.start <= source.start && source.end <= item.end && text.slice(source.start, source.end) === quote;
  return inPlace || text.slice(item.start, item.end).includes(quote);
}

async function itemsNow(
  book: MinuteBook,
): Promise<{ items: readonly AgendaItem[]; meetings: ReadonlyMap<string, Meeting> }> {
  if (await isCurrent(book)) return { items: [...book.items.values()], meetings: book.meetings };
  const [items, meetings] = await Promise.all([book.library.items(), book.library.meetings()]);
  return { items, meetings: new Map(meetings.map((meeting) => [meeting.id, meeting])) };
}
