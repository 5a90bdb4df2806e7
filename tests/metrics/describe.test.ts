import { describe, expect, it } from 'vitest';
import { metricCsv } from '../../src/metrics/csv.js';
import { describeMetric } from '../../src/metrics/describe.js';
import { ask } from './asking.js';
import { month, type ReportGiven } from './invented-figures.js';

const textOf = async (
  query: string,
  reports?: readonly ReportGiven[],
  homeCouncil: string | null = 'Harrowmere Council',
) => describeMetric(await ask(query, reports), { homeCouncil });
const one = (figures: ReportGiven['figures'], rest: Partial<ReportGiven> = {}): readonly ReportGiven[] => [
  { document: 'x.txt', ...rest, ...(figures ? { figures } : {}) },
];

describe('an answer in words', () => {
  it('begins with the newest figure as printed, its period and its council', async () => {
    const { headline } = await textOf('EHCP compliance');
    expect(headline).toBe(
      '66.4% in August 2025 (Harrowmere Council). EHCP 20-week compliance: the latest of 7 minuted.',
    );
  });

  it('has one line a figure with value, period and basis, and says where one was minuted again', async () => {
    const { lines } = await textOf('EHCP compliance');
    expect(lines.map(({ text }) => text)).toEqual([
      '31.5% · 2024 · whole year',
      '44.1% · January to June 2025 · cumulative · in line with the national figure',
      '58.3% · June 2025 · single month',
      '57.9% · June 2025 · single month',
      '61% · July 2025 · single month · minuted again: meeting of 11 November 2025',
      '66.4% · August 2025 · single month',
    ]);
  });

  it('shows both figures of a contradicted period with their meetings', async () => {
    const { notes } = await textOf('EHCP compliance');
    expect(notes).toContain(
      '2 different figures are minuted for June 2025: 58.3% (meeting of 9 September 2025) and 57.9% (meeting of 11 November 2025).',
    );
  });

  it('works out a difference in percentage points, within one line alone, and says so', async () => {
    const { notes } = await textOf('EHCP compliance');
    expect(notes).toContain('5.4 percentage points more than for July 2025 (61%), worked out by Minutebook.');
    const unlike = await textOf(
      'EHCP compliance',
      one([
        { measure: 'EHCP compliance', value: 44.1, basis: 'cumulative', period: ['2025-01-01', '2025-06-30'] },
        { measure: 'EHCP compliance', value: 61, period: month('2025-07') },
      ]),
    );
    expect(unlike.notes).toEqual([]);
  });

  it('works out nothing from figures that are not exact', async () => {
    const { notes } = await textOf(
      'EHCP compliance',
      one([
        {
          measure: 'EHCP compliance',
          value: 75,
          text: 'nearly three quarters',
          qualifier: 'nearly',
          period: month('2025-06'),
        },
        { measure: 'EHCP compliance', value: 80, period: month('2025-07') },
      ]),
    );
    expect(notes).toEqual([]);
  });

  it('never says improved or worsened', async () => {
    for (const query of ['EHCP compliance', 'missing children', 'EHCP numbers'])
      expect(JSON.stringify(await textOf(query))).not.toMatch(/improved|worsened|worse/i);
  });

  it('prints figures as they are printed, with the words that qualify them', async () => {
    const { lines } = await textOf('care leavers in education, employment or training');
    expect(lines[0]?.value).toBe('over 64%');
    const printed = await textOf(
      'EHCP compliance',
      one([{ measure: 'EHCP compliance', value: 95, text: '95%+', qualifier: 'at_least', period: month('2025-06') }]),
    );
    expect(printed.headline).toMatch(/^95%\+ in June 2025/);
  });

  it('gives a change as a change, and says that no level is minuted', async () => {
    const { headline, lines, notes } = await textOf('EHCP numbers');
    expect(headline).toBe(
      'Only a change is minuted: rose by 212, compared with the year before, in June 2025 (Harrowmere Council). EHCPs (number): the only figure minuted.',
    );
    expect(lines[0]?.text).toBe('rose by 212, compared with the year before (change only) · June 2025 · single month');
    expect(notes).toContain('Only a change is minuted; the level itself is not.');
  });

  it('leaves a change of unknown unit as printed', async () => {
    const { lines } = await textOf(
      '45 day assessments',
      one([
        {
          measure: '45 day assessments',
          change: { value: 10, unit: null, versus: 'earlier in the year', text: 'over 10%' },
          direction: 'up',
        },
      ]),
    );
    expect(lines[0]?.value).toBe(
      'rose by over 10% (per cent or percentage points not stated), compared with earlier in the year (change only)',
    );
  });

  it('answers with the whole before a part of one time, and with all parts where no whole is minuted', async () => {
    expect((await textOf('initial health assessments')).headline).toMatch(/^22% .*: one of 2 minuted\.$/);
    const parts = await textOf(
      'children’s homes Ofsted',
      one(
        [
          {
            measure: 'children’s homes Ofsted outcomes',
            unit: 'count',
            value: 1,
            text: 'one',
            segment: 'rated Outstanding in all areas',
          },
          {
            measure: 'children’s homes Ofsted outcomes',
            unit: 'count',
            value: 2,
            text: 'two',
            segment: 'moved up to Good',
          },
        ],
        { period: ['2025-01-01', '2025-03-31'] },
      ),
    );
    expect(parts.headline).toMatch(/^2 figures in the report to March 2025/);
    expect(parts.headline).toContain('one (rated Outstanding in all areas) and two (moved up to Good)');
  });

  it('prefers the home council’s newest figure', async () => {
    const both: ReportGiven[] = [
      {
        document: 'x.txt',
        council: 'Harrowmere Council',
        figures: [{ measure: 'persistent absence', value: 18, period: month('2025-06') }],
      },
      {
        document: 'y.txt',
        council: 'Stonebeck Council',
        figures: [{ measure: 'persistent absence', value: 21, period: month('2025-07') }],
      },
    ];
    expect((await textOf('persistent absence', both)).headline).toMatch(/^18% in June 2025 \(Harrowmere Council\)/);
    const { headline, lines } = await textOf('persistent absence', both, null);
    expect(headline).toMatch(/^21% in July 2025 \(Stonebeck Council\)/);
    expect(lines.map(({ council }) => council)).toEqual(['Harrowmere Council', 'Stonebeck Council']);
  });

  it('names the year of a council as councils do', async () => {
    const { lines } = await textOf(
      'EHCP compliance',
      one([
        { measure: 'EHCP compliance', value: 40, period: ['2024-04-01', '2025-03-31'] },
        { measure: 'EHCP compliance', value: 41, period: { asOf: '2025-03-31' }, basis: 'snapshot' },
      ]),
    );
    expect(lines.map(({ text }) => text)).toEqual([
      '40% · 2024/25 (April 2024 to March 2025) · whole year',
      '41% · as at 31 March 2025 · at one time',
    ]);
  });

  it('says that no figure is minuted, or offers the choices', async () => {
    expect((await textOf('missing children')).headline).toBe('No figure for “missing children” is minuted.');
    const care = await textOf('care leavers');
    expect(care.headline).toBe('“care leavers” may mean any of 2 measures; choose one.');
    expect(care.choices).toEqual([
      'care leavers in education, training or employment (1 figure)',
      'care leavers in suitable accommodation (1 figure)',
    ]);
    expect((await textOf('EHCP compliance for girls in the north')).headline).toContain('the nearest is offered');
    expect((await textOf('')).headline).toBe('9 measures have figures in the minutes held.');
    expect((await textOf('', [])).headline).toBe('No figures are held.');
  });
});

describe('the figures as CSV', () => {
  it('opens in Excel: a byte-order mark, ISO dates, and numbers beside what is printed', async () => {
    const csv = metricCsv(await ask('EHCP compliance'));
    expect(csv.startsWith('\ufeffmeasure,')).toBe(true);
    const lines = csv.slice(1).split('\r\n');
    expect(lines.length).toBe(9);
    const columns = lines[0]?.split(',') ?? [];
    const row = lines[3]?.split(',') ?? [];
    const at = (name: string) => row[columns.indexOf(name)];
    expect([at('value'), at('as printed'), at('period start'), at('period end'), at('span'), at('council')]).toEqual([
      '58.3',
      '58.3%',
      '2025-06-01',
      '2025-06-30',
      'month',
      'Harrowmere Council',
    ]);
  });

  it('lets no text run as a formula', async () => {
    const cells = [];
    for (const start of ['=', '+', '-', '@', '\t', '\r']) {
      const quote = `${start}SUM(A1:A9), or so`;
      const csv = metricCsv(
        await ask('CME', one([{ measure: 'CME', unit: 'count', value: 3, text: start + 3, quote }])),
      );
      cells.push(csv);
      expect(csv).toContain(`'${start}SUM`);
      expect(csv).not.toMatch(/(?:^|,)"?[=+@\t-][A-Z]/m);
    }
    expect(cells.length).toBe(6);
  });

  it('keeps a negative number a number', async () => {
    const csv = metricCsv(
      await ask('Progress 8', one([{ measure: 'Progress 8', unit: 'count', value: -0.2, text: '-0.2' }])),
    );
    expect(csv).toContain(",-0.2,,count,'-0.2,");
  });

  it('quotes commas, quotation marks and line breaks', async () => {
    const csv = metricCsv(await ask('CME', one([{ measure: 'CME', unit: 'count', value: 3, quote: 'a "b", c\nd' }])));
    expect(csv).toContain('"a ""b"", c\nd"');
  });
});
