import { describe, expect, test } from 'vitest';
import { findTables } from '../../../ingest/figures/tables/find-tables.js';
import type { Observation } from '../../../src/minutes/figures.js';
import { recordOf } from '../segment/record-of.js';

const page = (words: string): string =>
  `Harbour Performance Report\n\nThe Panel will consider the report for the period ending June 2025.\n\nMinutes:\n\n${words}\n`;
const observationsIn = (words: string): readonly Observation[] => recordOf(page(words)).observations;
const brief = ({ value, unit, segment, period, comparators }: Observation) => ({
  value,
  unit,
  segment,
  end: period.end,
  comparators: comparators.map(({ kind, value: of }) => [kind, of]),
});

describe('a table of measures with times across', () => {
  const rows = [
    ['Indicator', '2023/24', '2024/25', 'Target 2024/25', 'RAG'],
    ['Household waste recycled (%)', '43.1', '45.9', '48', 'Amber'],
    ['Missed bins per 100,000', '71', '-', '60', 'Green'],
    ['Average time to re-let (days)', '39', '31.5', '35', 'Green'],
  ];
  const layouts: readonly [string, string][] = [
    ['tabs', rows.map((row) => row.join('\t')).join('\n')],
    [
      'pipes',
      [rows[0], ['---', '---', '---:', '---', '---'], ...rows.slice(1)]
        .map((row) => `| ${row?.join(' | ')} |`)
        .join('\n'),
    ],
    ['wide spaces', rows.map((row) => row.map((cell) => cell.padEnd(34)).join('')).join('\n')],
  ];
  test.each(layouts)(
    'between %s gives each cell the measure of its row and the time of its column',
    (_layout, table) => {
      expect(observationsIn(table).map(brief)).toEqual([
        { value: 43.1, unit: 'percent', segment: null, end: '2024-03-31', comparators: [] },
        { value: 45.9, unit: 'percent', segment: null, end: '2025-03-31', comparators: [['target', 48]] },
        { value: 71, unit: 'rate per 100,000', segment: null, end: '2024-03-31', comparators: [] },
        { value: 39, unit: 'days', segment: null, end: '2024-03-31', comparators: [] },
        { value: 31.5, unit: 'days', segment: null, end: '2025-03-31', comparators: [['target', 35]] },
      ]);
    },
  );

  test.each(layouts)('between %s is quoted by its rows, as printed', (_layout, table) => {
    const text = page(table);
    for (const { quote, valueText, source } of recordOf(text).observations) {
      expect(text.slice(source.start, source.end)).toBe(quote);
      expect(quote).toContain(valueText);
      expect(quote).not.toContain('\n');
    }
  });
});

test('a table of parts of the council gives each cell the measure of its column and the part as its segment', () => {
  const found = observationsIn(
    [
      '| Directorate | Budget £m | Overspend / (underspend) £m | At Period 2 £m |',
      '|---|---:|---:|---:|',
      '| Learning | 40.1 | 2.4 | 1.1 |',
      '| Place | 22.0 | (0.3) | (0.2) |',
      '| **Total** | **62.1** | **2.1** | **0.9** |',
    ].join('\n'),
  );
  expect(found.map(brief)).toEqual([
    { value: 2_400_000, unit: 'gbp', segment: 'Learning', end: '2025-06-30', comparators: [] },
    { value: 1_100_000, unit: 'gbp', segment: 'Learning', end: '2025-05-31', comparators: [] },
    { value: -300_000, unit: 'gbp', segment: 'Place', end: '2025-06-30', comparators: [] },
    { value: -200_000, unit: 'gbp', segment: 'Place', end: '2025-05-31', comparators: [] },
    { value: 2_100_000, unit: 'gbp', segment: null, end: '2025-06-30', comparators: [] },
    { value: 900_000, unit: 'gbp', segment: null, end: '2025-05-31', comparators: [] },
  ]);
  expect(new Set(found.map(({ metric }) => metric.key)).size).toBe(1);
});

test('a national column is set beside the figure and is none of ours', () => {
  const found = observationsIn(
    'Measure\tActual\tEngland\nSchool attendance (%)\t93.2\t92.1\nPersistent absence (%)\t17.9\t19.0',
  );
  expect(found.map(brief)).toEqual([
    { value: 93.2, unit: 'percent', segment: null, end: '2025-06-30', comparators: [['national', 92.1]] },
    { value: 17.9, unit: 'percent', segment: null, end: '2025-06-30', comparators: [['national', 19]] },
  ]);
});

test.each([
  ['a single line with tabs', 'Present:\tCllr A\tCllr B'],
  ['a heading and one row', 'Ward\tHomes\tFlats\nNorth\t4\t5'],
  ['prose with two spaces after full stops', 'It rose.  It fell.  It rose.\nThen  it  was level again.\nAnd so on.'],
])('%s is no table', (_what, text) => {
  expect(findTables(text, [{ start: 0, end: text.length }])).toEqual([]);
});
