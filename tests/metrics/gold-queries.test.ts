import { describe, expect, it } from 'vitest';
import { lookUpMetric } from '../../src/metrics/look-up.js';
import { loadMeasureRegister } from '../../src/vocabulary/metrics/register.js';
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js';
import { goldQueries, goldShelf, hasGold } from './gold-shelf.js';

describe.skipIf(!hasGold)('queries over the hand-labelled figures of real minutes', () => {
  const register = loadMeasureRegister();
  const vocabulary = loadVocabulary();
  const shelf = hasGold ? goldShelf(register) : null;
  const labelled = new Set(shelf?.held.observations.map(({ id }) => id));

  it.each(goldQueries().map((query) => [query.id, query] as const))(
    '%s',
    async (_, { query, expected, qualitative, must_not = [] }) => {
      if (!shelf) return;
      const answer = await lookUpMetric(
        { query },
        { shelf, register, vocabulary },
        { today: '2025-11-21', homeCouncil: 'Kirklees' },
      );
      const shown = answer.observations.map(({ id }) => id);
      if (expected === 'none') expect(answer.status).toBe('not_found');
      else if ('ambiguous' in expected) {
        expect(answer.status).not.toBe('not_found');
        if (answer.status === 'ambiguous') expect(answer.candidates.length).toBeGreaterThan(1);
      } else {
        expect(shown).toEqual(expected.filter((id) => labelled.has(id)));
        expect(answer.trends.map(({ id }) => id).toSorted()).toEqual(
          expect.arrayContaining(qualitative.filter((id) => !optional.has(id)).toSorted()),
        );
      }
      expect(shown.filter((id) => must_not.includes(id))).toEqual([]);
    },
  );
});

/** Labelled as neither a miss nor a find, because a figure says the same. */
const optional: ReadonlySet<string> = new Set();
