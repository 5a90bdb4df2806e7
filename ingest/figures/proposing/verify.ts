import { termsOf } from '../../../src/library/terms.js';
import { isInside, overlaps } from '../../../src/minutes/span.js';
import { namesMeasure } from '../measure.js';
import type { LeftOut, ProposedFigure } from '../types.js';
import { trimPhrase } from '../words.js';
import { placesOf } from './places.js';
import type { Proposal } from './proposer.js';

/** In characters: what is longer is a statement, and names no measure. */
const longestMeasure = 120;

/**
 * The figure of a proposal, where each part of it stands in its sentence: the quote word for word, in it the value at one place, which is a number
 * that may be overruled, and beside that the words of the measure, which name something. Null for any other. What they mean together is not
 * known here: that a number and words stand side by side is all that can be verified.
 */
export function verifyProposal(
  { value, measure, quote }: Proposal,
  { sentence, ...found }: LeftOut,
  by: string,
): ProposedFigure | null {
  const [quoted, ...again] = placesOf(quote, sentence);
  if (!quoted || again.length > 0) return null;
  const [place, ...others] = placesOf(value, sentence).filter((one) => isInside(one, quoted));
  if (!place || others.length > 0) return null;
  const number = found.numbers.find((one) => isInside(place, one.outer) && isInside(one, place));
  if (!number) return null;
  const named = placesOf(measure, sentence).find(
    (one) =>
      isInside(one, quoted) && isInside(one, number.reach) && !found.namesNothing.some((range) => overlaps(range, one)),
  );
  if (!named) return null;
  const words = trimPhrase(sentence.slice(named.start, named.end));
  if (words.length > longestMeasure || termsOf(words).length === 0 || !namesMeasure(words)) return null;
  return { start: found.start + number.start, end: found.start + number.end, measure: words, by };
}
