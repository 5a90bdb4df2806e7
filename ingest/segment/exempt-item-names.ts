import type { ItemExtent } from './exempt.js';
import { fold } from './exempt-fold.js';

/** What a resolution may call the items by. `from` is where its words stand. */
export interface ItemNames {
  /** The item that bears a number, with its sub-items ("9.1"): the first from here on, else the last before. */
  readonly bearers: (number: string, from: number) => number[];
  /** The numbers of the items from one number up to before another. */
  readonly between: (first: string, last: string, from: number) => string[];
  /** Items whose title the words hold. */
  readonly titledIn: (words: string, from: number) => number[];
}

/** A resolution names items of its own agenda, and none is longer. */
const agenda = 200;

export function createItemNames(items: readonly ItemExtent[]): ItemNames {
  const numbers = items.map(({ number }) => plain(number ?? ''));
  const titles = items.map(({ title }) => titleKey(title));
  const byNumber = new Map<string, number[]>();
  numbers.forEach((number, index) => {
    const alike = byNumber.get(number);
    if (alike) alike.push(index);
    else byNumber.set(number, [index]);
  });
  /** The items from an offset on, as places, up to the length of an agenda. */
  const onwards = (from: number): number[] => {
    const first = firstEndingAfter(items, from, (index) => index, items.length);
    return Array.from({ length: Math.min(agenda, items.length - first) }, (_, step) => first + step);
  };

  function bearers(number: string, from: number): number[] {
    const wanted = plain(number);
    const all = byNumber.get(wanted) ?? [];
    const next = firstEndingAfter(items, from, (at) => all[at] ?? 0, all.length);
    const first = all[next] ?? all.at(-1) ?? onwards(from).find((index) => isSub(numbers[index], wanted));
    if (first === undefined) return [];
    const found = [first];
    for (let sub = first + 1; isSub(numbers[sub], wanted); sub += 1) found.push(sub);
    return found;
  }

  return {
    bearers,
    between: (first, last, from) => {
      const a = bearers(first, from)[0];
      const b = bearers(last, from).at(-1);
      return a === undefined || b === undefined ? [] : items.slice(a, b + 1).flatMap((item) => item.number ?? []);
    },
    titledIn: (words, from) => {
      const flat = squeeze(words);
      return onwards(from).filter((index) => {
        const title = titles[index] ?? null;
        return title !== null && flat.includes(title);
      });
    },
  };
}

/** Items end in the order in which they are printed. `placeAt` gives the item that is looked at. */
function firstEndingAfter(
  items: readonly ItemExtent[],
  from: number,
  placeAt: (at: number) => number,
  count: number,
): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[placeAt(middle)]?.end ?? 0) > from) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The title where it is long enough to be known again among other words, and is not the place for a decision on the public. */
function titleKey(title: string | null): string | null {
  const key = squeeze(fold(title ?? ''));
  return key.length >= 12 && key.includes(' ') && !/press|public/.test(key) ? key : null;
}

const isSub = (number: string | undefined, of: string): boolean =>
  /^[.(]/.test(number?.startsWith(of) ? number.slice(of.length) : '');
const plain = (number: string): string =>
  number
    .trim()
    .replace(/[.:)\s]+$/, '')
    .toLowerCase();
const squeeze = (words: string): string => words.replace(/\s+/g, ' ').trim().toLowerCase();
