import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { projectFile } from '../../src/paths.js';
import { readVocabularyFiles } from '../../src/vocabulary/files.js';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js';
import { plainWord, stemsOf } from '../../src/vocabulary/words.js';

const dataFolder = projectFile('src', 'vocabulary', 'data');

describe('the vocabulary that ships', () => {
  const files = readVocabularyFiles(dataFolder);
  const vocabulary = loadVocabulary();
  const keyOf = (term: string) => stemsOf(term).join(' ');

  it('lists every abbreviation once', () => {
    const shorts = files.abbreviations.map((entry) => plainWord(entry.short));
    expect(shorts.length).toBe(new Set(shorts).size);
  });

  it('never expands an abbreviation with two meanings', () => {
    const open = files.abbreviations.filter((entry) => entry.meanings.length > 1);
    expect(open.length).toBeGreaterThan(15);
    for (const { short } of open) {
      expect(vocabulary.expand(short).filter((expansion) => expansion.kind === 'abbreviation')).toEqual([]);
      expect(vocabulary.ambiguous(short).map((found) => found.short)).toEqual([short]);
    }
  });

  it('never offers an abbreviation with two meanings as a synonym', () => {
    const open = new Set(files.abbreviations.filter((e) => e.meanings.length > 1).map((e) => e.short));
    const terms = files.synonyms.flatMap((group) => group.terms);
    expect(terms.filter((term) => open.has(term))).toEqual([]);
  });

  it('offers each abbreviation for its full name and the full name for it, where there is one meaning', () => {
    for (const { short, meanings } of files.abbreviations) {
      const only = meanings[0];
      if (!only || meanings.length > 1) continue;
      expect(
        vocabulary.expand(short).flatMap((e) => e.terms),
        short,
      ).toContain(only.full);
      expect(
        vocabulary.expand(only.full).flatMap((e) => e.terms),
        only.full,
      ).toContain(short);
    }
  });

  it.each([
    ['increase', 'decrease'],
    ['rose', 'fell'],
    ['went up', 'went down'],
    ['higher', 'lower'],
    ['above', 'below'],
    ['improved', 'deteriorated'],
    ['better', 'worse'],
    ['on time', 'late'],
    ['start', 'stop'],
    ['open', 'close'],
    ['approve', 'reject'],
    ['surplus', 'deficit'],
    ['overspend', 'underspend'],
    ['sufficient', 'insufficient'],
    ['recruitment', 'retention'],
    ['strengths', 'areas for improvement'],
    ['success', 'failure'],
    ['child protection plan', 'child in need plan'],
    ['children missing education', 'missing children'],
    ['children missing education', 'elective home education'],
    ['suspension', 'permanent exclusion'],
    ['absence', 'attendance'],
    ['initial health assessment', 'review health assessment'],
    ['initial child protection conference', 'review child protection conference'],
    ['child sexual exploitation', 'child criminal exploitation'],
    ['not in education employment or training', 'in education employment or training'],
    ['fostering', 'adoption'],
    ['looked after children', 'care leavers'],
    ['permanent staff', 'agency staff'],
    ['unregistered placement', 'unregulated placement'],
    ['postponed', 'cancelled'],
  ])('keeps "%s" and "%s" in different groups', (one, other) => {
    const together = files.synonyms.filter((group) => {
      const keys = group.terms.map(keyOf);
      return keys.includes(keyOf(one)) && keys.includes(keyOf(other));
    });
    expect(together).toEqual([]);
    expect(vocabulary.expand(one).flatMap((expansion) => expansion.terms)).not.toContain(other);
  });

  it('expands a usual question in far less than a millisecond once warm', () => {
    const question = 'Why did the number of kids in care placed out of area go up, and were health checks on time?';
    for (let run = 0; run < 50; run++) vocabulary.expand(question);
    const started = performance.now();
    for (let run = 0; run < 100; run++) vocabulary.expand(question);
    // Five times what is promised, because tests share the machine.
    expect((performance.now() - started) / 100).toBeLessThan(5);
  });
});

describe('a mistake in a data file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vocabulary-'));
    cpSync(dataFolder, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['abbreviations.yaml', '- { short: ABC, meanings: [] }', 'abbreviations.yaml has a mistake in entry 1 (ABC)'],
    [
      'abbreviations.yaml',
      '- { short: ABC, meanings: [{ ful: x }] }',
      'abbreviations.yaml has a mistake in entry 1 (ABC)',
    ],
    [
      'abbreviations.yaml',
      '- { short: ABC, meanings: [{ full: x }] }\n- { short: abc, meanings: [{ full: y }] }',
      'lists ABC twice',
    ],
    ['synonyms.yaml', '- terms: lonely', 'synonyms.yaml has a mistake in entry 1 (lonely)'],
    ['synonyms.yaml', '- terms: bins, bin', 'synonyms.yaml has a mistake in entry 1 (bins)'],
    [
      'standing-items.yaml',
      '- { name: Apologies }',
      'standing-items.yaml has a mistake in entry 1 (Apologies) at substance',
    ],
    ['places.yaml', '- { kind: county, nation: Nowhere, councils: [Aa, Aa] }', 'lists Aa twice'],
    ['places.yaml', 'Leeds', 'must be a list of entries'],
    ['synonyms.yaml', '- terms: [a, b\n- terms: c', 'synonyms.yaml is not valid YAML at line'],
  ])('is named in one sentence: %s with %s', (file, content, words) => {
    writeFileSync(join(folder, file), content);
    expect(() => loadVocabulary(folder)).toThrow(UsageError);
    expect(() => loadVocabulary(folder)).toThrow(words);
    expect(() => loadVocabulary(folder)).toThrow(expect.objectContaining({ code: 'config' }));
  });

  it('is a missing file, too', () => {
    rmSync(join(folder, 'places.yaml'));
    expect(() => loadVocabulary(folder)).toThrow('places.yaml cannot be read');
  });

  it('is not a list of terms written as a list', () => {
    writeFileSync(join(folder, 'synonyms.yaml'), '- terms: [pothole, dip in the road]');
    expect(loadVocabulary(folder).expand('potholes')[0]?.terms).toEqual(['dip in the road']);
  });
});
