import type { Library } from '../library/library.js';
import type { Range } from '../minutes/span.js';
import type { AgendaItem, Citation } from '../minutes/types.js';

export type Quoted = Pick<Citation, 'quote' | 'source'>;

export interface WordsOf {
  /** The words of a range of an item's document; null where they are withheld or not held. */
  readonly range: (item: AgendaItem, range: Range) => Promise<Quoted | null>;
  /** The title where it is printed, else the first line of the item. */
  readonly head: (item: AgendaItem) => Promise<Quoted | null>;
}

/** Reads the words of places in documents; each document once. */
export function createWordsOf(library: Pick<Library, 'documentText'>): WordsOf {
  const texts = new Map<string, Promise<string | null>>();
  const textOf = (document: string): Promise<string | null> => {
    const text = texts.get(document) ?? library.documentText(document);
    texts.set(document, text);
    return text;
  };
  const range: WordsOf['range'] = async ({ source }, { start, end }) => {
    const quote = (await textOf(source.document))?.slice(start, end) ?? '';
    return quote === '' || quote.includes('█') ? null : { quote, source: { ...source, start, end } };
  };
  return {
    range,
    head: async (item) => {
      const text = await textOf(item.source.document);
      if (text === null) return null;
      const own = text.slice(item.source.start, item.source.end);
      const title = own.indexOf(item.title);
      const line = /\S[^\n]*/.exec(own);
      const [at, length] =
        title >= 0 ? [title, item.title.length] : [line?.index ?? 0, line?.[0].trimEnd().length ?? 0];
      const start = item.source.start + at;
      return range(item, { start, end: start + length });
    },
  };
}
