/**
 * "LAC in 2024 [children-in-care-number]": what was asked, and which of the measures offered was then chosen. Names alone would not do, because
 * a measure may be called by the very words that were not clear.
 */
export interface ChosenMeasure {
  readonly words: string;
  /** Null where nothing stands in brackets at the end. */
  readonly key: string | null;
}

const CHOSEN = /\s*\[([^[\]]+)\]\s*$/u;

export function readChosenMeasure(query: string): ChosenMeasure {
  const chosen = CHOSEN.exec(query);
  return chosen === null
    ? { words: query, key: null }
    : { words: query.slice(0, chosen.index), key: chosen[1] ?? null };
}

/** The query with that measure chosen; a choice made before gives way. */
export const withChosenMeasure = (query: string, key: string): string =>
  `${readChosenMeasure(query).words.trim()} [${key}]`.trim();
