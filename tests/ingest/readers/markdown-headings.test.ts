import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownHeadings } from '../../../ingest/readers/markdown-headings.js';
import { textReader } from '../../../ingest/readers/text.js';

const found = (text: string) =>
  markdownHeadings(text).map(({ start, end, level }) => `${level} ${text.slice(start, end)}`);

describe('Markdown headings', () => {
  it.each([
    ['of every level', '# One\n###### Six', ['1 One', '6 Six']],
    ['after any line ending', 'x\r\n## Two\r\ny\r# Three\rz', ['2 Two', '1 Three']],
    ['with closing marks and spaces', '## Item 7: C# and more ##  \n# Two \t', ['2 Item 7: C# and more', '1 Two']],
    ['indented by up to three spaces', '   # Yes\n    # No', ['1 Yes']],
    ['but not without a space, beyond six marks, or empty', '#tag\n####### Seven\n#\n# #\n##   ', []],
    [
      'but not in fenced code',
      '```\n# no\n~~~\n# no\n```\n# Yes\n~~~~ text\n# no\n~~~\n# no\n~~~~\n## Also',
      ['1 Yes', '2 Also'],
    ],
    ['but not after a fence that never closes', '# Yes\n```\n# no', ['1 Yes']],
  ])('are found %s', (_what, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('are marked by the reader for .md in any case, and not for .txt', async () => {
    const bytes = Buffer.from('# Minutes\n\nThe Panel noted the update.');
    const heading = { kind: 'heading', start: 2, end: 9, level: 1 };
    expect((await textReader.read(bytes, 'A.MD')).structure).toEqual([heading]);
    expect((await textReader.read(bytes, 'a.txt')).structure).toEqual([]);
  });

  it('always lie on one line, in order, without white space at either end', () => {
    const line = fc.string({ unit: fc.constantFrom('#', ' ', 'a', '\t', '`', '~', 'é', '\u00a0'), maxLength: 12 });
    const text = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r'))).map((lines) => lines.flat().join(''));
    fc.assert(
      fc.property(text, (markdown) => {
        let previous = 0;
        for (const { start, end } of markdownHeadings(markdown)) {
          expect(start).toBeGreaterThanOrEqual(previous);
          expect(markdown.slice(start, end)).toMatch(/^[^\s](.*[^\s])?$/);
          previous = end;
        }
      }),
    );
  });
});
