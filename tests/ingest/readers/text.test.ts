import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { extensionsOf, readerFor } from '../../../ingest/readers/reader.js';
import { textReader } from '../../../ingest/readers/text.js';
import { ReadError } from '../../../src/errors.js';

const sentence = 'The Chair said that “the harbour school” wouldn’t close – the café, at £4.50, would…';
const codes = async (bytes: Uint8Array, path = 'a.txt') =>
  (await textReader.read(bytes, path)).warnings.map(({ code }) => code);

describe('encodings', () => {
  it.each([
    ['UTF-8', Buffer.from(sentence), []],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${sentence}`), []],
    ['UTF-16 LE with a mark', iconv.encode(sentence, 'utf-16le', { addBOM: true }), ['decoded_as']],
    ['UTF-16 BE with a mark', iconv.encode(sentence, 'utf-16be', { addBOM: true }), ['decoded_as']],
    ['UTF-16 LE without a mark', iconv.encode(sentence, 'utf-16le'), ['decoded_as']],
    ['UTF-16 BE without a mark', iconv.encode(sentence, 'utf-16be'), ['decoded_as']],
    ['windows-1252', iconv.encode(sentence, 'windows-1252'), ['decoded_as']],
  ])('%s is read to the letter', async (_encoding, bytes, warnings) => {
    expect((await textReader.read(bytes, 'a.txt')).text).toBe(sentence);
    expect(await codes(bytes)).toEqual(warnings);
  });

  it.each([
    ['two letters of UTF-16 LE', Buffer.from([0x4e, 0, 0x6f, 0]), 'No'],
    ['two letters of UTF-16 BE', Buffer.from([0, 0x4e, 0, 0x6f]), 'No'],
    ['quotation marks alone', Buffer.from([0x93, 0x4e, 0x6f, 0x94]), '“No”'],
    ['a Euro sign, which Latin-1 lacks', Buffer.from([0x80, 0x35, 0x30]), '€50'],
    ['a second mark inside UTF-8', Buffer.from('\ufeff\ufeffNo'), '\ufeffNo'],
    ['a mark alone', Buffer.from('\ufeff'), ''],
  ])('%s', async (_what, bytes, text) => {
    expect((await textReader.read(bytes, 'a.txt')).text).toBe(text);
  });

  it('another alphabet is recognised by its statistics', async () => {
    const russian = 'Комитет принял к сведению отчёт о работе школы и попросил представить новые данные осенью.';
    const { text, warnings } = await textReader.read(iconv.encode(russian, 'windows-1251'), 'a.txt');
    expect(text).toBe(russian);
    expect(warnings[0]?.message).toContain('windows-1251');
  });

  it('one bad byte does not spoil the rest of a UTF-8 file', async () => {
    const bytes = Buffer.concat([Buffer.from(sentence), Buffer.from([0x92]), Buffer.from(' naïve')]);
    expect((await textReader.read(bytes, 'a.txt')).text).toBe(`${sentence}\ufffd naïve`);
    expect(await codes(bytes)).toEqual(['undecodable_bytes']);
  });
});

describe('the text', () => {
  it('keeps line endings, spaces and soft marks as they are', async () => {
    const text = '  One\r\nTwo\rThree\n\n\tFour\u00a0\u00ad five\f \n';
    expect((await textReader.read(Buffer.from(text), 'a.txt')).text).toBe(text);
  });

  it.each(['', ' ', '\r\n\t \u00a0\n'])('%j has a warning that it is blank, and is no error', async (text) => {
    const read = await textReader.read(Buffer.from(text), 'a.txt');
    expect(read.text).toBe(text);
    expect(read.warnings.map(({ code }) => code)).toEqual(['blank']);
  });

  it('has no pages, no structure, and the reader’s version', async () => {
    expect(await textReader.read(Buffer.from('# Not Markdown'), 'a.txt')).toEqual({
      text: '# Not Markdown',
      reader: 'text/1',
      pages: [],
      structure: [],
      warnings: [],
    });
  });
});

describe('binary under a text name', () => {
  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\nsome words follow')],
    ['a zip', Buffer.from('PK\x03\x04 and words', 'latin1')],
    ['a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['a program', Buffer.from('\x7fELF words', 'latin1')],
    ['a GIF', Buffer.from('GIF89a words')],
    ['an old Word document', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['rich text', Buffer.from('{\\rtf1\\ansi The Panel noted}')],
    ['words with zero bytes', Buffer.from('The Panel\0noted the report')],
    ['zero bytes alone', Buffer.alloc(64)],
    ['small 16-bit numbers', Buffer.from([1, 0, 2, 0, 3, 0, 4, 0, 5, 0])],
    ['control characters', Buffer.from('a\x01b\x02c\x03d\x04e\x05f')],
    ['every byte', Buffer.from(Array.from({ length: 1024 }, (_, index) => (index * 37 + 11) % 256))],
  ])('%s is refused', async (_what, bytes) => {
    const error = await textReader.read(bytes, 'minutes.txt').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ReadError);
    expect(error).toMatchObject({ reason: 'binary', message: expect.stringMatching(/^minutes\.txt [^\n]+\.$/) });
  });

  it.each(['PK Holdings gave evidence.', 'GIF pictures were shown.', '%P of pupils', 'The end.\x1a'])(
    '%j is text',
    async (text) => {
      expect((await textReader.read(Buffer.from(text), 'a.txt')).text).toBe(text);
    },
  );
});

describe('readerFor', () => {
  it('goes by extension in any case', () => {
    expect(readerFor('sub/MINUTES.TXT', [textReader])).toBe(textReader);
    expect(readerFor('a.md', [textReader])).toBe(textReader);
    expect(readerFor('a.pdf', [textReader])).toBeNull();
    expect(readerFor('txt', [textReader])).toBeNull();
    expect([...extensionsOf([textReader])]).toEqual(['.txt', '.md']);
  });
});
