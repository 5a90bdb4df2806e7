import { describe, expect, it } from 'vitest';
import { scoreSet } from '../../../bench/figures.js';
import type { Field } from '../../../bench/figures-fields.js';
import { readSet } from '../../../bench/figures-sets.js';
import { severeIn } from '../../../bench/score-figures.js';

/** Hand labels of two real minutes, kept beside the project and not in it. */
const gold = readSet('gold');

describe.skipIf(gold === null)('the figures of real minutes (skipped where they are not here)', async () => {
  const scores = gold && (await scoreSet(gold));
  const total = scores?.total;

  it('are read but for one, with one wrong at most', () => {
    expect(total).toMatchObject({ labelled: 22 });
    expect(total?.missed).toBeLessThanOrEqual(1);
    expect(total?.wrong).toBeLessThanOrEqual(1);
  });

  it.each<Field>(['period.start', 'period.end', 'period.basis', 'basis', 'direction', 'comparators', 'qualifier'])(
    'have the right %s nine times in ten',
    (field) => {
      const { right, of } = total?.fields[field] ?? { right: 0, of: 0 };
      expect(right).toBeGreaterThanOrEqual(0.9 * of);
      expect(of).toBeGreaterThanOrEqual(21);
    },
  );

  it('hold nothing that an officer could repeat to harm', () => {
    expect(total && severeIn(total), JSON.stringify(total?.severe)).toBe(0);
  });
});
