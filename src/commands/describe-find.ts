import type { Found } from '../finding/find.js';
import { byPlace, countWords, type FoundPlace, findNotes, findSearched } from '../finding/find-words.js';
import { type Output, paint, wrap } from './output.js';

/** The occurrences for a person at a terminal: the count first, then each under its meeting and item. */
export function describeFind(output: Output, found: Found): string {
  return [
    paint(output, 'bold', wrap(output, countWords(found))),
    ...findNotes(found).map((note) => wrap(output, `· ${note}`, '  ')),
    ...byPlace(found.occurrences).flatMap((place) => ['', ...describePlace(output, place)]),
    '',
    paint(output, 'dim', findSearched(found)),
  ].join('\n');
}

function describePlace(output: Output, place: FoundPlace): string[] {
  const { when, who, what, status, link, document, sentences } = place;
  const parts = [when, who, what, status === 'unknown' ? null : status, link ?? document];
  return [
    paint(output, 'bold', wrap(output, parts.filter((part) => part !== null).join(' · '))),
    ...sentences.map(({ occurrence, times }) =>
      wrap(output, `${occurrence.text}${times > 1 ? ` (${times} times)` : ''}`, '  '),
    ),
  ];
}
