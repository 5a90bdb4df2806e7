import type { Draw } from './draw.js';

/** A true sentence and what stands around it. */
export interface TrueSentence {
  readonly text: string;
  /** The other sentences of its passage. */
  readonly others: readonly string[];
  /** A sentence of another council or item. */
  readonly elsewhere: string;
}

/** Changes one fact of a sentence; null where it holds none of that kind. */
export type Mutation = (sentence: TrueSentence, draw: Draw) => string | null;

/** Replaces one of the places that a pattern finds. */
export function replaceOne(
  text: string,
  pattern: RegExp,
  draw: Draw,
  by: (found: RegExpExecArray | RegExpMatchArray) => string | null,
): string | null {
  const found = draw.one([...text.matchAll(pattern)]);
  if (found === undefined) return null;
  const words = by(found);
  if (words === null || words === found[0]) return null;
  return text.slice(0, found.index) + words + text.slice((found.index ?? 0) + found[0].length);
}

/** Swaps one word of a table for its counterpart, keeping a capital. */
export const swap =
  (pairs: readonly (readonly [string, string])[]): Mutation =>
  ({ text }, draw) => {
    const both = pairs.flatMap(([a, b]) => [
      [a, b],
      [b, a],
    ]);
    const known = new Map(both.map(([a = '', b = '']) => [a, b]));
    const pattern = new RegExp(
      `(?<![\\p{L}-])(?:${[...known.keys()].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}-])`,
      'giu',
    );
    return replaceOne(text, pattern, draw, ([word]) => {
      const other = known.get(word.toLowerCase()) ?? word;
      return /^\p{Lu}/u.test(word) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
    });
  };

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DIGITS = /(?<![\d/.,:-])£?\d[\d,]*(?:\.\d+)?(?![\d/:]|\.\d)/g;
/** A number that is no year. */
const isFigure = (digits: string): boolean => !/^(?:19|20)\d\d$/.test(digits);
const figuresIn = (text: string): string[] => [...text.matchAll(DIGITS)].map(([digits]) => digits).filter(isFigure);

const NUMBERS = 'two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty'.split(' ');

function otherDigit(digits: string, draw: Draw): string {
  const places = [...digits].flatMap((character, at) => (/\d/.test(character) ? [at] : []));
  const at = draw.one(places) ?? 0;
  const choices = [...'123456789'].filter((digit) => digit !== digits[at]);
  return digits.slice(0, at) + (draw.one(choices) ?? '1') + digits.slice(at + 1);
}

/** The kinds that the check was written against. */
export const kinds: Readonly<Record<string, Mutation>> = {
  'figure: a digit changed': ({ text }, draw) =>
    replaceOne(text, DIGITS, draw, ([digits]) => (isFigure(digits) ? otherDigit(digits, draw) : null)),
  'figure: two digits swapped': ({ text }, draw) =>
    replaceOne(text, /(?<![\d/.,:-])\d{2,}(?:,\d{3})*(?![\d/:])/g, draw, ([digits]) => {
      if (!isFigure(digits)) return null;
      return digits.replace(/(\d)(,?)(\d)/, (whole, a: string, comma: string, b: string) =>
        a === b ? whole : b + comma + a,
      );
    }),
  'figure: another of the passage': ({ text, others }, draw) =>
    replaceOne(text, DIGITS, draw, ([digits]) => {
      if (!isFigure(digits)) return null;
      return (
        draw.one(
          others
            .flatMap(figuresIn)
            .filter((other) => other !== digits && other.startsWith('£') === digits.startsWith('£')),
        ) ?? null
      );
    }),
  'figure: two of the sentence swapped': ({ text }, draw) => {
    const found = [...text.matchAll(DIGITS)].filter(([digits]) => isFigure(digits));
    const first = draw.one(found);
    const second = draw.one(
      found.filter(
        (other) =>
          first !== undefined && other[0] !== first[0] && other[0].startsWith('£') === first[0].startsWith('£'),
      ),
    );
    if (!first || !second) return null;
    const [a, b] = first.index < second.index ? [first, second] : [second, first];
    return (
      text.slice(0, a.index) +
      b[0] +
      text.slice(a.index + a[0].length, b.index) +
      a[0] +
      text.slice(b.index + b[0].length)
    );
  },
  'figure: in words': ({ text }, draw) =>
    replaceOne(
      text,
      new RegExp(`(?<!\\p{L})(?:${NUMBERS.join('|')})(?!\\p{L})`, 'gu'),
      draw,
      ([word]) => draw.one(NUMBERS.filter((other) => other !== word)) ?? null,
    ),
  'figure: qualifier': swap([
    ['nearly', 'over'],
    ['almost', 'more than'],
    ['around', 'at least'],
    ['approximately', 'exactly'],
    ['just over', 'just under'],
    ['less than', 'more than'],
    ['fewer than', 'more than'],
  ]),
  'date: year': ({ text }, draw) =>
    replaceOne(text, /(?<![\d/£.,])(?:19|20)\d\d(?![\d,])/g, draw, ([year]) =>
      String(Number(year) + (draw.next() < 0.5 ? 1 : -1)),
    ),
  'date: month': ({ text }, draw) =>
    replaceOne(
      text,
      new RegExp(`\\b(?:${MONTHS.join('|')})\\b`, 'g'),
      draw,
      ([month]) => draw.one(MONTHS.filter((other) => other !== month)) ?? null,
    ),
  'date: day': ({ text }, draw) =>
    replaceOne(text, new RegExp(`\\b\\d{1,2}(?=(?:st|nd|rd|th)? (?:${MONTHS.join('|')}))`, 'g'), draw, ([day]) =>
      String((Number(day) % 28) + 1),
    ),
  'date: relative': swap([
    ['last year', 'this year'],
    ['last month', 'this month'],
    ['last quarter', 'this quarter'],
    ['previous year', 'current year'],
    ['next year', 'this year'],
    ['q1', 'q2'],
    ['q3', 'q4'],
  ]),
  'unit: per cent and points': ({ text }, draw) =>
    replaceOne(text, /(?<=\d)(?:%| per cent)/g, draw, () => ' percentage points'),
  'unit: of time': swap([
    ['days', 'weeks'],
    ['months', 'years'],
    ['day', 'week'],
    ['month', 'year'],
  ]),
  'unit: scale': ({ text }, draw) =>
    replaceOne(
      text,
      /(?<=£[\d.,]+)(?:m|k|bn| million)\b|(?<=per )1(?:0|00)?,000/g,
      draw,
      ([unit]) =>
        ({
          m: 'k',
          k: 'm',
          bn: 'm',
          ' million': ' thousand',
          '1,000': '10,000',
          '10,000': '100,000',
          '100,000': '10,000',
        })[unit] ?? null,
    ),
  'direction: rose and fell': swap([
    ['rose', 'fell'],
    ['risen', 'fallen'],
    ['increased', 'decreased'],
    ['increase', 'decrease'],
    ['rise', 'fall'],
    ['growth', 'decline'],
    ['reduced', 'increased'],
    ['reduction', 'increase'],
    ['dropped', 'climbed'],
  ]),
  'direction: above and below': swap([
    ['above', 'below'],
    ['higher', 'lower'],
    ['more', 'fewer'],
    ['better', 'worse'],
    ['improved', 'deteriorated'],
    ['improvement', 'deterioration'],
  ]),
  'negation: taken away': ({ text }, draw) =>
    replaceOne(text, / not(?= )|(?<= )no (?=\p{L})|n['’]t\b| never(?= )/gu, draw, () => ''),
  'negation: added': ({ text }, draw) =>
    replaceOne(text, /\b(?:was|were|had|would|is|are|has|have)\b(?! not)/g, draw, ([verb]) => `${verb} not`),
  'basis dropped or changed': ({ text }, draw) =>
    replaceOne(
      text,
      /\b(?:cumulative(?:ly)?|year[- ]to[- ]date|to date|provisional(?:ly)?|average|in[- ]month|rolling)\b/gi,
      draw,
      ([basis]) => (draw.next() < 0.5 ? '' : /cumul|to[- ]date/i.test(basis) ? 'in-month' : 'cumulative'),
    ),
  'comparator changed': swap([
    ['national', 'regional'],
    ['england', 'target'],
    ['statistical neighbours', 'the national average'],
    ['target', 'national average'],
  ]),
  'limit dropped': ({ text }, draw) =>
    replaceOne(
      text,
      /,? (?:but|although|however|except|excluding|unless|if|subject to|apart from|despite)\b[^.]*(?=\.)/gi,
      draw,
      () => '',
    ),
  'name changed': ({ text, elsewhere }, draw) =>
    replaceOne(text, /(?<=\p{L} )\p{Lu}\p{Ll}{2,}/gu, draw, ([name]) =>
      MONTHS.includes(name)
        ? null
        : (draw.one(
            [...elsewhere.matchAll(/(?<=\p{L} )\p{Lu}\p{Ll}{2,}/gu)]
              .map(([other]) => other)
              .filter((other) => other !== name && !MONTHS.includes(other)),
          ) ?? null),
    ),
};
