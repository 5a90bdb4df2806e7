import { createDenied } from '../../answering/allowed-book.js';
import type { Library } from '../../library/library.js';
import type { Citation } from '../../minutes/types.js';

/** Labels of the citations whose words no longer stand, in public, in the library, or whose body has been denied since. */
export async function goneFrom(
  citations: readonly Citation[],
  library: Library,
  deniedBodies: readonly string[],
): Promise<string[]> {
  const isDenied = createDenied(deniedBodies);
  const gone = await Promise.all(
    citations.map(async ({ source, quote, item, meeting }) => {
      if (isDenied(meeting.body)) return true;
      const passages = await library.passagesOfItem(item.id);
      return !passages.some(({ text }) => text.includes(quote)) && !(await stands(library, source, quote));
    }),
  );
  return citations.filter((_citation, index) => gone[index]).map(({ label }) => label);
}

/** Words outside any passage, such as a resolution, are looked up in the text itself. */
async function stands(library: Library, source: Citation['source'], quote: string): Promise<boolean> {
  const text = await library.documentText(source.document);
  return text?.slice(source.start, source.end) === quote;
}
