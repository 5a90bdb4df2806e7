/**
 * What a segment tells of the part that is counted, without what only judges or goes on: "narrowly", "completed, a little behind",
 * "moved". Null where nothing is left that names a part.
 */
export function partNamed(segment: string | null): string | null {
  if (segment === null) return null;
  const words = segment
    .replace(/\s?\([^()]*$/, '')
    .replace(/,\s(?:an?|most|some|just|well|slightly|narrowly|far|partly|mainly|even|and then)\s.*$/iu, '')
    .trim();
  return words === '' || NOT_A_PART.test(words) ? null : words;
}

const NOT_A_PART =
  /^(?:(?:\p{L}+ly|\p{L}{2,}ed|taken|met|lost|made|given|sent|seen|held|kept|won|paid|spent|built|found|done|gone|first|second|third|fourth|so far|since .{1,30}|yet|too|again|well|respectively)\s?)+$/iu;
