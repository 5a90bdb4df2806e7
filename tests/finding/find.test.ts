import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Found, findWords } from '../../src/finding/find.js';
import type { FindLimits } from '../../src/finding/limits.js';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js';
import { runIngest, withLibrary } from '../support/ingest-run.js';

const vocabulary = loadVocabulary();
const folder = mkdtempSync(join(tmpdir(), 'minutebook-find-'));
const data = join(folder, 'data');

const pages: Readonly<Record<string, string>> = {
  'b-march.txt': `Larkhampton Borough Council
Minutes of the Families Scrutiny Panel held on 4 March 2025

Present: Councillor Ivo Thackwell (Chair)

1. Plans for Pupils

The Panel heard that EHCPs had been late. Each child’s\u00a0plan mattered.
Education, Health and Care
Plans were now written by two teams. The ferry-boat fund was closed.

2. Boats

The ferry boat “Marigold” was sold for £4.7 million. It carried 47 people and
1,470 bicycles. They would send a letter to SEND families.
`,
  'a-june.txt': `Larkhampton Borough Council
Minutes of the Families Scrutiny Panel held on 3 June 2025

1. Performance Report

To consider the report for the period to 31 January 2025.

An EHC plan took nineteen weeks. The ferry boats ran again; *ferry* boat trips were free.

2. Private matter (exempt under paragraph 3 of Schedule 12A)

The ferry boat captain owed money to the council.
`,
  'undated.txt': `Larkhampton Borough Council
Families Scrutiny Panel

5. Moorings

The old ferry boat lay at the quay for a decade without a mooring licence.
`,
};

async function find(query: string, limits: Partial<FindLimits> = {}): Promise<Found> {
  return withLibrary(data, (library) =>
    findWords(query, { library, vocabulary }, { council: null, body: null, from: null, to: null, ...limits }),
  );
}

const quotes = ({ occurrences }: Found): string[] => occurrences.map(({ quote }) => quote.replace(/\s+/g, ' '));

beforeAll(async () => {
  const source = join(folder, 'minutes');
  mkdirSync(source);
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(source, name), text);
  writeFileSync(join(source, 'minutebook.yaml'), 'body: Families Scrutiny Panel\n');
  await runIngest(data, [source]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('finding words', () => {
  it.each([
    ['ferry boat', ['ferry boats', 'ferry* boat', 'ferry-boat', 'ferry boat', 'ferry boat']],
    ['Ferry-Boats', ['ferry boats', 'ferry* boat', 'ferry-boat', 'ferry boat', 'ferry boat']],
    ["child's plan", ['child’s plan']],
    ['47', ['47']],
    ['4.7 million', ['4.7 million']],
    ['470', []],
    ['boat Marigold', ['boat “Marigold']],
    ['fund boats', []],
    ['late each', []],
    ['SEND', ['SEND']],
    ['send', ['send', 'SEND']],
    ['zebra crossing', []],
  ])('%s stands as %j', async (query, expected) => {
    expect(quotes(await find(query))).toEqual(expected);
  });

  it('finds an abbreviation in full and a full name by its abbreviation, and says so', async () => {
    const short = await find('EHCP');
    const full = await find('education, health and care plans');
    expect(quotes(short).sort()).toEqual(['EHC plan', 'EHCPs', 'Education, Health and Care Plans']);
    expect(quotes(full)).toEqual(quotes(short));
    expect(short.variants).toContain('education, health and care plan');
    expect(full.variants).toContain('EHCP');
  });

  it('puts variants in the place of a part of the words', async () => {
    expect((await find('late EHCPs')).variants).toContain('late EHC plan');
  });

  it('looks for quoted words only as they are written', async () => {
    expect(quotes(await find('"ferry boat"'))).toEqual(['ferry* boat', 'ferry-boat', 'ferry boat', 'ferry boat']);
    const exact = await find('“EHCP”');
    expect(exact).toMatchObject({ count: 0, variants: [] });
  });

  it('quotes the words of the document, character for character', async () => {
    for (const query of ['ferry boat', 'EHCP', "child's", 'the', '£', 'SEND']) {
      for (const { source, quote, document } of (await find(query)).occurrences)
        expect(pages[document]?.slice(source.start, source.end)).toBe(quote);
    }
  });

  it('gives the oldest first by what the report covers, else by the meeting, and the unknown last', async () => {
    const { occurrences } = await find('ferry boat');
    expect(occurrences.map(({ document }) => document)).toEqual([
      'a-june.txt',
      'a-june.txt',
      'b-march.txt',
      'b-march.txt',
      'undated.txt',
    ]);
    expect(occurrences[2]).toMatchObject({
      meeting: { heldOn: '2025-03-04', body: 'Families Scrutiny Panel' },
      item: { agendaItemNumber: '1' },
      text: 'The ferry-boat fund was closed.',
    });
  });

  it('finds nothing in exempt text, and says that it was not searched', async () => {
    const found = await find('captain');
    expect(found.count).toBe(0);
    expect(found.notes.join(' ')).toMatch(/private/);
  });

  it('leaves undated items out under a time limit and counts them', async () => {
    const found = await find('ferry boat', { from: '2025-06-01', to: '2025-06-30' });
    expect(found.occurrences.map(({ document }) => document)).toEqual(['a-june.txt', 'a-june.txt']);
    expect(found.searched).toMatchObject({ meetings: 1, from: '2025-06-01', to: '2025-06-30', undated: 1 });
  });

  it('limits by council and body', async () => {
    expect((await find('ferry boat', { council: 'larkhampton' })).count).toBe(5);
    expect(await find('ferry boat', { council: 'Elsewhere' })).toMatchObject({ count: 0, searched: { meetings: 0 } });
    expect((await find('ferry boat', { body: 'families scrutiny panel' })).count).toBe(5);
  });

  it('finds words above the first item', async () => {
    expect((await find('Thackwell')).occurrences).toMatchObject([{ item: null, meeting: { heldOn: '2025-03-04' } }]);
  });

  it.each([
    'NEAR(ferry boat)',
    '* OR *',
    "'; DROP TABLE item; --",
    '"',
    '🎉',
    '\\',
    '[a-z]+',
    'ferry'.repeat(300),
    '%',
    '\u0000',
  ])('stays calm on %j', async (query) => {
    const { count, occurrences } = await find(query);
    expect(occurrences).toHaveLength(count);
  });

  it('counts what stands in a second copy of an item once', async () => {
    const copies = join(folder, 'copies');
    const held = join(folder, 'copies-data');
    mkdirSync(copies);
    const text = pages['b-march.txt'] ?? '';
    writeFileSync(join(copies, 'one.txt'), text);
    writeFileSync(join(copies, 'two.txt'), text.replace('They would', 'They said that they would'));
    await runIngest(held, [copies]);
    const found = await withLibrary(held, (library) =>
      findWords('ferry boat', { library, vocabulary }, { council: null, body: null, from: null, to: null }),
    );
    expect(found.count).toBe(2);
  });

  it('leaves out a copy that is worded otherwise around the words', async () => {
    const copies = join(folder, 'reworded');
    const held = join(folder, 'reworded-data');
    mkdirSync(copies);
    const text = pages['b-march.txt'] ?? '';
    writeFileSync(join(copies, 'one.txt'), text);
    const second = text.replace('The ferry-boat fund was', 'Members asked why a ferry-boat fund had been set up and');
    writeFileSync(join(copies, 'two.txt'), `${second}\n3. Quays\n\nThe quays were swept once a week until May.\n`);
    await runIngest(held, [copies]);
    const found = await withLibrary(held, (library) =>
      findWords('ferry boat', { library, vocabulary }, { council: null, body: null, from: null, to: null }),
    );
    expect(found.count).toBe(2);
  });
});
