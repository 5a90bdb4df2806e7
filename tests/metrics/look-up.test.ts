import { describe, expect, it } from 'vitest';
import { ask } from './asking.js';
import { month, reports } from './invented-figures.js';

const valuesOf = (answer: Awaited<ReturnType<typeof ask>>) => answer.observations.map(({ value }) => value);

describe('looking up a measure', () => {
  it('gives every figure, oldest first, the wider of two with one end first, each with its quotation and link', async () => {
    const answer = await ask('EHCP compliance');
    expect(answer.status).toBe('found');
    expect(answer.metric?.key).toBe('ehcp-20-week-compliance');
    expect(valuesOf(answer)).toEqual([31.5, 44.1, 58.3, 57.9, 61, 61, 66.4]);
    for (const { quote, citation } of answer.observations) expect(citation.quote).toBe(quote);
    expect(answer.observations[0]?.citation).toMatchObject({
      label: '1',
      link: 'https://minutes.harrowmere.example/a',
      meeting: { council: 'Harrowmere Council' },
    });
    expect(new Set(answer.observations.map(({ citation }) => citation.label)).size).toBe(7);
  });

  it('makes one series for each basis and span', async () => {
    const { series } = await ask('EHCP compliance');
    expect(series.map(({ basis, span, observationIds }) => [basis, span, observationIds.length])).toEqual([
      ['period', 'year', 1],
      ['cumulative', 'other', 1],
      ['period', 'month', 5],
    ]);
  });

  it('keeps the parts of a measure in series of their own', async () => {
    const { series } = await ask('initial health assessments');
    expect(series.map(({ segment }) => segment)).toEqual([null, 'within a further month of the deadline']);
  });

  it('keeps councils in series of their own', async () => {
    const both = [
      {
        document: 'x.txt',
        council: 'Harrowmere Council',
        figures: [{ measure: 'persistent absence', value: 18, period: month('2025-06') }],
      },
      {
        document: 'y.txt',
        council: 'Stonebeck Council',
        figures: [{ measure: 'persistent absence', value: 21, period: month('2025-06') }],
      },
    ];
    const { series } = await ask('persistent absence', both);
    expect(series.map(({ council }) => council)).toEqual(['Harrowmere Council', 'Stonebeck Council']);
  });

  it('begins a new series where the definition changes', async () => {
    const changed = [
      {
        document: 'x.txt',
        figures: [
          { measure: 'EHCPs within 20 weeks', value: 50, period: month('2025-06') },
          { measure: 'EHCPs within 20 weeks excluding exceptions', value: 60, period: month('2025-07') },
        ],
      },
    ];
    const { series } = await ask('EHCP compliance', changed);
    expect(series.map(({ definition }) => definition)).toEqual([null, 'excluding exceptions']);
  });

  it('names both figures of one period as differing, and a figure minuted again as the same', async () => {
    const { samePeriod } = await ask('EHCP compliance');
    expect(samePeriod).toEqual([
      { differ: true, observationIds: ['o-a-september.txt-2', 'o-b-november.txt-0'] },
      { differ: false, observationIds: ['o-a-september.txt-3', 'o-b-november.txt-1'] },
    ]);
  });

  it('puts a figure that is only said to be earlier just before the one it precedes', async () => {
    expect(valuesOf(await ask('front door referrals'))).toEqual([310, 240]);
  });

  it('offers the choices for a population alone and picks none', async () => {
    const answer = await ask('care leavers');
    expect(answer).toMatchObject({ status: 'ambiguous', metric: null, observations: [], series: [] });
    expect(answer.candidates).toEqual([
      { key: 'care-leavers-eet', name: 'care leavers in education, training or employment', observations: 1 },
      { key: 'care-leavers-suitable-accommodation', name: 'care leavers in suitable accommodation', observations: 1 },
    ]);
  });

  it('finds a population alone where the limits leave one measure', async () => {
    const one = [
      {
        document: 'x.txt',
        heldOn: '2025-05-06',
        figures: [{ measure: 'care leavers in suitable accommodation', value: 88 }],
      },
      {
        document: 'y.txt',
        heldOn: '2025-06-10',
        figures: [{ measure: 'care leavers with a pathway plan', value: 97 }],
      },
    ];
    expect((await ask('care leavers', one)).status).toBe('ambiguous');
    const answer = await ask({ query: 'care leavers', from: '2025-06-01' }, one);
    expect(answer.status).toBe('found');
    expect(answer.metric?.key).toBe('care-leavers-pathway-plan');
  });

  it('says that no figure is minuted, and shows what is stated in words', async () => {
    const missing = await ask('missing children');
    expect(missing).toMatchObject({ status: 'not_found', observations: [] });
    expect(missing.trends.map(({ quote }) => quote)).toEqual(['Fewer children had gone missing than in the spring']);
    const exclusions = await ask('exclusions');
    expect(exclusions.status).toBe('not_found');
    expect(exclusions.trends.map(({ quote, citation }) => [quote, citation.quote])).toEqual([
      ['Exclusions had risen in three schools', 'Exclusions had risen in three schools'],
    ]);
  });

  it('lists everything where the words name no measure, and nothing else', async () => {
    expect((await ask('performance figures')).candidates.length).toBe(9);
    expect((await ask('')).candidates.length).toBe(9);
    expect((await ask('sandwiches')).status).toBe('not_found');
    expect((await ask('e')).status).toBe('not_found');
  });

  it('lists nothing where nothing is held', async () => {
    expect(await ask('', [])).toMatchObject({ status: 'not_found', candidates: [] });
    expect(await ask('EHCP compliance', [])).toMatchObject({ status: 'not_found', trends: [] });
  });
});

describe('limits of a look-up', () => {
  it.each<[string, (number | null)[]]>([
    ['EHCP compliance July 2025', [61, 61]],
    ['EHCP compliance in 2024', [31.5]],
    ['ehcp compliance harrowmere august 2025', [66.4]],
    ['EHCP compliance since July 2025', [61, 61, 66.4]],
  ])('reads the period and the council out of “%s”', async (query, values) => {
    expect(valuesOf(await ask(query))).toEqual(values);
  });

  it('lets flags win over the words', async () => {
    expect(valuesOf(await ask({ query: 'EHCP compliance July 2025', from: '2025-08-01', to: null }))).toEqual([66.4]);
    const other = await ask({ query: 'EHCP compliance Stonebeck', council: 'Harrowmere' });
    expect(other.observations.length).toBe(7);
  });

  it('never shows one council’s figures as another’s, and quotes what that council states', async () => {
    const answer = await ask('EHCP compliance Stonebeck');
    expect(answer).toMatchObject({ status: 'not_found', observations: [] });
    expect(answer.trends.map(({ citation }) => citation.meeting.council)).toEqual(['Stonebeck Council']);
  });

  it('names a council that has no figure beside one that has', async () => {
    const answer = await ask('EHCP compliance, Harrowmere or Stonebeck');
    expect(answer.status).toBe('found');
    expect(answer.notes).toContain('No figure of Stonebeck Council is minuted.');
  });

  it('means the home council by “our”', async () => {
    expect((await ask('our re-let time')).status).toBe('not_found');
    expect((await ask('our re-let time', reports, 'Stonebeck Council')).status).toBe('found');
  });

  it('names a council or body that is not held', async () => {
    const council = await ask({ query: 'EHCP compliance', council: 'Narrowmarsh' });
    expect(council.status).toBe('not_found');
    expect(council.notes).toContain(
      'No minutes of Narrowmarsh are held; those held are of Harrowmere Council and Stonebeck Council.',
    );
    const body = await ask({ query: 'EHCP compliance', body: 'Parks Committee' });
    expect(body.notes.join()).toContain('No meeting of “Parks Committee” is held');
  });

  it('takes words for a period as part of the measure where they are', async () => {
    const one = [
      { document: 'x.txt', heldOn: '2020-01-07', figures: [{ measure: 're-referrals within 12 months', value: 17 }] },
    ];
    expect(valuesOf(await ask('re-referrals within 12 months', one))).toEqual([17]);
  });

  it('counts the figures that a limit cannot place', async () => {
    const one = [
      {
        document: 'x.txt',
        figures: [
          { measure: 're-referral rate', value: 17 },
          { measure: 're-referral rate', value: 19, period: month('2025-06') },
        ],
      },
    ];
    const answer = await ask({ query: 're-referral rate', from: '2025-01-01' }, one);
    expect(valuesOf(answer)).toEqual([19]);
    expect(answer.scope.undated).toBe(1);
    expect(answer.notes).toContain('Left out, because nothing says when they were: 1 figure.');
  });

  it('answers “same time last year” only by the same measure, basis and length of period', async () => {
    const none = await ask('EHCP compliance compared with the same time last year');
    expect(none.notes.join()).toContain(
      'No figure of the same basis and length of period is minuted for a year earlier (August 2024).',
    );
    const two = [
      {
        document: 'x.txt',
        figures: [
          { measure: 'EHCP compliance', value: 40, period: month('2024-06') },
          { measure: 'EHCP compliance', value: 50, period: month('2025-06') },
        ],
      },
    ];
    expect((await ask('EHCP compliance year on year', two)).notes).toContain('A year earlier: 40% in June 2024.');
  });
});
