import type { Range } from '../minutes/span.js';

/** One thing that an abbreviation can stand for. */
export interface Meaning {
  readonly full: string;
  /** Other wordings of the same full name. */
  readonly variants: readonly string[];
  /** The wording a council prefers in the bot's own sentences; never used inside a quotation. */
  readonly preferred?: string;
  readonly area?: string;
  readonly nation?: string;
  /** `minutes` when the minutes themselves define it, whether or not the vocabulary knows it too. */
  readonly source: 'vocabulary' | 'minutes';
}

/** Words to search beside some words of the question. Offsets are UTF-16 code units into the question. */
export interface Expansion extends Range {
  readonly surface: string;
  readonly terms: readonly string[];
  readonly kind: 'abbreviation' | 'synonym';
  /** The question's word leads to these terms, but these terms would not lead back to it. */
  readonly oneWay: boolean;
}

/** "Full Name (ABC)" as found in minutes. */
export interface LearntDefinition {
  readonly short: string;
  readonly full: string;
}

export interface AmbiguousAbbreviation {
  readonly short: string;
  readonly meanings: readonly Meaning[];
}

/** A council named in a text. */
export interface Place extends Range {
  readonly name: string;
  /** The name is also an ordinary English word (Reading, Bath): weigh it before acting on it. */
  readonly ordinaryWord: boolean;
}

export interface StandingItem {
  readonly name: string;
  /** False for items that are procedure only, such as apologies. */
  readonly substance: boolean;
}

export interface Vocabulary {
  /** Every meaning of an abbreviation, whatever its case, plural or possessive ending; [] when unknown. */
  meaningsOf(short: string): readonly Meaning[];
  /** In the order of the question. An abbreviation whose meaning is not settled is never expanded. */
  expand(question: string): readonly Expansion[];
  /** Abbreviations in the question with several meanings, of which the minutes define none or more than one. */
  ambiguous(question: string): readonly AmbiguousAbbreviation[];
  /** Null when the title holds anything beside standing words, numbers and dates. */
  isStandingItem(title: string): StandingItem | null;
  /** Councils named in a text, longest name first where names overlap. Ordinary words count only with a capital. */
  placesIn(text: string): readonly Place[];
  /** The same vocabulary with definitions found in minutes added; this one is unchanged. */
  withLearnt(definitions: readonly LearntDefinition[]): Vocabulary;
}
