import type { BareNumber } from './types.js';

/**
 * A bare number that is set beside one with a unit has that unit: "the longest wait, which had been 31 weeks, was now 19",
 * "231.4 per 100,000, against 248.0". Not where words between them or after it name a thing that is counted.
 */
export function borrowUnits(sentence: string, numbers: readonly BareNumber[]): BareNumber[] {
  const known: BareNumber[] = [];
  for (const number of numbers) {
    const last = known.at(-1);
    // "13 and 8 weeks" are both weeks.
    if (
      last?.kind === 'count' &&
      number.kind === 'duration' &&
      /^\s(?:and|or)\s$/.test(sentence.slice(last.end, number.start))
    )
      known[known.length - 1] = withUnitOf(number, last);
    known.push(last && borrows(sentence, last, number) ? withUnitOf(last, number) : number);
  }
  return known;
}

function borrows(sentence: string, last: BareNumber, number: BareNumber): boolean {
  if (number.kind !== 'count' || number.scaled || number.value < 0 || !HAS_UNIT.has(last.kind) || last.high !== null)
    return false;
  const between = sentence.slice(last.end, number.start);
  if (between.length > longestBetween || COUNTED.test(between) || /[.;]\s/.test(between)) return false;
  return BESIDE.test(between) && STANDS_ALONE.test(sentence.slice(number.end));
}

const HAS_UNIT: ReadonlySet<BareNumber['kind']> = new Set(['percent', 'rate', 'duration']);
/** In characters. */
const longestBetween = 90;

const BESIDE =
  /(?:^\s(?:\p{L}+\s){0,3}to|(?<!\p{L})(?:(?:was|were|is|are|stood at)\snow|now|compared\s(?:to|with)|against|from|previous(?:ly)?|target\s(?:was|of|being)|average\s(?:of|was)))(?:\s(?:the|a|an|just|only|about|around|some))*\s$/iu;
const COUNTED =
  /(?<!\p{L})(?:numbers?|people|children|cases|totals?|counts?|referrals|homes|households|staff|pupils|plans|contacts|placements)(?!\p{L})/iu;
const STANDS_ALONE =
  /^(?:\s?[.,;:)]|\s?$|\s(?:at|in|by|and|or|but|for|during|when|while|after|last|this|previously|now|on|the (?:year|month|quarter|previous|same|prior))(?!\p{L}))/iu;

const withUnitOf = ({ kind, unit, smallTime }: BareNumber, number: BareNumber): BareNumber => ({
  ...number,
  kind,
  unit,
  smallTime,
});
