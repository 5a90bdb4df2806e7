import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../ingest/readers/decode.js';

/** Any text but the two characters that have a meaning to a decoder: NUL and a leading mark. */
const anyText = fc
  .string({ unit: 'binary', maxLength: 400 })
  .map((text) => text.replaceAll('\0', '').replace(/^\ufeff+/, ''));

describe('decoding undoes encoding', () => {
  it.each(['utf8', 'utf-16le', 'utf-16be'] as const)('for any text in %s with a mark', (encoding) => {
    fc.assert(
      fc.property(anyText, (text) => {
        const decoded = decodeText(iconv.encode(text, encoding, { addBOM: true }));
        expect(decoded.text).toBe(text);
        expect(decoded.damaged).toBe(false);
      }),
    );
  });

  it('for any text in UTF-8 without a mark', () => {
    fc.assert(fc.property(anyText, (text) => decodeText(Buffer.from(text)).text === text));
  });

  const letters = fc.string({
    unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'),
    minLength: 1,
    maxLength: 9,
  });
  const accented = fc.constantFrom(
    'café',
    'naïve',
    'Zoë',
    'Siân',
    'façade',
    'wouldn’t',
    '£4.50',
    '–',
    '…',
    'Šárka',
    'coöperate',
  );
  const word = fc.oneof({ weight: 8, arbitrary: letters }, { weight: 1, arbitrary: accented });
  const clause = fc.array(word, { minLength: 8, maxLength: 40 }).map((words) => words.join(' '));
  const windowsText = fc
    .array(fc.tuple(clause, clause), { minLength: 1, maxLength: 5 })
    .map((pairs) => pairs.map(([said, told]) => `The Chair said: “${said}.” ${told}.`).join('\r\n'));

  it('for English sentences with quotation marks in windows-1252', () => {
    fc.assert(
      fc.property(windowsText, (text) => {
        expect(decodeText(iconv.encode(text, 'windows-1252'))).toEqual({
          text,
          encoding: 'windows-1252',
          damaged: false,
        });
      }),
    );
  });

  it('for the same sentences in UTF-16 without a mark', () => {
    fc.assert(
      fc.property(windowsText, fc.constantFrom('utf-16le' as const, 'utf-16be' as const), (text, encoding) => {
        expect(decodeText(iconv.encode(text, encoding))).toEqual({ text, encoding, damaged: false });
      }),
    );
  });

  it('and any bytes at all give a text', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => typeof decodeText(bytes).text === 'string'));
  });
});
