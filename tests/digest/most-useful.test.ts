import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DigestLine, LineKind } from '../../src/digest/lines.js';
import { mostUseful } from '../../src/digest/most-useful.js';
import { citation } from '../slack/blocks/invented.js';

const lineOf = (kind: LineKind, at = 0): DigestLine => ({
  kind,
  said: `${kind} ${at}`,
  quote: null,
  after: null,
  place: '9 September 2025, item 7',
  citation: citation('1', 'words'),
});
const lines = (...kinds: readonly LineKind[]): DigestLine[] => kinds.map((kind, at) => lineOf(kind, at));
const kindsOf = (found: readonly DigestLine[]): readonly LineKind[] => found.map(({ kind }) => kind);

describe('the most useful lines', () => {
  it.each<[string, LineKind[], LineKind[]]>([
    [
      'are one of each kind that matters',
      ['decision', 'decision', 'overdue', 'figure', 'figure', 'action', 'trend', 'meeting', 'correction'],
      ['correction', 'decision', 'overdue', 'figure', 'action'],
    ],
    [
      'are two of a kind where others are missing',
      ['decision', 'decision', 'decision', 'figure', 'figure', 'meeting', 'trend', 'trend'],
      ['decision', 'decision', 'decision', 'figure', 'figure'],
    ],
    ['are of lesser kinds where there is little else', ['meeting', 'trend', 'action'], ['action', 'meeting', 'trend']],
    ['are none where there is none', [], []],
  ])('%s', (_, given, expected) => {
    expect(kindsOf(mostUseful(lines(...given)))).toEqual(expected);
  });

  it('are five, and of each kind the first ones in their order', () => {
    const kind = fc.constantFrom<LineKind>(
      'correction',
      'decision',
      'overdue',
      'figure',
      'figures',
      'action',
      'trend',
      'meeting',
    );
    fc.assert(
      fc.property(fc.array(kind, { maxLength: 30 }), (kinds) => {
        const all = lines(...kinds);
        const found = mostUseful(all);
        expect(found).toHaveLength(Math.min(5, all.length));
        for (const of of new Set(kindsOf(found))) {
          const own = found.filter((line) => line.kind === of);
          expect(own).toEqual(all.filter((line) => line.kind === of).slice(0, own.length));
        }
      }),
    );
  });
});
