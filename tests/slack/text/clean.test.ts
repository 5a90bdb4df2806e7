import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, cleanLines, isVisible } from '../../../src/slack/text/clean.js';
import { londonClock } from '../../../src/slack/text/clock.js';
import { escapedLength, escapeMrkdwn } from '../../../src/slack/text/escape.js';
import { pieces, shorten } from '../../../src/slack/text/length.js';
import { line, longestLine, richLine, safeAddress, splitLine, writtenLine } from '../../../src/slack/text/line.js';
import { copyableTexts } from '../../../src/slack/text/rich.js';
import { hostile, unescaped } from '../blocks/taken.js';

describe('cleaning', () => {
  it.each([
    ['white space of every kind is one space', ' a\u00a0\u2007 b\n\tc ', 'a b c'],
    ['control characters are spaces', 'a\u0000b\u001b[31mc', 'a b [31mc'],
    ['marks that turn the writing are gone', 'a\u202eb\u2066c\u2069', 'abc'],
    ['half characters are replaced', 'a\ud800b', 'a\ufffdb'],
    ['writing from right to left stays', '\u05e9\u05dc\u05d5\u05dd', '\u05e9\u05dc\u05d5\u05dd'],
    ['marks of mrkdwn stay: they are words of the minutes', '*a* _b_ <c>', '*a* _b_ <c>'],
  ])('%s', (_name, text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  it('keeps the line breaks of text that is copied', () => {
    expect(cleanLines('a  \r\n\u0007b\n\nc')).toBe('a\n b\n\nc');
  });

  it('tells what a reader sees from what only takes room', () => {
    for (const text of ['', ' \n', '\u200b\ufeff', '\u3164', '\u0000', '\u202e']) expect(isVisible(text)).toBe(false);
    for (const text of ['a', '.', '£', '\u0645']) expect(isVisible(text)).toBe(true);
  });
});

describe('escaping', () => {
  it('writes the three signs that Slack reads as marks, and only those', () => {
    expect(escapeMrkdwn('<!channel> & *b* &amp;')).toBe('&lt;!channel&gt; &amp; *b* &amp;amp;');
  });

  it('leaves nothing that calls anybody, and loses nothing', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = escapeMrkdwn(text);
        expect(escaped).not.toMatch(/[<>]/);
        expect(unescaped(escaped)).toBe(text);
        expect(escapedLength(text)).toBe(escaped.length);
      }),
    );
  });
});

describe('lengths', () => {
  it('a label is cut at a word and says so', () => {
    expect(shorten('Attendance and travel to school', 20)).toBe('Attendance and…');
    expect(shorten('Attendance', 20)).toBe('Attendance');
    expect(shorten(' \u200b ', 20)).toBe('–');
  });

  it('a label is never empty, never too long and never ends in half a character', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 2, max: 100 }), (text, most) => {
        const cut = shorten(text, most);
        expect(isVisible(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(cut).not.toMatch(/\p{Cs}/u);
      }),
    );
  });

  it('pieces of a text are short enough when escaped, and together they are the text', () => {
    const text = fc.array(fc.constantFrom('word', '&&&', '<', 'x'.repeat(90), '\ud83d\ude00', 'a'), { maxLength: 200 });
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 300 }), (words, most) => {
        const found = pieces(words.join(' '), most);
        for (const piece of found) expect(escapeMrkdwn(piece).length).toBeLessThanOrEqual(most);
        expect(found.join('').replaceAll(' ', '')).toBe(words.join(''));
      }),
    );
  });

  it('texts for copying are cut between lines and joined again are the text', () => {
    const text = Array.from({ length: 200 }, (_, index) =>
      `Line ${index} ${'of the record '.repeat(index % 5)}`.trim(),
    ).join('\n');
    const found = copyableTexts(text);
    expect(found.length).toBeGreaterThan(1);
    for (const each of found) expect(each.length).toBeLessThanOrEqual(3_000);
    expect(found.join('\n')).toBe(text);
  });
});

describe('a line', () => {
  it('is the same words in rich text and in mrkdwn', () => {
    const both = line('[1] ', { text: 'Item <7>', link: 'https://minutes.harrowmere.example/?a=1&b=2|x' }, ' · draft');
    expect(writtenLine(both)).toBe('[1] <https://minutes.harrowmere.example/?a=1&amp;b=2%7Cx|Item &lt;7&gt;> · draft');
    expect(richLine(both).elements).toEqual([
      { type: 'text', text: '[1] ' },
      { type: 'link', url: 'https://minutes.harrowmere.example/?a=1&b=2|x', text: 'Item <7>' },
      { type: 'text', text: ' · draft' },
    ]);
  });

  it.each([
    ['https://minutes.harrowmere.example/a b', 'https://minutes.harrowmere.example/a%20b'],
    ['http://minutes.harrowmere.example', 'http://minutes.harrowmere.example/'],
    ['javascript:alert(1)', null],
    ['panel/march.pdf', null],
    ['//elsewhere.example', null],
    ['mailto:ada@harrowmere.example', null],
    [`https://minutes.harrowmere.example/${'x'.repeat(2_000)}`, null],
  ])('leads only where a browser should go: %s', (address, expected) => {
    expect(safeAddress(address)).toBe(expected);
  });

  it('that is long is several lines, none of them too long or empty', () => {
    fc.assert(
      fc.property(hostile, hostile, fc.webUrl(), (one, two, link) => {
        for (const each of splitLine(line(one, { text: two, link }, one))) {
          expect(writtenLine(each).length).toBeLessThanOrEqual(longestLine);
          expect(richLine(each).elements.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('the time of day', () => {
  it('is that of the councils, in summer and in winter', () => {
    expect(londonClock(new Date('2026-07-01T13:05:00Z'))).toBe('14:05');
    expect(londonClock(new Date('2026-01-01T00:05:00Z'))).toBe('00:05');
  });
});
