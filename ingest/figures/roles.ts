import type { ComparatorNamed } from '../../src/minutes/comparator-names.js';
import type { NumberFound } from '../../src/minutes/numbers/types.js';
import type { Clause } from './clauses.js';
import type { Named } from './names.js';
import type { TimeFound } from './times.js';
import { withoutMay } from './words.js';

/** What a number is to the figures of a sentence, and the rule that says so. */
export type Role =
  | 'observation'
  /** An earlier value of the same series. */
  | 'previous'
  /** Another's value, or a target. */
  | 'comparator'
  | 'change'
  /** How far a figure lies from a comparator. */
  | 'difference'
  | 'threshold'
  | 'date'
  | 'name'
  | 'plan'
  | 'structure';

export interface RoleFound {
  readonly role: Role;
  readonly rule: string;
  /** For a comparator: which. */
  readonly comparator?: ComparatorNamed;
}

export interface RoleScene {
  readonly sentence: string;
  readonly clause: Clause;
  readonly times: readonly TimeFound[];
  readonly named: readonly Named[];
  readonly comparators: readonly ComparatorNamed[];
}

/** Words on both sides of a number within its clause. */
export interface Sides {
  readonly left: string;
  readonly right: string;
}

interface Rule {
  readonly name: string;
  readonly role: Role;
  /** It leaves out what mostly is no figure, without a word that says so: a proposal may know better. */
  readonly mayBeOverruled?: true;
  readonly test: (number: NumberFound, sides: Sides, scene: RoleScene) => boolean;
}

/**
 * The first rule that fits decides; a number that none fits is an observation. For a number that was proposed the rules that may be
 * overruled are passed over, and every other stands.
 */
export function roleOf(number: NumberFound, scene: RoleScene, proposed = false): RoleFound {
  const { sentence, clause } = scene;
  const sides = {
    left: sentence.slice(clause.start, number.outerStart),
    right: sentence.slice(number.outerEnd, clause.end),
  };
  const comparator = comparatorAt(number, sides, scene);
  for (const { name, role, test, mayBeOverruled = false } of RULES) {
    if (proposed && mayBeOverruled) continue;
    if (name === 'comparator' ? comparator === null : !test(number, sides, scene)) continue;
    return { role, rule: name, ...(name === 'comparator' && comparator ? { comparator } : {}) };
  }
  return { role: 'observation', rule: 'value' };
}

/**
 * True where only rules that may be overruled keep a number from being a figure. A most, and any number near words of what is to come, is none
 * whatever is proposed. `over` is what introduces the list that the sentence stands in.
 */
export function mayBeProposed(number: NumberFound, scene: RoleScene, over: string): boolean {
  if (number.qualifier === 'at_most' || IS_TO_COME.test(over)) return false;
  if (IS_WANTED.test(scene.sentence.slice(scene.clause.start, number.start))) return false;
  if ([over, scene.sentence].some((words) => MODAL.test(withoutMay(words)))) return false;
  const [ruled, proposed] = [roleOf(number, scene), roleOf(number, scene, true)];
  return !isFigure(ruled) && isFigure(proposed);
}

/** "The target was to close": a word for what is wanted, before the number. */
const IS_WANTED =
  /(?<!\p{L})(?:targets?|aims?|aimed|goals?|ambitions?|objectives?|intentions?|thresholds?|limits?|standards?)(?!\p{L})/iu;

/** "Members asked officers", "agreed to:": the list says what somebody is to do. */
const IS_TO_COME = /(?<!\p{L})(?:asked|resolved|agreed|requested|urged|invited|instructed)(?!\p{L})|(?<!\p{L})to\W*$/iu;

const isFigure = ({ role }: RoleFound): boolean => role === 'observation' || role === 'previous';

const touches = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

export const UP =
  'increas(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|gr(?:ow|ew|own|owing|owth)|climb(?:ed|ing)?|up|uplift|upturn|jump(?:ed)?|surge[ds]?|spike[ds]?|higher|widen(?:ed|ing)?|improv(?:e|es|ed|ing|ement|ements)';
export const DOWN =
  'decreas(?:e|es|ed|ing)|fall(?:s|en|ing)?|fell|reduc(?:e|es|ed|ing|tion|tions)|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|down|lower(?:ed)?|dip(?:ped)?|shr(?:ank|unk)|cut|deteriorat(?:ed|ion|ing)|worsen(?:ed|ing)?|slipp(?:ed|ing)|narrow(?:ed|ing)?';
const MOVE = `(?:${UP}|${DOWN}|chang(?:e|ed)|mov(?:ed|ement))`;
const ADVERBS =
  '(?:\\s(?:further|again|significantly|slightly|steadily|sharply|marginally|overall|year[-\\s]on[-\\s]year|only|just|in total|also|back|almost|nearly|around|well|very|quickly|considerably|substantially|markedly))*';

const CHANGE_BEFORE = new RegExp(
  `(?<!\\p{L})(?:${MOVE})${ADVERBS}(?:\\s[^,;.]{0,60}?)?\\sby(?:\\s(?:a further|an additional|another|a total of))?\\s*$`,
  'iu',
);
const CHANGE_OF =
  /(?<!\p{L})(?:increase|rise|reduction|decrease|fall|drop|decline|growth|improvement|uplift|jump|dip|net increase|net reduction|change|deterioration|swing)s?(?:\s(?:in|on|to)\s[^,;.]{1,60}?)?\s(?:of|was|:)(?:\s(?:a further|another))?\s*$/iu;
const CHANGE_DIRECT =
  /(?<!\p{L})(?<!(?<!\p{L})(?:thrown|made|makes?|making|took|taken|taking|set|picked|signed|given|gave|ended|turned|opened|built|added|backed|followed|caught|split|tied|used|freed|freeing|laid|broken|shut|closed|written|handed)\s)(?:up|down)(?:\s(?:a further|another|by))?\s*$|(?<!\p{L})(?:increased|risen|rose|fallen|fell|grown|grew|dropped|declined|decreased)(?:\s(?:a further|another))?\s*$/iu;
const MORE_THAN =
  /^(?:\s\(?(?:more|fewer|less|higher|lower|better|worse|greater)\)?(?:\s(?!than)\p{L}+){0,4}?\s(?:than|compared|on|over|year[-\s]on[-\s]year)(?!\p{L})|\s(?:percentage points?\s)?(?:up|down)(?:\s(?:on|from|compared)|\s*[.,;)]|\s*$)|\s(?:above|below)\s(?=(?:the\s)?(?:same|last|previous|prior|level|figure|position)\b))/iu;
const CHANGE_NOUN =
  /^\s(?:(?:net|overall|further|annual|significant|slight|small|year[-\s]on[-\s]year|percentage[-\s]point)\s){0,2}(?:increase|rise|reduction|decrease|fall|drop|decline|growth|improvement|uplift|jump|deterioration|dip)s?(?!\p{L})(?!\s(?:grant|plan|programme|fund|funding|notice|board|works?|scheme|project|partner|team|journey)s?(?!\p{L}))/iu;

const MODAL =
  /(?<!\p{L})(?:would|will|shall|could|might|to be|plan(?:ned(?! (?:treatments?|care|admissions?|maintenance|procedures?|operations?|surgery|repairs?|appointments?))|ning(?! (?:permissions?|applications?|appeals?|decisions?|obligations?|enforcement|fees?|income|committee|service|officers?)))|plans (?:to|for)|due to|aim(?:s|ed|ing)?|intend(?:s|ed|ing)?|intention|propos(?:e|es|ed|ing|als?)|expect(?:s|ed|ing|ation)?|anticipat(?:e|es|ed|ing)|hop(?:e|es|ed|ing)|may|should|agreed to|seek(?:s|ing)? to|sought|ambition|aspiration|commit(?:ted|ment)|potential(?:ly)?|option|request(?:ed)? (?:that|for)|recommend(?:ed|ation)?|likely|if|unless|scheduled|scope for|needs? to|need(?:ed)? (?:for|an)|goal|vision|pledge[ds]?|bid(?:ding)? for|on course|capacity (?:of|for)|able to (?:take|hold|accommodate))(?!\p{L})/iu;
/** A forecast of money is what a finance report reports. */
const FORECAST =
  /(?<!\p{L})(?:forecast(?:s|ed|ing)?|project(?:ed|ion|ions|ing)|outturn|predict(?:ed|ion)?|estimate[ds]?|overspen(?:d|t|ds|ding)|underspen(?:d|t|ds|ding)|variance|deficit|surplus|over budget|under budget|shortfall|gap|pressure)(?!\p{L})/iu;
const REBASED =
  /\b(?:if|were|excluding|without|once|when)\b[^.;]{0,80}\b(?:removed|excluded|discounted|taken out|left out|disregarded|adjusted|not counted|included)\b/i;

export const TIME_MEASURE =
  /(?<!\p{L})(?:averag(?:e|es|ed|ing)|mean|median|typical(?:ly)?|wait(?:s|ed|ing)?|took|taken|takes|taking|take|times?|timescales?|lengths?|durations?|turnaround|delays?|delayed|lost|stays?|staying|voids?|re-?lets?|relet|absences?|sickness|speed|backlog|longest|shortest|stood|processing|respon(?:se|d)|lag)(?!\p{L})/iu;
const VALUE_PREP =
  /(?<!\p{L})(?:was|were|is|are|at|to|of|from|stood at|reached|averaged|averaging|averages|took|taking|takes|by|being|be|been|lasted|lost|remained|totalled|waiting|waited|with|had|an|has)(?:\s(?:now|still|currently|approximately|only|just|an average of|on average|an|a))*\s*$|[:–(-]\s*$/iu;

const NAMING_NOUN =
  /^[-\s](?:(?!(?:of|in|for|on|to|at|and|or|by|with)\s)(?:\p{L}+)\s)?(?:targets?|thresholds?|limits?|timescales?|time ?frames?|time limit|deadlines?|standards?|rules?|notices?|contracts?|programmes?|plans?|periods?|strateg(?:y|ies)|terms?|check|review|assessments?|compliance|guarantee|window|cooling|rolling|visit|visits|follow[-\s]up|extension|lease|tenanc(?:y|ies)|agreement|fixed|pilot|project|course|consultation|challenge|trial|grant|fee|fine|charge|cap|ceiling|free|trigger|mark)(?!\p{L})/iu;

const TARGET_AFTER =
  /^\s(?:(?:statutory|corporate|national|local|annual|contractual|performance|recycling|collection|council|stretch|year[-\s]end)\s)?(?:targets?|thresholds?|benchmarks?|ambition|tolerance)(?!\p{L})|^\s(?:that|which)\s(?:(?:the|this)\s)?\p{L}+\s(?:had\s|has\s)?(?:set|agreed|promised)(?!\p{L})|^\s(?:that|which)\s[^,.;]{0,40}?(?:asked|required|expected|meant|supposed)\sto\s(?:aim\sfor|meet|reach|achieve|hit)/iu;

/** Things that minutes number without measuring them. */
const UNCOUNTED =
  /^\s(?:(?:of\s(?:the|these|those|its|our|their)\s|main\s|key\s|new\s|different\s|further\s|other\s|potential\s|possible\s|specific\s|separate\s|major\s|important\s|broad\s|strategic\s|critical\s|additional\s|public\s|written\s|informal\s|formal\s|\p{L}+ing\s)*)(?:reasons?|aspects?|points?|questions?|areas? of|areas?(?! offices?)|priorit(?:y|ies)|themes?|elements?|options?|objectives?|aims?|recommendations?|phases?|stages?(?!\s(?:one|two|three|[123])(?!\p{L}))|strands?|pillars?|ways?|parts?|types?|kinds?|forms?|reports?|meetings?|sessions?|members? of the (?:panel|committee|board|public)|members?|councillors?|representatives?|documents?|amendments?|motions?|speakers?|speeches|issues?|things?|examples?|factors?|actions?|steps?|principles?|criteria|topics?|subjects?|sections?|chapters?|pages?|workstreams?|categor(?:y|ies)|outcomes?|work streams?|tiers?|levels?|occasions?|times?|another|hand|side|sides|copies|petitions?|deputations?|items?|appendices|versions?|methods?|approaches|routes?|measures|indicators?|KPIs?|domains?|scenarios?|drivers?|barriers?|lessons?|challenges?|opportunit(?:y|ies)|conclusions?|findings|month|day|week|year|pager|stop|step|off|more|others?|who|which|that|can|could|would|should|must|may|person (?:could|would|should)|place)(?!\p{L})/iu;

function isUncounted(number: NumberFound, { left, right }: Sides): boolean {
  return (
    number.kind === 'count' &&
    number.value < 100 &&
    ((UNCOUNTED.test(right) && !(number.value > 12 && /^\sreports?\b/i.test(right))) ||
      /\b(?:item|points?|copies|motion|amendment)\s*$/i.test(left))
  );
}

/** Of what minutes number, that which may also be the result of something: "14 actions remained open", "six indicators were red". */
const MAY_BE_RESULT =
  /^\s(?:of\s(?:the|these|those|its|our|their)\s)?(?:\p{L}+\s)?(?:actions?|recommendations?|indicators?|KPIs?|measures|reports|petitions|deputations|meetings|sessions|documents|versions)(?!\p{L})/iu;

/** Ways of speaking that use "one" and count nothing. */
const IDIOM_BEFORE =
  /(?<!\p{L})(?:no|any|every|each|at|as|by|to|this|that|the|which|only|another|square|day|the only|number|for)\s*$/iu;
const ONE_OF =
  /^\sof\s(?:the\s)?(?:main|key|first|most|many|best|worst|biggest|largest|highest|lowest|few|reasons?|issues?|things?|areas?|priorit|ways?|challenges?|aims?|objectives?|biggest|commissioned|factors?)/iu;

/** Verbs after which a small number counts what was seen, done or reached. */
const SMALL_BEFORE =
  /(?:^|[,;:(–—-]\s*|(?<!\p{L})(?:there (?:was|were|had been|have been|has been|are|is)|and|but|that|of whom|of which|which|with|while|where|when|as|had|were|was|are|is|saw|seen|received|recorded|completed|approved|opened|closed|issued|served|delivered|appointed|recruited|lost|identified|made|investigated|from|to|by|up|down|only|just|including|totalling|at|remained|than|against|compared (?:to|with)|last (?:year|month|quarter)|a total of|in total|reported|dismissed|upheld|allowed|granted|refused|taken|rehoused|placed|supported|helped|attended|trained|found|held|confirmed|carried out|left|secured|created|built|planted|removed|seized|arrested|leaving|all|the|further|prosecuted|cleared|\d{4}),?\s*)$/iu;

const RULES: readonly Rule[] = [
  {
    name: 'names a law, item, age, time, vote or place',
    role: 'name',
    test: (number, _sides, { named }) => named.some((name) => touches(name, number)),
  },
  {
    name: 'stands in a date or period',
    role: 'date',
    test: (number, { right }, { times, sentence }) =>
      times.some((time) => touches(time, number)) || isYear(number, sentence, right),
  },
  {
    name: 'so many of which a rate is given',
    role: 'structure',
    test: (_number, { left }) => /(?<!\p{L})per\s*$/iu.test(left),
  },
  {
    name: 'names its noun',
    role: 'threshold',
    test: (number, { right }, { sentence }) =>
      number.kind === 'duration' &&
      isAttributive(number, sentence) &&
      !/^[\s-](?:average |mean )?(?:waits?|waiting times?|delays?|turnaround|backlog|increase|reduction|rise|fall)\b/i.test(
        right,
      ),
  },
  {
    name: 'twice or half as a number of times',
    role: 'threshold',
    test: (_number, { right }) => /^\s(?:times|occasions)(?:\s(?:a|per|in|within|over)\b)/i.test(right),
  },
  { name: 'comparator', role: 'comparator', test: () => false },
  {
    name: 'asked, not told',
    role: 'structure',
    test: ({ outerStart }, _sides, { sentence }) => ASKED.test(sentence.slice(0, outerStart)),
  },
  {
    name: 'change that is proposed or was assumed',
    role: 'plan',
    test: (_number, { left, right }) =>
      /^\s(?:(?:in|on|to|for|of)\s[^,.;]{1,40}?\s(?=was|were|is|are|had|has|be))?(?:(?:was|were|is|are|had been|has been|be|being)\s)?(?:proposed|planned|recommended|requested|assumed|sought|suggested)(?!\p{L})/iu.test(
        right,
      ) || /(?<!\p{L})(?:assum(?:ed|es|ing)|assumption of|budgeted for|allowed for|provided for)\s*$/iu.test(left),
  },
  {
    name: 'distance from a comparator',
    role: 'difference',
    test: (number, { right }, { sentence, comparators }) => {
      const found =
        /^\s(?:percentage points?\s)?(?:above|below|higher than|lower than|over|under|better than|worse than|short of|behind|ahead of|off|from|more than|less than|fewer than|greater than|outside|within)\s(?:of\s)?(?:its\s|their\s|our\s|both\s)?/i.exec(
          right,
        );
      if (!found) return false;
      const at = number.outerEnd + found[0].length;
      return comparators.some(
        ({ start, end }) =>
          start <= at + 4 && end > at && /^(?:the\s)?$/i.test(sentence.slice(at, Math.max(at, start))),
      );
    },
  },
  {
    name: 'change in percentage points',
    role: 'change',
    test: ({ kind }) => kind === 'points',
  },
  {
    name: 'doubled, halved',
    role: 'change',
    test: (number, { right }, { clause }) =>
      number.kind === 'multiple' &&
      !/^\s(?:from|to)\s/i.test(right) &&
      !clause.numbers.some(
        (other) =>
          other !== number &&
          other.kind !== 'duration' &&
          /\bto\s*$/.test(right.slice(0, Math.max(0, other.outerStart - number.outerEnd))),
      ),
  },
  { name: 'doubled beside its values', role: 'structure', test: ({ kind }) => kind === 'multiple' },
  {
    name: 'put right in the minutes',
    role: 'structure',
    test: ({ outerEnd }, _sides, { sentence }) =>
      /^[^.;]{0,40}?\b(?:should|ought to) have (?:read|been)\b/i.test(sentence.slice(outerEnd)),
  },
  {
    name: 'half or twice as much as something else',
    role: 'structure',
    test: ({ kind }, { right }) =>
      kind === 'fraction' &&
      /^\s(?:as\s(?:many|much|high|low|long|likely)|that\sof|the\s(?:number|level|rate|figure|total))(?!\p{L})/iu.test(
        right,
      ),
  },
  { name: 'whole of which a part is told', role: 'structure', test: isWhole },
  {
    name: 'level that was passed for the first or last time',
    role: 'threshold',
    test: ({ qualifier }, { left }) =>
      qualifier !== null &&
      /(?<!\p{L})(?:first|last|only) (?:time|year|month|quarter)(?:\s(?:that|since|in))?[^,.;]{0,50}$/iu.test(left),
  },
  { name: 'increase by', role: 'change', test: (_number, { left }) => CHANGE_BEFORE.test(left) },
  {
    name: 'increase of',
    role: 'change',
    test: (number, { left }) =>
      CHANGE_OF.test(left) && !(number.kind === 'money' && /\b(?:cost|pressure)\b/i.test(left.slice(-30))),
  },
  {
    name: 'more than before',
    role: 'change',
    test: (number, { right }) => number.kind !== 'multiple' && MORE_THAN.test(right),
  },
  { name: 'a rise of so much', role: 'change', test: (_number, { right }) => CHANGE_NOUN.test(right) },
  {
    name: 'up so much',
    role: 'change',
    // "had increased above 71%" tells where it stands.
    test: (number, { left }, { sentence }) =>
      CHANGE_DIRECT.test(left) &&
      !/^(?:above|below|beyond|exceeding)/i.test(sentence.slice(number.outerStart, number.start)),
  },
  {
    name: 'a stretch of time within which, for which or after which',
    role: 'threshold',
    test: (number, { left, right }, { sentence, clause }) =>
      number.kind === 'duration' && !isMeasuredTime(number, left, right, sentence.slice(clause.start, clause.end)),
  },
  {
    name: 'limit that defines what is counted',
    role: 'threshold',
    test: (number, { left, right }) =>
      (number.kind === 'count' || number.kind === 'money' || number.kind === 'percent') && isLimit(number, left, right),
  },
  {
    name: 'standard that is worked to',
    role: 'threshold',
    test: (number, { left }) =>
      number.kind !== 'percent' && /(?<!\p{L})work(?:ed|ing|s)? to(?: within)?\s*$/iu.test(left),
  },
  {
    name: 'target, limit or scheme named by its number',
    role: 'threshold',
    test: (number, { right }) =>
      NAMING_NOUN.test(right) &&
      number.kind !== 'fraction' &&
      !/^\s(?:\p{L}+\s)?(?:assessments?|reviews?|visits?|plans?|contracts?|courses?|checks?|tenanc(?:y|ies)|grants?|agreements?|fines?|charges?|standards?|projects?|pilots?|notices?|extensions?|leases?|terms?)(?!\p{L})/iu.test(
        number.kind === 'count' ? right : '',
      ),
  },
  { name: 'planned or possible', role: 'plan', test: isPlan },
  { name: 'idiom', role: 'structure', test: isIdiom },
  {
    name: 'counted but not measured',
    role: 'structure',
    test: (number, sides) => isUncounted(number, sides) && !MAY_BE_RESULT.test(sides.right),
  },
  { name: 'counted, and seldom as a result', role: 'structure', mayBeOverruled: true, test: isUncounted },
  {
    name: 'small number without a finding',
    role: 'structure',
    mayBeOverruled: true,
    test: (number, { left }) => number.kind === 'count' && isSmall(number) && !SMALL_BEFORE.test(left),
  },
  {
    name: 'price, fee or worth',
    role: 'structure',
    test: (number, sides, scene) => priceOf(number, sides, scene) === 'named',
  },
  {
    name: 'money without a finding',
    role: 'structure',
    mayBeOverruled: true,
    test: (number, sides, scene) => priceOf(number, sides, scene) === 'no finding',
  },
  {
    name: 'earlier value',
    role: 'previous',
    test: isPrevious,
  },
];

const isSmall = ({ inWords, value }: NumberFound): boolean => (inWords && value < 13) || value < 4;

function isYear(number: NumberFound, sentence: string, right: string): boolean {
  if (number.kind !== 'count' || number.inWords || number.high !== null) return false;
  if (!/^(?:19|20)\d\d$/.test(sentence.slice(number.start, number.end))) return false;
  return !/^\s(?:\p{Ll}{3,14}\s)?(?:children|people|households|homes|properties|residents|tenants|incidents|crimes|offences|calls|cases|referrals|visits|tonnes|staff|employees|pupils|applications|repairs|jobs|requests|reports|trees|bins|vehicles|contacts|responses|complaints|hours|tests|families|clients|adults|carers|users|members|cars|meals|volunteers|fines|notices)\b(?!['’])/iu.test(
    right,
  );
}

/** "45 day assessments", "a 15-day timescale": a singular unit or a hyphen belongs to the noun after it. */
function isAttributive(number: NumberFound, sentence: string): boolean {
  const words = sentence.slice(number.start, number.end);
  const singular = /(?:day|week|month|year|hour|minute|hr|min)$/i.test(words) && number.value !== 1;
  return singular || /\d-\p{L}|\p{L}-(?:day|week|month|year|hour|minute)/iu.test(words);
}

function isMeasuredTime(number: NumberFound, left: string, right: string, clause: string): boolean {
  // So many hours are a volume that was delivered, not a time that something took.
  if (number.smallTime === 'hours' && number.value >= 100) return true;
  if (
    /^\s(?:on average|lost|per (?:FTE|employee|person|head|full[-\s]time)|were lost|had been lost|of sickness|(?:of )?absence)/i.test(
      right,
    )
  )
    return true;
  if (
    /(?<!\p{L})(?:within|every|in|over|for|after|before|next|last|past|first|than|exceeding|beyond|minimum|maximum)(?:\s(?:an?|the|up to|at least|more than|around|just|a further|another|about))*\s*$/iu.test(
      left,
    )
  ) {
    return /\b(?:average|mean|median)\b/i.test(left.slice(-40)) && /\b(?:average|mean|median)\s(?:of\s)?$/i.test(left);
  }
  // "decided in time (13 weeks)"
  if (/(?<!\p{L})(?:in|on|within|to)\s(?:time|target|timescales?|the limit)\s?\($/iu.test(left.trimEnd())) return false;
  if (
    number.qualifier !== null &&
    /(?<!\p{L})(?:waiting|waited|for|missing|aged?|lasting|lasted|more|away|open|outstanding|empty|vacant|overdue|void)\s*$/iu.test(
      left,
    )
  )
    return false;
  if (
    /^\s(?:ago|earlier|later|prior|previously|old|of age|notice|before|after|into|in advance|from|on|or (?:more|over|longer)|to (?:register|complete|build|respond|reply|appeal))(?!\p{L})/iu.test(
      right,
    ) &&
    !/^\s(?:from|to)\s.{0,30}\d/.test(right)
  )
    return false;
  if (number.unit === 'years') {
    // "Life expectancy was 77.9 years", "the housing land supply was 4.3 years".
    if (!Number.isInteger(number.value)) return VALUE_PREP.test(left);
    if (!/\b(?:average|mean|median|wait|life expectancy|length of)\b/i.test(clause)) return false;
  }
  return TIME_MEASURE.test(clause) && VALUE_PREP.test(left);
}

/** "three or more placements", "more than 50 miles", "households earning under £20,000". */
function isLimit(number: NumberFound, left: string, right: string): boolean {
  if (
    number.kind === 'count' &&
    number.value < 20 &&
    number.qualifier !== null &&
    (number.qualifier === 'at_least' || number.qualifier === 'at_most') &&
    number.outerEnd > number.end &&
    !/(?<!\p{L})(?:was|were|at|to)\s*$/iu.test(left)
  )
    return true;
  if (
    /^\s(?:miles?|metres?|meters?|km|kilometres?|mph|hectares?|acres?|litres?|degrees?|points?|stars?|bed(?:room)?s?|storeys?|hours?|kg|mm|cm|inches|feet|decibels?)(?!\p{L})/iu.test(
      right,
    )
  )
    return !/\b(?:average|total|totalling|resurfaced|cleared|treated|repaired|swept|planted|installed|laid|improved|gritted|litter|completed)\b|\bof\s*$/i.test(
      `${right.slice(0, 40)} ${left.slice(-40)}`,
    );
  return (
    /(?<!\p{L})(?:earning|priced?|valued at|worth|costing|capped at|threshold of|limit of|limited to|maximum of|minimum of|between|scoring|excess of|rated)\s*$/iu.test(
      left,
    ) &&
    number.high === null &&
    number.kind !== 'percent'
  );
}

/** "58 of the 64", "3.9 out of 5": the second number is what the first is part of. */
function isWhole(number: NumberFound, _sides: Sides, { sentence, clause }: RoleScene): boolean {
  return (
    number.kind === 'count' &&
    clause.numbers.some(
      (other) =>
        other.kind === 'count' &&
        other.end <= number.outerStart &&
        other.value <= number.value &&
        /^\s(?:out\s)?of\s(?:(?:the|all|these|those|our|its)\s)?$/i.test(sentence.slice(other.end, number.outerStart)),
    )
  );
}

/** "asked whether complaints had doubled": nobody has said that they had. */
const ASKED =
  /(?<!\p{L})(?:asked|quer(?:ied|ying)|questioned|wondered|enquired|asking)\s(?:(?!that\b|said\b)\p{L}+\s){0,4}?(?:whether|if)\s[^.;]*$/iu;

/** "Above the regulator's expectation of 90%" expects nothing. */
function withoutComparators(left: string, from: number, comparators: readonly ComparatorNamed[]): string {
  let words = left;
  for (const { start, end } of comparators) {
    const [first, last] = [Math.max(0, start - from), Math.min(left.length, end - from)];
    if (first < last) words = words.slice(0, first) + ' '.repeat(last - first) + words.slice(last);
  }
  return words;
}

/** "was due to open": what is to come, where no comma or "which" parts it from the number. */
const COMING =
  /^\s(?:also\s|still\s|now\s)?(?:due to|expected to|planned|proposed|scheduled|to be|set to|going to|intended)(?!\p{L})/iu;

function isPlan(number: NumberFound, { left, right }: Sides, { sentence, clause, comparators }: RoleScene): boolean {
  const clauseWords = sentence.slice(clause.start, clause.end);
  if (REBASED.test(sentence) && /\bwould\b/i.test(left + right) && number.kind === 'percent') return false;
  if (/(?<!\p{L})(?:should|ought to) have (?:read|been)\s*$/iu.test(left)) return false;
  const money = number.kind === 'money' || /\b(?:overspend|underspend|variance|outturn)\b/i.test(clauseWords);
  if (money && FORECAST.test(clauseWords) && !/\b(?:propos|recommend|bid|request)/i.test(left)) return false;
  const governing = withoutMay(withoutComparators(left, clause.start, comparators)).replace(
    /^.*\b(?:which|who|that)\b/i,
    '',
  );
  const modal = MODAL.exec(governing);
  if (modal !== null && !/(?<!\p{L})(?:asked|wondered|queried) if\b/iu.test(left))
    return !/\b(?:than|as) (?:expected|planned|anticipated|forecast)\b/i.test(governing);
  if (/^\s(?:was |were |is |are )?(?:expected|planned|proposed|anticipated|due|target)/i.test(right)) return true;
  const verb = /(?<!\p{L})(?:was|were|is|are|had|has|have|would|will|could|might|may|should|shall)(?!\p{L})/iu.exec(
    withoutMay(right),
  );
  if (verb !== null && /^(?:was|were|is|are)$/i.test(verb[0]) && COMING.test(right.slice(verb.index + verb[0].length)))
    return true;
  return (
    verb !== null &&
    /^(?:would|will|could|might|may|should|shall)/i.test(verb[0]) &&
    !/[,;]|\bwho\b|\bwhich\b|\bthat\b/.test(right.slice(0, verb.index))
  );
}

function isIdiom(number: NumberFound, { left, right }: Sides): boolean {
  if (number.kind === 'fraction')
    return (
      /^(?:\s(?:an hour|a day|term|way|the (?:battle|time)|year|day))|^-/i.test(right) ||
      /(?<!\p{L})(?:first|second|last|other|final)\s*$/iu.test(left)
    );
  if (number.kind !== 'count' || number.value !== 1 || !number.inWords) return false;
  return (
    ONE_OF.test(right) ||
    (IDIOM_BEFORE.test(left) && !/(?<!\p{L})(?:only|from|to)\s*$/iu.test(left)) ||
    /^\s(?:another|day|hand|in particular|who|could|would|should|to|was|that|where|is|-)/i.test(right) ||
    (/(?<!\p{L})(?:to|in|at|for|as|with|by|from|on)\s*$/iu.test(left) && /^\sof\b/i.test(right))
  );
}

const FINDING =
  /(?<!\p{L})(?:overspen[dt]\w*|underspen[dt]\w*|deficit|surplus|variance|spen[dt](?:ing)?|expenditure|savings?|saved|income|debts?|arrears|costs?|costing|balances?|reserves?|outturn|pressures?|shortfall|gap|receipts?|borrowing|collected|recovered|raised|generated|received|secured|awarded|won|delivered|achieved|paid|owed|written off|wrote off|invested|forecast|stood|totall?ed|totalling|increased|reduced|rose|fell|risen|fallen|over budget|under budget|losses|loss|invoices|value|average|compensation|fraud|slippage|liabilit(?:y|ies)|claims|benefits?|turnover|rent|rents|revenue|efficiencies|identified|net|gross|outstanding|lost|cleared|slipped|carried forward|drawn|provision|repaid|used)(?!\p{L})/iu;

/** "22 waivers worth £1.7m": the worth of what was counted. */
const WORTH_OF = /\d[\d,]*(?:\s\p{L}+){0,3},?\sworth\s*$/iu;

/** Sums that name a grant, fee or contract, and those of which nothing says that they were reached; null for any other. */
function priceOf(
  number: NumberFound,
  { left, right }: Sides,
  { sentence, clause }: RoleScene,
): 'named' | 'no finding' | null {
  if (number.kind !== 'money') return null;
  if (
    /(?<!\p{L})(?:worth|fees?(?: of)?|fined?|priced at|up to|grants? of|a|an|the|each|budget of|budget was|budget (?:is|for .{1,30}) |programme of|price of|salary of|supplement of|charge of|rate of|contract (?:of|for|at a cost of)|at a cost of)\s*$/iu.test(
      left,
    ) &&
    !FINDING.test(right.slice(0, 60).split(/[,;.]/)[0] ?? '') &&
    !WORTH_OF.test(left) &&
    !/\b(?:average|total|overall)\b/i.test(left.slice(-50))
  )
    return !/(?<!\p{L})(?:fined?)\s*$/iu.test(left) || /\bup to\b/i.test(left) ? 'named' : null;
  if (
    /^\s(?:fee|fine|grant|fund|scheme|contract|voucher|payment|bonus|supplement|charge|allowance|programme|prize|donation|limit|threshold|bid|levy|deposit)s?(?!\p{L})/iu.test(
      right,
    ) &&
    !/\b(?:received|secured|awarded|won|spent|paid|issued)\b/i.test(sentence.slice(clause.start, clause.end))
  )
    return 'named';
  return !FINDING.test(sentence.slice(clause.start, clause.end)) && !WORTH_OF.test(left) ? 'no finding' : null;
}

function isPrevious(number: NumberFound, { left, right }: Sides, { sentence, clause, times }: RoleScene): boolean {
  const others = clause.numbers.filter((other) => other !== number);
  const followed = others.find(
    (other) =>
      other.outerStart >= number.outerEnd &&
      /(?<!\p{L})to(?:\s(?:just|only|a (?:high|low|peak|record)(?: of)?|reach))?\s*$/iu.test(
        sentence.slice(number.outerEnd, other.outerStart),
      ),
  );
  if (
    /(?<!\p{L})from(?:\s(?:a (?:high|peak|low|baseline|starting point|record|previous|position)(?:\s\p{L}+)? of|the|its|last (?:year|month|quarter)[’']s|the previous|a previous|an earlier))?\s*$/iu.test(
      left,
    )
  )
    return (
      followed !== undefined ||
      new RegExp(`(?<!\\p{L})(?:${UP}|${DOWN}|changed|moved)(?!\\p{L})`, 'iu').test(`${left} ${right.slice(0, 60)}`)
    );
  const set =
    /(?<!\p{L})(?:compar(?:ed|ing|ison) (?:to|with)|against|versus|vs\.?|as opposed to|rather than the|(?:up|down) on|more than|less than|fewer than|higher than|lower than|than)(?:\s(?:the|a|an|last year[’']s|just|only|previous|figure of|total of|those|that of|it was|(?:the )?(?:\p{L}+\s){0,4}(?:figure|total|level|rate|position) (?:of|in \p{L}+ (?:\d{4} )?of)))*\s*$/iu.test(
      left,
    );
  if (set) return true;
  if (
    /(?<!\p{L})(?:previously|formerly|last (?:year|month|quarter|time)|previous (?:year|quarter|month)|prior year|the (?:year|month|quarter) before|originally|initially)(?:\s(?:was|were|it was|had been|of|at|:|[-–—]))?[\s:(–-]*$/iu.test(
      left,
    ) &&
    others.some((other) => other.outerEnd <= number.outerStart)
  )
    return true;
  const time = times.find(
    (one) =>
      one.start >= number.outerEnd &&
      /^\s*[(,]?\s*(?:in |at |for |during )?$/i.test(sentence.slice(number.outerEnd, one.start)),
  );
  return time?.versus === true && others.some((other) => other.outerEnd <= number.outerStart);
}

/** The comparator whose value a number is: "a national average of 50%", "(target 90%)", "22% nationally", "the 95% target". */
function comparatorAt(number: NumberFound, { left, right }: Sides, scene: RoleScene): ComparatorNamed | null {
  const { sentence, comparators, clause } = scene;
  const before = comparators.filter(({ end }) => end <= number.outerStart && end > clause.start).at(-1);
  if (before) {
    const between = sentence.slice(before.end, number.outerStart);
    const lead = sentence.slice(Math.max(clause.start, before.start - 50), before.start);
    const related =
      /(?<!\p{L})(?:above|below|in line with|higher than|lower than|better than|worse than|similar to|exceeding|on|over|under|than|to|meeting|met|exceed(?:s|ed)|achieving|achieved|hit|missed)(?:\s(?:both|the|its|our|their|a|an|all))*\s*$/iu.test(
        lead,
      );
    const isValue =
      GLUE.test(between) &&
      !clause.numbers.some(
        (other) =>
          other !== number &&
          other.start >= before.end &&
          other.end <= number.start &&
          sentence.slice(other.end, number.start).length > 40,
      );
    if (
      isValue &&
      !(related && /^,?\s?(?:at|with|of \d)\s*$/i.test(between) && !isAfterOurs(number, before, clause)) &&
      !(related && /\b(?:was|were|is|are|stood|now)\b/i.test(between) && !/^\s?\(|which|being|of\s*$/i.test(between))
    )
      return before;
  }
  const previous = clause.numbers[clause.numbers.indexOf(number) - 1];
  if (previous && /^(?:,|\sand|\sor)\s$/.test(sentence.slice(previous.outerEnd, number.outerStart))) {
    const lead = sentence.slice(clause.start, previous.outerStart);
    const named = comparatorAt(previous, { left: lead, right: sentence.slice(previous.outerEnd, clause.end) }, scene);
    // "The thresholds were 60% and 70%."
    if (named && named.end <= previous.outerStart && previous.unit === number.unit) return named;
  }
  const target = TARGET_AFTER.exec(right);
  if (target) {
    const named = comparators.find(
      ({ start, end }) => start <= number.outerEnd + target[0].length && end > number.outerEnd,
    );
    if (named) return named;
  }
  const after = comparators.find(
    ({ start, kind }) =>
      start >= number.outerEnd &&
      kind !== 'target' &&
      AFTER_GLUE.test(sentence.slice(number.outerEnd, start)) &&
      start < clause.end,
  );
  if (
    after &&
    !/(?<!\p{L})(?:above|below|than|with|from)(?:\sthe)?\s*$/iu.test(sentence.slice(number.outerEnd, after.start)) &&
    isSetBeside(left, number, clause, sentence, after)
  )
    return after;
  return null;
}

/** "24%, … still higher than statistical neighbours at 21%": ours is told already. */
const isAfterOurs = (number: NumberFound, { start }: ComparatorNamed, { numbers }: Clause): boolean =>
  numbers.some((other) => other.end <= start && other.unit === number.unit);

const GLUE =
  /^(?:\s(?:averages?|figures?|rates?|levels?))?\s?(?:(?:[(:=–—-]|of|was|were|is|are|at|being|stood at|stands at|which was|which is|which stood at|set at|to be|for|average of|figure of|rate of|performance of|the|,|a|an|has been|had been|had|remained|remains|currently|now|by|in|this|last|end|year|quarter|month|period|\p{L}+ (?:of|was|is)|Q[1-4]|(?:19|20)\d\d(?:[/-]\d\d)?|(?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:and|or)\s(?:for\s)?\p{L}+)[\s]*){0,7}$/iu;
const AFTER_GLUE =
  /^[\s,(]*(?:(?:average|for|in|across|was|is|the|a|as|of|being|–|-|seen|recorded|reported|of (?:children|people|adults|households|homes))\s*){0,3}(?:\p{L}+\s){0,2}$/iu;

/** "22% nationally" is another's when it is set beside a figure of ours, or the statement is about the nation. */
function isSetBeside(
  left: string,
  number: NumberFound,
  clause: Clause,
  sentence: string,
  name: ComparatorNamed,
): boolean {
  if (
    /(?<!\p{L})(?:compar(?:ed|ing|ison) (?:to|with)|against|versus|vs\.?|than|while|and|but|whereas)(?:\s(?:the|a|an|just|only))*\s*$/iu.test(
      left,
    )
  )
    return true;
  if (clause.numbers.some((other) => other.end <= number.start)) return true;
  return (
    /^(?:nationally|regionally|England|national|regional)/i.test(sentence.slice(name.start, name.end)) ||
    left.trim() === ''
  );
}
