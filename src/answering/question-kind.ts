import type { QuestionKind } from './question.js';

/** In order: the first pattern that fits names the kind. */
const kinds: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'decision',
    /\b(?:resolv\w+|resolution|decid\w+|decisions?|agree[ds]?|recommend\w*|vote[ds]?|approv\w+|endorse[ds]?|outcome of|added to the .{0,30}work (?:programme|plan))\b/i,
  ],
  [
    'why',
    /\b(?:why|how come|for what reasons?|what (?:was|is|are|were) the (?:reasons?|causes?)|reasons? (?:for|given|why|behind)|what (?:caused|causes|explains|explained|made|makes|led to)|because of what|what.s behind)\b/i,
  ],
  [
    'percentage',
    /\b(?:what (?:percentage|proportion|share|fraction|per ?cent)|percentage|proportion|per ?cent(?:age)?|timeliness|what rate|compliance|success rate|rate of|on time)\b/i,
  ],
  [
    'money',
    /\b(?:how much (?:money|did|does|do|is|was|were|are|would|will|has|have|it|the|we)?\s*(?:.{0,40}\b(?:cost|spent|spend|spending|owed|saved?|budget|overspend|overspent|paid|pay|funding|arrears|debt|grant)\b)|what (?:does|did|do|is|was|were|are|would|will)\b.{0,60}\bcost\b|cost of|costs?\b|budget|overspend|price)\b/i,
  ],
  [
    'duration',
    /\b(?:how long|how (?:many|few) (?:days|weeks|months|years)|waiting times?|average (?:time|wait)|turnaround)\b/i,
  ],
  [
    'how_many',
    /\b(?:how many|number of|how much|what number|how often|total of|count of|by how much|how high|how low|how big)\b/i,
  ],
  ['when', /\b(?:when|what date|which (?:month|year|meeting|date)|by what date|how soon|what time|deadline)\b/i],
  ['who', /\b(?:who|whom|whose|which (?:officer|councillor|member|director|person))\b/i],
  ['where', /\bwhere\b/i],
  [
    'change',
    /\bhow (?:has|have|had|did|is|are)\b.{0,80}\b(?:chang\w+|mov\w+|compare\w*|gone|going|developed|trend\w*)\b|\b(?:trend|up or down|gone up|gone down|going up|going down|increas\w+|decreas\w+|what(?:'s| has| is)? happen(?:ed|ing) to|risen|fallen|(?:any|more|fewer|less) .{0,60}\?)/i,
  ],
  ['name', /\bwhat (?:is|was|are|were) .{2,80}\b(?:called|named|known as|name of)\b|\bname of\b/i],
  [
    'list',
    /\b(?:which|what (?:were|are) the|list|what .{0,40}(?:actions|steps|reasons|priorities|concerns|options|measures|ways|things|areas|issues)|what (?:kinds?|types?|sorts?))\b/i,
  ],
];

/** What sort of words would answer the question. */
export function kindOf(question: string): QuestionKind {
  return kinds.find(([, pattern]) => pattern.test(question))?.[0] ?? 'what';
}
