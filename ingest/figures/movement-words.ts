import type { Direction, Trend } from '../../src/minutes/figures.js';
import type { Range } from '../../src/minutes/span.js';
import type { Clause } from './clauses.js';
import { withoutMay } from './words.js';

/** A movement or level that a clause states without a number. */
export interface Movement extends Range {
  readonly kind: Trend['kind'];
  readonly direction: Direction | 'better' | 'worse' | null;
  /** In the minutes' words; empty where the clause leaves open what it is about. */
  readonly subject: string;
  /** "the rise in …": takes the movement as known, so a subject must be named with it. */
  readonly isPresupposed: boolean;
  /** What is moved is named by a noun that only movements are said of: "a rise in …". */
  readonly isNamed: boolean;
  readonly rule: string;
}

export interface MovementScene {
  readonly sentence: string;
  readonly clause: Clause;
  /** Where the statement begins after a label. */
  readonly bodyStart: number;
  /** Times and comparators. */
  readonly without: readonly Range[];
}

export type Way = Movement['direction'];

export const NOUNS: readonly (readonly [Way, string])[] = [
  ['up', 'increases?|rises?|growth|upturn|uplift|spikes?|surge|jump|peaks?|upward trend'],
  ['down', 'reductions?|decreases?|falls?|drops?|declines?|dips?|downturn|slump|downward trend'],
  ['better', 'improvements?(?: journey)?|recovery'],
  ['worse', 'deterioration|worsening'],
  ['stable', 'stability|no (?:significant |real |major |notable )?change'],
];
export const VERBS: readonly (readonly [Way, string])[] = [
  [
    'up',
    'risen|rose|rising|increased|increasing|grown|grew|growing|gone up|went up|going up|ticked up|crept up|peaked|climbed|doubled|trebled|rise|increase|grow',
  ],
  [
    'down',
    'fallen|fell|falling|decreased|decreasing|declined|declining|reduced|reducing|dropped|dropping|gone down|went down|going down|come down|came down|coming down|dipped|halved|fall|decrease|decline|reduce|drop|slowed',
  ],
  ['better', 'improved|improving|improve|recovered|recovering|got better|getting better'],
  ['worse', 'deteriorated|deteriorating|worsened|worsening|slipped|got worse|getting worse|deteriorate|worsen'],
  [
    'stable',
    'remain(?:ed|ing) (?:broadly |relatively |largely |very |fairly |consistently )?(?:stable|steady|static|the same|unchanged|consistent|constant|level|flat|low|high|good|strong|positive|above|below|in line|similar|at)|stabilised|plateaued|levelled off|held steady|been (?:stable|steady|maintained|sustained|consistent)|(?:was|were) (?:stable|steady|unchanged|static|flat|(?:much|broadly|about|largely|roughly|almost) the same)|changed',
  ],
];
export const sourceOf = (table: readonly (readonly [Way, string])[], prefix: string): string =>
  table.map(([, words], at) => `(?<${prefix}${at}>${words})`).join('|');
export const wayIn = (
  table: readonly (readonly [Way, string])[],
  prefix: string,
  groups: Readonly<Record<string, string | undefined>> | undefined,
): Way => table.find((_, at) => groups?.[`${prefix}${at}`] !== undefined)?.[0] ?? null;

const FORECAST =
  /(?<!\p{L})(?:could|may|might|expected|expect|anticipate[ds]?|project(?:ed|ion)|forecast|predict(?:ed)?|likely|potential(?:ly)?)(?!\p{L})/iu;
const WISH =
  /(?<!\p{L})(?:would|will|shall|should|aim(?:s|ed|ing)?|plan(?:ned|ning)|plans (?:to|for)|target(?:s|ed)?|hope[ds]?|if|whether|how|order to|need(?:s|ed)? to|help(?:ed|s|ing)? to|to (?:support|achieve|deliver|see|drive|enable|ensure|address|tackle|prevent|bring about|make|secure|reduce|increase|improve|promote)|ambition|intended|work(?:ing)? (?:on|to|towards)|focus(?:ed|ing)? on|priorit(?:y|ies)|require[ds]?|must|seek(?:ing)?|request(?:ed)?|recommend(?:ed)?|committed|asked (?:what|if|how|whether)|opportunit(?:y|ies)|ways? (?:of|to))(?!\p{L})/iu;
const SEASONAL =
  /(?<!\p{L})(?:usual(?:ly)?|typical(?:ly)?|normal(?:ly)?|seasonal(?:ly)?|always|every (?:year|summer|winter|autumn|spring|september)|each (?:year|summer|winter|autumn|spring|september)|tend(?:s|ed)? to)(?!\p{L})/iu;

/** The words before a place, by which "could", "usually" and "to support" are seen. */
export const lead = (sentence: string, clause: Clause, at: number): string =>
  withoutMay(sentence.slice(Math.max(clause.start, at - 90), at));

/** What kind of statement the words before make of a movement; null where it is only wished for or asked about. */
export function kindOf(before: string, direction: Way): Trend['kind'] | null {
  if (SEASONAL.test(before)) return 'seasonal';
  if (FORECAST.test(before)) return 'forecast';
  if (WISH.test(before)) return null;
  return direction === null ? 'level' : 'trend';
}
