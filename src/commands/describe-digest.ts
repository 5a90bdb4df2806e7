import { type DigestText, quotedHeading } from '../digest/describe.js';
import type { DigestLine } from '../digest/lines.js';
import { type Output, paint, wrap } from './output.js';

/** A digest for a person at a terminal: what is new, counted; the five most useful lines; then the rest by kind. */
export function describeDigestText(output: Output, { headline, first, quoted, sections, notes }: DigestText): string {
  const list = (lines: readonly DigestLine[]): string[] =>
    lines.map((line) => wrap(output, `· ${lineInWords(line)}`, '  '));
  return [
    paint(output, 'bold', wrap(output, headline)),
    ...list(first),
    ...[...(quoted.length > 0 ? [{ heading: quotedHeading, lines: quoted }] : []), ...sections].flatMap(
      ({ heading, lines }) => ['', paint(output, 'bold', heading), ...list(lines)],
    ),
    ...(notes.length > 0 ? ['', ...notes.map((note) => paint(output, 'dim', wrap(output, note)))] : []),
  ].join('\n');
}

const lineInWords = ({ said, quote, worded, after, place, citation }: DigestLine): string =>
  [`${said}${quote === null ? '' : `: ${worded ?? `“${quote}”`}`}`, after, place, citation.link]
    .filter((part) => part !== null)
    .join(' · ');
