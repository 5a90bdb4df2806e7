import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, ruleNews } from '../../src/digest/news-rule.js';

const meeting = (id: string, day: string | null, rest: Partial<Candidate> = {}): Candidate => ({
  id,
  body: 'housing',
  day,
  isNew: true,
  ...rest,
});
const known = (id: string, day: string | null, body = 'housing'): Candidate => meeting(id, day, { isNew: false, body });
const week = { sinceDay: '2025-06-02', delivered: true };
const firstWeek = { ...week, delivered: false };
const told = (candidates: readonly Candidate[], window = week): Record<string, string> =>
  Object.fromEntries(ruleNews(candidates, window).news);
/** Twenty years of monthly meetings. */
const twentyYears = Array.from({ length: 240 }, (_, index) =>
  meeting(`m${index}`, `${2005 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-10`),
);

describe('what is news', () => {
  it.each([
    ['minutes of the next meeting', [known('a', '2025-03-04'), meeting('b', '2025-04-08')], { b: 'new' }],
    ['minutes published late', [known('a', '2025-05-06'), meeting('b', '2024-12-03')], { b: 'new' }],
    ['an undated meeting of a body that was known', [known('a', '2025-03-04'), meeting('b', null)], { b: 'new' }],
    ['an old meeting that is found late', [known('a', '2025-03-04'), meeting('b', '2016-02-02')], { b: 'late' }],
    ['nothing, of what was known before', [known('a', '2025-03-04')], {}],
    [
      'the last meeting of a body that is new here',
      [known('a', '2025-03-04', 'health'), ...twentyYears],
      { m239: 'new' },
    ],
  ])('is %s', (_, candidates, expected) => {
    expect(told(candidates)).toEqual(expected);
  });

  it('is the last meeting of each body in the first week of all', () => {
    expect(told([...twentyYears, meeting('h', '2024-02-06', { body: 'health' })], firstWeek)).toEqual({
      m239: 'new',
      h: 'new',
    });
  });

  it('is not what a library made anew holds again, but what was held since', () => {
    expect(told(twentyYears)).toEqual({});
    expect(told([...twentyYears, meeting('b', '2025-06-04')])).toEqual({ b: 'new' });
    expect(ruleNews(twentyYears, week).older).toHaveLength(240);
  });

  it('is not a shelf of old minutes beside a running record, which is counted', () => {
    const ruled = ruleNews([known('a', '2025-05-06'), ...twentyYears.slice(0, 200)], week);
    expect([...ruled.news]).toEqual([]);
    expect(ruled.older).toHaveLength(200);
  });

  it('takes words added to minutes of the running half-year, and no others', () => {
    const { running } = ruleNews([known('a', '2025-05-06'), known('b', '2024-12-03'), known('c', '2019-05-07')], week);
    expect([...running].sort()).toEqual(['a', 'b']);
  });

  it('loses no new meeting: each is told of or counted, and none known before is told of', () => {
    const day = fc.option(fc.integer({ min: 2005, max: 2025 }).map((year) => `${year}-05-05`));
    const candidates = fc
      .array(fc.record({ day, body: fc.constantFrom('housing', 'health'), isNew: fc.boolean() }), { maxLength: 30 })
      .map((all) => all.map((one, index): Candidate => ({ id: String(index), ...one })));
    fc.assert(
      fc.property(candidates, fc.boolean(), (all, delivered) => {
        const { news, older } = ruleNews(all, { ...week, delivered });
        const found = [...news.keys(), ...older.map(({ id }) => id)].sort();
        expect(found).toEqual(
          all
            .filter(({ isNew }) => isNew)
            .map(({ id }) => id)
            .sort(),
        );
      }),
    );
  });
});
