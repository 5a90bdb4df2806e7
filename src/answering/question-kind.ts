import type { QuestionKind } from './question.js';

/** In order: the first pattern that fits names the kind. */
const kinds: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'why',
    /\b(?:why|how come|for what reasons?|what (?:was|is|are|were) the (?:\w+ )?(?:reasons?|causes?)|reasons? (?:for|given|why|behind)|what(?:['’]s| is| was| has| had)? (?:caus\w+|explain\w*|made|makes|led to|driv\w+|push\w+|stop\w+|prevent\w+|behind|holding|block\w+)|because of what)\b/i,
  ],
  [
    'who',
    /^\W*(?:and |so |but )?(?:who|whom|whose|which (?:officer|councillor|cllr|member|director|person|(?:\w+ ){0,2}(?:firm|company|compan(?:y|ies)|contractor|organisation|agenc(?:y|ies)|bod(?:y|ies)|team|service|partner|provider|school|college|charit(?:y|ies)|council)s?))\b/i,
  ],
  [
    'when',
    /^\W*(?:and |so |but )?(?:when|what date|what month|what day|what time|which (?:month|year|date|day)|by when|by what date|how soon|between (?:which|what) dates)\b|\b(?:what month|what date|which month)\b/i,
  ],
  ['where', /^\W*(?:and |so |but )?where\b/i],
  [
    'decision',
    /\b(?:resolv\w+|resolution|decid\w+|decisions?|agree[ds]?|recommend\w*|voted?|approv\w+|endorse[ds]?|outcome of|go along with|sign(?:ed)? off|turn(?:ed)? down|back(?:ed)? the|added to the .{0,30}work (?:programme|plan))\b/i,
  ],
  [
    'percentage',
    /\b(?:what (?:percentage|proportion|share|fraction|per ?cent)|percentage|proportion|per ?cent(?:age)?|timeliness|(?:what|success|completion|take-?up|recycling|vacancy|absence|turnover|collection) rate|rate (?:of|for)|compliance|on time)\b/i,
  ],
  [
    'money',
    /\b(?:how much (?:money|did|does|do|is|was|were|are|would|will|has|have|it|the|we)?\s*(?:.{0,60}\b(?:cost|spent|spend|spending|owed?|saved?|budget|overspend|overspent|paid|pay|funding|arrears|debt|grant|charge[ds]?|fine[ds]?|worth)\b)|what (?:does|did|do|is|was|were|are|would|will)\b.{0,60}\bcosts?\b|what(?:['’]s| is| was) the (?:\w+ )?(?:fine|cost|price|fee|charge|budget|overspend|grant)\b|cost of|costs?\b|overspend|price)\b/i,
  ],
  [
    'duration',
    /\b(?:how long|how quick\w*|how (?:many|few) (?:days|weeks|months|years)|wait(?:ing)? times?|average (?:time|wait)|turnaround)\b/i,
  ],
  [
    'how_many',
    /\b(?:how many|number of|how much|what number|how often|total of|count of|how high|how low|how big|how far (?:over|under|below|above))\b/i,
  ],
  [
    'change',
    /\bhow (?:has|have|had|did|is|are)\b.{0,80}\b(?:chang\w+|mov\w+|compare\w*|gone|going|developed|trend\w*)\b|\b(?:trend|up or down|(?:gone|going|went) (?:up|down)|increas\w+|decreas\w+|what(?:['’]s| has| is)? happen(?:ed|ing) (?:to|with)|risen|fallen|getting (?:better|worse))\b|^(?:are|is|were|was|have|has|did|do) .*\b(?:more|fewer|less)\b/i,
  ],
  ['name', /\bwhat (?:is|was|are|were) .{2,80}\b(?:called|named|known as|name of)\b|\bname of\b/i],
  [
    'list',
    /\b(?:which|list|what (?:were|are) the|what .{0,60}(?:actions|steps|reasons|priorities|concerns|options|measures|areas|issues|plans?)|what(?:['’]s| is| was) the plan|what (?:kinds?|types?|sorts?)|what (?:had|has|have|is|was) been done|what (?:is|was|are|were) being done|what did .{3,60} (?:want|ask for|do))\b/i,
  ],
];

/** What sort of words would answer the question. */
export function kindOf(question: string): QuestionKind {
  return kinds.find(([, pattern]) => pattern.test(question))?.[0] ?? 'what';
}
