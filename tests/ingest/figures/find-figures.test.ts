import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFigures } from '../../../ingest/figures/find-figures.js';
import type { Observation, Trend } from '../../../src/minutes/figures.js';
import { loadMeasureRegister } from '../../../src/vocabulary/metrics/register.js';
import { recordOf } from '../segment/record-of.js';

/** A page of one item whose minutes are the given words. */
const page = (words: string): string =>
  `Harbour Performance Report\n\nThe Panel will consider the report for the period ending June 2025.\n\nMinutes:\n\n${words}\n`;
const observationsIn = (words: string): readonly Observation[] => recordOf(page(words)).observations;
const trendsIn = (words: string): readonly Trend[] => recordOf(page(words)).trends;

describe('what a sentence says in figures', () => {
  test.each<[string, string, Partial<Observation>]>([
    ['a percentage of a population', 'In 2024, 64% of repairs were completed on time.', { value: 64, unit: 'percent' }],
    ['a count before its noun', 'There were 312 households in temporary accommodation.', { value: 312, unit: 'count' }],
    [
      'money with its scale',
      'The service reported an overspend of £1.2m at the end of the year.',
      { value: 1_200_000, unit: 'gbp' },
    ],
    [
      'a fraction in words',
      'Nearly three quarters of tenants were satisfied.',
      { value: 75, qualifier: 'nearly', unit: 'percent' },
    ],
    ['a rate', 'The rate of children in need was 310 per 10,000 children.', { value: 310, unit: 'rate per 10,000' }],
    ['a lower bound', 'At least 40 volunteers had been trained.', { value: 40, qualifier: 'at_least' }],
    ['how long something took', 'The average wait for a repair was 14 days in May 2025.', { value: 14, unit: 'days' }],
    [
      'a running total',
      'Between April and June 2025, attendance was 91.5% on a cumulative basis.',
      { value: 91.5, basis: 'cumulative' },
    ],
  ])('%s', (_what, words, expected) => {
    const found = observationsIn(words);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject(expected);
  });

  test('months that are counted from a month without its year lie where the report has them', () => {
    const found = observationsIn(
      'Of plans, 44.7% were on time in June 2025 and 36.9% over the six months from January.',
    );
    expect(found.map(({ value, period }) => [value, period.start, period.end])).toEqual([
      [44.7, '2025-06-01', '2025-06-30'],
      [36.9, '2025-01-01', '2025-06-30'],
    ]);
  });

  test('a change without a level is a change, and nothing is worked out', () => {
    const [found, ...others] = observationsIn('The number of foster carers had increased by 12 since last year.');
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      value: null,
      valueText: null,
      direction: 'up',
      change: { value: 12, unit: 'count' },
    });
  });

  test('“from … to …” is two values, the earlier of unstated time and beside the later as a comparator', () => {
    const [earlier, later] = observationsIn('Referrals had fallen from 540 to 410.');
    expect(earlier).toMatchObject({ value: 540, period: { basis: 'unstated_earlier' } });
    expect(later).toMatchObject({
      value: 410,
      direction: 'down',
      comparators: [{ kind: 'previous', value: 540, relation: 'below' }],
    });
  });

  test('an outside value stands beside ours and is never ours', () => {
    const found = observationsIn('Recycling stood at 41%, which was below the national average of 44%.');
    expect(found.map(({ value }) => value)).toEqual([41]);
    expect(found[0]?.comparators).toEqual([{ kind: 'national', value: 44, relation: 'below' }]);
  });

  test.each([
    ['a statutory timescale', 'Conferences should be held within 15 days.'],
    ['a law', 'Enquiries were made under Section 47 of the Act.'],
    ['a school phase', 'Post 16 transport was an area of interest to Members.'],
    ['an age', 'The scheme was for young people aged 18 to 25.'],
    ['a date', 'The next meeting would be held on 12 September 2025.'],
    ['what is planned', 'Two new homes were due to open in the autumn.'],
    ['a way of speaking', 'One of the main reasons was poor weather.'],
    ['a day without its year', 'The new slipway was due to be finished by 9 October.'],
    ['what somebody asked', 'Councillor Fenn asked whether complaints had risen by 40%.'],
    ['a change that is only proposed', 'A rise of 3.5% in mooring fees was proposed.'],
    [
      'words of other minutes put right',
      'The minutes were agreed, subject to “140 boats” being corrected to read “410 boats”.',
    ],
    ['who was asked in a survey', 'The results came from a survey of 640 boat owners.'],
    ['a quorum', 'The meeting was held with a quorum of 5.'],
    ['an accounting period by its number', 'The position had been reported at Period 6.'],
    ['a standard that is worked to', 'The harbour office worked to 28.'],
    ['the page of a report', 'Page 4 of 11'],
    ['what a grant will pay for', 'The £2.1m improvement grant agreed for next year would pay for a crane.'],
  ])('%s is no figure', (_what, words) => {
    expect(observationsIn(words)).toEqual([]);
  });

  test.each<[string, string, readonly Partial<Observation>[]]>([
    [
      'a day without its year is in the year of the report',
      'There were 131 boats in the harbour at 31 May.',
      [{ value: 131, period: { text: 'at 31 May', start: '2025-05-31', end: '2025-05-31', basis: 'as_of' } }],
    ],
    [
      'a unit said once holds for what is set beside it',
      'The rate of collisions stood at 21.4 per 100,000 for the year to date, against 24.8 the year before.',
      [
        { value: 21.4, unit: 'rate per 100,000' },
        { value: 24.8, unit: 'rate per 100,000' },
      ],
    ],
    [
      'the second of two subjects under one verb is a measure of its own',
      'Mooring fee collection stood at 82.6% and berth occupancy at 91.1%.',
      [
        { value: 82.6, measureText: 'Mooring fee collection' },
        { value: 91.1, measureText: 'berth occupancy' },
      ],
    ],
    [
      'the whole is not told again with its part',
      '64 complaints had been received and 58 of the 64 had been answered.',
      [{ value: 64 }, { value: 58 }],
    ],
    [
      '“that the Council had set itself” is a target',
      'Just over 60% of buoys had been repainted, well short of the 75% that the Council had set itself.',
      [{ value: 60, comparators: [{ kind: 'target', value: 75, relation: 'below' }] }],
    ],
    [
      'what an adjusted figure leaves out is its segment',
      'If boats laid up for repair were excluded, 71% of berths would be in use.',
      [{ value: 71, basis: 'adjusted', segment: 'If boats laid up for repair were excluded' }],
    ],
    [
      'a change and the level that it led to are one figure',
      'The average weekly cost of a berth had risen by 6.2% since April and now stood at £96.',
      [
        {
          value: 96,
          unit: 'gbp',
          direction: 'up',
          change: { value: 6.2, unit: 'percent', versus: 'April', text: '6.2%' },
        },
      ],
    ],
    [
      'one of a number of things is a share',
      'Around one boat in eight was leaking.',
      [{ value: 12.5, unit: 'percent' }],
    ],
    [
      'points of a share are percentage points',
      'Occupancy was 83%, up 1.2 points.',
      [
        {
          value: 83,
          direction: 'up',
          change: { value: 1.2, unit: 'percentage points', versus: null, text: '1.2 points' },
        },
      ],
    ],
  ])('%s', (_what, words, expected) => {
    const found = observationsIn(words);
    expect(found).toHaveLength(expected.length);
    for (const [at, one] of expected.entries()) expect(found[at]).toMatchObject(one);
  });

  test('entries that are only a time take their measure and unit from the words over the list', () => {
    const found = observationsIn(
      'Collisions per 1,000 boats:\n - Quarter 1 this year: 19.8\n - Quarter 1 last year: 21.1\n - national average: 20.2',
    );
    expect(found).toMatchObject([
      {
        value: 19.8,
        unit: 'rate per 1,000',
        period: { end: '2025-06-30' },
      },
      { value: 21.1, unit: 'rate per 1,000', period: { end: '2024-06-30' } },
    ]);
    expect(new Set(found.map(({ metric }) => metric.key)).size).toBe(1);
    expect(found[1]?.comparators).toEqual([{ kind: 'national', value: 20.2, relation: null }]);
  });

  test('the speaker of “highlighted the following” is the speaker of each entry', () => {
    const found = observationsIn(
      'Rowan Teel, Head of Harbours, highlighted the following key points:-\n\n· Dredging - 81% of dredging was finished on time.\n\n· Moorings - there were 214 moorings in use.',
    );
    expect(found.map(({ value }) => value)).toEqual([81, 214]);
    for (const { speaker } of found) expect(speaker).toMatch(/^Rowan Teel/);
  });

  test('without a time of its own a figure has the period of its report, marked as inherited', () => {
    expect(observationsIn('Occupancy of the harbour was 88%.')[0]?.period).toMatchObject({
      text: null,
      end: '2025-06-30',
      basis: 'inherited',
    });
  });

  test('what an agenda announces and what is resolved hold no figures', () => {
    expect(observationsIn('RESOLVED – That 50% of the fund be spent on buoys.')).toEqual([]);
  });
});

describe('what a sentence says without a number', () => {
  test.each<[string, string, Partial<Trend>]>([
    [
      'a movement by noun',
      'There had been a rise in the number of missed bin collections.',
      { kind: 'trend', direction: 'up' },
    ],
    ['a movement by verb', 'The number of overdue repairs had fallen.', { kind: 'trend', direction: 'down' }],
    ['a level', 'Most reviews were held within timescales.', { kind: 'level', direction: null }],
    ['a season', 'There was usually a spike in complaints in the summer.', { kind: 'seasonal', direction: 'up' }],
    ['a forecast', 'There could be an increase in applications.', { kind: 'forecast', direction: 'up' }],
  ])('%s', (_what, words, expected) => {
    const found = trendsIn(words);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject(expected);
  });

  test('a comparison keeps with whom', () => {
    expect(trendsIn('Children in Need - numbers were still below the national average.')[0]).toMatchObject({
      kind: 'comparison',
      comparators: [{ kind: 'national', value: null, relation: 'below' }],
    });
  });

  test('what is hoped for is no trend', () => {
    expect(trendsIn('Officers were working to achieve a reduction in complaints.')).toEqual([]);
  });
});

describe('whatever a sentence says', () => {
  const number = fc.oneof(
    fc.integer({ min: 0, max: 2_000_000 }).map((value) => value.toLocaleString('en-GB')),
    fc.integer({ min: 0, max: 999 }).map((value) => `${value / 10}%`),
    fc.constantFrom(
      '£1.2m',
      '£45k',
      'nearly a third',
      'three quarters',
      'one in four',
      '5 to 10 days',
      '12 per 10,000',
      'over 30',
      '95%+',
      'twenty-four',
      '4 of the 54',
      'doubled',
    ),
  );
  const words = fc.constantFrom(
    'of',
    'children',
    'the rate',
    'was',
    'had fallen to',
    'increased by',
    'from',
    'to',
    'compared with',
    'the national average',
    'in June 2025',
    'last year',
    'and',
    'but',
    'while',
    'which was above',
    'target',
    'repairs',
    'on time',
    'per cent',
    '(',
    ')',
    ',',
    ';',
    'Officers reported that',
    'within',
    'weeks',
    '–',
    'timeliness',
    'at',
    'a further',
    'more than',
    'were',
    'year to date',
  );
  const sentence = fc
    .array(fc.oneof({ weight: 2, arbitrary: words }, number), { minLength: 2, maxLength: 18 })
    .map((parts) => `The Panel heard that ${parts.join(' ')}.`);

  test('ten thousand made-up sentences give no error, and no value whose print is not in its verbatim quote', () => {
    const register = loadMeasureRegister();
    fc.assert(
      fc.property(sentence, (text) => {
        const part = { start: 0, end: text.length };
        const said = {
          ...part,
          section: 'minutes' as const,
          speaker: null,
          leadIn: null,
          heading: null,
          list: false,
          part,
        };
        const { observations, trends } = findFigures({
          text,
          title: 'Report',
          reportPeriod: null,
          heldOn: null,
          sentences: [said],
          parts: [part],
          register,
        });
        for (const { quote, valueText, change, start, end } of observations) {
          expect(text.slice(start, end)).toBe(quote);
          if (valueText !== null) expect(quote).toContain(valueText);
          if (change !== null) expect(quote).toContain(change.text);
        }
        for (const { quote, start, end } of trends) expect(text.slice(start, end)).toBe(quote);
      }),
      { numRuns: 10_000, seed: 47 },
    );
  }, 240_000);
});
