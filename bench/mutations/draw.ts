import { createRandom } from '../invented/words.js';

/** Draws that are the same in every run. */
export function createDraw(seed: number) {
  const { next } = createRandom(seed);
  return {
    /** From 0 up to 1. */
    next,
    /** One of some things; undefined where there are none. */
    one: <Thing>(things: readonly Thing[]): Thing | undefined => things[Math.floor(next() * things.length)],
  };
}

export type Draw = ReturnType<typeof createDraw>;
