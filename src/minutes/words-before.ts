import { COUNT, countOf, type Relation, type TimeName } from './time-name.js';

export interface WordsBefore {
  /** Where the words begin. */
  readonly start: number;
  readonly relation: Relation;
  readonly spanMonths: number | null;
  /** "early 2024", "mid-June": somewhere within the time named. */
  readonly roughly: boolean;
}

/** The words directly before a time name that say how it bears: "since", "as at the end of", "for the quarter ending". Null for none. */
export function readWordsBefore(text: string, name: TimeName): WordsBefore | null {
  // A short window, so that a long text costs no more than its length.
  const from = Math.max(0, name.start - 70);
  const before = text.slice(from, name.start);
  const onwards = /^\s{1,8}onwards?\b/i.test(text.slice(name.end, name.end + 20));
  for (const { pattern, relation } of name.relative === undefined ? FORMS : [...FORMS, FOR_RELATIVE]) {
    const match = pattern.exec(before);
    if (match === null) continue;
    const groups = match.groups ?? {};
    return {
      start: from + match.index,
      relation: relation === 'in' && onwards ? 'since' : relation,
      spanMonths: monthsIn(groups.unit, groups.count),
      roughly: groups.part !== undefined,
    };
  }
  return onwards ? { start: name.start, relation: 'since', spanMonths: null, roughly: false } : null;
}

function monthsIn(unit: string | undefined, count: string | undefined): number | null {
  if (unit === undefined) return null;
  const one = { year: 12, quarter: 3, month: 1, half: 6 }[unit.toLowerCase().replace(/s$|[\s-]year$/g, '')];
  if (one === undefined) return null;
  const number = count === undefined ? 1 : countOf(count);
  return number === null ? null : one * number;
}

const GAP = '\\s{1,8}';
const THE = `(?:the${GAP})?`;
const END_OF = `(?:(?:end|close)${GAP}of${GAP}${THE})`;
const START_OF = `(?:(?:start|beginning)${GAP}of${GAP}${THE})`;
const LEAD = `(?:(?:for|covering|in|during|over|within)${GAP})?${THE}`;

/** Tried in order: the fullest wording first. */
const FORMS: readonly { readonly pattern: RegExp; readonly relation: Relation }[] = (
  [
    [
      'starting',
      `${LEAD}(?:first${GAP})?(?<count>${COUNT})[\\s-]{1,8}(?<unit>quarters?|years?|months?)${GAP}(?:from|since|(?:starting|beginning|commencing)(?:${GAP}(?:from|in|on|with))?)${GAP}${THE}${START_OF}?`,
    ],
    [
      'ending',
      `${LEAD}(?:(?<count>${COUNT})[\\s-]{1,8})?(?<unit>period|quarter|half${GAP}year|half-year|years?|months?|weeks?|term)${GAP}(?:ending|ended|up${GAP}to|to|until)${GAP}(?:(?:on|at|in)${GAP})?${THE}${END_OF}?`,
    ],
    [
      'ending',
      `(?:y${GAP})?cyfnod${GAP}(?:yn${GAP}diweddu|sy['’]n${GAP}diweddu|a${GAP}ddaeth${GAP}i${GAP}ben|hyd${GAP}at)${GAP}(?:(?:ar|ym|yn|yng)${GAP})?`,
    ],
    ['end_of', `(?:as${GAP}(?:at|of|on)|position${GAP}(?:as${GAP})?at)${GAP}${THE}${END_OF}`],
    ['start_of', `(?:as${GAP}(?:at|of|on)|position${GAP}(?:as${GAP})?at)${GAP}${THE}${START_OF}`],
    ['as_at', `(?:as${GAP}(?:at|of|on)|position${GAP}(?:as${GAP})?at)${GAP}${THE}`],
    ['until', `(?:by|until|till|(?:up${GAP})?to|before)${GAP}${THE}${END_OF}`],
    ['since', `(?:since|from)${GAP}${THE}${START_OF}`],
    ['after', `(?:since|from|after)${GAP}${THE}${END_OF}`],
    ['before', `(?:by|until|till|(?:up${GAP})?to|before)${GAP}${THE}${START_OF}`],
    ['end_of', `(?:at${GAP}|in${GAP})?${THE}${END_OF}`],
    ['start_of', `(?:at${GAP}|in${GAP})?${THE}${START_OF}`],
    ['since', `(?:ever${GAP})?since${GAP}${THE}`],
    ['since', `(?:(?:with${GAP})?effect(?:ive)?|starting|commencing)${GAP}from${GAP}`],
    ['after', `(?:after|following)${GAP}`],
    ['before', `(?:before|prior${GAP}to)${GAP}${THE}`],
    ['until', `(?:by|until|till|up${GAP}to|up${GAP}until|no${GAP}later${GAP}than|hyd${GAP}at)${GAP}${THE}`],
    [
      'in',
      `(?:in|during|throughout|within|over)${GAP}${THE}(?:(?:calendar${GAP}year|month|year|period|quarter)${GAP}(?:of${GAP})?)?(?:(?<part>early|late|mid)[\\s-]{1,8})?`,
    ],
    ['in', `(?<part>early|late|mid)(?:${GAP}|-)(?:in${GAP})?`],
    ['in', `(?:for${GAP})?${THE}(?:calendar${GAP})?year${GAP}`],
    ['after', 'post-'],
    ['before', 'pre-'],
    ['in', `(?:ym|yn|yng|yn${GAP}ystod)${GAP}`],
  ] satisfies [Relation, string][]
).map(([relation, source]) => ({ relation, pattern: new RegExp(`(?<![\\p{L}\\d])${source}$`, 'iu') }));

/** "for the last three years": without a number of its own the "for" would belong to the clause. */
const FOR_RELATIVE = { relation: 'in', pattern: new RegExp(`(?<![\\p{L}\\d])for${GAP}$`, 'iu') } as const;
