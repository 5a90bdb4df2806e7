import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/metrics/comparable.js';
import { spanOf, stretchOf } from '../../src/metrics/span.js';
import { ask } from './asking.js';
import { type FigureGiven, month } from './invented-figures.js';

const months = Array.from({ length: 30 }, (_, at) =>
  month(`${2023 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`),
);

const anyPeriod = fc.oneof(
  fc.constantFrom(...months),
  fc.constantFrom<readonly [string, string]>(
    ['2024-01-01', '2024-12-31'],
    ['2024-04-01', '2025-03-31'],
    ['2025-01-01', '2025-06-30'],
    ['2024-04-01', '2024-06-30'],
    ['2025-03-03', '2025-04-19'],
  ),
  fc.constant('inherited' as const),
  fc.record({ asOf: fc.constantFrom('2024-03-31', '2025-03-31') }),
);

const anyFigure: fc.Arbitrary<FigureGiven> = fc.record({
  measure: fc.constantFrom('EHCP compliance', 'EHCPs within 20 weeks'),
  value: fc.integer({ min: 0, max: 100 }),
  basis: fc.constantFrom('period', 'cumulative', 'snapshot'),
  period: anyPeriod,
});

describe('any figures of a measure', () => {
  it('are all shown, in time order, each in one series', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyFigure, { minLength: 1, maxLength: 12 }), async (figures) => {
        const answer = await ask('EHCP compliance', [
          { document: 'x.txt', period: ['2025-01-01', '2025-01-31'], figures },
        ]);
        expect(answer.observations.length).toBe(figures.length);
        const days = answer.observations.map(({ period }) => period.end ?? '2025-01-31');
        expect(days).toEqual(days.toSorted());
        const ids = answer.series.flatMap(({ observationIds }) => observationIds);
        expect(ids.toSorted()).toEqual(answer.observations.map(({ id }) => id).toSorted());
      }),
      { numRuns: 60 },
    );
  });

  it('are joined only where basis, length and, for years, the month of beginning are the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyFigure, { minLength: 1, maxLength: 12 }), async (figures) => {
        const answer = await ask('EHCP compliance', [
          { document: 'x.txt', period: ['2025-01-01', '2025-01-31'], figures },
        ]);
        const lines = linesOf(answer);
        for (const { figures: joined } of lines) {
          expect(new Set(joined.map(({ basis }) => basis)).size).toBe(1);
          expect(new Set(joined.map(({ period, basis }) => stretchOf(period, basis))).size).toBe(1);
          expect(new Set(joined.map(({ period }) => period.end)).size).toBe(joined.length);
          if (joined.length > 1)
            expect(joined.every(({ period, basis }) => stretchOf(period, basis) !== null)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the length of a period', () => {
  it.each([
    ['2025-06-01', '2025-06-30', 'month'],
    ['2024-02-01', '2024-02-29', 'month'],
    ['2025-04-01', '2025-06-30', 'quarter'],
    ['2024-04-01', '2025-03-31', 'year'],
    ['2024-01-01', '2024-12-31', 'year'],
    ['2025-01-01', '2025-06-30', 'other'],
    ['2025-03-03', '2025-04-19', 'other'],
    ['2025-03-31', '2025-03-31', null],
    [null, '2025-03-31', null],
  ])('from %s to %s is %s', (start, end, span) => {
    expect(spanOf({ start, end })).toBe(span);
  });

  it('tells a calendar year from a council’s, and one part of a year from another of the same length where it is cumulative', () => {
    const stretch = (start: string, end: string, basis: 'period' | 'cumulative' = 'period') =>
      stretchOf({ start, end }, basis);
    expect(stretch('2024-01-01', '2024-12-31')).not.toBe(stretch('2024-04-01', '2025-03-31'));
    expect(stretch('2025-06-01', '2025-06-30')).toBe(stretch('2025-07-01', '2025-07-31'));
    expect(stretch('2025-01-01', '2025-06-30', 'cumulative')).not.toBe(
      stretch('2025-04-01', '2025-09-30', 'cumulative'),
    );
    expect(stretch('2025-04-01', '2025-06-30', 'cumulative')).not.toBe(
      stretch('2025-04-01', '2025-09-30', 'cumulative'),
    );
  });
});
