import type { Unit } from '../../minutes/figures.js';
import type { MeasureSource } from './files.js';
import type { Lexicon, UnitHint } from './lexicon.js';
import type { MeasureEntry } from './schemas.js';

/** One wording of one measure, as what it is compared by. */
export interface Alias {
  readonly measure: IndexedMeasure;
  readonly name: string;
  readonly tokens: ReadonlySet<string>;
}

export interface IndexedMeasure {
  readonly entry: MeasureEntry;
  readonly source: MeasureSource;
  /** Its place among the measures, so that a tie is always settled the same way. */
  readonly place: number;
  readonly understood: ReadonlySet<string>;
  readonly variants: readonly { readonly text: string; readonly tokens: readonly string[] }[];
  /** Every token of every alias and of the name. */
  readonly vocabulary: ReadonlySet<string>;
  readonly aliases: readonly Alias[];
}

/** The measures by the tokens of their aliases. */
export interface AliasIndex {
  readonly measures: readonly IndexedMeasure[];
  readonly byKey: ReadonlyMap<string, IndexedMeasure>;
  /** Aliases with any of the tokens, each once, in the order of the measures. */
  withAny(tokens: Iterable<string>): readonly Alias[];
}

export function createAliasIndex(sources: readonly MeasureSource[], lexicon: Lexicon): AliasIndex {
  const all = sources.map((source, place) => indexMeasure(source, place, lexicon));
  const taken = new Set(all.filter(({ source }) => source.own).flatMap(wordingsOf));
  const measures = all.map((measure) => (measure.source.own ? measure : without(measure, taken)));
  const byToken = new Map<string, Alias[]>();
  for (const alias of measures.flatMap(({ aliases }) => aliases)) {
    for (const token of alias.tokens) {
      const held = byToken.get(token);
      if (held) held.push(alias);
      else byToken.set(token, [alias]);
    }
  }
  return {
    measures,
    byKey: new Map(measures.map((measure) => [measure.entry.key, measure])),
    withAny: (tokens) => {
      const found = new Set<Alias>();
      for (const token of tokens) for (const alias of byToken.get(token) ?? []) found.add(alias);
      return [...found].sort((a, b) => a.measure.place - b.measure.place);
    },
  };
}

/** Every wording of a measure in every unit it is printed in. */
export const wordingsOf = ({ entry, aliases }: IndexedMeasure): readonly string[] =>
  aliases.flatMap(({ tokens }) =>
    [...new Set([entry.unit, ...entry.alsoIn])].map((unit) => `${[...tokens].toSorted().join(' ')} in ${unit}`),
  );

/** A wording that a council uses for a measure of its own is no longer another's. */
function without(measure: IndexedMeasure, taken: ReadonlySet<string>): IndexedMeasure {
  const kept: Alias[] = [];
  const rest: IndexedMeasure = { ...measure, aliases: kept };
  for (const alias of measure.aliases)
    if (!wordingsOf({ ...measure, aliases: [alias] }).some((wording) => taken.has(wording)))
      kept.push({ ...alias, measure: rest });
  return rest;
}

function indexMeasure(source: MeasureSource, place: number, lexicon: Lexicon): IndexedMeasure {
  const { entry } = source;
  const aliases: Alias[] = [];
  const vocabulary = new Set<string>();
  const measure: IndexedMeasure = {
    entry,
    source,
    place,
    // Read as one text, because there are many: a semicolon keeps the words of one from joining those of the next.
    understood: new Set(lexicon.read(entry.understood.join(' ; ')).tokens),
    variants: entry.variants.map((text) => ({ text, tokens: lexicon.read(text).tokens })),
    vocabulary,
    aliases,
  };
  const seen = new Set<string>();
  for (const name of [entry.name, ...entry.aliases]) {
    const { tokens } = lexicon.read(name);
    const key = tokens.toSorted().join(' ');
    if (tokens.length === 0 || seen.has(key)) continue;
    seen.add(key);
    for (const token of tokens) vocabulary.add(token);
    aliases.push({ measure, name, tokens: new Set(tokens) });
  }
  return measure;
}

/** True where the measure is printed in the unit; no unit fits every measure. */
export const fitsUnit = ({ unit, alsoIn }: Pick<MeasureEntry, 'unit' | 'alsoIn'>, wanted: Unit | null): boolean =>
  wanted === null || unit === wanted || alsoIn.includes(wanted);

/** True where a unit is one that the words of a query or trend speak of. */
export function fitsHint(unit: Unit, hint: UnitHint | null): boolean {
  if (hint === null) return true;
  if (hint === 'count') return unit === 'count';
  if (hint === 'percent') return unit === 'percent';
  if (hint === 'per_population') return unit.startsWith('rate per');
  return unit === 'percent' || unit.startsWith('rate per');
}
