import { type IsAbbreviation, privatePersonIn } from '../../src/minutes/private-persons.js';
import type { Range } from '../../src/minutes/span.js';

export interface PrivatePersonFound extends Range {
  /** The words that label the person. */
  readonly match: Range;
}

/** The paragraphs that label an individual child, young person, parent or carer, so that they can be left out until an officer clears them. */
export function findPrivatePersons(
  text: string,
  paragraphs: readonly Range[],
  isAbbreviation?: IsAbbreviation,
): PrivatePersonFound[] {
  return paragraphs.flatMap(({ start, end }) => {
    const match = privatePersonIn(text.slice(start, end), isAbbreviation);
    return match === null ? [] : [{ start, end, match: { start: start + match.start, end: start + match.end } }];
  });
}
