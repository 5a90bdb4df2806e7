import type { Observation, Trend } from '../src/minutes/figures.js';
import type { Range } from '../src/minutes/span.js';
import { assign } from './figures-assignment.js';
import { changesOf, compareFields, type Field, fields, sameNumber, valuesOf, type Wording } from './figures-fields.js';
import type { FigureLabel, LabelledDocument, NotFigureLabel, TrendLabel } from './figures-labels.js';

/** Mistakes that an officer could repeat in public. */
export const severeKinds = [
  'change reported as a level',
  'threshold reported as a value',
  'comparator reported as ours',
  'unlike figures joined',
  'quote not verbatim',
] as const;
export type SevereKind = (typeof severeKinds)[number];

export interface Share {
  readonly right: number;
  readonly of: number;
}

/** Sums over documents. `found` + `missed` is `labelled`; what is tolerated is in none of them. */
export interface FigureCounts {
  readonly labelled: number;
  readonly found: number;
  readonly missed: number;
  readonly wrong: number;
  readonly fields: Readonly<Record<Field, Share>>;
  readonly severe: Readonly<Record<SevereKind, number>>;
  /** `labelled` leaves out the optional ones. */
  readonly trends: {
    readonly labelled: number;
    readonly found: number;
    readonly kind: Share;
    readonly unlabelled: number;
  };
  readonly notObservations: { readonly labelled: number; readonly taken: number };
}

/** What was read of one document, beside its whole text. */
export interface ReadFigures {
  readonly text: string;
  readonly observations: readonly Observation[];
  readonly trends: readonly Trend[];
}

export interface DocumentScores {
  readonly counts: FigureCounts;
  /** Ids of labels with the observation that was found for each. */
  readonly found: ReadonlyMap<string, Observation>;
  readonly foundTrends: ReadonlyMap<string, Trend>;
  /** Observations that are neither right nor wrong. */
  readonly tolerated: readonly Observation[];
  readonly misses: readonly FigureLabel[];
  readonly wrongs: readonly Observation[];
  /** Observations of the kinds that stand in one document, with their kinds. */
  readonly severe: readonly { readonly kind: SevereKind; readonly observation: Observation | Trend }[];
  readonly missedTrends: readonly TrendLabel[];
  readonly fieldsWrong: readonly {
    readonly label: FigureLabel;
    readonly field: Field;
    readonly observation: Observation;
  }[];
}

/**
 * Compares what was read of one document with its labels, one observation to one label: quotes that overlap and the same number. It is
 * found where the value (of a mere change, the change) and the unit are right; every field of a pair is scored besides. Throws where a
 * label quotes what is not in the document.
 */
export function scoreFigures(read: ReadFigures, labels: LabelledDocument, wording: Wording): DocumentScores {
  const placed = labels.observations.map((label) => ({ label, places: findQuote(read.text, label.quote, label.id) }));
  const judged = placed.map(({ label, places }) =>
    read.observations.map((observation) => judge(observation, label, places, wording)),
  );
  const pairs = assign(judged.map((row) => row.map(({ weight }) => weight))).flatMap(([at, of]) => {
    const { label } = placed[at] ?? {};
    const observation = read.observations[of];
    const verdict = judged[at]?.[of];
    return label && observation && verdict ? [{ label, observation, verdict }] : [];
  });

  const paired = new Set(pairs.map(({ observation }) => observation));
  const alone = read.observations.filter((observation) => !paired.has(observation));
  const notFigures = labels.notObservations.map((label) => ({
    label,
    places: findQuote(read.text, label.quote, label.why),
  }));
  const takenBy = new Map(
    alone.map((observation) => [
      observation,
      notFigures.filter(({ label, places }) => isTaken(observation, label, places)).map(({ label }) => label),
    ]),
  );
  const isTolerated = (observation: Observation): boolean => {
    const taken = takenBy.get(observation) ?? [];
    return taken.length > 0 && taken.every(({ tolerate }) => tolerate);
  };
  const scored = pairs.filter(({ label }) => !label.tolerate);
  const found = scored.filter(({ verdict }) => verdict.found);
  const foundLabels = new Set(found.map(({ label }) => label));
  const wrongs = [
    ...scored.filter(({ verdict }) => !verdict.found).map(({ observation }) => observation),
    ...alone.filter((observation) => !isTolerated(observation)),
  ];
  const misses = labels.observations.filter((label) => !label.tolerate && !foundLabels.has(label));
  const trends = scoreTrends(read, labels.trends);
  const severe = [
    ...wrongs.flatMap((observation) => {
      const pair = scored.find((one) => one.observation === observation);
      const kind = severeKindOf(observation, pair?.label ?? null, placed, takenBy.get(observation) ?? []);
      return kind === null ? [] : [{ kind, observation }];
    }),
    ...[...read.observations, ...read.trends]
      .filter(({ quote, source }) => read.text.slice(source.start, source.end) !== quote)
      .map((observation) => ({ kind: 'quote not verbatim' as const, observation })),
  ];
  const wrongSet = new Set(wrongs);
  const taken = new Set(
    [...takenBy].flatMap(([observation, own]) => (wrongSet.has(observation) ? own.filter((one) => !one.tolerate) : [])),
  );
  return {
    counts: {
      labelled: found.length + misses.length,
      found: found.length,
      missed: misses.length,
      wrong: wrongs.length,
      fields: eachField((field) => ({
        right: scored.filter(({ verdict }) => verdict.fields[field]).length,
        of: scored.length,
      })),
      severe: eachSevere((kind) => severe.filter((one) => one.kind === kind).length),
      trends: trends.counts,
      notObservations: {
        labelled: labels.notObservations.filter(({ tolerate }) => !tolerate).length,
        taken: taken.size,
      },
    },
    found: new Map(
      pairs.filter(({ verdict }) => verdict.found).map(({ label, observation }) => [label.id, observation]),
    ),
    foundTrends: trends.found,
    tolerated: [
      ...pairs.filter(({ label }) => label.tolerate).map(({ observation }) => observation),
      ...alone.filter(isTolerated),
    ],
    misses,
    wrongs,
    severe,
    missedTrends: trends.missed,
    fieldsWrong: scored.flatMap(({ label, observation, verdict }) =>
      fields.filter((field) => !verdict.fields[field]).map((field) => ({ label, field, observation })),
    ),
  };
}

interface Verdict {
  readonly found: boolean;
  readonly fields: Readonly<Record<Field, boolean>>;
  /** 0 where the two are not of one figure. A found one outweighs whatever else may be right. */
  readonly weight: number;
}

const notOfOneFigure: Verdict = {
  found: false,
  fields: eachField(() => false),
  weight: 0,
};

function judge(observation: Observation, label: FigureLabel, places: readonly Range[], wording: Wording): Verdict {
  const overlap = Math.max(0, ...places.map((place) => overlapOf(place, observation.source)));
  if (overlap === 0 || !hasItsNumber(observation, label)) return notOfOneFigure;
  const right = compareFields(observation, label, wording);
  const isChangeRight = changesOf(label).some(
    (change) => change !== null && observation.change !== null && sameNumber(change.value, observation.change.value),
  );
  const found = right.value && right.unit && (observation.value !== null || isChangeRight);
  const others = fields.filter((field) => right[field]).length;
  // A label that must be found comes before one that is only tolerated.
  const first = found ? (label.tolerate ? 100 : 1000) : 1;
  return { found, fields: right, weight: first + (right.metric ? 20 : 0) + others + overlap };
}

/** True where both speak of the same number, whether or not as a level and in the same unit. */
function hasItsNumber(observation: Observation, label: FigureLabel): boolean {
  const own = [observation.value, observation.change?.value ?? null].filter((one) => one !== null);
  const wanted = [...valuesOf(label), ...changesOf(label).map((change) => change?.value ?? null)];
  if (wanted.some((one) => one !== null && own.some((value) => sameNumber(value, one)))) return true;
  const texts = [label.valueText, ...((label.accept?.valueText ?? []) as readonly (string | null)[])];
  return texts.some((text) => text !== null && flat(text) === flat(observation.valueText ?? ''));
}

function isTaken(observation: Observation, label: NotFigureLabel, places: readonly Range[]): boolean {
  if (!places.some((place) => overlapOf(place, observation.source) > 0)) return false;
  const printed = observation.valueText ?? observation.change?.text ?? '';
  return holdsTokens(tokensIn(printed), tokensIn(label.text)) || holdsTokens(tokensIn(label.text), tokensIn(printed));
}

const tokensIn = (text: string): readonly string[] =>
  flat(text)
    .toLowerCase()
    .match(/\d[\d,.]*\d|\d|\p{L}+/gu) ?? [];

function holdsTokens(all: readonly string[], part: readonly string[]): boolean {
  return part.length > 0 && all.some((_, at) => part.every((token, by) => all[at + by] === token));
}

type PlacedLabel = { readonly label: FigureLabel; readonly places: readonly Range[] };

/** Of a wrong observation. `own` is the label that it is paired with, if any. */
function severeKindOf(
  observation: Observation,
  own: FigureLabel | null,
  placed: readonly PlacedLabel[],
  taken: readonly NotFigureLabel[],
): SevereKind | null {
  const { value } = observation;
  if (value === null) return null;
  const near = own
    ? [own]
    : placed
        .filter(({ places }) => places.some((place) => overlapOf(place, observation.source) > 0))
        .map(({ label }) => label);
  const isLevel = (label: FigureLabel): boolean => valuesOf(label).some((one) => sameNumber(one, value));
  if (
    near.some(
      (label) =>
        !isLevel(label) && changesOf(label).some((change) => change !== null && sameNumber(change.value, value)),
    )
  )
    return 'change reported as a level';
  if (own !== null) return null;
  const isOutside = near.some(({ comparators }) =>
    comparators.some((one) => one.kind !== 'previous' && one.value !== null && sameNumber(one.value, value)),
  );
  const reasons = taken.filter(({ tolerate }) => !tolerate).map(({ why }) => why);
  if (isOutside || reasons.some((why) => /comparator|target/i.test(why))) return 'comparator reported as ours';
  return reasons.some((why) => thresholds.test(why)) ? 'threshold reported as a value' : null;
}

/** How labels call a number that says what is counted. */
const thresholds = /threshold|definition|standard|statutory|guidance|limit|minimum|\bages?\b/i;

/** A trend is found where quotes overlap and the direction is right; of a comparison, its relations as well. */
function scoreTrends(
  { text, trends }: ReadFigures,
  labels: readonly TrendLabel[],
): {
  readonly counts: FigureCounts['trends'];
  readonly found: ReadonlyMap<string, Trend>;
  readonly missed: readonly TrendLabel[];
} {
  const weights = labels.map((label) => {
    const places = findQuote(text, label.quote, label.id);
    return trends.map((trend) => {
      const overlap = Math.max(0, ...places.map((place) => overlapOf(place, trend.source)));
      const isRight =
        accepts(label, 'direction', label.direction, trend.direction) &&
        (label.kind !== 'comparison' || hasRelations(trend, label));
      if (overlap === 0 || !isRight) return 0;
      const others = [isKindRight(label, trend), accepts(label, 'speaker', label.speaker, trend.speaker)];
      // One that must be found comes before one that need not be.
      return (label.optional ? 10 : 1000) + others.filter(Boolean).length + overlap;
    });
  });
  const pairs = assign(weights).flatMap(([at, of]) => {
    const [label, trend] = [labels[at], trends[of]];
    return label && trend ? [{ label, trend }] : [];
  });
  const strict = pairs.filter(({ label }) => !label.optional);
  const foundIds = new Set(pairs.map(({ label }) => label.id));
  return {
    counts: {
      labelled: labels.filter(({ optional }) => !optional).length,
      found: strict.length,
      kind: { right: strict.filter(({ label, trend }) => isKindRight(label, trend)).length, of: strict.length },
      unlabelled: trends.length - pairs.length,
    },
    found: new Map(pairs.map(({ label, trend }) => [label.id, trend])),
    missed: labels.filter(({ id, optional }) => !optional && !foundIds.has(id)),
  };
}

const isKindRight = (label: TrendLabel, trend: Trend): boolean => accepts(label, 'kind', label.kind, trend.kind);

const accepts = (label: TrendLabel, field: string, wanted: unknown, own: unknown): boolean =>
  [wanted, ...(label.accept?.[field] ?? [])].some((one) => one === own);

function hasRelations(trend: Trend, label: TrendLabel): boolean {
  const lists = [label.comparators, ...((label.accept?.comparators ?? []) as readonly (typeof label.comparators)[])];
  return lists.some((list) =>
    list.every(({ kind, relation }) => trend.comparators.some((one) => one.kind === kind && one.relation === relation)),
  );
}

/** Every place where the words stand, whatever white space is between them. */
function findQuote(text: string, quote: string, label: string): readonly Range[] {
  const words = quote.trim().split(/\s+/).map(escapeForRegExp);
  const places = [...text.matchAll(new RegExp(words.join('\\s+'), 'g'))].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  if (places.length === 0) throw new Error(`The quote of label “${label}” is not in its document; correct the label.`);
  return places;
}

const escapeForRegExp = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** What part of both ranges together both hold, 0 to 1. */
function overlapOf(a: Range, b: Range): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The sums of all. */
export function addCounts(all: readonly FigureCounts[]): FigureCounts {
  const sum = (of: (counts: FigureCounts) => number): number => all.reduce((total, counts) => total + of(counts), 0);
  const addShares = (of: (counts: FigureCounts) => Share): Share => ({
    right: sum((counts) => of(counts).right),
    of: sum((counts) => of(counts).of),
  });
  return {
    labelled: sum(({ labelled }) => labelled),
    found: sum(({ found }) => found),
    missed: sum(({ missed }) => missed),
    wrong: sum(({ wrong }) => wrong),
    fields: eachField((field) => addShares((counts) => counts.fields[field])),
    severe: eachSevere((kind) => sum(({ severe }) => severe[kind])),
    trends: {
      labelled: sum(({ trends }) => trends.labelled),
      found: sum(({ trends }) => trends.found),
      kind: addShares(({ trends }) => trends.kind),
      unlabelled: sum(({ trends }) => trends.unlabelled),
    },
    notObservations: {
      labelled: sum(({ notObservations }) => notObservations.labelled),
      taken: sum(({ notObservations }) => notObservations.taken),
    },
  };
}

export const precisionOf = ({ found, wrong }: FigureCounts): number =>
  found + wrong === 0 ? 0 : found / (found + wrong);
export const recallOf = ({ found, labelled }: FigureCounts): number => (labelled === 0 ? 0 : found / labelled);
export const severeIn = ({ severe }: FigureCounts): number => Object.values(severe).reduce((sum, one) => sum + one, 0);

export function eachField<Value>(of: (field: Field) => Value): Readonly<Record<Field, Value>> {
  return Object.fromEntries(fields.map((field) => [field, of(field)])) as Record<Field, Value>;
}

function eachSevere(of: (kind: SevereKind) => number): Readonly<Record<SevereKind, number>> {
  return Object.fromEntries(severeKinds.map((kind) => [kind, of(kind)])) as Record<SevereKind, number>;
}
