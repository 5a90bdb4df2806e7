/** A measure's own words as its name: one line, without what only leads to the measure. */
export function tidyName(measure: string): string {
  const words = squeeze(measure)
    .replace(/^[\s·•\-–—:;,.]+|[\s:;,.\-–—]+$/gu, '')
    .replace(/^(?:the|a|an|its|their|our)\s+/i, '')
    .replace(
      /^(?:total |overall )?(?:number|percentage|proportion|count|level|figure|rate)s?\s+(?:of|for)\s+(?:the\s+)?/i,
      '',
    )
    .trim();
  return words.length <= longest ? words : `${words.slice(0, longest - 1).replace(/\s+\S*$/, '')}…`;
}

/** A segment without leading articles and prepositions, and without a capital that only begins a sentence. */
export function segmentText(segment: string): string | null {
  const words = squeeze(segment)
    .replace(/^[\s·•\-–—:;,.(]+|[\s:;,.\-–—)]+$/gu, '')
    .replace(/^(?:(?:of|for|in|among|the|all|those)\s+)+/i, '')
    .replace(/^\p{Lu}(?=\p{Ll}+(?: \p{Ll}|$))/u, (letter) => letter.toLowerCase());
  return words === '' ? null : words;
}

/** The words that say that something else is counted than before; null where there are none. */
export function changedDefinition(text: string): string | null {
  const found = changedPattern.exec(text);
  return found === null ? null : squeeze(found[0]).toLowerCase();
}

const changedPattern =
  /\b(?:new|revised|changed|amended|updated|old|previous|former|wider|narrower)\s+(?:national\s+)?(?:definition|methodology|method|counting rules?|criteria|basis of calculation)\b/i;

const squeeze = (text: string): string => text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();

const longest = 80;
