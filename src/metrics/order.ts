import type { Observation } from '../minutes/figures.js';
import type { Place, Placed } from './places.js';

/**
 * Oldest first: by the end of the period, else of the report's period, else the day of the meeting; of equal ends the wider
 * span first; then by place in the text; what has no time last. A figure that is only said to be earlier stands just before
 * the figure that follows it in the text.
 */
export function inTimeOrder<T extends Observation>(placed: readonly Placed<T>[]): readonly Placed<T>[] {
  const inText = placed.toSorted((a, b) => byPlace(a.record, b.record));
  const earlier = new Map<string, Placed<T>[]>();
  const others: Placed<T>[] = [];
  let waiting: Placed<T>[] = [];
  for (const one of inText) {
    const follows = waiting[0];
    if (follows && !canPrecede(follows.record, one.record)) {
      others.push(...waiting);
      waiting = [];
    }
    if (one.record.period.basis === 'unstated_earlier') {
      waiting.push(one);
      continue;
    }
    others.push(one);
    if (waiting.length > 0) earlier.set(one.record.id, waiting);
    waiting = [];
  }
  others.push(...waiting);
  return others.toSorted(byTime).flatMap((one) => [...(earlier.get(one.record.id) ?? []), one]);
}

/** ISO day by which a figure is ordered; null where nothing says when. */
export const orderDay = (period: Observation['period'], { item, meeting }: Place): string | null =>
  period.basis === 'unstated_earlier'
    ? null
    : (period.end ?? item.reportPeriod?.end ?? meeting.heldOn ?? period.start ?? null);

const canPrecede = (first: Observation, second: Observation): boolean =>
  first.itemId === second.itemId && first.metric.key === second.metric.key;

function byTime(a: Placed<Observation>, b: Placed<Observation>): number {
  const [first, second] = [orderDay(a.record.period, a), orderDay(b.record.period, b)];
  if (first !== second) {
    if (first === null) return 1;
    return second === null || first < second ? -1 : 1;
  }
  // A start that is not known may lie anywhere before.
  const [start, other] = [a.record.period.start ?? '', b.record.period.start ?? ''];
  if (start !== other) return start < other ? -1 : 1;
  return byPlace(a.record, b.record);
}

function byPlace(a: Observation, b: Observation): number {
  if (a.source.document !== b.source.document) return a.source.document < b.source.document ? -1 : 1;
  return a.source.start - b.source.start || a.source.end - b.source.end;
}
