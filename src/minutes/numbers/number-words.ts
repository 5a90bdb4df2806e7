/** Numbers written as words, as minutes print them: "seven", "twenty-four", "two hundred and fifty", "a dozen". */

const ONES: readonly string[] =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS: readonly string[] = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, million: 1e6, billion: 1e9 };

const GAP = '\\s{1,4}';
const longestFirst = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).join('|');
const SMALL = `(?:(?:${longestFirst(TENS)})(?:[-\\s](?:${longestFirst(ONES.slice(1, 10))}))?|${longestFirst(ONES)}|nil)`;

/** A pattern for a whole number in words. */
export const NUMBER_WORDS = `(?:(?:a|${SMALL})${GAP}(?:hundred|thousand|million)(?:${GAP}(?:and${GAP})?${SMALL}(?:${GAP}hundred(?:${GAP}(?:and${GAP})?${SMALL})?)?)?|(?:a|two|three|four)${GAP}dozen|${SMALL})`;

/** The value of words that `NUMBER_WORDS` matches; null for any others. */
export function valueOfWords(text: string): number | null {
  const words = text.toLowerCase().split(/[\s-]+/);
  let total = 0;
  let group = 0;
  for (const word of words) {
    if (word === 'and' || word === '') continue;
    const scale = SCALES[word];
    if (scale !== undefined) {
      group = (group === 0 ? 1 : group) * scale;
      if (scale >= 1000) {
        total += group;
        group = 0;
      }
    } else if (word === 'dozen') group = (group === 0 ? 1 : group) * 12;
    else if (word === 'a') group = 1;
    else {
      const value = smallValue(word);
      if (value === null) return null;
      group += value;
    }
  }
  return total + group;
}

function smallValue(word: string): number | null {
  if (word === 'nil') return 0;
  const one = ONES.indexOf(word);
  if (one >= 0) return one;
  const ten = TENS.indexOf(word);
  return ten >= 0 ? (ten + 2) * 10 : null;
}

const PARTS: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  third: 3,
  quarter: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
};

/** A pattern for a fraction in words: "a third", "three-quarters", "half". */
export const FRACTION_WORDS = `(?:(?:(?<!\\p{L})(?:a|one|two|three|four|five|six|seven|eight|nine)[-\\s](?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?)|half)`;

/** A fraction in words as a percentage with one decimal: 75 for "three quarters", 33.3 for "a third"; null for other words. */
export function percentOfFraction(text: string): number | null {
  const words = text.toLowerCase().split(/[\s-]+/);
  const part = PARTS[words.at(-1) ?? ''] ?? PARTS[(words.at(-1) ?? '').replace(/s$/, '')];
  if (part === undefined) return null;
  const first = words.length === 1 || words[0] === 'a' ? 1 : smallValue(words[0] ?? '');
  if (first === null || first >= part) return first === part ? 100 : null;
  return Math.round((1000 * first) / part) / 10;
}
