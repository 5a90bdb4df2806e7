import { stemOf } from '../vocabulary/words.js';

/** Changes whenever the same text would give other terms: stored terms of another version are made anew. */
export const termsVersion = 3;

const functionWords = new Set(
  `a about above after again against all also am an and any are as at be because been before being below between both but by can could did do does doing
  down during each few for from further had has have having he her here hers him his how i if in into is it its itself just me more most my no nor not
  now of off on once only or other our ours out over own same she should so some such than that the their theirs them then there these they this those
  through to too under until up us very was we were what when where which while who whom why will with would you your yours s t cant dont isnt arent wont didnt doesnt hasnt havent hadnt wasnt werent couldnt wouldnt shouldnt whats whos thats its ive weve`.split(
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

/** A term with the word it comes from and where that stands. */
export interface Token {
  readonly stem: string;
  readonly surface: string;
  readonly start: number;
  readonly end: number;
}

/** The telling words of a text in order, function words left out. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const found of text.matchAll(pattern)) {
    const word = found[0]
      .toLowerCase()
      .replace(/['’](?:s)?$|['’]s$/u, '')
      .replace(/['’]/gu, '')
      .replace(/,(?=\d{3}\b)/g, '');
    if (word === '' || functionWords.has(word)) continue;
    tokens.push({ stem: stemFor(word), surface: found[0], start: found.index, end: found.index + found[0].length });
  }
  return tokens;
}

/** The terms of a text in order: "children's homes" gives "child", "home"; "1,234" gives "1234"; "2023/24" stays whole. */
export const termsOf = (text: string): string[] => tokensOf(text).map(({ stem }) => stem);

/** True for words that carry no meaning of their own. */
export const isFunctionWord = (word: string): boolean => functionWords.has(word.toLowerCase());
