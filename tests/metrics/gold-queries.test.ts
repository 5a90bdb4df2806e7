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
        // Only two of the five documents have labels, so a name is asked for only where its measure is labelled in them.
        const held = shelf.held.observations.map(({ metric }) => metric);
        const named =
          expected.ambiguous === '*'
            ? []
            : expected.ambiguous.flatMap((name) => register.find(name, held).named.slice(0, 1));
        const wanted = named.filter((key) => held.some((metric) => metric.key === key));
        if (wanted.length > 1) expect(answer.status).toBe('ambiguous');
        if (answer.status === 'ambiguous')
          expect(answer.candidates.map(({ key }) => key)).toEqual(expect.arrayContaining(wanted));
        expect(answer.status === 'not_found' && wanted.length > 0).toBe(false);
      } else {
        expect(shown).toEqual(expected.filter((id) => labelled.has(id)));
        expect(answer.trends.map(({ id }) => id).toSorted()).toEqual(expect.arrayContaining(qualitative.toSorted()));
      }
      expect(shown.filter((id) => must_not.includes(id))).toEqual([]);
    },
  );
});
