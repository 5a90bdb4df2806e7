import { inTimeOrder, orderDay } from '../../metrics/order.js';
import type { Placed } from '../../metrics/places.js';
import { stretchOf } from '../../metrics/span.js';
import { addMonths, lastDayOfMonth, partsOf } from '../../minutes/calendar.js';
import type { FigurePeriod, Observation } from '../../minutes/figures.js';
import type { Scope } from '../question.js';

export type Figure = Placed<Observation>;

/** The figures that answer, newest first, or why none does. */
export interface ChosenFigures {
  readonly figures: readonly Figure[];
  /** Two figures of one series, the newer first: only they may be compared. */
  readonly ends: readonly [Figure, Figure] | null;
  /** The time asked for, of which no figure is minuted. */
  readonly lacking: Pick<FigurePeriod, 'start' | 'end'> | null;
}

/** What figures must share to be compared: whom they are of, on what basis, for how long, and what is counted. */
export type SeriesKey = (figure: Figure) => string;

const none: ChosenFigures = { figures: [], ends: null, lacking: null };

/** The newest figure, or that of the time asked about. A figure for a longer or shorter time than the one asked about is another figure. */
export function chooseLevel(
  all: readonly Figure[],
  scope: Pick<Scope, 'from' | 'to' | 'latest'>,
  key: SeriesKey,
): ChosenFigures {
  const ordered = inTimeOrder(all);
  const { from, to } = scope;
  if (from === null && to === null) return { ...none, figures: withOthersOfTime(newestOf(ordered), ordered, key) };
  const bounded = from !== null && to !== null;
  const exact = bounded ? ordered.filter(({ record: { period } }) => period.start === from && period.end === to) : [];
  // Within a longer time the newest moment stands for it; a month's figure does not stand for a year's.
  const moments = ordered.filter(({ record }) => isMoment(record) && isBetween(record.period.end, from, to));
  const found =
    newestOf(exact) ??
    newestOf(moments) ??
    (bounded ? null : newestOf(ordered.filter((figure) => isWithin(figure, from, to))));
  if (found) return { ...none, figures: withOthersOfTime(found, ordered, key) };
  return { ...none, lacking: { start: from, end: to } };
}

/** The figure of the same series twelve months before the newest. Of two whose length nobody knows no difference is worked out. */
export function chooseYearEarlier(all: readonly Figure[], key: SeriesKey): ChosenFigures {
  const now = newestOf(inTimeOrder(all));
  if (!now || now.record.period.end === null) return none;
  const { start, end } = now.record.period;
  const wanted = { start: start === null ? null : yearBefore(start), end: yearBefore(end) };
  const then = all.find(
    (figure) =>
      key(figure) === key(now) &&
      figure.record.period.start === wanted.start &&
      figure.record.period.end === wanted.end,
  );
  if (!then) return { ...none, lacking: wanted };
  const isOfOneLength = stretchOf(now.record.period, now.record.basis) !== null;
  return { figures: [then], ends: isOfOneLength ? [now, then] : null, lacking: null };
}

/** The newest figure beside the one of twelve months before; alone where there is no such figure, which is then lacking. */
export function chooseYearOnYear(all: readonly Figure[], key: SeriesKey): ChosenFigures {
  const before = chooseYearEarlier(all, key);
  const now = newestOf(inTimeOrder(all));
  return now ? { ...before, figures: [now, ...before.figures] } : before;
}

/** The first and the last figure of the series that reaches furthest; where no series has two, the newest change that is stated. */
export function chooseChange(all: readonly Figure[], scope: Pick<Scope, 'from' | 'to'>, key: SeriesKey): ChosenFigures {
  const within = inTimeOrder(all).filter((figure) => isWithin(figure, scope.from, scope.to));
  const series = new Map<string, Figure[]>();
  for (const figure of within) {
    const { value, period, basis } = figure.record;
    if (value === null || stretchOf(period, basis) === null) continue;
    series.set(key(figure), [...(series.get(key(figure)) ?? []), figure]);
  }
  const best = [...series.values()]
    .filter((figures) => figures[0]?.record.period.end !== figures.at(-1)?.record.period.end)
    .sort((a, b) =>
      dayOf(b.at(-1)) > dayOf(a.at(-1)) ? 1 : dayOf(b.at(-1)) < dayOf(a.at(-1)) ? -1 : b.length - a.length,
    )[0];
  const [first, last] = [best?.[0], best?.at(-1)];
  if (first && last) return { figures: [last, first], ends: [last, first], lacking: null };
  const stated = newestOf(within.filter(({ record }) => record.change !== null));
  return { ...none, figures: stated ? [stated] : [] };
}

/** The newest level; a change without a level only where there is no level at all. */
function newestOf(ordered: readonly Figure[]): Figure | null {
  const dated = ordered.filter((figure) => orderDay(figure.record.period, figure) !== null);
  return dated.findLast(({ record }) => record.value !== null) ?? dated.at(-1) ?? null;
}

/** A figure that was revised or contradicted is shown with the other one. */
function withOthersOfTime(figure: Figure | null, all: readonly Figure[], key: SeriesKey): Figure[] {
  if (figure === null) return [];
  const { id, value, period } = figure.record;
  if (period.end === null) return [figure];
  const others = all.filter(
    (other) =>
      other.record.id !== id &&
      key(other) === key(figure) &&
      other.record.period.start === period.start &&
      other.record.period.end === period.end &&
      other.record.value !== null &&
      other.record.value !== value,
  );
  return [figure, ...others];
}

const isMoment = ({ basis, period: { start, end } }: Observation): boolean =>
  basis === 'snapshot' || start === null || start === end;

/** True for a day that lies within days that may be open at either end; false where there is no day. */
export const isBetween = (day: string | null, from: string | null, to: string | null): boolean =>
  day !== null && (from === null || day >= from) && (to === null || day <= to);

const isWithin = (figure: Figure, from: string | null, to: string | null): boolean =>
  isBetween(orderDay(figure.record.period, figure), from, to);

const dayOf = (figure: Figure | undefined): string => (figure ? (orderDay(figure.record.period, figure) ?? '') : '');

function yearBefore(day: string): string {
  const { year, month } = partsOf(day);
  return day === lastDayOfMonth(year, month) ? lastDayOfMonth(year - 1, month) : addMonths(day, -12);
}
