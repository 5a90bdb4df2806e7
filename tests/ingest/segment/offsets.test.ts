import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectSound } from './invariants.js';
import { recordOf, recordsIn } from './record-of.js';

const project = join(import.meta.dirname, '..', '..', '..');

const title = fc.constantFrom(
  'Apologies for Absence',
  'Harbour Dredging',
  'Quarter 2 Performance',
  'PARKS AND PONDS',
  'Sale of the Mill (Exempt)',
);
const heading = fc.oneof(
  title,
  fc.tuple(fc.nat({ max: 60 }), title).map(([number, words]) => `${number + 1}. ${words}`),
  fc.tuple(fc.nat({ max: 60 }), title).map(([number, words]) => `${number + 1}\n${words}\nPDF 88 KB`),
  title.map((words) => `## ${words}`),
  title.map((words) => `Agenda item\n\n${words}`),
  title.map((words) => `| 4. | ${words} |`),
);
const paragraph = fc.constantFrom(
  'The Panel heard that 41 boats had come in.',
  'Rowan Teel, Head of Harbours, advised that £2.4 million had been spent.',
  'Members asked about the 😀 signs and the 𝒳 buoys.',
  'The\u00a0Panel\u00a0was informed of a change.',
  'A long paragraph of words '.repeat(30).trim(),
  'A list without an end; '.repeat(80).trim(),
  `${'The dredger worked all night and nobody slept. '.repeat(40).trim()}`,
  'Child K was mentioned by name.',
  'The rates were wrapped\nat a width that nobody\nchose, and went\non.',
  '**Councillor Teel** asked why.',
  '12.3 The Committee went on.',
  '| Boats | 41 | 44 |',
  'Note: the tide was high.',
  'Present: Councillor Teel',
);
const listMark = fc.constantFrom('· ', '•\t', 'o   ', '- ', '1. ', '(a) ', 'ii) ');
const entry = fc.tuple(listMark, paragraph).map(([mark, words]) => `${mark}${words}`);
const label = fc.constantFrom(
  'Minutes:',
  'Contact: Rowan Teel, Head of Harbours',
  'Decision:',
  'Additional documents:',
  'RESOLVED –',
  'RESOLVED: That the report be noted.',
  'AGREED: 1) That boats be counted, 2) That buoys be painted.',
  '... view the full minutes text for item 4',
  'RESOLVED: That the press and public be excluded under section 100A(4) for the following item.',
  'Meeting: 05/03/2025 - Cabinet (Item 12)',
  'Housing Panel - Friday, 8th August, 2025 10.00 am',
);
const page = fc
  .tuple(
    fc.array(fc.oneof(heading, paragraph, entry, label), { maxLength: 25 }),
    fc.array(fc.constantFrom('\n', '\n\n', '\n\u00a0\n', ' ', '\r\n', '\r\n\r\n'), { minLength: 25, maxLength: 25 }),
  )
  .map(([pieces, gaps]) => pieces.map((piece, index) => piece + (gaps[index] ?? '\n')).join(''));

/** The same pages in every run; change it, or raise the runs, to look further. */
const seed = 20_261_123;

describe('whatever a page holds', () => {
  it('every span is its words, and every word of the minutes is in one passage', () => {
    fc.assert(
      fc.property(page, (text) => {
        expectSound(text, recordOf(text));
      }),
      { numRuns: 250, seed },
    );
  });

  it('any string at all gives a sound record', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expectSound(text, recordOf(text));
      }),
      { numRuns: 120, seed },
    );
  });

  it('line ends of either kind give the same items', () => {
    fc.assert(
      fc.property(page, (text) => {
        const unix = text.replaceAll('\r\n', '\n');
        const titles = (record: ReturnType<typeof recordOf>) =>
          record.items.map((item) => [item.agendaItemNumber, item.title]);
        expect(titles(recordOf(unix.replaceAll('\n', '\r\n')))).toEqual(titles(recordOf(unix)));
      }),
      { numRuns: 60, seed },
    );
  });
});

describe('the pages held for tests', () => {
  const folders = [
    ...readdirSync(join(project, 'tests', 'fixtures', 'minutes')).map((name) =>
      join(project, 'tests', 'fixtures', 'minutes', name),
    ),
    ...(existsSync(join(project, 'samples')) ? [join(project, 'samples')] : []),
  ];
  it.each(folders.map((folder) => [folder.slice(project.length + 1), folder]))('%s is sound', async (_, folder) => {
    for (const record of await recordsIn(folder))
      expectSound(readFileSync(join(folder, record.document.document), 'utf8').replace(/^\ufeff/, ''), record);
  });
});

describe('ids', () => {
  const dated = 'Housing Panel - Friday, 8th August, 2025 10.00 am\n\n';
  const repairs =
    '4. Repairs\n\nThe Panel heard that 940 repairs were late.\n\nRESOLVED: That the report be noted.\n\n';
  const idsOf = (record: ReturnType<typeof recordOf>, heading: string): string[] => {
    const item = record.items.find((each) => each.title === heading);
    return [
      item?.id ?? '',
      ...record.passages.filter(({ itemId }) => itemId === item?.id).map(({ id }) => id),
      ...record.resolutions.filter(({ itemId }) => itemId === item?.id).map(({ id }) => id),
    ];
  };

  it('stay when an unrelated item is put before', () => {
    const before = recordOf(`${dated}${repairs}`);
    const after = recordOf(`${dated}3. Voids\n\nThe Panel heard that 44 homes stood empty.\n\n${repairs}`);
    expect(idsOf(before, 'Repairs')).toHaveLength(3);
    expect(idsOf(after, 'Repairs')).toEqual(idsOf(before, 'Repairs'));
  });

  it('stay under another file name', () => {
    const text = `${dated}${repairs}`;
    expect(idsOf(recordOf(text, { name: 'other/page.md' }), 'Repairs')).toEqual(idsOf(recordOf(text), 'Repairs'));
  });

  it('tell two equal passages of one item apart', () => {
    const { passages } = recordOf(
      `${dated}4. Repairs\n\n${'The lift was out of use. '.repeat(20)}\n\n${'The lift was out of use. '.repeat(20)}\n`,
    );
    expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
  });
});
