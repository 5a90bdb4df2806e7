import { expect, it } from 'vitest';
import { killIngests, killStages } from '../support/kills.js';

it('an ingest that is killed in any stage leaves a library that opens, and the next one makes it whole', async () => {
  const perStage = { reading: 1, parsing: 1, storing: 1, embedding: 1, indexing: 1 };
  const kills = await killIngests({ perStage, documents: 6, items: 8, samples: false, seed: 3, longestDelayMs: 1 });
  expect(new Set(kills.map(({ stage }) => stage))).toEqual(new Set(killStages));
  for (const kill of kills)
    expect(kill).toMatchObject({ exportWorked: true, nextIngestCompleted: true, sameAsUndisturbed: true });
}, 240_000);
