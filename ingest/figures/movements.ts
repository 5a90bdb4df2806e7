import { byVerb } from './movement-verbs.js';
import { kindOf, lead, type Movement, type MovementScene, NOUNS, sourceOf, type Way, wayIn } from './movement-words.js';
import { subjectAfter } from './trend-subject.js';

const ADJECTIVES =
  '(?:(?:further|slight|small|significant|considerable|substantial|sharp|steady|gradual|continued|continuing|ongoing|marked|general|overall|recent|noticeable|notable|large|big|seasonal|incremental|previous|year-on-year|year on year|national|local|usual|natural|expected|rapid|modest|real|clear|sustained|corresponding|slow|positive|worrying|dramatic|huge|massive|annual)\\s)*';
const BY_NOUN = new RegExp(
  `(?<![\\p{L}-])(?<lead>an?\\s|the\\s|some\\s|this\\s|that\\s|any\\s|no\\s|continued\\s|continuous\\s|ongoing\\s|further\\s)?${ADJECTIVES}(?:${sourceOf(NOUNS, 'n')})(?:\\s(?:year to date|year-to-date|overall|seen|recorded|reported|both|again|of late|recently))*\\s(?:in|of|(?<=journey\\s)for)\\s(?=\\p{L})`,
  'giu',
);
const BY_ADJECTIVE =
  /(?<![\p{L}-])(?:(?<up>rising|increasing|growing|increased|higher|record|more)|(?<down>falling|declining|decreasing|reducing|reduced|fewer|lower)|(?<better>improved|improving)|(?<worse>worsening|deteriorating))\s(?=(?:numbers?|rates?|levels?|volumes?|demand|attendance|timeliness|performance|referrals?|costs?|caseloads?|sickness|absence|waiting|complaints|incidents|episodes|crime|satisfaction|take-up|uptake|compliance|turnover|vacancies|prices|debt|arrears|use of|usage|(?:\p{L}+\s){0,2}(?:episodes|referrals|cases|children|requests|incidents|applications|admissions|complaints|contacts|visits))(?![\p{L}]))/giu;
const THERE_MORE =
  /(?:there (?:had|have|has) been|there (?:were|was|are)|seen|saw|received|reported|experienced|showed|suggested)\s(?:that there (?:had|have|has) been\s)?(?:slightly |significantly |many |far )?$/i;

/** Every movement that a clause states, in order of place. */
export function findMovements(scene: MovementScene): Movement[] {
  return [...byNoun(scene), ...byVerb(scene), ...byAdjective(scene)].sort((a, b) => a.start - b.start);
}

function byNoun({ sentence, clause, without }: MovementScene): Movement[] {
  const words = sentence.slice(clause.start, clause.end);
  return [...words.matchAll(BY_NOUN)].flatMap((match): Movement[] => {
    const start = clause.start + match.index;
    const end = start + match[0].length;
    const before = lead(sentence, clause, start);
    const opener = match.groups?.lead?.trim().toLowerCase() ?? '';
    if (/^(?:any|no|this|that)$/.test(opener) || /(?<!\p{L})(?:not|without|no)\s(?:\p{L}+\s)?$/iu.test(before))
      return [];
    if (
      /(?<!\p{L})(?:price|pay|rent|tax|fee|council tax|inflationary|service|school|plan|quality|continuous)\s$/iu.test(
        before,
      )
    )
      return [];
    const direction = wayIn(NOUNS, 'n', match.groups);
    const stated = kindOf(before, direction);
    if (stated === null) return [];
    const isPresupposed = opener === 'the' || /(?:following|after|despite|reasons? for)\s(?:an?\s)?$/i.test(before);
    const subject = subjectAfter(sentence, end, clause.end, without);
    const stop = Math.min(clause.end, end + Math.max(subject.length, 3));
    const goesOn =
      /^\s(?:could|may|might|was expected to|is expected to|were expected to|was likely to)\s(?:continue|persist)/i;
    const kind = goesOn.test(sentence.slice(stop)) ? 'forecast' : stated;
    return [{ start, end: stop, kind, direction, subject, isPresupposed, isNamed: true, rule: 'movement by noun' }];
  });
}

function byAdjective({ sentence, clause, without }: MovementScene): Movement[] {
  const words = sentence.slice(clause.start, clause.end);
  return [...words.matchAll(BY_ADJECTIVE)].flatMap((match): Movement[] => {
    const start = clause.start + match.index;
    const end = start + match[0].length;
    const before = lead(sentence, clause, start);
    const word = match[0].trim().toLowerCase();
    const needsThere = /^(?:more|fewer|higher|lower|record)$/.test(word);
    if (needsThere && !THERE_MORE.test(before)) return [];
    if (/(?<!\p{L})(?:had|has|have|been|was|were|is|are|not|to)\s$/iu.test(before) && !needsThere) return [];
    const direction: Way = match.groups?.up
      ? 'up'
      : match.groups?.down
        ? 'down'
        : match.groups?.better
          ? 'better'
          : 'worse';
    const kind = kindOf(before, direction);
    if (kind === null) return [];
    const subject = subjectAfter(sentence, end, clause.end, without);
    return [
      {
        start,
        end: Math.min(clause.end, end + subject.length),
        kind,
        direction,
        subject,
        isPresupposed: false,
        isNamed: true,
        rule: 'movement by adjective',
      },
    ];
  });
}
