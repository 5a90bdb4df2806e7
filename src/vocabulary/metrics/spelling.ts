/** Finds the known word that a misspelt one was meant to be; null where none is near enough, or two are equally near. */
export function createSpelling(words: Iterable<string>): (word: string) => string | null {
  const known = new Set<string>();
  const byLength = new Map<number, string[]>();
  for (const word of words) {
    if (known.has(word)) continue;
    known.add(word);
    const same = byLength.get(word.length);
    if (same) same.push(word);
    else byLength.set(word.length, [word]);
  }
  return (word) => {
    const reach = reachOf(word);
    if (reach === 0 || known.has(word)) return null;
    let nearest: string[] = [];
    let distance = reach + 1;
    for (let length = word.length - reach; length <= word.length + reach; length++) {
      for (const candidate of byLength.get(length) ?? []) {
        if (candidate.length < 4 || /\d/.test(candidate)) continue;
        const found = distanceBetween(word, candidate, distance + 1);
        if (found < distance) {
          distance = found;
          nearest = [candidate];
        } else if (found === distance && found <= reach) nearest.push(candidate);
      }
    }
    // Few people get the first letter wrong.
    const sure = nearest.length > 1 ? nearest.filter((one) => one[0] === word[0]) : nearest;
    return sure.length === 1 ? (sure[0] ?? null) : null;
  };
}

/** Short words are easily another word: four letters may have one slip, eight two. Anything with a digit is as it is. */
function reachOf(word: string): number {
  if (word.length < 4 || /\d/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/** Letters to add, leave out, exchange with a neighbour or replace; `limit` where there are as many or more. */
function distanceBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1);
      row.push(value);
    }
    if (Math.min(...row) >= limit) return limit;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? limit, limit);
}
