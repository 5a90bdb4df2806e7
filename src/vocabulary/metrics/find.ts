import type { Metric, Unit } from '../../minutes/figures.js';
import { plainWord, smallWords, stemOf, stemsOf, wordsOf } from '../words.js';
import { type AliasIndex, fitsHint } from './aliases.js';
import type { Lexicon } from './lexicon.js';
import { isNeutral } from './neutral-words.js';
import { createSpelling } from './spelling.js';
import type { Correction, FoundMeasures } from './types.js';

/** One wording that a query may name, registered or held. */
interface Wording {
  readonly key: string;
  readonly name: string;
  readonly units: readonly Unit[];
  readonly tokens: ReadonlySet<string>;
  readonly understood: ReadonlySet<string>;
}

export function findMeasures(
  query: string,
  held: readonly Metric[],
  index: AliasIndex,
  lexicon: Lexicon,
): FoundMeasures {
  const unregistered = held.filter(({ key }) => !index.byKey.has(key));
  const { text, corrections } = correct(query, lexicon, unregistered);
  const { tokens, hint } = lexicon.read(text);
  const nothing = { named: [], wider: [], loose: [], near: [], populationAlone: false, corrections, tokens };
  if (tokens.length === 0) return { ...nothing, unspecific: /\p{L}{2}/u.test(query) };

  const unitsHeld = new Map<string, Unit[]>();
  for (const { key, unit } of held) unitsHeld.set(key, [...(unitsHeld.get(key) ?? []), unit]);
  const wordings = [
    ...index.withAny(tokens).map(
      ({ measure: { entry, understood }, tokens }): Wording => ({
        key: entry.key,
        name: entry.name,
        units: [entry.unit, ...(unitsHeld.get(entry.key) ?? [])],
        tokens,
        understood,
      }),
    ),
    ...unregistered.map(
      (metric): Wording => ({
        key: metric.key,
        name: metric.name,
        units: [metric.unit],
        tokens: new Set(lexicon.read(metric.name).tokens),
        understood: new Set(),
      }),
    ),
  ];
  const populationAlone = hint === null && tokens.every((token) => lexicon.isPopulation(token));
  const shared = (wording: Wording): number => tokens.filter((token) => wording.tokens.has(token)).length;
  const isNamed = ({ tokens: own, understood }: Wording): boolean =>
    [...own].every((token) => tokens.includes(token)) &&
    tokens.every((token) => own.has(token) || understood.has(token));
  const isWider = (wording: Wording): boolean => shared(wording) === tokens.length;

  const named = populationAlone ? [] : longest(wordings.filter(isNamed));
  const wider = wordings.filter(isWider).filter(({ key }) => !named.some((one) => one.key === key));
  const near = named.length > 0 || wider.length > 0 ? [] : nearest(wordings, tokens, lexicon);
  const found = new Set([...named, ...wider].map(({ key }) => key));
  // "Missing children" means more than its words, and is no part of "children missing education".
  const plainWords = wordsOf(text).map(({ stem }) => stem);
  const isPlain = named.length === 0 && tokens.every((token) => plainWords.includes(token));
  const loose = isPlain
    ? looseAmong(held, text, index)
    : // What is named but held nowhere ("exclusions") leaves its kin, for which the word may have been short.
      named.some(({ key }) => unitsHeld.has(key))
      ? []
      : kinOf(named, held, index);
  return {
    ...nothing,
    named: keysOf(hinted(named, hint)),
    wider: keysOf(hinted(wider, hint).toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))),
    loose: loose.filter((key) => !found.has(key)),
    near: keysOf(near),
    populationAlone,
    unspecific: false,
  };

  /** A query that names "repeat plans" does not name plans: of two wordings the one with more of its words stands. */
  function longest(found: readonly Wording[]): readonly Wording[] {
    const most = Math.max(0, ...found.map(shared));
    return found.filter((wording) => shared(wording) === most);
  }
}

/** Those whose unit the query speaks of, where there are any. */
function hinted(wordings: readonly Wording[], hint: Parameters<typeof fitsHint>[1]): readonly Wording[] {
  const fitting = wordings.filter(({ units }) => units.some((unit) => fitsHint(unit, hint)));
  return fitting.length > 0 ? fitting : wordings;
}

/** Wordings that all stand in the query, beside other words; a population alone is no measure. */
function nearest(wordings: readonly Wording[], tokens: readonly string[], lexicon: Lexicon): readonly Wording[] {
  return wordings
    .filter(
      ({ tokens: own }) =>
        own.size > 0 &&
        [...own].every((token) => tokens.includes(token)) &&
        ![...own].every((token) => lexicon.isPopulation(token)),
    )
    .toSorted((a, b) => b.tokens.size - a.tokens.size);
}

/** Held measures with a wording that has every word of the query in it, whatever its words mean together. */
function looseAmong(held: readonly Metric[], query: string, index: AliasIndex): readonly string[] {
  const stems = wordsOf(query)
    .filter((word) => !smallWords.has(word.stem) && !isNeutral(word))
    .map(({ stem }) => stem);
  if (stems.length === 0) return [];
  const holds = (wording: string): boolean => {
    const own = new Set(stemsOf(wording));
    return stems.every((stem) => own.has(stem));
  };
  return held
    .filter(({ key, name }) => [name, ...(index.byKey.get(key)?.entry.aliases ?? [])].some(holds))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ key }) => key);
}

/** Held measures of the same family. */
function kinOf(named: readonly Wording[], held: readonly Metric[], index: AliasIndex): readonly string[] {
  const families = new Set(named.flatMap(({ key }) => index.byKey.get(key)?.entry.family ?? []));
  return [...new Set(held.map(({ key }) => key))].filter((key) => {
    const family = index.byKey.get(key)?.entry.family ?? null;
    return family !== null && families.has(family);
  });
}

const keysOf = (wordings: readonly Wording[]): readonly string[] => [...new Set(wordings.map(({ key }) => key))];

/** Puts right the words of a query that nothing is called, where one known word is near. */
function correct(
  query: string,
  lexicon: Lexicon,
  held: readonly Metric[],
): { readonly text: string; readonly corrections: readonly Correction[] } {
  const known = new Set([...lexicon.words, ...held.flatMap(({ name }) => wordsOf(name).map(wordIn))]);
  const words = wordsOf(query);
  const strange = words.filter((word) => !known.has(wordIn(word)) && lexicon.read(word.surface).tokens.length > 0);
  const knownStems = strange.length > 0 ? new Set([...known].map(stemOf)) : new Set<string>();
  const unknown = strange.filter(({ stem }) => !knownStems.has(stem));
  if (unknown.length === 0) return { text: query, corrections: [] };
  const spell = createSpelling(known);
  const corrections: Correction[] = [];
  let text = '';
  let end = 0;
  for (const word of unknown) {
    const written = wordIn(word);
    const read = spell(written);
    if (read === null) continue;
    corrections.push({ written: word.surface, read });
    text += query.slice(end, word.start) + read;
    end = word.end;
  }
  return { text: text + query.slice(end), corrections };
}

const wordIn = ({ surface }: { readonly surface: string }): string => plainWord(surface);
