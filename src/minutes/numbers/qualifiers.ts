import type { Qualifier } from '../figures.js';
import type { BareNumber, NumberFound } from './types.js';

/** Words directly before a number, longest first, and what they say of it. */
const before: readonly (readonly [Qualifier, string])[] = [
  ['at_least', 'at least|no fewer than|no less than|not less than|a minimum of|upwards of|at or above'],
  ['at_most', 'at most|up to|no more than|not more than|a maximum of|no higher than|at or below'],
  ['nearly', 'nearly|almost|approaching|close to|not quite|very nearly'],
  [
    'over',
    'just over|slightly over|slightly more than|well over|more than|over|above|in excess of|exceeding|greater than|slightly above|just above',
  ],
  [
    'under',
    'just under|slightly under|slightly less than|well under|less than|fewer than|under|below|just below|slightly below',
  ],
  [
    'approx',
    'approximately|approx\\.?|around|about|roughly|circa|c\\.|some(?=\\s{1,4}\\d)|in the region of|in the order of|an estimated|estimated at|estimated|~',
  ],
];
const beforeForms = before.map(
  ([qualifier, words]) => [qualifier, new RegExp(`(?<![\\p{L}])(?:${words})\\s{0,4}$`, 'iu')] as const,
);
const after: readonly (readonly [Qualifier, RegExp])[] = [
  ['at_least', /^(?:\s?\+(?!\d)|\s(?:or (?:more|over|above|higher|better)|plus)(?!\p{L}))/iu],
  ['at_most', /^\s(?:or (?:less|fewer|under|below))(?!\p{L})/iu],
  ['approx', /^\s(?:or so|approximately|approx\.?)(?!\p{L})/iu],
];

/** "asked about 12 cases": a topic and no estimate. */
const topic =
  /\b(?:asked|question(?:s|ed)?|concern(?:s|ed)?|information|report(?:s|ed)?|talked|heard|spoke|more)\s+about\s*$/i;

/** "The charge went up to £52": that is what it is now. */
const WENT_UP_TO =
  /(?<!\p{L})(?:went|gone|goes|go|going|put|brought|moved|shot|crept|came|come|taken|rose|risen|is|was)\s+up\s+to\s*$/iu;

/** Adds what the words directly around a number say of it. */
export function qualify(sentence: string, number: BareNumber): NumberFound {
  const from = Math.max(0, number.start - 40);
  const lead = sentence.slice(from, number.start);
  const tail = sentence.slice(number.end, number.end + 20);
  let { start: outerStart, end: outerEnd } = number;
  let qualifier: Qualifier | null = null;
  const inside =
    number.kind === 'multiple'
      ? /^(?:more than |almost |nearly |over )/i.exec(sentence.slice(number.start, number.end))
      : null;
  if (inside) qualifier = /more|over/i.test(inside[0]) ? 'over' : 'nearly';
  for (const [name, pattern] of beforeForms) {
    const found = pattern.exec(lead);
    if (!found || topic.test(lead) || (name === 'at_most' && WENT_UP_TO.test(lead))) continue;
    qualifier = name;
    outerStart = from + found.index;
    break;
  }
  for (const [name, pattern] of after) {
    const found = pattern.exec(tail);
    if (!found) continue;
    qualifier ??= name;
    outerEnd = number.end + found[0].length;
    break;
  }
  return { ...number, qualifier, outerStart, outerEnd };
}
