import { describe, expect, it } from 'vitest';
import { isPurpose, splitRunOnTitle } from '../../../ingest/segment/run-on-title.js';

const part = (words: string, wide = false): readonly string[] | null => {
  const split = splitRunOnTitle(words, wide);
  return split && [words.slice(0, split.end), words.slice(split.next)];
};

describe('a title with its text on one line', () => {
  it.each([
    ['Void Homes The Panel will consider void homes.', 'Void Homes', 'The Panel will consider void homes.'],
    ['Bus Services - update To receive an update.', 'Bus Services - update', 'To receive an update.'],
    [
      "Feedback on the Tenants' Forum Panel Members who attend the Forum will feed back.",
      "Feedback on the Tenants' Forum",
      'Panel Members who attend the Forum will feed back.',
    ],
  ])('%s', (words, title, text) => {
    expect(part(words)).toEqual([title, text]);
  });

  it('is parted at any sentence only where a title is due', () => {
    const words = 'Scrutiny Reports Cllr Sturgeon spoke to the reports.';
    expect(part(words)).toBeNull();
    expect(part(words, true)).toEqual(['Scrutiny Reports', 'Cllr Sturgeon spoke to the reports.']);
  });

  it.each(['The Panel noted the report.', 'Members asked about the ferry.', 'Void Homes'])(
    '%s is not parted',
    (words) => {
      expect(part(words)).toBeNull();
    },
  );
});

describe('the purpose of an item', () => {
  it.each([
    ['The Panel will receive an update.', true],
    ['To approve the minutes.', true],
    ['Members are asked to note the report.', true],
    ['The Panel received an update.', false],
    ['The Panel would next meet in May.', false],
    ['The report was noted, and the Panel will visit.', false],
  ])('%s', (words, purpose) => {
    expect(isPurpose(words)).toBe(purpose);
  });
});
