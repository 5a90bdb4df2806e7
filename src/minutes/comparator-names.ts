import type { Comparator } from './figures.js';
import type { Range } from './span.js';

export type ComparatorKind = Comparator['kind'];

export interface ComparatorNamed extends Range {
  readonly kind: ComparatorKind;
}

const NAMES: readonly (readonly [ComparatorKind, string])[] = [
  [
    'statistical neighbours',
    "(?:statistical|nearest|CIPFA|comparable|comparator|family)[\\s-](?:nearest[\\s-])?(?:neighbours?|neighbour groups?|family|comparators?|authorit(?:y|ies)|councils?|group)(?:['’]s?)?(?:\\s(?:averages?|figures?|rates?|means?|median))?|CIPFA(?:\\s(?:averages?|comparators?|figures?|median|mean|peers?))?|(?:most\\s)?(?:similar|peer)\\s(?:authorities|councils|areas|forces|boroughs|group)(?:\\saverage)?|\\bSNs?\\s(?:average|figure)",
  ],
  [
    'regional',
    "(?:the\\s)?(?:regional|region(?:[’']s)?|sub-regional|Yorkshire(?: and (?:the )?Humber| & Humber)?|North[\\s-](?:West|East)|South[\\s-](?:West|East)|(?:police\\s)?force(?:[’']s)?(?=\\s(?:averages?|mean|median))|(?:East|West) Midlands|East of England|Greater London|London|Greater Manchester|Eastern region|county[\\s-]wide|county)\\s(?:averages?|figures?|rates?|means?|median|benchmarks?|levels?|comparators?|performance|total)|across\\sthe\\s(?:\\p{L}+\\s)?region|in\\sthe\\sregion(?!\\sof\\s\\d)|regionally|for\\sthe\\sregion|the\\sregion|regional",
  ],
  [
    'national',
    "(?:the\\s)?(?:English|England|UK|Great Britain|GB|Wales|Welsh|national|nation(?:al)?ly published|all[-\\s]England|Housemark|sector|industry)(?:[’']s)?\\s(?:and\\s(?:regional|statistical neighbours?)\\s)?(?:averages?|figures?|rates?|means?|median|comparators?|benchmarks?|levels?|picture|position|performance|total|data|upper quartile|top quartile|median)(?:\\sfor\\s(?:England|Wales))?|nationally|(?:across|in|for|throughout)\\s(?:the\\s)?(?:whole\\sof\\s)?(?:England|Wales|Great Britain|the UK|the country)(?:\\sas\\sa\\swhole)?|the\\snational|England|national|(?:top|upper|median|lower|bottom)\\squartile",
  ],
  [
    'target',
    "(?:the\\s|its\\s|their\\s|our\\s|a\\s)?(?:(?:statutory|corporate|annual|local|national|contractual|year[-\\s]end|in[-\\s]year|end[-\\s]of[-\\s]year|quarterly|monthly|stretch|Council['’]s|council['’]s|government|service|agreed|revised|council|profiled?|recycling|collection|NHS|\\d{4}(?:/\\d{2})?)\\s)*(?:targets?|thresholds?|benchmarks?|tolerance|ambition|service standard|expected standard|expectation|milestone|ceiling|trajectory|goal|aim|profile)(?:\\slevel|\\sfigure|\\srange)?",
  ],
  // "the 75% that the Council had set itself"
  [
    'target',
    '(?<=\\d\\s?%?\\s)(?:that|which)\\s(?:(?:the|this)\\s)?\\p{L}+\\s(?:had\\s|has\\s)?(?:set|agreed|promised)(?:\\sitself)?|(?<=\\d\\s?%?\\s)(?:that|which)\\s[^,.;]{0,40}?(?:asked|required|expected|meant|supposed)\\sto\\s(?:aim\\sfor|meet|reach|achieve|hit)',
  ],
  [
    'other',
    '(?:for|of|in|across|among|by)\\s(?:\\p{L}+\\s){0,2}?(?:councils|authorities|boroughs|districts|forces|landlords|areas)\\sof\\s(?:the\\s|a\\s)?(?:same|similar)\\s(?:type|size|kind)|(?:the\\s)?(?:median|mean|average)\\s(?:for|of|across|among)\\s(?:\\p{L}+\\s){0,2}?(?:councils|authorities|boroughs|districts|forces|landlords|areas)(?:\\sin\\sthe\\sregion)?|(?:the\\s)?\\p{Lu}{3,}\\s(?:benchmark|median|average|index)|(?:the\\s)?(?:neighbouring|other|surrounding|nearby|adjacent)\\s(?:local\\s|unitary\\s|metropolitan\\s|shire\\s)?(?:authorities|councils|areas|boroughs|districts|counties|forces)',
  ],
];

const patterns = NAMES.map(([kind, source]) => ({
  kind,
  pattern: new RegExp(`(?<![\\p{L}-])(?:${source})(?![\\p{L}-])`, 'giu'),
}));

/** The outside measures that a sentence names: national, regional, statistical neighbours, a target. In order, without overlaps. */
export function findComparatorNames(sentence: string): ComparatorNamed[] {
  const found: ComparatorNamed[] = [];
  for (const { kind, pattern } of patterns)
    for (const match of sentence.matchAll(pattern)) {
      const range = { start: match.index, end: match.index + match[0].length };
      if (!found.some((other) => other.start < range.end && range.start < other.end) && !isOther(sentence, range, kind))
        found.push({ ...range, kind });
    }
  return found.sort((a, b) => a.start - b.start);
}

/** "on target" with nothing to hit, "Targeted support", "England Athletics": words that only look like a comparator. */
function isOther(sentence: string, { start, end }: Range, kind: ComparatorKind): boolean {
  const after = sentence.slice(end, end + 40);
  const before = sentence.slice(Math.max(0, start - 30), start);
  const words = sentence.slice(start, end);
  // "SONIA benchmark" is another's; "that benchmark" is a target.
  const isNamed = /(?:^|\s)[A-Z]{3,}\s?$/.test(before.trimStart()) || /^(?:the\s)?[A-Z]{3,}\s/.test(words);
  if (kind === 'other' && /(?:benchmark|median|average|index)$/i.test(words) && !isNamed) return true;
  if (kind === 'target')
    return (
      (/benchmarks?$/i.test(words) && isNamed) ||
      /^\s(?:hardening|group|audience|population|operating|date)/i.test(after) ||
      (/\b(?:aim|goal|ambition|expectation)$/i.test(words) && !/^\s(?:of|was|is|:)/.test(after))
    );
  if (/^(?:England|national|the national|regional|London|the region)$/i.test(words))
    return (
      !/(?:\b(?:for|in|across|throughout|than|with|against|below|above|to|and|of|[(:,;])\s*(?:the\s)?|[(,;]\s*)$/i.test(
        before,
      ) && !/^\s?(?:\(|:|was|were|is|at|\d)/.test(after)
    );
  return false;
}
