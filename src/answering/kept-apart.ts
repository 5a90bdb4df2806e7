/**
 * Measures that share words and are not one another. A question about one is not answered by a sentence about the other.
 * The more particular name stands first in each pair: where both would fit, the words are the first's.
 */
const pairs: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\bmissing (?:from |in |out on )?education\b|\bCME\b/i,
    /\b(?:going|gone|went|reported|were|been|are|goes) missing\b|\bmissing (?:children|child|episodes?|from (?:home|care))\b|\breturn home interviews?\b/i,
  ],
  [/\bchild(?:ren)? in need\b|\bCIN\b/i, /\bchild protection plans?\b|\bCPPs?\b/i],
  [/\bre-?referrals?\b/i, /(?<!re-?)\breferrals?\b/i],
  [/\breview conferences?\b|\bconference reviews?\b/i, /\binitial (?:child protection )?(?:case )?conferences?\b/i],
];

/** True where the question names one of two measures and the sentence names only the other. */
export function speaksOfAnother(question: string, sentence: string): boolean {
  return pairs.some(([particular, other]) => {
    const asked = names(question, particular, other);
    const said = names(sentence, particular, other);
    return (
      (asked.particular && !asked.other && said.other && !said.particular) ||
      (asked.other && !asked.particular && said.particular && !said.other)
    );
  });
}

function names(text: string, particular: RegExp, other: RegExp): { particular: boolean; other: boolean } {
  const isParticular = particular.test(text);
  return {
    particular: isParticular,
    other: other.test(isParticular ? text.replace(new RegExp(particular, 'gi'), ' ') : text),
  };
}
