import type { Library } from '../library/library.js';
import type { StoredPassage } from '../library/records.js';
import { overlaps, type Range } from '../minutes/span.js';
import type { AgendaItem } from '../minutes/types.js';

/** What stands around a place in a text: the sentence, or the line where it is in none, and the page. */
export function createSurroundings(library: Library) {
  const read = new Map<string, readonly StoredPassage[]>();
  return async (
    text: string,
    range: Range,
    item: AgendaItem | null,
  ): Promise<{ text: string; page: number | null }> => {
    const passages = item === null ? [] : (read.get(item.id) ?? (await library.passagesOfItem(item.id)));
    if (item !== null) read.set(item.id, passages);
    const near = passages.filter(({ source }) => source.document === item?.source.document && overlaps(source, range));
    const sentences = near.flatMap(({ sentences }) => sentences.filter((sentence) => overlaps(sentence, range)));
    const page = near[0]?.source.page ?? item?.source.page ?? null;
    const around = [range, ...(sentences.length > 0 ? sentences : [lineAround(text, range)])];
    const start = Math.min(...around.map((part) => part.start));
    const end = Math.max(...around.map((part) => part.end));
    return { text: text.slice(start, end), page };
  };
}

function lineAround(text: string, { start, end }: Range): Range {
  const after = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: after < 0 ? text.length : after };
}
