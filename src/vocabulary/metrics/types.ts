import type { Metric, Unit } from '../../minutes/figures.js';

/** What the minutes say is measured, in their own words. */
export interface MeasureWords {
  /** The noun phrase measured: "statutory compliance for initial EHCPs", "CME". */
  readonly measure: string;
  /** The part counted: "plans issued", "within a further month of the deadline"; null for the whole. */
  readonly segment: string | null;
  /** The unit of the figure; null for words without a figure, such as a trend. */
  readonly unit: Unit | null;
  /** What stands over the measure, the nearer first: label or lead-in, heading, then the sentence. May be empty. */
  readonly context: string;
}

export interface ResolvedMeasure {
  /** Its `unit` is the figure's own unit. */
  readonly metric: Metric;
  /** Tidied; null where its words only repeat the measure. */
  readonly segment: string | null;
  /** Words that make it another count than the usual one, such as "excluding exceptions"; null for the usual one. */
  readonly definition: string | null;
  readonly basis: 'register' | 'own_words';
}

/** One registered measure. */
export interface Measure extends Metric {
  /** Other units in which the same measure is printed. */
  readonly alsoIn: readonly Unit[];
  readonly aliases: readonly string[];
  /** Words that may stand in it and change nothing. */
  readonly understood: readonly string[];
  /** Words that change what is counted. */
  readonly variants: readonly string[];
  /** Measures of one family share their stated trends. */
  readonly family: string | null;
  /** ISO days on which the definition changed, in order. */
  readonly changedOn: readonly string[];
  readonly definition: string | null;
}

/** A word of a query read as another, because nothing is called what was written. */
export interface Correction {
  readonly written: string;
  readonly read: string;
}

/** The measures that a query may mean, as keys. */
export interface FoundMeasures {
  /** Named by all the query's words. */
  readonly named: readonly string[];
  /** Hold all the query's words and more: "ofsted", "care leavers". In order of name. */
  readonly wider: readonly string[];
  /** Held measures whose wording holds all the query's words, though as parts of names that mean something else: "referrals" in "re-referrals". */
  readonly loose: readonly string[];
  /** Named by some of the query's words only. Nearest first. */
  readonly near: readonly string[];
  /** The query names people or things that many measures are about, and no measure: "LAC". */
  readonly populationAlone: boolean;
  /** True where no word of the query says what is measured: "performance figures". */
  readonly unspecific: boolean;
  readonly corrections: readonly Correction[];
  /** What the query is compared by; for trends that no measure is known for. */
  readonly tokens: readonly string[];
}

/** The names of measures: what the data files say, and what follows for words that they do not know. Nothing here throws on any words. */
export interface MeasureRegister {
  /** The registered measure that the words name, else one with a stable key from its own words. */
  resolve(words: MeasureWords): ResolvedMeasure;
  /** The key of the registered measure that a stated trend is about; null where there is none. */
  resolveSubject(subject: string, context: string): string | null;
  /** What a query may mean among the registered measures and those `held` besides. */
  find(query: string, held: readonly Metric[]): FoundMeasures;
  measure(key: string): Measure | null;
  /** Keys of the measures in the same family, the key's own among them. */
  familyOf(key: string): readonly string[];
  /** A segment as `resolve` gives it. */
  segmentOf(metric: Metric, segment: string | null): string | null;
  /** What two wordings are compared by; equal lists say the same of measures. */
  tokensOf(text: string): readonly string[];
  all(): readonly Measure[];
  /** SHA-256 of everything the register was read from and of the rules that read it. */
  readonly digest: string;
}
