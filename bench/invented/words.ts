/** Random numbers that are the same at every run. */
export function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[below(values.length)];
    if (value === undefined) throw new Error('There is nothing to pick from.');
    return value;
  };
  return { next, below, pick };
}

export type Random = ReturnType<typeof createRandom>;

const onsets = 'b c d f g h j l m n p r s t v w br cl dr fl gr pl st tr th ch sh'.split(' ');
const vowels = 'a e i o u ai ea oo'.split(' ');
const codas = ['', 'n', 'r', 'l', 's', 'm', 'nd', 'rt', 'st', 'ck'];

/** Words that are in no dictionary, each once. */
export function inventWords(count: number, random: Random): string[] {
  const words = new Set<string>();
  while (words.size < count) {
    const syllables = 2 + random.below(2);
    let word = '';
    for (let at = 0; at < syllables; at += 1) word += random.pick(onsets) + random.pick(vowels);
    words.add(word + random.pick(codas));
  }
  return [...words];
}

/** Draws as words are used: the n-th about 1/n as often as the first. */
export function createZipf<Value>(values: readonly Value[], random: Random): () => Value {
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= values.length; rank += 1) {
    sum += 1 / rank;
    sums.push(sum);
  }
  return () => {
    const wanted = random.next() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    const value = values[low];
    if (value === undefined) throw new Error('There is nothing to draw from.');
    return value;
  };
}
