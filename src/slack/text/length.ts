import { clean, isVisible } from './clean.js';
import { escapedLength } from './escape.js';

/** What stands where there is nothing to show. */
const nothing = '–';

/**
 * Text for a place that takes at most `most` UTF-16 units, such as a button: on one line, never empty, cut at a word with "…" where it is
 * longer. For labels and titles; words of the minutes are never cut, see `pieces`.
 */
export function shorten(text: string, most: number): string {
  const shown = clean(text);
  if (!isVisible(shown)) return nothing;
  if (shown.length <= most) return shown;
  const cut = withoutHalf(shown.slice(0, most - 1));
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/**
 * The whole of a text in pieces of at most `most` UTF-16 units as written with escapes, cut at spaces. A word that is longer is cut within.
 * None where there is nothing to show.
 */
export function pieces(text: string, most: number): string[] {
  const found: string[] = [];
  let piece = '';
  let length = 0;
  let space = -1;
  for (const character of text) {
    const own = escapedLength(character);
    if (length + own > most) {
      const at = space > piece.length / 2 ? space : piece.length;
      found.push(piece.slice(0, at));
      piece = piece.slice(at).trimStart();
      length = escapedLength(piece);
      space = -1;
    }
    if (character === ' ' || character === '\n') space = piece.length;
    piece += character;
    length += own;
  }
  return [...found, piece].filter(isVisible);
}

const withoutHalf = (text: string): string => text.replace(/[\ud800-\udbff]$/, '');
