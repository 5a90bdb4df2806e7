import type { Token } from '../../library/terms.js';
import type { Range } from '../../minutes/span.js';
import { type Taken, take } from './bind.js';
import { plainWords } from './plain-words.js';
import type { SourceSentence } from './types.js';

/** Words between a name and what is said of it. */
const near = 5;

/**
 * A name that stands in the sources and not by the words it stands by in the claim: another's words are put to it. `names` are the claim's
 * names as they stand. Null where all are in place.
 */
export function misplacedName(
  names: readonly string[],
  claim: Taken,
  sources: readonly SourceSentence[],
): string | null {
  for (const name of names) {
    const place = claim.tokens.find(
      ({ surface }) => surface === name || surface === `${name}'s` || surface === `${name}’s`,
    );
    if (place === undefined || isHearer(place, claim)) continue;
    const around = neighbours(place, claim);
    if (around.length === 0) continue;
    const held = sources.flatMap(({ text, beside }) => [take(text), take(beside)]);
    const isInPlace = held.some((source) =>
      source.tokens.some(
        (token, at) =>
          token.stem === place.stem &&
          source.tokens
            .slice(Math.max(0, at - near), at + near + 1)
            .some((other) => other !== token && around.includes(other.stem)),
      ),
    );
    if (!isInPlace) return name;
  }
  return null;
}

/** "The Panel heard that …" may be said of whatever the panel heard. */
function isHearer(place: Token, { tokens }: Taken): boolean {
  const next = tokens[tokens.indexOf(place) + 1];
  return (
    /^(?:Panel|Committee|Board|Commission|Council|Councillors|Members)$/.test(place.surface) &&
    next !== undefined &&
    plainWords.has(next.stem)
  );
}

function neighbours(place: Range, { tokens }: Taken): string[] {
  const telling = tokens.filter(({ stem }) => !plainWords.has(stem));
  const at = telling.findIndex(({ start }) => start === place.start);
  return at < 0
    ? []
    : [...telling.slice(Math.max(0, at - 2), at), ...telling.slice(at + 1, at + 3)].map(({ stem }) => stem);
}
