import type { NumberFound } from '../../src/minutes/numbers/types.js';
import type { Range } from '../../src/minutes/span.js';
import type { Clause } from './clauses.js';
import { AUX, PAST, phraseOf, SAYING, TAIL, trimPhrase } from './words.js';

/** One way to say what a number measures: the whole of it, and the part counted where that is told apart. */
export interface MeasureReading {
  readonly measure: string;
  readonly segment: string | null;
}

export interface MeasureScene {
  readonly sentence: string;
  readonly clause: Clause;
  /** Where the statement begins, after a label and after words that say who says it. */
  readonly from: number;
  /** Times, comparators and other words that are no part of a measure. */
  readonly without: readonly Range[];
  readonly label: string | null;
  /** What the sentence or paragraph spoke of before. */
  readonly before: { readonly measure: string | null; readonly population: string | null };
}

export interface MeasureFound {
  /** The fullest first. Never empty. */
  readonly readings: readonly MeasureReading[];
  /** What "of them" and "the figure" after this will mean. */
  readonly population: string | null;
  readonly rule: string;
}

const VERB_AUX = new RegExp(`(?<![\\p{L}-])${AUX}(?![\\p{L}-])`, 'giu');
const VERB_PAST = new RegExp(`(?<![\\p{L}-])${PAST}(?![\\p{L}-])`, 'giu');
const GENERIC =
  /^(?:it|this|these|they|that|those|them|he|she|we|who|which|(?:overall |current |total |actual |cumulative |equivalent |latest |average |in-year |year-to-date |monthly |annual )*(?:figures?|rates?|numbers?|totals?|levels?|percentages?|proportions?|position|performance|results?|average|outturn|score|amount|value|share|volumes?|compliance|timeliness|success rate|completion rate|response rate|cost|costs|spend)(?: (?:was|were|had been|is|are|of those|of these))?)$/i;
const SAYS_THAT = new RegExp(
  `^(?<lead>.{0,260}?)(?<![\\p{L}-]|which\\s)(?:${SAYING})(?![\\p{L}-])(?:\\s(?!that\\b)[\\p{L}’'-]+){0,6}?\\s*(?:that|how)\\s*[:,-]*\\s+`,
  'iu',
);
const PREP =
  /^\s*(?:of|in|on|for|from|to|at|by|with|among|amongst|across|per|against|within|between|during|under|over|as|into|off|towards|through|relating|following|outside|above|below|awaiting|due)(?!\p{L})/iu;

/** Where the statement of a clause begins: "Members noted that …" is who says it. */
export function statementStart(sentence: string, clause: Range): number {
  let start = clause.start;
  for (let again = 0; again < 2; again += 1) {
    const found = SAYS_THAT.exec(sentence.slice(start, clause.end));
    if (!found) break;
    start += found[0].length;
  }
  return start;
}

/** What a number measures, in the words of its clause. */
export function measureOf(number: NumberFound, scene: MeasureScene): MeasureFound {
  const { sentence, clause } = scene;
  const bracket = bracketAround(sentence, number);
  const leftEnd = bracket?.start ?? number.outerStart;
  const rightStart = bracket?.end ?? number.outerEnd;
  const from = Math.min(scene.from, leftEnd);
  const right = { start: rightStart, end: endOfStatement(sentence, rightStart, clause, number) };
  const words = sentence.slice(right.start, right.end);
  const left = { start: from, end: leftEnd };
  const gapped = GAPPED.exec(sentence.slice(left.start, left.end));
  if (gapped?.groups && bracket === null && clause.numbers.some((other) => other.end <= left.start + gapped.index))
    return byGap(trimPhrase(gapped.groups.named ?? ''), scene);
  if (/^\s*of(?!\p{L})/iu.test(words)) return ofPopulation(left, right, scene);
  if (number.kind === 'rate') return bySubject(left, right, scene, bracket !== null);
  if (startsWithVerb(words) && NAMED_BEFORE.test(sentence.slice(left.start, left.end)))
    return bySubject(left, right, scene, false);
  if (startsWithVerb(words)) return ofThoseBefore(left, right, scene);
  if (
    /^\s*(?:\p{L}+ing|\p{L}+ed|aged|not|in receipt)(?!\p{L})/iu.test(words) &&
    !PREP.test(words) &&
    !/^\s*(?:outstanding|building|housing|planning|training|parking|nursing|fostering|recycling|cleaning|safeguarding|missing|unauthorised|reported|completed|planned|registered|closed|fixed|proposed|commissioned|missed|funded|new)\s/i.test(
      words,
    )
  )
    return participle(left, right, scene);
  if (
    bracket === null &&
    /^\s*(?:[-–]\s?)?[\p{L}‘“'&]/u.test(words) &&
    !PREP.test(words) &&
    !/^\s*(?:and|or|but|which|who|that|than|compared|so|again|respectively|overall|now|currently|already|both|each|also|then|because|where|when|while|year|nationally|regionally|although|however|if|including|excluding|up|down|more|less|fewer|higher|lower|the)(?!\p{L})/iu.test(
      words,
    )
  )
    return countedNoun(left, right, number, scene);
  return bySubject(left, right, scene, bracket !== null);
}

/** "Council tax collection stood at 82%, and business rates collection at 83%": the verb is said once, the second subject is its own. */
const GAPPED =
  /(?:,\s|\s)and\s(?:the\s|its\s|their\s)?(?<named>(?!(?:in|at|for|by|on|of|with|from|to|was|were|is|are|had|has|have|a|an|it|this|that|they|now|then|also|only|just|nearly|almost|over|under|about|around|up|down)\s)(?:[\p{L}][\p{L}’'&/-]*\s){1,7})at(?:\s(?:just|only|about|around|nearly|almost|over|under))*\s*$/iu;

function byGap(named: string, { label, before }: MeasureScene): MeasureFound {
  const base = isGeneric(named) ? (label ?? before.measure) : null;
  return {
    readings: compact([
      { measure: trimPhrase(`${base ?? ''} ${named}`), segment: null },
      ...(label && base === null ? [{ measure: trimPhrase(`${label} ${named}`), segment: null }] : []),
    ]),
    population: named,
    rule: 'subject without its verb',
  };
}

/** "Re-referral rates at 17.4% were lower": the subject stands before the number. */
const NAMED_BEFORE = /\p{L}{3,}\s(?:at|of|standing at|currently at)(?:\s(?:just|only|about|around))*\s*$/iu;

interface Verb {
  readonly start: number;
  readonly end: number;
  readonly aux: boolean;
}

/** The verb by which a subject is told from what is said of it: a form of be or have where there is one, else a past tense. */
function verbIn(sentence: string, { start, end }: Range): Verb | null {
  const words = sentence.slice(start, end);
  for (const pattern of [VERB_AUX, VERB_PAST]) {
    for (const match of words.matchAll(pattern)) {
      if (
        /(?<!\p{L})(?:who|that|which|where|whose|those)\s(?:\p{L}+ly\s)?$/iu.test(
          words.slice(Math.max(0, match.index - 20), match.index),
        ) &&
        pattern === VERB_PAST
      )
        continue;
      if (
        /(?<!\p{L})(?:who|that|which|where)\s$/iu.test(words.slice(Math.max(0, match.index - 8), match.index)) &&
        hasLaterVerb(words, match.index + match[0].length)
      )
        continue;
      return { start: start + match.index, end: start + match.index + match[0].length, aux: pattern === VERB_AUX };
    }
  }
  return null;
}

const ANY_AUX = new RegExp(VERB_AUX.source, 'iu');
const hasLaterVerb = (words: string, from: number): boolean => {
  return ANY_AUX.test(words.slice(from).replace(/^\s*(?:been|not)\b/, ''));
};

const AUX_CHAIN = new RegExp(
  `^(?:\\s*(?:${AUX}|been|being|be|also|still|now|currently|already|all|had|recently|then|either|both|actually|subsequently|therefore)(?![\\p{L}-]))+`,
  'iu',
);

/** What is said of a subject, without forms of be and have but with a "not". */
function predicateOf(scene: MeasureScene, verb: Verb, end: number): string {
  const { sentence, without } = scene;
  const rest = verb.aux ? (AUX_CHAIN.exec(sentence.slice(verb.start, end))?.[0].length ?? verb.end - verb.start) : 0;
  return phraseOf(sentence, { start: verb.start + rest, end }, without);
}

/** "65% of plans were issued on time": the population and what is said of it. */
function ofPopulation(left: Range, right: Range, scene: MeasureScene): MeasureFound {
  const { sentence, clause, without, before } = scene;
  const start = right.start + (/^\s*of\s*/i.exec(sentence.slice(right.start, right.end))?.[0].length ?? 0);
  const verb = verbIn(sentence, { start, end: right.end });
  const named = phraseOf(sentence, { start, end: verb?.start ?? right.end }, without);
  const population = isPronoun(named)
    ? (before.population ?? scene.label ?? named)
    : withOwner(named, sentence.slice(0, clause.start));
  if (verb) {
    const predicate = predicateOf(scene, verb, right.end);
    return {
      readings: parted(population, predicate),
      population,
      rule: 'population and predicate',
    };
  }
  // "94% of emergency repairs … and 79% of routine repairs within 28 days": each has a population of its own.
  const isNext = clause.numbers.some(
    (other) =>
      other.end < left.end && /^\s(?:of(?!\p{L})[^.;]*\s)?and\s$/iu.test(sentence.slice(other.outerEnd, left.end)),
  );
  const subject = isNext ? null : subjectOf(left, scene);
  const doing = isNext ? null : doingOf(left, scene);
  if (subject !== null && !isPerson(subject))
    return {
      readings: compact([
        { measure: `${subject} ${population}`, segment: null },
        { measure: subject, segment: population },
        { measure: population, segment: subject },
      ]),
      population,
      rule: 'subject and population',
    };
  return {
    readings: compact([
      { measure: trimPhrase(`${population} ${doing ?? ''}`), segment: null },
      { measure: population, segment: doing },
    ]),
    population,
    rule: 'population',
  };
}

/** "98% of their reviews", after a clause about children in care: whose they are is part of what is counted. */
function withOwner(named: string, earlier: string): string {
  const own = /^(?:their|its)\s+(?<what>.+)$/i.exec(named)?.groups?.what ?? UNOWNED.exec(named)?.[0];
  if (own === undefined) return named;
  const owner = [...earlier.matchAll(OWNERS)].at(-1)?.[0];
  return owner === undefined ? own : `${own} of ${owner}`;
}

const UNOWNED = /^(?:reviews|visits|plans|assessments|placements|cases|appointments|checks)$/i;
const OWNERS =
  /(?<!\p{L})(?:(?:looked[\s-]after|disabled|vulnerable|young|older|foster|council|private|social|adult|unpaid|homeless|new|care)\s)*(?:children|people|adults|pupils|students|learners|tenants|residents|patients|carers|leavers|families|households|staff|workers|apprentices|clients|applicants|LAC|offenders|victims|drivers|businesses|homes|schools|properties)(?:\s(?:in|on|at|with|under|leaving)\s(?:an?\s|the\s)?\p{L}+(?:\s(?:protection|need|care|placements?|plans?|accommodation|education))*)?/giu;

/** "27 were still at the new school": those spoken of before. */
function ofThoseBefore(left: Range, right: Range, scene: MeasureScene): MeasureFound {
  const { sentence, before } = scene;
  const verb = verbIn(sentence, right);
  const predicate = verb ? predicateOf(scene, verb, right.end) : phraseOf(sentence, right, scene.without);
  const lead = phraseOf(sentence, left, scene.without);
  const of = /(?:of|among|from)\s(?:the\s|these\s|those\s)?(?<who>[^,]{3,60}),?\s*$/i.exec(
    sentence.slice(left.start, left.end),
  )?.groups?.who;
  const population =
    of && !isPronoun(trimPhrase(of))
      ? trimPhrase(of)
      : (before.population ?? scene.label ?? (lead === '' ? before.measure : lead) ?? '');
  return {
    readings: parted(population, predicate),
    population: population || null,
    rule: 'what was spoken of before, and predicate',
  };
}

/** "with 71% remaining in their placement": the subject of the sentence, and what is said of it. */
function participle(left: Range, right: Range, scene: MeasureScene): MeasureFound {
  const { sentence, without, before, label } = scene;
  const said = phraseOf(sentence, right, without);
  const subject = subjectOf(left, scene) ?? before.measure ?? label ?? '';
  const population = before.population ?? label;
  return {
    readings: compact([
      { measure: trimPhrase(`${subject} ${said}`), segment: null },
      { measure: subject, segment: population },
      ...(population ? [{ measure: trimPhrase(`${population} ${said}`), segment: null }] : []),
      { measure: said, segment: population },
    ]),
    population,
    rule: 'subject and participle',
  };
}

/** "486 children were registered": the noun after the number and what is said of it. */
function countedNoun(left: Range, right: Range, number: NumberFound, scene: MeasureScene): MeasureFound {
  const { sentence, without } = scene;
  const verb = verbIn(sentence, right);
  const noun = phraseOf(sentence, { start: right.start, end: verb?.start ?? right.end }, without);
  if (noun === '') return bySubject(left, right, scene, false);
  const said = verb ? predicateOf(scene, verb, right.end) : '';
  const doing = said === '' ? doingOf(left, scene) : null;
  const subject = subjectOf(left, scene);
  if (EXTENT.test(noun)) return ofExtent(subject, scene);
  if (
    number.kind !== 'count' &&
    number.kind !== 'money' &&
    subject !== null &&
    !isPerson(subject) &&
    !isGeneric(subject)
  )
    return {
      readings: compact([
        { measure: `${subject} ${noun}`, segment: null },
        { measure: noun, segment: subject },
        { measure: subject, segment: noun },
      ]),
      population: noun,
      rule: 'noun after the number',
    };
  const whole = trimPhrase(`${noun} ${said}`);
  return {
    readings: compact([
      { measure: whole, segment: null },
      ...(said === '' ? [] : [{ measure: noun, segment: said }]),
      ...(doing === null
        ? []
        : [
            { measure: trimPhrase(`${noun} ${doing}`), segment: null },
            { measure: noun, segment: doing },
          ]),
      ...headAndRest(noun),
    ]),
    population: noun,
    rule: 'noun after the number',
  };
}

/** "levels consistently in the 95% range": the noun after the number tells nothing, so the label and what it is judged by do. */
function ofExtent(subject: string | null, { sentence, label, before }: MeasureScene): MeasureFound {
  const judged = JUDGED_BY.exec(sentence)?.[0].toLowerCase();
  const base =
    label ?? (subject !== null && !isPerson(subject) && !isGeneric(subject) ? subject : before.measure) ?? '';
  return {
    readings: compact([
      ...(judged === undefined ? [] : [{ measure: trimPhrase(`${withoutAside(base)} ${judged}`), segment: null }]),
      { measure: base, segment: null },
      ...(subject === null ? [] : [{ measure: subject, segment: null }]),
    ]),
    population: null,
    rule: 'label, for a noun that only says how far',
  };
}

const EXTENT = /^(?:range|mark|level|band|region|bracket|area|figure|position)s?(?:\s(?:of|for|in)\s.{0,40})?$/i;
const JUDGED_BY =
  /(?<!\p{L})(?:timeliness|timescales?|attendance|compliance|satisfaction|occupancy|take-up|uptake|coverage)(?!\p{L})/iu;
const withoutAside = (words: string): string => words.replace(/\s?\([^()]*\)/g, '');

/** "Timeliness had fallen to 22%", "an overspend of £1.2m in adult social care". */
function bySubject(left: Range, right: Range, scene: MeasureScene, bracketed: boolean): MeasureFound {
  const { sentence, without, label, before } = scene;
  const words = sentence.slice(left.start, left.end);
  const after = PREP.test(sentence.slice(right.start, right.end)) || bracketed ? placeAfter(right, scene) : '';
  const of = OF_BEFORE.exec(words);
  const verb = verbIn(sentence, left);
  if (of && !bracketed) {
    const head = trimPhrase(of.groups?.head ?? '');
    const subject = subjectOf({ start: left.start, end: left.start + of.index }, scene);
    const own = isGeneric(head) || VAGUE_HEAD.test(head);
    const about = subject !== null && !isPerson(subject) ? subject : null;
    const base = own ? (about ?? namedBefore(scene)) : null;
    return {
      readings: compact([
        { measure: trimPhrase(`${base ?? ''} ${head} ${after}`), segment: null },
        { measure: trimPhrase(`${base ?? ''} ${head}`), segment: after || null },
        ...(about && !own ? [{ measure: trimPhrase(`${about} ${head}`), segment: after || null }] : []),
        ...(base ? [{ measure: base, segment: after || null }] : []),
        ...(label && !own ? [{ measure: `${label} ${head}`, segment: after || null }] : []),
      ]),
      population: after === '' ? null : after,
      rule: 'noun before the number',
    };
  }
  const end = verb?.start ?? left.end;
  const named =
    bracketed && !verb
      ? lastPhrase(sentence, left, without)
      : bracketed
        ? lastNoun(sentence, left, without)
        : phraseOf(sentence, { start: left.start, end }, without);
  const tail = verb && !bracketed ? doingOf(left, scene) : null;
  const kind = bracketed ? unitInBrackets(sentence, left.end, right.start) : null;
  if (kind !== null && named !== '')
    return {
      readings: compact([{ measure: `${named} ${kind}`, segment: null }]),
      population: named,
      rule: 'words before the brackets, and the unit in them',
    };
  const generic = named === '' || isGeneric(named) || isPerson(named) || MIDDLE.test(named);
  const base = generic ? ofTheSame(namedBefore(scene), named) : named;
  const isOwnGeneric =
    generic &&
    named !== '' &&
    !/^(?:it|this|these|they|that|those|which|who|he|she|we)$/i.test(named) &&
    !isPerson(named);
  const full = trimPhrase(
    `${base ?? ''} ${isOwnGeneric ? named : ''} ${generic && !isOwnGeneric && tail && isPerson(named) ? tail : ''}`,
  );
  return {
    readings: compact([
      { measure: trimPhrase(`${full} ${after}`), segment: null },
      { measure: full, segment: after || null },
      ...(base ? [{ measure: base, segment: after || null }] : []),
      ...(tail ? [{ measure: trimPhrase(`${full} ${tail}`), segment: after || null }] : []),
      ...(label && !generic ? [{ measure: trimPhrase(`${label} ${full}`), segment: after || null }] : []),
      // Words of their own are not another's: "the highest was 26" is no average.
      { measure: (generic ? (before.measure ?? label) : label) ?? '', segment: after || null },
    ]),
    population: generic ? before.population : base,
    rule: bracketed ? 'words before the brackets' : 'subject',
  };
}

const OF_BEFORE =
  /(?<head>(?:(?:an?|the|its|their|this|that|total|net|with|at|and|in|to|by|had|was|were|reported|forecast|showed|showing|projected|was)\s)?(?:[\p{L}][\p{L}’'&/-]*\s){1,6})(?:totalling|totaling|of|amounting to|worth|averaging)(?:\s(?:a total of|just|only|some|an average of))?\s*$/iu;
const VAGUE_HEAD =
  /^(?:(?:an?|the|total|overall|average|mean|median|net|new|current|record|high|low|peak|cumulative)\s)*(?:rates?|average|mean|median|totals?|figures?|levels?|scores?|numbers?|amounts?|percentages?|proportions?|volumes?|costs?|value|high|low|peak|maximum|minimum|number|balance|cohort|caseload|performance|compliance|success rate|response rate)$/i;

/** "3,118 people (2,640 FTE)": what is counted within the brackets is not what is counted before them. */
const unitInBrackets = (sentence: string, start: number, end: number): string | null =>
  /^\s?\([^()\p{L}]*(?<kind>\p{Lu}{2,5}s?|whole[- ]time equivalents?|full[- ]time equivalents?|headcount|households|families|individuals)\)$/u.exec(
    sentence.slice(start, end).trim().replace(/^\(/, ' ('),
  )?.groups?.kind ?? null;

/** After "the mean pay gap", "the median stood at" is of the same gap. */
const MIDDLE = /^(?:the )?(?:mean|median)$/i;
const ofTheSame = (base: string | null, named: string): string | null =>
  MIDDLE.test(named)
    ? (base?.replace(/(?<!\p{L})(?:mean|median|average)(?!\p{L})/iu, named.replace(/^the /i, '')) ?? null)
    : base;

/** What is meant by "it" and "the figure": the label of the list entry, else what was last measured. */
const namedBefore = ({ label, before }: MeasureScene): string | null => {
  if (label && before.measure && !before.measure.includes(label)) return label;
  return label ?? before.measure;
};

const isGeneric = (words: string): boolean =>
  words === '' || GENERIC.test(words.replace(/^(?:the|a|an|its|their|our|this|these)\s+/i, ''));
const isPronoun = (words: string): boolean =>
  /^(?:them|these|those|it|this|which|whom|all|cases|such|all (?:of )?(?:them|these|those)|the (?:total|same|cohort|group)|those cases)$/i.test(
    words,
  );
/** Someone who does something: "The Council had collected", "officers had seen". */
const isPerson = (words: string): boolean =>
  /^(?:the |our |this )?(?:(?:\p{L}+\s){0,3}(?:council|service|services|team|teams|officers?|members?|department|directorate|authority|panel|committee|board|police|trust|partnership|provider|contractor|director|manager|he|she|it|they|we|there|unit|fund|programme)|(?:Mr|Mrs|Ms|Dr|Councillor|Cllr)\b.*)$/iu.test(
    words,
  ) || /^there$/i.test(words);
/** Words that say what is measured by themselves: no pronoun, no "figure", and nobody who does something. */
export const namesMeasure = (words: string): boolean => !isGeneric(words) && !isPronoun(words) && !isPerson(words);

/** The words before the first verb of a stretch; null where there is no verb or nothing before it. */
function subjectOf(left: Range, scene: MeasureScene): string | null {
  const verb = verbIn(scene.sentence, left);
  if (!verb) return null;
  const words = phraseOf(scene.sentence, { start: left.start, end: verb.start }, scene.without);
  return words === '' || /^there$/i.test(words) ? null : words;
}

/** The words before the first verb of a clause; null where nothing is measured by them. */
export function subjectOfClause(
  sentence: string,
  clause: Range,
  from: number,
  without: readonly Range[],
): string | null {
  const left = { start: Math.max(statementStart(sentence, clause), from), end: clause.end };
  const verb = verbIn(sentence, left);
  if (!verb) return null;
  const words = phraseOf(sentence, { start: left.start, end: verb.start }, without);
  return words === '' || isGeneric(words) || isPerson(words) ? null : words;
}

/** What a subject does with the number: "collected", "caring for", "received". */
function doingOf(left: Range, scene: MeasureScene): string | null {
  const verb = verbIn(scene.sentence, left);
  if (!verb) return null;
  const rest = predicateOf(scene, verb, left.end).replace(
    /^(?:stood|sat|remained|rose|fell|reached|increased|decreased|reduced|dropped|declined|improved|risen|fallen|grown|gone|low|high|steady|stable|totalled|numbered|averaged|a total|seen|forecast|projected|around|only|one)(?:\s|$).*$/i,
    '',
  );
  return rest === '' || rest.split(' ').length > 8 ? null : rest;
}

/** Where what follows a figure says in which place or of which group: "in adult social care", "for new claims". */
function placeAfter(right: Range, scene: MeasureScene): string {
  const { sentence, without } = scene;
  const verb = verbIn(sentence, right);
  const end = verb?.start ?? right.end;
  const words = sentence.slice(right.start, end);
  if (
    !/^\s*(?:of|in|for|on|among|amongst|across|per|within|from|under|over|above|below|with|against|at|by|outside)(?!\p{L})/iu.test(
      words,
    )
  )
    return '';
  if (/^\s*(?:from|to|against|with|at|by)(?!\p{L})/iu.test(words)) return '';
  return phraseOf(sentence, { start: right.start, end }, without);
}

const parted = (population: string, predicate: string): MeasureReading[] =>
  compact([
    { measure: trimPhrase(`${population} ${predicate}`), segment: null },
    { measure: predicate, segment: population || null },
    { measure: population, segment: predicate || null },
  ]);

/** "referrals for access to a place": the head noun, and what is said of it. */
function headAndRest(noun: string): MeasureReading[] {
  const found =
    /^(?<head>[^,]+?)\s(?<rest>(?:for|in|on|with|from|at|by|among|across|within|between|who|that|which|awaiting|waiting|registered|subject|aged|under|over|placed|living|receiving|using|relating|due|outside|against)\s.+)$/i.exec(
      noun,
    );
  return found?.groups ? [{ measure: found.groups.head ?? '', segment: found.groups.rest ?? null }] : [];
}

/** The last phrase before brackets: "Good (12), Requires Improvement (3)". */
function lastPhrase(sentence: string, left: Range, without: readonly Range[]): string {
  const words = sentence.slice(left.start, left.end);
  const cut = Math.max(
    words.lastIndexOf(','),
    words.lastIndexOf(')'),
    words.lastIndexOf(':'),
    words.search(/\sand\s(?!.*\sand\s)[^,]*$/),
  );
  return phraseOf(sentence, { start: left.start + cut + 1, end: left.end }, without);
}

/** "a high percentage (97.5%) of reviews", "the recycling rate (44%)": the noun phrase right before the brackets. */
function lastNoun(sentence: string, left: Range, without: readonly Range[]): string {
  const words = sentence.slice(left.start, left.end);
  const verbs = [...words.matchAll(new RegExp(`(?<![\\p{L}-])(?:${AUX}|been|${PAST})(?![\\p{L}-])`, 'giu'))];
  const last = verbs.at(-1);
  const tail = last
    ? phraseOf(sentence, { start: left.start + last.index + last[0].length, end: left.end }, without)
    : '';
  if (tail !== '' && tail.split(' ').length <= 8) return tail;
  return phraseOf(sentence, { start: left.start, end: verbs[0] ? left.start + verbs[0].index : left.end }, without);
}

const VERB_FIRST = new RegExp(`^\\s*(?:also |still |now |then |already |all )?(?:${AUX}|${PAST})(?![\\p{L}-])`, 'iu');
const startsWithVerb = (words: string): boolean => VERB_FIRST.test(words);

function bracketAround(sentence: string, { outerStart, outerEnd }: NumberFound): Range | null {
  const before = /\((?:(?:currently|now|at|or|i\.e\.?|c\.?)\s)?$/i.exec(
    sentence.slice(Math.max(0, outerStart - 12), outerStart),
  );
  if (!before) return null;
  const close = sentence.indexOf(')', outerEnd);
  if (close < 0 || close - outerEnd > 60) return null;
  return { start: outerStart - before[0].length, end: close + 1 };
}

/** Where what is said of a number is over: before what is set beside it, and before the next number. */
function endOfStatement(sentence: string, from: number, clause: Clause, number: NumberFound): number {
  const next = clause.numbers.find(
    (other) => other.outerStart >= number.outerEnd && other.outerStart >= from && !(other.inWords && other.value === 1),
  );
  const limit = next && next.kind !== 'duration' ? next.outerStart : clause.end;
  const tail = TAIL.exec(sentence.slice(from, clause.end));
  const end = Math.min(limit, tail ? from + tail.index : clause.end);
  return Math.max(from, end);
}

function compact(readings: readonly MeasureReading[]): MeasureReading[] {
  const seen = new Set<string>();
  const kept = readings
    .map(({ measure, segment }) => ({ measure: undouble(measure), segment: segment && undouble(segment) }))
    .filter(({ measure, segment }) => {
      const key = `${measure}\0${segment ?? ''}`;
      if (!/\p{L}{2}/u.test(measure) || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  return kept.length > 0 ? kept : [{ measure: '', segment: null }];
}

/** "plans issued issued on time": a word that stands twice in a row is said once. */
const undouble = (words: string): string =>
  words.replace(/(?<![\p{L}-])(\p{L}{3,})(\s\1)+(?![\p{L}-])/giu, '$1').trim();
