/** Month and weekday names as councils print them, in English and Welsh. */

const ENGLISH = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Welsh names with the forms that mutation gives them after "o" and "ym": "12 o Fawrth", "yng Ngorffennaf". */
const WELSH: readonly (readonly string[])[] = [
  ['ionawr'],
  ['chwefror'],
  ['mawrth', 'fawrth'],
  ['ebrill'],
  ['mai', 'fai'],
  ['mehefin', 'fehefin'],
  ['gorffennaf', 'orffennaf', 'ngorffennaf'],
  ['awst'],
  ['medi', 'fedi'],
  ['hydref'],
  ['tachwedd', 'dachwedd', 'nhachwedd'],
  ['rhagfyr', 'ragfyr'],
];

const NUMBERS = new Map<string, number>();
ENGLISH.forEach((name, index) => {
  const word = name.toLowerCase();
  for (const form of [word, word.slice(0, 3), ...(word === 'september' ? ['sept'] : [])]) NUMBERS.set(form, index + 1);
});
WELSH.forEach((forms, index) => {
  for (const form of forms) NUMBERS.set(form, index + 1);
});

/** A pattern for any month name, longest first so that "September" is not read as "Sept" and a remainder. */
export const MONTH = `(?:${[...NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|')})`;

/** A pattern for the English names in full, which are safe to read without a year beside them. */
export const FULL_MONTH = `(?:${ENGLISH.join('|')})`;

export const WEEKDAY =
  '(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?|dydd\\s{1,8}(?:llun|mawrth|mercher|iau|gwener|sadwrn|sul))';

/** 1 to 12. The word must be one that `MONTH` matches. */
export const monthNumber = (word: string): number => NUMBERS.get(word.toLowerCase()) ?? 0;

/** "January" for 1. */
export const monthName = (month: number): string => ENGLISH[month - 1] ?? '';
