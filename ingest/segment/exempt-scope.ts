import { pattern } from './exempt-fold.js';
import type { ItemNames } from './exempt-item-names.js';

/** What an exempt marker reaches. `from`: on from the marker to the end of its item; `rest`: to readmission or the end of the meeting. */
export type Scope =
  | { readonly kind: 'items'; readonly items: readonly number[] }
  | { readonly kind: 'next'; readonly count: number }
  | { readonly kind: 'rest' }
  | { readonly kind: 'whole' }
  | { readonly kind: 'from' };

const ONE = String.raw`\d{1,3}[A-Za-z]?(?:[./]\d+)*`;
const NAMED = pattern(
  String.raw`\b(?:agenda )?(?:items?|minutes?|eitem(?:au)?)\s*(?:of business )?(?:nos?\.?|numbers?|numbered|\(s\))?\s*(${ONE}(?:\s*(?:,|and|&|to|-|or|,\s*and|a)\s*(?:items? )?${ONE}(?![\w/]))*)`,
  'gi',
);
const NEXT = pattern(
  String.raw`\b(?:the )?(?:(?:following|next) (?:agenda |exempt |confidential )?(?:item|matter|report|business)\b(?!s|\(s\))|item (?:below|that follows)|eitem (?:ganlynol|nesaf)\b)`,
);
const NEXT_FEW = pattern(String.raw`\b(?:following|next) (two|three|four|five|2|3|4|5) (?:agenda )?items\b`);
const REST = pattern(
  String.raw`\b(?:following|remaining) (?:\w+ )?(?:items|matters|reports|business|item\(s\))|\bitem\(s\)|\bitems (?:below|that follow)|\b(?:remainder|rest) of (?:the|this) (?:meeting|agenda|business|proceedings|session)|\bwhat follows\b`,
);
const REMAINDER = pattern(
  String.raw`\b(?:remainder|rest|part|appendix|appendices|annex|annexes|section|paragraphs?|discussion|debate)\b`,
);
const THIS = pattern(
  String.raw`\b(?:this|the|that|above|preceding) (?:above |agenda |exempt |confidential |whole |entire )?(?:item|minute|report|paper|matter)s?\b`,
);
const COUNTS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5 };

/** The reach of the words of a resolution or paragraph. `from` is the offset where the words stand. Null: they name no reach. */
export function scopeOf(words: string, from: number, names: ItemNames): Scope | null {
  const named = namedItems(words, from, names);
  if (named.length > 0) return { kind: 'items', items: named };
  const few = NEXT_FEW.exec(words)?.[1]?.toLowerCase();
  if (few !== undefined) return { kind: 'next', count: COUNTS[few] ?? Number(few) };
  if (REST.test(words)) return { kind: 'rest' };
  if (NEXT.test(words)) return { kind: 'next', count: 1 };
  if (THIS.test(words)) return { kind: REMAINDER.test(words) ? 'from' : 'whole' };
  return null;
}

/** Items named by number or by their title. A number that no item here bears makes the reach unknown, not empty. */
function namedItems(words: string, from: number, names: ItemNames): number[] {
  const found = new Set<number>();
  for (const mention of words.matchAll(NAMED)) {
    for (const number of numbersIn(mention[1] ?? '', names, from))
      for (const item of names.bearers(number, from)) found.add(item);
  }
  for (const item of names.titledIn(words, from)) found.add(item);
  return [...found].sort((a, b) => a - b);
}

/** Whether the words name items by number at all, known here or not. */
export const namesNumbers = (words: string): boolean => words.search(NAMED) >= 0;

function numbersIn(list: string, names: ItemNames, from: number): string[] {
  const printed = [...list.matchAll(new RegExp(ONE, 'g'))];
  return printed.flatMap((one, index) => {
    const previous = printed[index - 1];
    const ranged = previous && /^\s*(?:to|-)\s*/i.test(list.slice(previous.index + previous[0].length, one.index));
    return ranged ? [...names.between(previous[0], one[0], from), one[0]] : [one[0]];
  });
}
