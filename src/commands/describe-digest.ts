import type { DigestText } from '../digest/describe.js';
import type { DigestLine } from '../digest/lines.js';
import { type Output, paint, wrap } from './output.js';

/** A digest for a person at a terminal: what is new, counted; the five most useful lines; then the rest by kind. */
export function describeDigestText(output: Output, { headline, first, sections, notes }: DigestText): string {
  const list = (lines: readonly DigestLine[]): string[] =>
    lines.map((line) => wrap(output, `· ${lineInWords(line)}`, '  '));
  return [
    paint(output, 'bold', wrap(output, headline)),
    ...list(first),
    ...sections.flatMap(({ heading, lines }) => ['', paint(output, 'bold', heading), ...list(lines)]),
    ...(notes.length > 0 ? ['', ...notes.map((note) => paint(output, 'dim', wrap(output, note)))] : []),
  ].join('\n');
}

const lineInWords = ({ said, quote, after, place, citation }: DigestLine): string =>
  [`${said}${quote === null ? '' : `: “${quote}”`}`, after, place, citation.link]
    .filter((part) => part !== null)
    .join(' · ');
