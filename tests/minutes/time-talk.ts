import fc from 'fast-check';
import { expect } from 'vitest';
import { overlaps, type Range } from '../../src/minutes/span.js';

const WORDS = [
  ...[
    'June',
    'may',
    'March',
    'Mawrth',
    'Sept.',
    '2025',
    '2024',
    '1999',
    '2023/24',
    '25-26',
    '12',
    '31st',
    '31',
    '1 st',
  ],
  ...[
    'Q2',
    'quarter',
    'second',
    'first',
    'half',
    'six',
    'months',
    'of',
    'the',
    'last',
    'next',
    'year',
    'to',
    'date',
    'same',
    'time',
  ],
  ...[
    'between',
    'and',
    'from',
    'since',
    'by',
    'as at',
    'end of',
    'period',
    'ending',
    'autumn',
    'term',
    'in',
    'for',
    'data',
    'report',
  ],
  ...[
    '12/03/2025',
    '2025-03-12',
    'Friday',
    'Act',
    '£',
    ',',
    '.',
    '(',
    ')',
    '–',
    '-',
    '/',
    'children',
    'meeting',
    '½',
    'é',
    '😀',
  ],
];

/** Text full of half-made dates and periods, with the white space that minutes have. */
export const timeTalk = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...WORDS) }, fc.string()),
      fc.constantFrom(' ', '\u00a0', '\n', '', '  '),
    ),
    {
      maxLength: 40,
    },
  )
  .map((pairs) => pairs.flat().join(''));

export function expectSoundRanges(text: string, found: readonly (Range & { readonly text: string })[]): void {
  found.forEach((range, index) => {
    expect(range.start).toBeGreaterThanOrEqual(0);
    expect(range.end).toBeLessThanOrEqual(text.length);
    expect(range.end).toBeGreaterThan(range.start);
    expect(text.slice(range.start, range.end)).toBe(range.text);
    const next = found[index + 1];
    if (next !== undefined) {
      expect(next.start).toBeGreaterThanOrEqual(range.end);
      expect(overlaps(range, next)).toBe(false);
    }
  });
}
