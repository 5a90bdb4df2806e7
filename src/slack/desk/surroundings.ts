import { squeeze } from '../../answering/words.js';
import type { Library } from '../../library/library.js';
import type { Citation } from '../../minutes/types.js';
import type { Surroundings } from './desk.js';

/** Each quotation in its passage, as the library holds it now. */
export const surroundingsOf = async (library: Library, citations: readonly Citation[]): Promise<Surroundings[]> =>
  Promise.all(
    citations.map(async (citation) => {
      const { source, quote, label, item } = citation;
      const passages = await library.passagesOfItem(item.id);
      const passage = passages.find(
        ({ source: own }) => own.document === source.document && own.start <= source.start && source.end <= own.end,
      );
      if (!passage) return { label, passage: null };
      const start = source.start - passage.source.start;
      const end = source.end - passage.source.start;
      if (squeeze(passage.text.slice(start, end)) !== squeeze(quote)) return { label, passage: null };
      return {
        label,
        passage: {
          before: squeeze(passage.text.slice(0, start)),
          quote: squeeze(quote),
          after: squeeze(passage.text.slice(end)),
        },
      };
    }),
  );
