import { createPhraseIndex, type PhraseIndex } from '../phrases.js';
import type { AbbreviationEntry } from '../schemas.js';
import { plainWord, smallWords, stemsOf, type Word, wordsOf } from '../words.js';
import { isNeutral } from './neutral-words.js';
import type { MeasureWordEntry } from './schemas.js';

/** What the words around a measure say of its unit. */
export type UnitHint = 'count' | 'rate' | 'per_population' | 'percent';

/** A wording taken apart into what it is compared by. */
export interface Reading {
  /** Each once, in order: the name of a group of wordings, else the stem of a word. Small and neutral words are left out. */
  readonly tokens: readonly string[];
  /** The words that each token stands for, as written. */
  readonly surfaces: ReadonlyMap<string, string>;
  readonly hint: UnitHint | null;
}

export interface Lexicon {
  read(text: string): Reading;
  isPopulation(token: string): boolean;
  /** True for the name of a group of wordings, false for the stem of a word. */
  isGroup(token: string): boolean;
  /** Every word that some form is made of, in lower case. */
  readonly words: ReadonlySet<string>;
}

interface Group {
  readonly token: string;
  /** Set for a form that counts only in these capitals, because it also spells an everyday word. */
  readonly capitals: string | null;
}

/** A reader of wordings that knows which ones are the same. The forms of `groups` win over the abbreviations. */
export function createLexicon(
  groups: readonly MeasureWordEntry[],
  abbreviations: readonly AbbreviationEntry[],
): Lexicon {
  const index = createPhraseIndex<Group>();
  const words = new Set<string>();
  const tokens = new Set<string>();
  const populations = new Set(groups.filter(({ population }) => population).map(({ word }) => word));
  const add = (form: string, group: Group): void => {
    const stems = stemsOf(form);
    if (index.get(stems).length > 0) return;
    index.add(stems, group);
    tokens.add(group.token);
    for (const { surface } of wordsOf(form)) words.add(plainWord(surface));
  };
  for (const { word, forms } of groups) for (const form of forms) add(form, { token: word, capitals: null });
  for (const [token, entry] of settled(abbreviations)) {
    const names = [entry.full, ...entry.variants];
    // A name that a group has already leads its abbreviation to the same group.
    const known = [entry.short, ...names].flatMap((name) => index.get(stemsOf(name)).slice(0, 1))[0]?.token ?? token;
    for (const name of names) add(name, { token: known, capitals: null });
    add(entry.short, { token: known, capitals: entry.ordinaryWord ? entry.short : null });
  }

  return {
    read: (text) => readText(text, index),
    isPopulation: (token) => populations.has(token),
    isGroup: (token) => tokens.has(token),
    words,
  };
}

function readText(text: string, index: PhraseIndex<Group>): Reading {
  const plain = text.includes(',') ? text.replace(/(?<=\d),(?=\d{3}\b)/g, '') : text;
  const words = wordsOf(/\bper\b/i.test(plain) ? plain.replace(perPopulation, ' ') : plain);
  const groupAt = new Map(index.find(words).map((match) => [match.first, match] as const));
  const surfaces = new Map<string, string>();
  for (let at = 0; at < words.length; ) {
    const word = words[at] as Word;
    const match = groupAt.get(at);
    const group = match?.values[0];
    if (match && group && (group.capitals === null || word.surface.startsWith(group.capitals))) {
      if (!surfaces.has(group.token)) surfaces.set(group.token, surfaceOf(words.slice(at, match.after)));
      at = match.after;
      continue;
    }
    if (!smallWords.has(word.stem) && !isNeutral(word) && !surfaces.has(word.stem))
      surfaces.set(word.stem, word.surface);
    at += 1;
  }
  return { tokens: [...surfaces.keys()], surfaces, hint: hintOf(plain) };
}

const surfaceOf = (words: readonly Word[]): string => words.map(({ surface }) => surface).join(' ');

/** Abbreviations that mean one thing only, each with the name it is compared by. */
function settled(abbreviations: readonly AbbreviationEntry[]): ReadonlyMap<string, AbbreviationEntry> {
  const byShort = new Map<string, AbbreviationEntry | null>();
  for (const entry of abbreviations) {
    const short = plainWord(entry.short);
    byShort.set(short, byShort.has(short) ? null : entry);
  }
  return new Map([...byShort].flatMap(([short, entry]) => (entry === null ? [] : [[short, entry] as const])));
}

const perPopulation =
  /\bper\s+(?:1000+|thousand|hundred thousand|head of)(?:\s+(?:head of\s+)?(?:the\s+)?(?:population|residents|people|children|households|live births|collections))?\b/gi;

/** "Rate per 10,000" says more than "rate", and "number" more than either: each is looked for in turn. */
const hints: readonly (readonly [UnitHint, RegExp])[] = [
  ['per_population', /\bper\s+(?:1000+|thousand|hundred thousand)\b/i],
  ['count', /\b(?:numbers?|how many|count|total)\b/i],
  ['percent', /%|\b(?:per ?cent|percentages?|proportions?|share)\b/i],
  ['rate', /\brates?\b/i],
];

const hintOf = (text: string): UnitHint | null => hints.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
