import type { ChartLine, ChartModel } from './model.js';
import type { ChartSize } from './sizes.js';

/** What a point that stands alone is, told by a letter beside it and a line below the chart. */
export interface Key {
  /** The letter of each line of the model; null for those that have none. */
  readonly letters: readonly (string | null)[];
  readonly entries: readonly string[];
}

/** A key where some lone point's own words are too long to stand beside it; else an empty one. */
export function keyOf({ lines }: ChartModel, size: ChartSize): Key {
  const alone = lines.filter(({ points }) => points.length === 1);
  const needed = alone.length > 1 && alone.some((line) => wordsOf(line).length > size.longestLabel);
  if (!needed) return { letters: lines.map(() => null), entries: [] };
  const entries: string[] = [];
  const letters = lines.map((line) => {
    if (line.points.length > 1) return null;
    const letter = String.fromCharCode(65 + entries.length);
    entries.push(`${letter}: ${wordsOf(line)}`);
    return letter;
  });
  return { letters, entries };
}

/** "June 2025, cumulative". */
export const wordsOf = ({ name, points }: ChartLine): string =>
  [name, points[0]?.period ?? ''].filter((part) => part !== '').join(', ');
