import type { Range } from '../minutes/span.js';
import { stemOf } from '../vocabulary/words.js';

/** One word of a text with the two forms that it is compared by. */
export interface FoundWord extends Range, Forms {
  readonly surface: string;
}

/** The first words of a text, all of them unless there is a limit. Forms are remembered: minutes use few words many times, and a search reads all of them. */
export function wordsIn(text: string, limit = Number.POSITIVE_INFINITY): FoundWord[] {
  const words: FoundWord[] = [];
  for (const { 0: surface, index } of text.matchAll(wordPattern)) {
    if (words.length >= limit) break;
    words.push({ start: index, end: index + surface.length, surface, ...formsOf(surface) });
  }
  return words;
}

/** Where words begin whose forms are wanted. Most words of a text are looked at once and never again, so nothing is kept of them. */
export function* wordsWanted(text: string, isWanted: (forms: Forms) => boolean): Generator<number> {
  const wanted = new Map<string, boolean>();
  for (const { 0: surface, index } of text.matchAll(wordPattern)) {
    let known = wanted.get(surface);
    if (known === undefined) {
      known = isWanted(formsOf(surface));
      wanted.set(surface, known);
    }
    if (known) yield index;
  }
}

/** The vocabulary's words, and soft hyphens and zero-width spaces inside them. */
const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’ʼ&\u00ad\u200b\u2060]+[\p{L}\p{N}\p{M}]+)*|&/gu;

/** What words are compared by. */
export interface Forms {
  /** As printed but for capitals and the shape of apostrophes. */
  readonly plain: string;
  readonly stem: string;
}

const known = new Map<string, Forms>();

function formsOf(surface: string): Forms {
  const before = known.get(surface);
  if (before) return before;
  const clean = surface.replace(/[\u00ad\u200b\u2060]/g, '').normalize('NFC');
  const plain = clean === '&' ? 'and' : clean.toLowerCase().replace(/[’ʼ]/g, "'");
  const forms = { plain, stem: /\d/.test(clean) ? plain.replace(/'?s$/, '') : stemOf(clean) };
  if (known.size > 200_000) known.clear();
  known.set(surface, forms);
  return forms;
}
