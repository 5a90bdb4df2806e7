import type { Span } from '../minutes/span.js';
import type { ChosenSentence } from './compose.js';
import type { MinuteBook } from './minute-book.js';

/** The public sentence of an item that words stand in, ready to be quoted; null where none of the item's passages holds them. */
export async function sentenceAt(itemId: string, source: Span, book: MinuteBook): Promise<ChosenSentence | null> {
  if (book.items.get(itemId)?.access !== 'public') return null;
  for (const passage of await book.library.passagesOfItem(itemId)) {
    if (passage.source.document !== source.document) continue;
    const sentence = passage.sentences.find(({ start, end }) => start <= source.start && source.start < end);
    if (!sentence) continue;
    const text = passage.text.slice(sentence.start - passage.source.start, sentence.end - passage.source.start);
    return { passage, sentence, text, fits: null };
  }
  return null;
}
