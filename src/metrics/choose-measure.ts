import type { FoundMeasures } from '../vocabulary/metrics/register.js';

/** What a query comes to once it is known which measures have figures within its limits. */
export type Choice =
  | { readonly status: 'found'; readonly key: string }
  | { readonly status: 'ambiguous'; readonly keys: readonly string[] }
  | { readonly status: 'not_found' };

/**
 * The one measure that is meant, or the several that may be. A measure named in full is found; a name for many is found only
 * where the limits leave one of them; words beside the measure's own, or a name taken apart, are never guessed.
 */
export function chooseMeasure(
  found: FoundMeasures,
  hasFigures: (key: string) => boolean,
  held: readonly string[],
): Choice {
  const named = found.named.filter(hasFigures);
  const wider = found.wider.filter(hasFigures);
  const loose = found.loose.filter(hasFigures);
  const [first] = named;
  if (first !== undefined) return named.length === 1 ? { status: 'found', key: first } : offer(named);
  // What is named has no figure: a measure that only begins with its words must not stand in for it.
  if (found.named.length > 0) return offer([...wider, ...loose]);
  const [only] = wider;
  if (only !== undefined && wider.length + loose.length === 1) return { status: 'found', key: only };
  if (wider.length + loose.length > 0) return offer([...wider, ...loose]);
  if (found.near.length > 0) return offer(found.near.filter(hasFigures));
  return found.unspecific ? offer(held.filter(hasFigures)) : { status: 'not_found' };
}

const offer = (keys: readonly string[]): Choice =>
  keys.length > 0 ? { status: 'ambiguous', keys } : { status: 'not_found' };
