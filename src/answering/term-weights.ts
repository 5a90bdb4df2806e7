import type { MinuteBook } from './minute-book.js';
import type { Question } from './question.js';

/**
 * How much each term matters: the root of its rarity in the library, because in a small library rarity says little.
 * A name that the library does not hold matters most of all.
 */
export function termWeights(question: Question, book: MinuteBook): number[] {
  return rarities(question, book).map(Math.sqrt);
}

function rarities(question: Question, book: MinuteBook): number[] {
  const count = Math.max(book.index.passageIds.length, 1);
  const rarest = Math.log(1 + count / 0.5);
  return question.terms.map((term, index) => {
    const own = book.index.rarity(term.stem);
    const others = question.alternatives
      .filter(({ stands }) => stands.length === 1 && stands[0] === index)
      .map(({ stems }) => Math.max(...stems.map((stem) => book.index.rarity(stem))))
      .filter((rarity) => rarity > 0);
    if (own > 0) return own;
    if (term.named) return rarest;
    return others.length > 0 ? Math.min(...others, rarest) : 0.65 * rarest;
  });
}
