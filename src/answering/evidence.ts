import { termsOf } from '../library/terms.js';
import type { QuestionKind } from './question.js';

const numberWord =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|half|halved|doubled|tripled|quarters?|thirds?|fifths?|none|no|all|both|once|twice)';
const month = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';

/** Numbers that name a thing and count nothing: sections of an Act, ages of a phase, dates, timescales that are part of a name. */
const naming = new RegExp(
  [
    '\\b(?:sections?|parts?|post|items?|minutes?|key stage|years?|regulation|schedule|phase|tier|band|stage|level|grade|room|ward|class)[ -]\\d+[A-Za-z]?\\b',
    '\\b(?:19|20)\\d{2}(?:[/-]\\d{2,4})?\\b',
    `\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month}\\b`,
    '\\b\\d+[ -](?:day|week|month|year)s?[ -](?:assessments?|timescales?|plans?|reviews?|programmes?|strategy|target|deadline|period|visits?)\\b',
    '\\b(?:Q[1-4]|SEN2|KS[1-4]|P\\d|S\\d+)\\b',
    '^\\s*\\(?\\d{1,2}[.)]\\s|[,;]\\s\\(?\\d{1,2}\\)\\s',
    '\\bno (?:longer|doubt|names?|concerns?|cause)\\b',
    '\\bone of\\b|\\bno one\\b|\\ball of\\b|\\bone-to-one\\b',
  ].join('|'),
  'gi',
);

const patterns: Partial<Record<QuestionKind, RegExp>> = {
  how_many: new RegExp(`\\d|\\b${numberWord}\\b`, 'i'),
  percentage:
    /\d+(?:\.\d+)?\s?(?:%|per cent|percent)|\b(?:half|thirds?|quarters?|fifths?|one in|two in|three in|nine in)\b|\d+ (?:per|of the|out of)\b/i,
  money: /£\s?\d|\b\d[\d,.]*\s?(?:million|m|k|pounds|pence)\b/i,
  duration: new RegExp(
    `\\b(?:\\d+(?:\\.\\d+)?|${numberWord})[ -](?:working )?(?:days?|weeks?|months?|years?|hours?|minutes?)\\b`,
    'i',
  ),
  when: new RegExp(
    `\\b(?:${month}|\\d{4}(?:/\\d{2})?|spring|summer|autumn|winter|next (?:meeting|year|month|municipal year|financial year|term|week|panel)|future meeting|later in|coming (?:weeks|months|year)|due course|last (?:year|month|week)|previous|following (?:month|year|week|meeting)|(?:${numberWord}|\\d+) (?:weeks?|months?|years?|days?)|soon|annually|weekly|monthly|quarterly|daily|every)\\b`,
    'i',
  ),
  who: /\b(?:Councillor|Cllr|Chair|Director|Head of|Manager|Officers?|Team|Service|Board|Panel|Committee|Partnership|Council|Trust|College|University|School|Police|Ofsted|Member|partners?|agenc(?:y|ies)|Mr|Mrs|Ms|Dr)\b|(?:^|[^.] )[A-Z][\w’'-]+ [A-Z][\w’'-]+/,
  why: /\b(?:because|due to|as a result|resulting|result(?:ed)? (?:of|in|from)|reasons?|owing to|so that|in order to|caused?|causes|led to|attribut\w+|since|as (?:the|there|it|they|this|a|an)|following|therefore|reflect\w+|driven by|explained (?:by|that)|impact(?:ed)?|to ensure|meant that|which (?:had|was|meant)|given|down to|pressure|shortage|problem|lack of|however|after)\b/i,
  list: /:\s|;\s|(?:,[^,.;]{2,60}){1,}(?:,| and | or )|\b(?:two|three|four|five|six|several|including|such as|both)\b/i,
  change:
    /\b(?:increas\w+|rise[ns]?|rising|rose|gr[eo]w\w*|decreas\w+|declin\w+|reduc\w+|f[ae]ll\w*|dropp?\w*|improv\w+|worsen\w*|deteriorat\w+|stable|steady|remained|higher|lower|more|fewer|less|up|down|doubled|halved|recovered|sustained)\b/i,
  name: /[‘“"'](?=[A-Z])|\b(?:called|named|known as|titled|branded)\b/,
};

/** "Three main reasons": the parts of what is said are numbered, and nothing that is measured is counted. */
const numberedParts = new RegExp(
  `\\b(?:\\d+|${numberWord}) (?:(?:main|key|different|broad|other|separate|potential|possible) ){0,2}(reasons?|ways?|themes?|priorit(?:y|ies)|strands?|factors?|elements?|aims?|objectives?|principles?|options?|points?|questions?|stages?|categor(?:y|ies))\\b`,
  'gi',
);

/**
 * True where a sentence holds the sort of words that the kind of question asks for; null where the kind asks for none in particular.
 * `asked` are the stems that the question asks about.
 */
export function holdsEvidence(
  kind: QuestionKind,
  sentence: string,
  asked: ReadonlySet<string> = new Set(),
): boolean | null {
  const pattern = patterns[kind];
  if (!pattern) return null;
  if (kind !== 'how_many' && kind !== 'percentage' && kind !== 'duration') return pattern.test(sentence);
  const counting = sentence
    .replace(naming, ' ')
    .replace(numberedParts, (words, part: string) => (termsOf(part).some((stem) => asked.has(stem)) ? words : ' '));
  return pattern.test(counting);
}

/** Kinds to which a sentence without such words is no answer at all. */
export const mustHold: ReadonlySet<QuestionKind> = new Set<QuestionKind>([
  'how_many',
  'percentage',
  'money',
  'duration',
]);

/** Kinds that the sort of words tells more about than the question's own words do. */
export const tellingKinds: ReadonlySet<QuestionKind> = new Set<QuestionKind>(['why', 'when', 'who', 'where', 'name']);

/** Words that leave no doubt that the sentence tells what the kind asks for; for other kinds any evidence is plain. */
const plain: Partial<Record<QuestionKind, RegExp>> = {
  why: /\b(?:because|due to|as a result of|result(?:ed|ing)? (?:of|from)|reasons? (?:for|were|was|why|given|included?|behind)|(?:main|three|two|several|different|commonest) reasons?|owing to|caused|attribut\w+|put down to|down to|driven by|impacted on|led to|explained by|so that|in order to|to ensure|to allow|to enable)\b/i,
  who: /[a-z,;’] (?:the )?(?:[A-Z][\w&’'-]+ ){1,5}[A-Z][\w’'-]+|^(?:Councillor |Cllr |Mr |Mrs |Ms |Dr )?[A-Z][\w’'-]+ [A-Z][\w’'-]+[ ,]/,
};

/** Reasons that somebody will look for are not yet reasons given. */
const soughtReason =
  /\b(?:assess\w*|explor\w+|look\w* (?:at|into)|understand\w*|identify\w*|consider\w*|review\w*|understanding of|asked|types and) (?:[\w’'-]+ ){0,4}reasons?\b[^.;,]*/gi;

/** True where a sentence holds the plainest evidence for its kind. */
export function isPlain(kind: QuestionKind, sentence: string): boolean {
  const words = kind === 'why' ? sentence.replace(soughtReason, ' ') : sentence;
  return plain[kind]?.test(words) ?? true;
}

/** True where a sentence lists reasons. */
export const listsReasons = (sentence: string): boolean =>
  /\breasons?\b[^.]{0,80}?(?::|\bwere\b|\bincluded?\b)\s/i.test(sentence.replace(soughtReason, ' '));

/** True where a sentence says that the body took a decision, with or without a marker. */
export const tellsDecision = (sentence: string): boolean =>
  /\b(?:agreed|resolved|approved|noted|recommended|requested|decided|endorsed|deferred|rejected|supported|adopted|appointed|be (?:noted|agreed|approved|added|recommended|deferred|invited|asked|requested|brought|reviewed))\b/i.test(
    sentence,
  );

/** Kinds that ask for a figure, which belongs to the period it is printed for. */
export const figureKinds: ReadonlySet<QuestionKind> = new Set<QuestionKind>([
  'how_many',
  'percentage',
  'money',
  'duration',
  'change',
]);
