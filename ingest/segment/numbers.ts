/** A printed item number and what follows it on the line. */
export interface NumberedLine {
  /** As printed, without the point that ends it: "7", "33A", "1/25", "25.1", "XII", "90 (6)". */
  readonly number: string;
  /** Characters that the number takes, following white space included. */
  readonly length: number;
  readonly kind: 'agendaItem' | 'minute' | 'unsaid';
}

const shapes = [
  /^(?<number>\d{1,4} \(\d{1,3}\))[.:]?(?:\s+|$)/,
  /^(?<number>\d{1,4}\/\d{2,4}(?:\/\d{1,3})?)[.:]?(?:\s+|$)/,
  /^(?<number>\d{1,3}\.\d{1,3})[.:]?(?:\s+|$)/,
  /^(?<number>\d{1,4}[A-Z]?)[.:)]?(?:\s+|$)/,
  /^(?<number>[A-Z]{1,4}\.?\d{1,4}(?:\/\d{2,4})?)[.:]?(?:\s+|$)/,
  /^(?<number>[IVXLC]{1,7})\.(?:\s+|$)/,
];
const spoken =
  /^(?<kind>agenda item|item|minute)(?:\s+(?:no|number|ref)\.?)?\s*:?\s+(?<number>\d{1,4}[A-Z]?(?:[./]\d{1,4})?|[IVXLC]{1,7})\s*(?:[-–—:.)]\s*|\s+|$)/i;

/** Reads the item number that a heading line begins with; null where it begins with none. */
export function readNumber(words: string): NumberedLine | null {
  const said = spoken.exec(words);
  if (said?.groups?.number)
    return {
      number: said.groups.number,
      length: said[0].length,
      kind: /^minute/i.test(said.groups.kind ?? '') ? 'minute' : 'agendaItem',
    };
  for (const shape of shapes) {
    const found = shape.exec(words);
    if (found?.groups?.number) return { number: found.groups.number, length: found[0].length, kind: 'unsaid' };
  }
  return null;
}

/** The running count in a printed number, to tell whether headings follow one another: "33A" 33, "1/25" 1, "XII" 12, "90 (6)" 90. */
export function countOf(number: string): number {
  if (/^[IVXLC]+$/.test(number)) return fromRoman(number);
  const digits = /\d+/.exec(number);
  return digits ? Number(digits[0]) : Number.NaN;
}

function fromRoman(number: string): number {
  const values: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
  const digits = [...number].map((letter) => values[letter] ?? 0);
  return digits.reduce((sum, value, index) => sum + (value < (digits[index + 1] ?? 0) ? -value : value), 0);
}
