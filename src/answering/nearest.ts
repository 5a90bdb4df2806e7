import type { StoredPassage } from '../library/records.js';
import type { Range } from '../minutes/span.js';
import type { AgendaItem, Citation } from '../minutes/types.js';
import type { MinuteBook } from './minute-book.js';

/** The nearest items, by title alone: a sentence or figure from them could be taken for the answer. */
export async function nearestItems(passages: readonly StoredPassage[], book: MinuteBook): Promise<Citation[]> {
  const nearest: Citation[] = [];
  for (const id of new Set(passages.map(({ itemId }) => itemId))) {
    const item = book.items.get(id);
    const meeting = item && book.meetings.get(item.meetingId);
    if (!item || !meeting || nearest.length === 3) continue;
    const text = (await book.library.documentText(item.source.document)) ?? '';
    const title = titleIn(text, item);
    if (title === null) continue;
    const source = { ...item.source, ...title };
    nearest.push({
      label: String(nearest.length + 1),
      meeting,
      item,
      quote: text.slice(title.start, title.end),
      source,
      link: item.url ?? meeting.url,
    });
  }
  return nearest;
}

/** Where an item's title stands in its own text, however its lines are broken. */
function titleIn(text: string, item: AgendaItem): Range | null {
  const words = item.title.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const found = new RegExp(words.join('[\\s\\u00a0]+'), 'i').exec(text.slice(item.source.start, item.source.end));
  return found
    ? { start: item.source.start + found.index, end: item.source.start + found.index + found[0].length }
    : null;
}
