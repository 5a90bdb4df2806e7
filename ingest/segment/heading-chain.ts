import { better, createBestBefore, type RunEnd } from './best-before.js';
import { countOf } from './numbers.js';

/** What is known of a numbered line that may head an item. */
export interface Numbered {
  readonly number: string | null;
  readonly labelled: boolean;
  readonly standing: boolean;
  readonly level: number | null;
  /** Nothing but the page's own heading stands before it. */
  readonly first: boolean;
  /** Text follows before the next numbered line; an entry of a list has none. */
  readonly hasBody: boolean;
  readonly spaced: boolean;
}

/**
 * The longest believable run of numbered headings: counts that rise by few, preferring headings that labels or standing titles vouch
 * for. A numbered list inside an item begins again at 1, so it cannot be part of the run that its item is in.
 */
export function bestChain<Entry extends Numbered>(numbered: readonly Entry[]): ReadonlySet<Entry> {
  const places = numbered.map((entry) => placeOf(entry.number ?? ''));
  const befores = { whole: createBefores(places), pointed: createBefores(places) };
  const weights: number[] = [];
  const earlier: number[] = [];
  numbered.forEach((entry, at) => {
    const place = places[at] ?? NOWHERE;
    // "12.1" under "12" numbers a paragraph of item 12, not an item.
    const before = befores[place.minor === null ? 'whole' : 'pointed'];
    const best = before.best(place);
    const own = vouched(entry);
    const isLed = best !== undefined && best.weight > 0;
    weights.push(isLed ? best.weight + own : own);
    earlier.push(isLed ? best.at : -1);
    before.add(place, { weight: weights[at] ?? own, at });
  });
  const end = weights.reduce((top, weight, index) => (weight > (weights[top] ?? 0) ? index : top), 0);
  const chain = new Set<Entry>();
  for (let at = numbered.length > 0 ? end : -1; at >= 0; at = earlier[at] ?? -1) {
    const entry = numbered[at];
    if (entry) chain.add(entry);
  }
  const [only] = chain;
  if (chain.size === 1 && only && !only.labelled && !only.standing && only.level === null && !only.first)
    return new Set();
  return chain;
}

const vouched = (entry: Numbered): number =>
  1 +
  (entry.labelled ? 2 : 0) +
  (entry.standing ? 1 : 0) +
  (entry.level !== null ? 1 : 0) +
  (entry.first ? 6 : 0) +
  (entry.hasBody ? 0.3 : 0) +
  (entry.spaced ? 0.2 : 0);

interface Place {
  readonly major: number;
  /** Null for a number without a point. */
  readonly minor: number | null;
  /** The letter of "33A", else ''. */
  readonly letter: string;
}

const NOWHERE: Place = { major: Number.NaN, minor: null, letter: '' };

function placeOf(number: string): Place {
  const found = /^(\d+)\.(\d+)$/.exec(number);
  const letter = /[A-Z]$/.exec(number)?.[0] ?? '';
  return found
    ? { major: Number(found[1]), minor: Number(found[2]), letter }
    : { major: countOf(number), minor: null, letter };
}

/** A step of this many and more costs the same. */
const farStep = 5;
const stepCost = (step: number): number => (step <= 1 ? 0 : Math.min(1.5, 0.3 * step));

/** The runs so far that a number may carry on, each with what the step to it costs taken off. */
function createBefores(places: readonly Place[]) {
  const majors = createBestBefore(places.map(({ major }) => major));
  /** Within one major: by the minor number, or by the letter. */
  const within = new Map<number, ReturnType<typeof createBestBefore>>();
  const orders = new Map<number, Set<number>>();
  for (const place of places) orders.set(place.major, (orders.get(place.major) ?? new Set()).add(orderOf(place)));
  const withinMajor = (major: number): ReturnType<typeof createBestBefore> => {
    const found = within.get(major) ?? createBestBefore(orders.get(major) ?? []);
    within.set(major, found);
    return found;
  };
  return {
    best: (place: Place): RunEnd | undefined => {
      let best = withinMajor(place.major).below(orderOf(place));
      for (let step = 1; step < farStep; step += 1) best = better(best, dearer(majors.at(place.major - step), step));
      return better(best, dearer(majors.below(place.major - farStep + 1), farStep));
    },
    add: (place: Place, end: RunEnd): void => {
      majors.add(place.major, end);
      withinMajor(place.major).add(orderOf(place), end);
    },
  };
}

const orderOf = ({ minor, letter }: Place): number => minor ?? (letter === '' ? 0 : letter.charCodeAt(0));

const dearer = (end: RunEnd | undefined, step: number): RunEnd | undefined =>
  end && { weight: end.weight - stepCost(step), at: end.at };
