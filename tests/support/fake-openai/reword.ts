/** Ways to say a sentence of minutes again that change nothing it says, each as an honest writer would use it. */
const ways: readonly (readonly [RegExp, string])[] = [
  [/\bincreased (?=to|from|by)/g, 'rose '],
  [/\bdecreased (?=to|from|by)/g, 'fell '],
  [/\bdropped (?=to|from|by)/g, 'fell '],
  [/\bhad risen\b/g, 'had increased'],
  [/\bhad fallen\b/g, 'had decreased'],
  [/\bcompared to\b/g, 'compared with'],
  [/(?<=\d)%/g, ' per cent'],
  [/(?<!-|hundred and |thousand and )\bseven\b(?!-)/g, '7'],
  [/(?<!-|hundred and |thousand and )\beight\b(?!-)/g, '8'],
  [/(?<!-|hundred and |thousand and )\bten\b(?!-)/g, '10'],
  [/(?<!-|hundred and |thousand and )\btwelve\b(?!-)/g, '12'],
  [/\b(?<=was |were |remained |is )higher than (?=the national|the target|the regional)/g, 'above '],
  [/\b(?<=was |were |remained |is )lower than (?=the national|the target|the regional)/g, 'below '],
  [/\bwould\b/g, 'will'],
  [/\b(?:However|Additionally|Furthermore), (?=\p{L})/gu, ''],
];

/** "In June 2025 timeliness was 65.9 per cent": a time at the end is said first. */
const timeLast =
  /^(?<rest>\p{Lu}[^,;:.]{20,}) (?<time>in (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4})\.$/u;
/** "The Panel was informed that ‖ numbers had fallen": who heard it need not be said. */
const heard =
  /^(?:The )?(?:Panel|Committee|Board|Members|Councillors) (?:was|were) (?:informed|advised|told) that (?=\p{L})/u;

/** Says a sentence again by the `at`th way that fits, all of them, or as it stands. */
export function reword(sentence: string, at: number): string {
  const fitting = ways.filter(([pattern]) => sentence.search(pattern) >= 0);
  const chosen = fitting.length === 0 ? [] : at % 3 === 0 ? fitting : [fitting[at % fitting.length] ?? fitting[0]];
  let said = sentence;
  for (const way of chosen) if (way) said = said.replace(way[0], way[1]);
  said = said.replace(heard, '');
  const last = timeLast.exec(said)?.groups;
  if (last && at % 2 === 0) said = `${upper(last.time ?? '')} ${lower(last.rest ?? '')}.`;
  return upper(said);
}

/** Two sentences as one. */
export const join = (first: string, second: string): string => `${first.replace(/[.;:,]?\s*$/, '')}; ${lower(second)}`;

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** A name and an abbreviation keep their capital. */
const lower = (text: string): string =>
  /^(?:The|A|An|In|There|This|These|It|Some|All|Most|Numbers?|Officers|Members|Timeliness|Work|For|At|By)\b/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
