import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monthDays } from '../src/minutes/calendar.js';
import type {
  ChangeUnit,
  Comparator,
  Direction,
  FigureBasis,
  FigurePeriod,
  Qualifier,
  Trend,
  Unit,
} from '../src/minutes/figures.js';

/** Further values that score as right, by field; for a list field each entry is a whole list. */
type Accepted = Readonly<Record<string, readonly unknown[]>>;

interface LabelledChange {
  readonly value: number;
  readonly unit: ChangeUnit | null;
}

/** What an ideal ingest would give for one figure. Values are those of the command line contract. */
export interface FigureLabel {
  readonly id: string;
  readonly metric: string;
  readonly aliases: readonly string[];
  readonly value: number | null;
  readonly valueText: string | null;
  readonly unit: Unit;
  readonly qualifier: Qualifier | null;
  readonly basis: FigureBasis;
  readonly period: Omit<FigurePeriod, 'text'>;
  readonly change: LabelledChange | null;
  readonly direction: Direction | null;
  readonly comparators: readonly Comparator[];
  readonly segment: string | null;
  readonly speaker: string | null;
  readonly quote: string;
  readonly accept?: Accepted;
  /** True where its extraction is neither right nor wrong. */
  readonly tolerate?: boolean;
}

export interface TrendLabel {
  readonly id: string;
  readonly kind: Trend['kind'];
  readonly direction: Direction | null;
  readonly comparators: readonly Comparator[];
  readonly speaker: string | null;
  readonly quote: string;
  readonly optional?: boolean;
  readonly accept?: Accepted;
}

/** A number that is likely to be mistaken for a figure. */
export interface NotFigureLabel {
  readonly text: string;
  readonly quote: string;
  readonly why: string;
  readonly tolerate?: boolean;
}

export interface LabelledDocument {
  readonly document: string;
  readonly observations: readonly FigureLabel[];
  readonly trends: readonly TrendLabel[];
  readonly notObservations: readonly NotFigureLabel[];
}

export interface LabelledQuery {
  readonly id: string;
  readonly query: string;
  readonly expected: readonly string[] | 'none' | { readonly ambiguous: readonly string[] | '*' };
  readonly qualitative: readonly string[];
  readonly must_not?: readonly string[];
}

/** Which figures are of one measure, and which pairs must never be. */
export interface SameMetric {
  readonly sameMetric: readonly { readonly observations: readonly string[] }[];
  readonly differentMetric: readonly { readonly observations: readonly string[] }[];
}

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/** Labels in the form of `bench/figures`, in order of file. */
export const readLabels = (folder: string): readonly LabelledDocument[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readJson<LabelledDocument>(join(folder, name)));

export const readSameMetric = (file: string): SameMetric => readJson(file);

export const readQueries = (file: string): readonly LabelledQuery[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as LabelledQuery);

interface SharedComparator extends Omit<Comparator, 'kind'> {
  readonly kind: string;
}

/** The form of the labels that are kept beside the project. */
interface SharedFigure
  extends Omit<FigureLabel, 'valueText' | 'qualifier' | 'basis' | 'change' | 'comparators' | 'accept'> {
  readonly value_text: string | null;
  readonly qualifier: Qualifier | 'cumulative' | 'adjusted' | null;
  readonly change: (LabelledChange & { readonly derived?: boolean }) | null;
  readonly comparators: readonly SharedComparator[];
  readonly accept?: Accepted;
}

interface SharedDocument {
  readonly source: string;
  readonly metrics: readonly SharedFigure[];
  readonly not_metrics: readonly {
    readonly text: string;
    readonly quote: string;
    readonly category: string;
    readonly tolerate_as_metric?: boolean;
  }[];
  readonly qualitative_trends: readonly (Omit<TrendLabel, 'comparators'> & {
    readonly comparators: readonly SharedComparator[];
  })[];
}

/** The labels kept beside the project, as the contract names things. In order of file. */
export const readSharedLabels = (folder: string): readonly LabelledDocument[] =>
  readdirSync(folder)
    .filter((name) => /^\d.*\.json$/.test(name))
    .sort()
    .map((name) => {
      const shared = readJson<SharedDocument>(join(folder, name));
      return {
        document: shared.source,
        observations: shared.metrics.map(figureFrom),
        trends: shared.qualitative_trends.map((trend) => ({
          ...trend,
          comparators: trend.comparators.map(comparatorFrom),
        })),
        notObservations: shared.not_metrics.map(({ text, quote, category, tolerate_as_metric }) => ({
          text,
          quote,
          why: category,
          tolerate: tolerate_as_metric ?? false,
        })),
      };
    });

function figureFrom({ value_text, qualifier, change, comparators, accept = {}, ...label }: SharedFigure): FigureLabel {
  const own = comparators.map(comparatorFrom);
  const basis = qualifier === 'cumulative' || qualifier === 'adjusted' ? qualifier : 'period';
  const alternatives = accept.comparator?.map((one) => (one === null ? [] : [comparatorFrom(one as SharedComparator)]));
  const relations = accept['comparator.relation']?.map((relation) =>
    own.map((one, at) => (at === 0 ? { ...one, relation: relation as Comparator['relation'] } : one)),
  );
  return {
    ...label,
    // A label may name the month alone.
    period: { ...label.period, end: endOf(label.period.end) },
    valueText: value_text,
    qualifier: qualifier === 'cumulative' || qualifier === 'adjusted' ? null : qualifier,
    basis,
    change: change && !change.derived ? change : null,
    comparators: own,
    accept: {
      ...accept,
      // These labels do not tell the two apart.
      basis: basis === 'period' ? ['snapshot'] : [],
      'change.unit': isUnitOpen(change, accept)
        ? [...(accept['change.unit'] ?? []), null]
        : (accept['change.unit'] ?? []),
      comparators: [...(alternatives ?? []), ...(relations ?? [])],
    },
  };
}

/** Where a label takes per cent and percentage points alike, the minutes leave it open, which the contract writes as null. */
const isUnitOpen = (change: SharedFigure['change'], accept: Accepted): boolean =>
  ['percent', 'percentage points'].every((unit) => change?.unit === unit || accept['change.unit']?.includes(unit));

const comparatorFrom = ({ kind, value, relation }: SharedComparator): Comparator => ({
  kind: comparatorKinds.find((one) => one === kind) ?? (kind === 'previous period' ? 'previous' : 'other'),
  value,
  relation,
});

const comparatorKinds = ['national', 'statistical neighbours', 'regional', 'target', 'previous', 'other'] as const;

const endOf = (day: string | null): string | null =>
  day?.length === 7 ? monthDays(Number(day.slice(0, 4)), Number(day.slice(5))).end : day;
