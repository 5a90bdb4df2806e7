/** Numbers from 0 up to 1, the same in every run (mulberry32). */
export function createDraw(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    /** One of some things; undefined where there are none. */
    one: <Thing>(things: readonly Thing[]): Thing | undefined => things[Math.floor(next() * things.length)],
  };
}

export type Draw = ReturnType<typeof createDraw>;
