import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMatcher } from '../../src/finding/matches.js';
import { phrasesToFind } from '../../src/finding/phrases.js';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js';

const vocabulary = loadVocabulary();
const words = fc.uniqueArray(fc.constantFrom('heron', 'Quay', 'lantern', 'MOOR', '7', 'tide'), {
  minLength: 1,
  maxLength: 4,
});
const joins = fc.array(fc.constantFrom(' ', '\u00a0', '\n', '-', ', ', ' (', '“ '), { minLength: 4, maxLength: 4 });
const around = fc.constantFrom('', '. ', 'Otherwise. ', '█ ', '🎉 ', ' o\u0301 ', '\r\n\r\n');

it('finds a phrase where it stands, however its words are joined and written', () => {
  fc.assert(
    fc.property(words, joins, around, around, fc.boolean(), (phrase, between, before, after, shout) => {
      const printed = phrase.map((word, index) => (index === 0 ? '' : (between[index] ?? ' ')) + word).join('');
      const text = `${before}${shout ? printed.toUpperCase() : printed}${after === '' ? '' : `. ${after}`}`;
      const { phrases } = phrasesToFind(phrase.map((word) => `"${word}"`).join(' '), vocabulary);
      expect(createMatcher(phrases)(text)).toContainEqual({
        start: before.length,
        end: before.length + printed.length,
      });
    }),
  );
});

it('gives ranges within the text, in order and without overlaps, whatever is looked for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, query) => {
      const found = createMatcher(phrasesToFind(query, vocabulary).phrases)(text + query + text);
      let last = 0;
      for (const { start, end } of found) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length * 2 + query.length);
    }),
  );
});
