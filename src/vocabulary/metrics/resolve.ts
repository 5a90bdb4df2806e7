import { createHash } from 'node:crypto';
import type { Metric, Unit } from '../../minutes/figures.js';
import { type Alias, type AliasIndex, fitsHint, fitsUnit, type IndexedMeasure } from './aliases.js';
import type { Lexicon, Reading } from './lexicon.js';
import { changedDefinition, segmentText, tidyName } from './tidy.js';
import type { MeasureWords, ResolvedMeasure } from './types.js';

/** The words of a figure, taken apart. */
interface Words {
  readonly measure: Reading;
  readonly segment: Reading;
  readonly context: Reading;
  readonly unit: Unit | null;
}

export function resolveMeasure(words: MeasureWords, index: AliasIndex, lexicon: Lexicon): ResolvedMeasure {
  const read = readWords(words, lexicon);
  const found = findRegistered(read, index);
  const changed = changedDefinition(`${words.measure} ${words.segment ?? ''}`);
  if (!found) {
    const metric = nameFromOwnWords(words, read);
    return {
      metric,
      segment: segmentFor(words.segment, new Set(read.measure.tokens), lexicon),
      definition: changed,
      basis: 'own_words',
    };
  }
  const { measure } = found;
  const variant = measure.variants.find(
    ({ tokens }) => tokens.length > 0 && tokens.every((token) => has(read.measure, token) || has(read.segment, token)),
  );
  const repeated = new Set([...found.tokens, ...measure.understood, ...(variant?.tokens ?? [])]);
  return {
    metric: metricOf(measure, words.unit),
    segment: segmentFor(words.segment, repeated, lexicon),
    definition: variant?.text ?? changed,
    basis: 'register',
  };
}

/** The registered measure that words without a figure are about. What is said beside it ("compliance and quality") does no harm: its own words are shown. */
export function resolveSubject(subject: string, context: string, index: AliasIndex, lexicon: Lexicon): string | null {
  const read = readWords({ measure: subject, segment: null, unit: null, context }, lexicon);
  const found = findRegistered(read, index) ?? findWithin(read, index, lexicon);
  return found?.measure.entry.key ?? null;
}

/** An alias that stands in the words among others: of two words or more, or of one that has a name of its own. */
function findWithin(words: Words, index: AliasIndex, lexicon: Lexicon): Alias | null {
  const isTelling = (token: string): boolean =>
    lexicon.isGroup(token) && !lexicon.isPopulation(token) && token !== 'timely';
  const within = index.withAny(words.measure.tokens).filter(({ tokens }) => {
    const all = [...tokens];
    const beside = words.measure.tokens.length - all.length;
    return (
      all.every((token) => has(words.measure, token)) &&
      beside <= all.length + 1 &&
      (all.length > 1 || all.some(isTelling))
    );
  });
  return best(within, words, words.measure);
}

/** A segment without what the measure says anyway. */
export function segmentOf(metric: Metric, segment: string | null, index: AliasIndex, lexicon: Lexicon): string | null {
  const measure = index.byKey.get(metric.key);
  const repeated = measure
    ? new Set([...measure.vocabulary, ...measure.understood])
    : new Set(lexicon.read(metric.name).tokens);
  return segmentFor(segment, repeated, lexicon);
}

const readWords = ({ measure, segment, unit, context }: MeasureWords, lexicon: Lexicon): Words => ({
  measure: lexicon.read(measure),
  segment: lexicon.read(segment ?? ''),
  context: lexicon.read(context),
  unit,
});

/**
 * All of the measure's own words must belong to the alias: a word more would make it another measure. The words of the alias
 * may stand in the measure, in its segment and, where the measure says some of them, in what stands over it.
 */
function findRegistered(words: Words, index: AliasIndex): Alias | null {
  const { measure, segment, context, unit } = words;
  const own = measure.tokens.length > 0 ? measure : context;
  const near = index.withAny(own.tokens).filter((alias) => fitsUnit(alias.measure.entry, unit));
  const held = (alias: Alias, ...readings: readonly Reading[]): boolean =>
    [...alias.tokens].every((token) => readings.some((reading) => has(reading, token)));
  // What stands over a figure names it only where its own words say nothing else: "58% of households had put a caddy out" is no recycling rate.
  // An age says of whom, and never of what.
  const saysNoMore = (alias: Alias): boolean =>
    segment.tokens.every((token) => belongs(token, alias) || /^(?:\d+|old|age)$/.test(token));
  if (measure.tokens.length === 0)
    return best(
      near.filter((alias) => held(alias, segment, context) && saysNoMore(alias)),
      words,
      context,
    );
  const fitting = near.filter((alias) => measure.tokens.every((token) => belongs(token, alias)));
  return (
    best(
      fitting.filter((alias) => held(alias, measure, segment)),
      words,
      measure,
    ) ??
    best(
      fitting.filter((alias) => held(alias, measure, segment, context) && saysNoMore(alias)),
      words,
      measure,
    )
  );
}

const belongs = (token: string, { tokens, measure }: Alias): boolean =>
  tokens.has(token) ||
  measure.understood.has(token) ||
  measure.variants.some((variant) => variant.tokens.includes(token));

/** Most of the reading's words, then the unit that the words speak of, then the longest alias, then the nearest in the context. */
function best(aliases: readonly Alias[], { context, measure }: Words, reading: Reading): Alias | null {
  let winner: Alias | null = null;
  let winning: readonly number[] = [];
  for (const alias of aliases) {
    const shared = [...alias.tokens].filter((token) => has(reading, token)).length;
    const hinted = fitsHint(alias.measure.entry.unit, measure.hint ?? context.hint) ? 1 : 0;
    const distance = [...alias.tokens].reduce((sum, token) => sum + Math.max(0, context.tokens.indexOf(token)), 0);
    const worth = [shared, hinted, alias.tokens.size, -distance];
    if (winner === null || isGreater(worth, winning)) {
      winner = alias;
      winning = worth;
    }
  }
  return winner;
}

function isGreater(a: readonly number[], b: readonly number[]): boolean {
  for (const [at, value] of a.entries()) if (value !== b[at]) return value > (b[at] ?? 0);
  return false;
}

const has = (reading: Reading, token: string): boolean => reading.surfaces.has(token);

export const metricOf = ({ entry }: IndexedMeasure, unit: Unit | null): Metric => ({
  key: entry.key,
  name: entry.name,
  unit: unit ?? entry.unit,
  polarity: entry.polarity,
});

function segmentFor(segment: string | null, repeated: ReadonlySet<string>, lexicon: Lexicon): string | null {
  if (segment === null) return null;
  const { tokens } = lexicon.read(segment);
  return tokens.every((token) => repeated.has(token)) ? null : segmentText(segment);
}

/** Words that so many measures share that two figures named by them alone need not be of one measure. */
const vague: ReadonlySet<string> = new Set(
  'case referr assess review plan visit contact meeting child person resid household applic request respons staff school pupil home timely complet work new onlin user client famili group site event incid order decis cost spend incom budget overspend underspend savings'.split(
    ' ',
  ),
);

/** A measure that the register does not know: its key is made of its own words, whatever their order and endings. */
function nameFromOwnWords({ measure, unit }: MeasureWords, read: Words): Metric {
  const own = read.measure.tokens;
  const borrowed = own.every((token) => vague.has(token))
    ? read.context.tokens.filter((token) => !own.includes(token) && !vague.has(token)).slice(0, 3)
    : [];
  const tokens = [...own, ...borrowed].toSorted();
  const words = tidyName(measure);
  const beside = borrowed.map((token) => read.context.surfaces.get(token) ?? token).join(' ');
  const name = words === '' ? beside : beside === '' ? words : `${words} (${beside})`;
  return {
    key: keyFrom(tokens, unit ?? 'count'),
    name: name === '' ? 'unnamed measure' : name,
    unit: unit ?? 'count',
    polarity: 'neutral',
  };
}

const longestKey = 80;

function keyFrom(tokens: readonly string[], unit: Unit): string {
  const words = tokens
    .join('-')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const suffix = unit === 'count' ? '' : `-in-${unit.replace(/[^a-z0-9]+/gi, '-')}`;
  const whole = words === '' ? 'unnamed' : words;
  // What is cut off still tells one long name from another, and so do letters that a key cannot hold.
  if (whole.length <= longestKey && /^[\x20-\x7e]*$/.test(tokens.join(''))) return whole + suffix;
  const digest = createHash('sha256').update(tokens.join(' ')).digest('hex').slice(0, 8);
  return `${whole.slice(0, longestKey).replace(/-+$/, '')}-${digest}${suffix}`;
}
