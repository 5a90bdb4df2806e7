import { stemOf } from '../vocabulary/words.js';

/** Changes whenever the same text would give other terms: stored terms of another version are made anew. */
export const termsVersion = 1;

const functionWords = new Set(
  `a about above after again against all also am an and any are as at be because been before being below between both but by can could did do does doing
  down during each few for from further had has have having he her here hers him his how i if in into is it its itself just me more most my no nor not
  now of off on once only or other our ours out over own same she should so some such than that the their theirs them then there these they this those
  through to too under until up us very was we were what when where which while who whom why will with would you your yours s t`.split(
    /\s+/,
  ),
);

const pattern = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?(?:[.,/][\p{N}]+)*/gu;
const stems = new Map<string, string>();

/** The stem that the vocabulary compares words by, remembered: minutes use few words many times. */
function stemFor(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = /\d/.test(word) ? word : stemOf(word);
  if (stems.size > 200_000) stems.clear();
  stems.set(word, stem);
  return stem;
}

/** The terms of a text in order, function words left out: "children's homes" gives "children", "home"; "1,234" gives "1234". */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  for (const [found] of text.toLowerCase().matchAll(pattern)) {
    const word = found
      .replace(/['’](?:s)?$|['’]s$/u, '')
      .replace(/['’]/gu, '')
      .replace(/,(?=\d{3}\b)/g, '');
    if (!functionWords.has(word) && word !== '') terms.push(stemFor(word));
  }
  return terms;
}

/** True for words that carry no meaning of their own. */
export const isFunctionWord = (word: string): boolean => functionWords.has(word.toLowerCase());
