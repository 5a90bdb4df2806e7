import { wordedBy } from '../answering/source-words.js';
import type { Writer } from '../answering/written/writer.js';
import type { Library } from '../library/library.js';
import type { DigestText } from './describe.js';
import { wordLines } from './word-lines.js';

/** The digest with its first lines as a model words them, where that holds; the quotations stand apart in any case. */
export async function wordDigest(
  text: DigestText,
  { library, writer }: { readonly library: Library; readonly writer: Writer | null },
): Promise<DigestText> {
  const quoted = text.first.filter(({ quote }) => quote !== null);
  if (quoted.length === 0) return text;
  const worded = writer === null ? new Map() : await wordLines(quoted, library, writer);
  const first = text.first.map((line) => {
    const sentence = worded.get(line);
    return sentence === undefined ? line : { ...line, worded: sentence };
  });
  const notes = worded.size > 0 && writer !== null ? [wordedBy(writer.model.name), ...text.notes] : text.notes;
  return { ...text, first, quoted, notes };
}
