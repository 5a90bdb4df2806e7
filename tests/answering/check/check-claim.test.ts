import { describe, expect, it } from 'vitest';
import { checkClaim } from '../../../src/answering/check/check-claim.js';
import type { FailureCode, SourceSentence } from '../../../src/answering/check/types.js';

const record = {
  council: 'Harrowmere Council',
  body: 'Harbour Scrutiny Panel',
  heldOn: '2025-07-08',
  title: 'Dredging and Moorings',
  numbers: ['5'],
  reportPeriod: { start: '2025-04-01', end: '2025-06-30' },
};
const minutes = (text: string, beside = ''): SourceSentence => ({ text, beside, record });

const moorings = minutes(
  'Occupied moorings had risen from 353 in March 2025 to 412 in June 2025, nearly 84% of those let.',
);
const waiting = minutes('The average wait for a mooring was 12 weeks, although larger boats waited longer.');
const fees = minutes('Fee income was £1.2m for the year to date, below the target of £1.4m.');
const survey = minutes('Ms Rowan Teel said that the survey would not be finished before September 2025.');
const wardens = minutes('Some wardens had left because the nearby port paid more.');
const lights = minutes('Councillor Ash Fenn was concerned about the lights on the east pier.');

const codes = (text: string, ...sources: SourceSentence[]): FailureCode[] => [
  ...new Set(checkClaim(text, sources).map(({ code }) => code)),
];

describe('a sentence that says what the minutes say may be shown', () => {
  it.each<readonly [string, string, readonly SourceSentence[], boolean]>([
    ['as it stands', moorings.text, [moorings], false],
    [
      'with its time first',
      'In June 2025 occupied moorings had risen to 412, nearly 84% of those let, from 353 in March 2025.',
      [moorings],
      true,
    ],
    ['with “per cent” for “%”', moorings.text.replace('%', ' per cent'), [moorings], false],
    ['with “increased” for “risen”', moorings.text.replace('risen', 'increased'), [moorings], false],
    [
      'with a number in words',
      'The average wait for a mooring was twelve weeks, although larger boats waited longer.',
      [waiting],
      false,
    ],
    [
      'with another word for “although”',
      'The average wait for a mooring was 12 weeks, but larger boats waited longer.',
      [waiting],
      false,
    ],
    ['two sentences as one', `${wardens.text.replace(/\.$/, '')}; ${lights.text}`, [wardens, lights], false],
    [
      'with the panel that heard it',
      'The Panel heard that some wardens had left because the nearby port paid more.',
      [wardens],
      false,
    ],
    ['with “will” for “would”', survey.text.replace('would', 'will'), [survey], false],
    [
      'with the day of the meeting',
      'On 8 July 2025 Councillor Ash Fenn was concerned about the lights on the east pier.',
      [lights],
      false,
    ],
  ])('%s', (_how, text, sources, mayChangeOrder) => {
    const failures = checkClaim(text, sources);
    expect(mayChangeOrder ? failures.filter(({ code }) => code !== 'figure') : failures).toEqual([]);
  });
});

describe('a sentence that says something else may not', () => {
  it.each<readonly [string, string, readonly SourceSentence[], FailureCode]>([
    ['another figure', moorings.text.replace('412', '421'), [moorings], 'figure'],
    [
      'two figures in each other’s place',
      'Occupied moorings had risen from 412 in March 2025 to 353 in June 2025, nearly 84% of those let.',
      [moorings],
      'figure',
    ],
    ['a figure rounded off its word', moorings.text.replace('nearly 84%', '84%'), [moorings], 'figure'],
    ['another count of another thing', moorings.text.replace('Occupied moorings', 'Sunken boats'), [moorings], 'words'],
    ['another year', moorings.text.replace('June 2025', 'June 2024'), [moorings], 'time'],
    ['another unit of time', waiting.text.replace('weeks', 'days'), [waiting], 'figure'],
    ['thousands for millions', fees.text.replace('£1.2m', '£1.2k'), [fees], 'figure'],
    ['fell for rose', moorings.text.replace('risen', 'fallen'), [moorings], 'direction'],
    ['above for below', fees.text.replace('below', 'above'), [fees], 'direction'],
    ['without its “not”', survey.text.replace(' not', ''), [survey], 'negation'],
    ['with a “not” of its own', lights.text.replace('was', 'was not'), [lights], 'negation'],
    ['done for planned', survey.text.replace('would not be', 'had not been'), [survey], 'hedge'],
    ['all for some', wardens.text.replace('Some', 'All'), [wardens], 'quantity'],
    ['cut before what limits it', 'The average wait for a mooring was 12 weeks.', [waiting], 'limit'],
    ['without the basis of its figure', 'Fee income was £1.2m, below the target of £1.4m.', [fees], 'basis'],
    [
      'the national average for the target',
      fees.text.replace('the target', 'the national average'),
      [fees],
      'comparator',
    ],
    ['another speaker', lights.text.replace('Ash Fenn', 'Rowan Teel'), [lights, survey], 'name'],
    ['somebody who is nowhere', lights.text.replace('Ash Fenn', 'Ivo Marsh'), [lights], 'name'],
    [
      'a reason that nobody gave',
      'Fee income was £1.2m for the year to date, below the target of £1.4m, because some wardens had left.',
      [fees, wardens],
      'joined',
    ],
    [
      'the subject of one with the news of another',
      'Some wardens were concerned about the lights on the east pier.',
      [wardens, lights],
      'joined',
    ],
    [
      'the figure of one with the subject of another',
      'Weekend booking had fallen to 81 for every 1,000 boats while the crews learned the new berths.',
      [
        minutes('Missed collections had fallen to 81 for every 1,000 boats while the crews learned the new berths.'),
        minutes('Weekend booking of berths had begun in the summer.'),
      ],
      'joined',
    ],
    ['a word of its own', lights.text.replace('concerned', 'furious'), [lights], 'words'],
    [
      'words in quotation marks that were not said',
      'Councillor Ash Fenn was concerned about “broken lights”.',
      [lights],
      'quote',
    ],
    ['too little to be right or wrong', 'It was not.', [survey], 'words'],
    ['nothing to rest on', 'Harbours are pleasant.', [], 'no_source'],
  ])('%s', (_how, text, sources, code) => {
    expect(codes(text, ...sources)).toContain(code);
  });
});

it('numbers are the same in digits and words, with and without commas, and not with two digits exchanged', () => {
  const source = minutes('There had been 4,523 visits and seventy complaints.');
  expect(codes('There had been 4523 visits and 70 complaints.', source)).toEqual([]);
  expect(codes('There had been 4,253 visits and seventy complaints.', source)).toContain('figure');
});

it('each failure names the words and says what is wrong with them', () => {
  const [failure] = checkClaim(moorings.text.replace('412', '421'), [moorings]);
  expect(failure).toEqual({
    code: 'figure',
    words: '421',
    message: '“421”: this figure does not stand so in the passage.',
  });
});
