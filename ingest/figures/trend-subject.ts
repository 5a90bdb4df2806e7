import type { Range } from '../../src/minutes/span.js';
import { AUX, PAST, phraseOf, SAYING, trimPhrase } from './words.js';

/** Where the words that a trend is about end: at what explains, dates or goes on. */
const END_OF_SUBJECT = new RegExp(
  `[,;:()]|\\s[-–—]\\s|\\s(?:which|due to|because|as|since|so|compared|resulting|bringing|leading|caused|through|(?<!looked )after|following|despite|although|though|but|however|while|whilst|whereas|when|where|if|over the|during|this|until|owing|thanks|rather|linked|arising|within the last|for the|by the|by an?|again|also)(?![\\p{L}])|\\sand\\s(?=(?:${AUX}|${PAST}|${SAYING}|the|officers?|members?|this|that|it|there|work|an?|more|fewer)(?![\\p{L}-]))|(?<!\\s(?:of|in|for))\\s(?:${AUX}|${PAST})(?![\\p{L}-])`,
  'iu',
);

/** The words after "increase in": the stretch that says in what. "Meetings that were overdue" is one thing counted. */
export function subjectAfter(sentence: string, from: number, to: number, without: readonly Range[]): string {
  const words = sentence.slice(from, to);
  let end = endOf(words, 0);
  if (/\s(?:that|who)$/i.test(words.slice(0, end))) end = endOf(words, end + lengthOfAux(words.slice(end)));
  return trimPhrase(phraseOf(sentence, { start: from, end: from + end }, without));
}

const endOf = (words: string, from: number): number => {
  const found = END_OF_SUBJECT.exec(words.slice(from));
  return found ? from + found.index : words.length;
};
const lengthOfAux = (words: string): number => /^\s*\p{L}+(?:\s(?:been|not))?/u.exec(words)?.[0].length ?? 0;

const QUANTITY =
  /(?<!\p{L})(?:numbers?|rates?|percentages?|proportions?|levels?|volumes?|totals?|amounts?|figures?|timeliness|attendance|absences?|sickness|performance|demand|caseloads?|costs?|spend(?:ing)?|expenditure|prices?|income|debts?|arrears|savings?|waits?|waiting (?:times?|lists?)|times?|delays?|backlogs?|turnover|vacanc(?:y|ies)|retention|take-up|uptake|coverage|compliance|satisfaction|referrals?|re-referrals?|contacts?|complaints?|compliments|crimes?|offences|offending|incidents?|episodes?|admissions?|exclusions?|suspensions?|placements?|applications?|requests?|enquiries|visits?|reviews?|assessments?|plans?|reports?|cases?|breaches|outcomes?|results?|attainment|progress|standards?|ratings?|judgements?|scores?|usage|use|occupancy|voids?|evictions?|homelessness|rough sleeping|lettings?|repairs?|collections?|recycling|tonnage|waste|emissions|consumption|footfall|visitors|membership|population|births|deaths|mortality|prevalence|unemployment|employment|claims?|claimants|overspend|underspend|deficit|reserves|stability|participation|engagement|completion|recruitment|reoffending|fly-tipping|anti-social behaviour|home educat(?:ion|ed)|children|pupils|residents|households|families|tenants|learners|students|patients|adults|carers|care leavers|young people|staff|workers|leavers|apprentices|apprenticeships|looked after|missing|persistent|permanent|homes|schools)(?!\p{L})/iu;

const GENERIC =
  /^(?:(?:the|these|those|its|their|overall|such|some|current|latest|total)\s)*(?:numbers?|rates?|figures?|levels?|performance|percentages?|proportions?|timeliness|trends?|position|volumes?|totals?|results?|outcomes?|it|this|these|they|that|those|had|has|have|area|areas?|(?:areas? of )?practice|data|amounts?|cases)(?:\sin\sthis\sarea)?$/i;

const NOT_MEASURED =
  /(?<!\p{L})(?:understanding|awareness|confidence|knowledge|focus|emphasis|communications?|relationships?|governance|clarity|visibility|scrutiny|oversight|resilience|capacity|funding|investment|powers|pressures?|risks?|challenges?|complexity|expectations|support offered|partnership working|ways|processes|systems|report|reports|recording issues|works|grounds|plan|strategy|document|policy|presentation|agenda|service offer|website|the building|morale|culture|areas?|areas? of practice|a number of areas)$/iu;

/** True for words that say how much but not of what: "numbers", "performance in this area". */
export const isGenericSubject = (subject: string): boolean => subject === '' || GENERIC.test(subject);

export const isQuantity = (subject: string): boolean => QUANTITY.test(subject);

export const isUnmeasured = (subject: string): boolean =>
  NOT_MEASURED.test(subject) || subject.split(' ').length > 16 || !/\p{L}{3}/u.test(subject);
