import type { Comparator, Observation } from '../src/minutes/figures.js';
import type { FigureLabel } from './figures-labels.js';

/** What a scorer needs to know of words. */
export interface Wording {
  /** What two wordings are compared by. */
  tokensOf(text: string): readonly string[];
  /** True where a look-up of the name leads to the metric. */
  isNamed(name: string, metricKey: string): boolean;
}

export const fields = [
  'value',
  'unit',
  'period.start',
  'period.end',
  'period.basis',
  'basis',
  'qualifier',
  'direction',
  'change',
  'comparators',
  'segment',
  'speaker',
  'metric',
] as const;
export type Field = (typeof fields)[number];

/** Whether each field of an observation is as labelled, or as the label accepts besides. */
export function compareFields(
  observation: Observation,
  label: FigureLabel,
  wording: Wording,
): Readonly<Record<Field, boolean>> {
  const plain = (field: string, own: unknown, wanted: unknown): boolean =>
    [wanted, ...(label.accept?.[field] ?? [])].some((one) => one === own);
  return {
    value: valuesOf(label).some((one) => sameNumber(one, observation.value)),
    unit: plain('unit', observation.unit, label.unit),
    'period.start': plain('period.start', observation.period.start, label.period.start),
    'period.end': plain('period.end', observation.period.end, label.period.end),
    'period.basis': plain('period.basis', observation.period.basis, label.period.basis),
    basis: plain('basis', observation.basis, label.basis),
    qualifier: plain('qualifier', observation.qualifier, label.qualifier),
    direction: plain('direction', observation.direction, label.direction),
    change: changesOf(label).some((one) => isSameChange(observation.change, one, label)),
    comparators: [label.comparators, ...((label.accept?.comparators ?? []) as readonly (readonly Comparator[])[])].some(
      (one) => isSameList(observation.comparators, one),
    ),
    segment: [label.segment, ...((label.accept?.segment ?? []) as readonly (string | null)[])].some((one) =>
      isSameWording(observation.segment, one, wording),
    ),
    speaker: [label.speaker, ...((label.accept?.speaker ?? []) as readonly (string | null)[])].some(
      (one) => nameIn(one) === nameIn(observation.speaker),
    ),
    metric: namesOf(label).some((name) => wording.isNamed(name, observation.metric.key)),
  };
}

/** A speaker without the office that the minutes put after the name. */
const nameIn = (speaker: string | null): string | null => speaker?.split(/[,(]/)[0]?.trim() ?? null;

const namesOf = ({ metric, aliases, accept }: FigureLabel): readonly string[] => [
  metric,
  ...aliases,
  ...((accept?.metric ?? []) as readonly string[]),
];

export const valuesOf = ({ value, accept }: FigureLabel): readonly (number | null)[] => [
  value,
  ...((accept?.value ?? []) as readonly (number | null)[]),
];

type Change = FigureLabel['change'];

export const changesOf = ({ change, accept }: FigureLabel): readonly Change[] => [
  change,
  ...((accept?.change ?? []) as readonly Change[]),
];

function isSameChange(own: Observation['change'], wanted: Change, { accept }: FigureLabel): boolean {
  if (own === null || wanted === null) return own === wanted;
  return (
    sameNumber(own.value, wanted.value) &&
    [wanted.unit, ...(accept?.['change.unit'] ?? [])].some((one) => one === own.unit)
  );
}

/** The same comparators in any order. */
function isSameList(own: readonly Comparator[], wanted: readonly Comparator[]): boolean {
  const keys = (list: readonly Comparator[]): string =>
    list
      .map(({ kind, value, relation }) => JSON.stringify([kind, value, relation]))
      .toSorted()
      .join();
  return keys(own) === keys(wanted);
}

function isSameWording(own: string | null, wanted: string | null, { tokensOf }: Wording): boolean {
  if (own === null || wanted === null) return own === wanted;
  const keys = (text: string): string => [...new Set(tokensOf(text))].toSorted().join(' ') || text.toLowerCase();
  return keys(own) === keys(wanted);
}

/** The same number but for how a computer adds. */
export const sameNumber = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
