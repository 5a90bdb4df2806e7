import type { Range } from '../minutes/span.js';
import type { Occurrence } from './find.js';
import { wordsIn } from './words-in.js';

/** An occurrence with the words beside it. */
export interface InContext {
  readonly occurrence: Occurrence;
  readonly context: string;
}

/**
 * Leaves out what stands in another copy of an item. Readers see one copy of each item; words outside every item that stand
 * among the same words as in an item of another document are in the copy that is not used.
 */
export function withoutCopies(found: readonly InContext[]): Occurrence[] {
  const inItems = new Map<string, Set<string>>();
  for (const { occurrence, context } of found)
    if (occurrence.item !== null)
      inItems.set(context, (inItems.get(context) ?? new Set<string>()).add(occurrence.document));
  return found
    .filter(({ occurrence, context }) => {
      const others = occurrence.item === null ? inItems.get(context) : undefined;
      return others === undefined || (others.size === 1 && others.has(occurrence.document));
    })
    .map(({ occurrence }) => occurrence);
}

/** Enough to tell two places apart, and few enough to bear a word corrected further off. */
const wordsBeside = 3;
const reach = 120;

/** The words just before and after a place, however the lines are broken. */
export function contextOf(text: string, { start, end }: Range): string {
  const before = wordsIn(text.slice(Math.max(0, start - reach), start)).slice(-wordsBeside);
  const after = wordsIn(text.slice(end, end + reach)).slice(0, wordsBeside);
  const words = wordsIn(text.slice(start, end));
  return [...before, ...words, ...after].map(({ plain }) => plain).join(' ');
}
