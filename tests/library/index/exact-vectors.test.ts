import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createExactVectors, dot } from '../../../src/library/index/exact-vectors.js';

const numbers = (dimensions: number, zeros: number) =>
  fc
    .array(fc.tuple(fc.nat(99), fc.integer({ min: -8, max: 8 })), { minLength: dimensions, maxLength: dimensions })
    .map((pairs) => pairs.map(([chance, value]) => (chance < zeros ? 0 : value / 4)));

const library = (zeros: number) =>
  fc.integer({ min: 1, max: 9 }).chain((dimensions) =>
    fc.record({
      vectors: fc.array(numbers(dimensions, zeros), { maxLength: 30 }),
      question: numbers(dimensions, 50),
      limit: fc.nat(12),
    }),
  );

describe('comparing with every vector', () => {
  it.each([
    ['without zeros', 0],
    ['mostly zeros', 90],
  ])('gives the nearest by dot product, nearest first, for vectors %s', (_, zeros) => {
    fc.assert(
      fc.property(library(zeros), ({ vectors, question, limit }) => {
        const index = createExactVectors(
          vectors.map((vector, row) => ({ passageId: `p${row}`, vector: Float32Array.from(vector) })),
        );
        const wanted = vectors
          .map((vector, row) => ({ passageId: `p${row}`, similarity: dot(vector, question) }))
          .sort((a, b) => b.similarity - a.similarity)
          .slice(0, limit);
        expect(index.nearest(question, limit)).toEqual(wanted);
        expect(index.size).toBe(vectors.length);
        for (const { passageId, similarity } of wanted)
          expect(index.similarityOf(passageId, question)).toBe(similarity);
      }),
    );
  });

  it('knows nothing of a passage without a vector', () => {
    expect(createExactVectors([]).similarityOf('p1', [1])).toBeNull();
    expect(createExactVectors([]).nearest([1], 3)).toEqual([]);
  });
});
