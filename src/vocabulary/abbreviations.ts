import type { AbbreviationEntry } from './schemas.js';
import type { LearntDefinition, Meaning } from './types.js';
import { nameKey, plainWord, type Word } from './words.js';

/** An abbreviation with all that it can stand for. */
export interface Abbreviation {
  readonly short: string;
  readonly meanings: readonly Meaning[];
  /** Only the abbreviation's own capitals count in running text. */
  readonly capitalsOnly: boolean;
}

/** Every known abbreviation, by its plain word. */
export type Abbreviations = ReadonlyMap<string, Abbreviation>;

/** Several entries for one abbreviation are its several meanings. */
export function abbreviationsFrom(entries: readonly AbbreviationEntry[]): Abbreviations {
  const found = new Map<string, Abbreviation>();
  for (const { short, ordinaryWord, ...meaning } of entries) {
    const key = plainWord(short);
    const before = found.get(key);
    found.set(key, {
      short: before?.short ?? short,
      capitalsOnly: ordinaryWord || (before?.capitalsOnly ?? false),
      meanings: [...(before?.meanings ?? []), meaningFrom(meaning)],
    });
  }
  return found;
}

/** Adds what the minutes define. A meaning known already is marked as the minutes' own. */
export function withDefinitions(known: Abbreviations, definitions: readonly LearntDefinition[]): Abbreviations {
  const added = new Map(known);
  for (const { short, full } of definitions) {
    const key = plainWord(short);
    const before = added.get(key) ?? { short, meanings: [], capitalsOnly: spellsLikeAWord(short) };
    added.set(key, { ...before, meanings: withDefinition(before.meanings, full) });
  }
  return added;
}

/** The one meaning that may be used without guessing: the only one known, or the only one the minutes define. */
export function settledMeaning({ meanings }: Abbreviation): Meaning | null {
  const candidates = meanings.length === 1 ? meanings : meanings.filter((meaning) => meaning.source === 'minutes');
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

/** "EHCPs" and "EHCP's" are looked up as they stand first, because some abbreviations end in S themselves. */
export function lookUp(abbreviations: Abbreviations, surface: string): Abbreviation | undefined {
  const word = plainWord(surface.trim());
  return abbreviations.get(word) ?? (word.endsWith('s') ? abbreviations.get(word.slice(0, -1)) : undefined);
}

/** The abbreviation that a word of running text is, if any. A text without lower case shows nothing by its capitals. */
export function spot(abbreviations: Abbreviations, word: Word, shouting: boolean): Abbreviation | undefined {
  const found = lookUp(abbreviations, word.surface);
  if (!found?.capitalsOnly) return found;
  return !shouting && word.surface.startsWith(found.short) ? found : undefined;
}

function withDefinition(meanings: readonly Meaning[], full: string): readonly Meaning[] {
  const key = nameKey(full);
  const isSame = (meaning: Meaning) => [meaning.full, ...meaning.variants].some((name) => nameKey(name) === key);
  if (!meanings.some(isSame)) return [...meanings, { full, variants: [], source: 'minutes' }];
  return meanings.map((meaning) => (isSame(meaning) ? { ...meaning, source: 'minutes' } : meaning));
}

/** A definition from the minutes names no everyday words to avoid, so any that can be said as a word needs its capitals. */
const spellsLikeAWord = (short: string): boolean => /[aeiouy]/i.test(short);

function meaningFrom({
  full,
  variants,
  preferred,
  area,
  nation,
}: Omit<AbbreviationEntry, 'short' | 'ordinaryWord'>): Meaning {
  return {
    full,
    variants,
    source: 'vocabulary',
    ...(preferred === undefined ? {} : { preferred }),
    ...(area === undefined ? {} : { area }),
    ...(nation === undefined ? {} : { nation }),
  };
}
