import type { ComparatorNamed } from '../../src/minutes/comparator-names.js';
import type { Comparator } from '../../src/minutes/figures.js';
import type { Range } from '../../src/minutes/span.js';

export type Relation = Comparator['relation'];

export interface RelationFound extends Range {
  readonly kind: Comparator['kind'];
  readonly relation: Relation;
}

const RELATIONS: readonly (readonly [NonNullable<Relation>, string])[] = [
  [
    'better',
    'better(?:\\sthan)?|outperform(?:s|ed|ing)?|more favourabl[ey](?:\\sthan|\\sto)?|compared?\\sfavourably\\s(?:with|to)|favourabl[ey]\\s(?:with|to|against)|stronger\\sthan',
  ],
  ['worse', 'worse(?:\\sthan)?|poorer\\sthan|less favourabl[ey]|unfavourabl[ey]\\s(?:with|to|against)|weaker\\sthan'],
  [
    'above',
    'above|higher(?:\\sthan)?|exceed(?:s|ed|ing)?|more\\sthan|greater\\sthan|over|ahead\\sof|in\\sexcess\\sof|surpass(?:ed|ing)?|beat|beaten|beating|larger\\sthan|longer\\sthan',
  ],
  [
    'below',
    'below|lower(?:\\sthan)?|less\\sthan|fewer\\sthan|under|behind|short\\sof|miss(?:ed|ing)|not\\s(?:met|meeting|achieved|reached|on)|fail(?:ed|ing)\\sto\\s(?:meet|hit|reach|achieve)|shorter\\sthan|smaller\\sthan|did\\snot\\s(?:meet|hit|reach|achieve)|outside',
  ],
  [
    'in line',
    '(?:broadly\\s|largely\\s)?in[\\s-]line\\swith|in[\\s-]line|similar\\sto|comparable\\s(?:to|with)|the\\ssame\\sas|consistent\\swith|on\\sa\\spar\\swith|equal\\sto|on|me(?:t|ets|eting)|achiev(?:ed|ing|es)|hit|hitting|close\\sto|matche[ds]|matching|within|around|on\\strack\\sfor|level\\swith',
  ],
];
const SET =
  '(?:compared?|comparing|comparison|comparably|against|versus|vs\\.?|relative\\sto|rather\\sthan|while|where)(?:\\s(?:with|to))?';
const LINK =
  "(?:\\s(?:the|both|its|their|our|all|that|those|than|to|with|of|a|an|set|for|in|levels?|rates?|figures?|performance|annual|agreed|when|compared|expected|\\p{L}+['’]s|overall|latest|\\d{4}(?:/\\d{2})?|\\d[\\d.,]*%?))*\\s*$";
const patterns = RELATIONS.map(([relation, source]) => ({
  relation,
  pattern: new RegExp(`(?<![\\p{L}-])(?:${source})${LINK}`, 'iu'),
}));
const setBeside = new RegExp(`(?<![\\p{L}-])(?:${SET})${LINK}`, 'iu');

/** What a sentence says of how something stands to outside measures: "lower than statistical neighbours and the national average". */
export function findRelations(sentence: string, names: readonly ComparatorNamed[]): RelationFound[] {
  const found: RelationFound[] = [];
  let carried = null as RelationFound | null;
  for (const name of names) {
    const from = Math.max(0, name.start - 70);
    const lead = sentence.slice(from, name.start);
    const joined: boolean =
      carried !== null &&
      /^(?:\s?\([^)]{0,40}\))?(?:\s(?:of\s)?\d[\d.,]*%?)?(?:\s?\([^)]{0,40}\))?,?\s?(?:and|or|&|as well as|but also|,)\s(?:the\s|both\s|those of\s|of\s|for\s|that of\s|across\s|our\s|its\s)*$/i.test(
        sentence.slice(carried.end, name.start),
      );
    const own = relationIn(lead);
    const after: Relation = own === null && !joined ? relationAfter(sentence.slice(name.end, name.end + 60)) : null;
    const relation: Relation = own?.relation ?? after ?? (joined ? (carried?.relation ?? null) : null);
    if (own === null && after === null && !joined) {
      if (!setBeside.test(lead)) continue;
    }
    const start: number = own === null ? (joined ? (carried?.start ?? name.start) : name.start) : from + own.index;
    carried = { kind: name.kind, relation, start, end: name.end };
    found.push(carried);
  }
  return found;
}

function relationIn(lead: string): { readonly relation: NonNullable<Relation>; readonly index: number } | null {
  let nearest: { readonly relation: NonNullable<Relation>; readonly index: number } | null = null;
  for (const { relation, pattern } of patterns) {
    const found = pattern.exec(lead);
    if (found && (nearest === null || found.index > nearest.index)) nearest = { relation, index: found.index };
  }
  if (nearest === null) return null;
  const negated = /(?<!\p{L})(?:not|n['’]t|narrowly)\s(?:been\s)?$/iu.test(lead.slice(0, nearest.index));
  return negated &&
    nearest.relation === 'in line' &&
    /not|n['’]t/i.test(lead.slice(Math.max(0, nearest.index - 8), nearest.index))
    ? { ...nearest, relation: 'below' }
    : nearest;
}

/** "the target was missed", "target had been met". */
function relationAfter(words: string): NonNullable<Relation> | null {
  const found =
    /^(?:\s(?:of|for)\s[^,.;]{1,24})?\s(?:was|were|had been|has been|is|being)\s(?<not>not\s)?(?:\p{L}+ly\s)?(?<word>met|missed|exceeded|achieved|hit|surpassed)(?!\p{L})/iu.exec(
      words,
    );
  const word = found?.groups?.word?.toLowerCase();
  if (word === undefined) return null;
  if (word === 'missed' || found?.groups?.not !== undefined) return 'below';
  return word === 'exceeded' || word === 'surpassed' ? 'above' : 'in line';
}
