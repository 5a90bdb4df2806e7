import type { LearntDefinition } from './types.js';
import { nameKey, smallWords } from './words.js';

/**
 * The definitions that minutes give: "Full Name (ABC)" and "ABC (full name)". Learnt only when the initials of the words
 * account for every letter of the abbreviation and no word but a small one is left over; otherwise it is no definition.
 */
export function learnDefinitions(text: string): LearntDefinition[] {
  const found = new Map<string, LearntDefinition>();
  const keep = (definition: LearntDefinition | null) => {
    if (!definition) return;
    const key = `${definition.short} ${nameKey(definition.full)}`;
    if (!found.has(key)) found.set(key, definition);
  };
  for (const match of text.matchAll(shortInBrackets)) keep(readBefore(text, match.index, match.groups?.short ?? ''));
  for (const match of text.matchAll(fullInBrackets))
    keep(readInside(match.groups?.short ?? '', match.groups?.full ?? ''));
  return [...found.values()];
}

/** At least two capitals; small letters inside for "DfE"; no digits. A plural or possessive ending is left outside. */
const short = String.raw`(?<short>\p{Lu}[\p{L}&]{0,8}\p{Lu})(?:['’]?s)?`;
const shortInBrackets = new RegExp(String.raw`\(\s*(?:the\s+)?["“‘']?${short}["”’']?\s*\)`, 'gu');
const fullInBrackets = new RegExp(String.raw`(?<![\p{L}\p{N}(])${short}\s?\((?<full>[^()\n]{3,120})\)`, 'gu');

/** Longer than any name that the abbreviation could stand for. */
const reach = 160;

function readBefore(text: string, bracket: number, short: string): LearntDefinition | null {
  // A name does not run across a full stop, another bracket or a blank line.
  const before = text.slice(Math.max(0, bracket - reach), bracket);
  const sentence = before.split(/[.;:!?()"“”•·|]|\n\s*\n/u).at(-1) ?? '';
  // The first word may be half a word where the reach ends.
  const words = readWords(sentence).slice(sentence.length === reach ? 1 : 0);
  for (let first = words.length - 1; first >= 0 && words.length - first <= short.length * 2 + 2; first--) {
    const candidate = words.slice(first);
    if (!fits(candidate, lettersOf(short), true)) continue;
    return isPerson(words[first - 1]) ? null : definition(short, sentence, candidate);
  }
  return null;
}

function readInside(short: string, full: string): LearntDefinition | null {
  const words = readWords(full);
  return fits(words, lettersOf(short), true) ? definition(short, full, words) : null;
}

interface NameWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The part after a hyphen: "Multi-Agency" may give M and A, "Co-ordinator" only C. */
  readonly afterHyphen: boolean;
}

function readWords(text: string): readonly NameWord[] {
  return [...text.matchAll(/[\p{L}\p{N}'’]+|&/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    afterHyphen: /[\p{L}][‐‑-]$/u.test(text.slice(0, match.index)),
  }));
}

/** Whether the words spell the letters, one initial after another, leaving out only small words and parts after a hyphen. */
function fits(words: readonly NameWord[], letters: readonly string[], atStart: boolean): boolean {
  const [word, ...rest] = words;
  if (!word) return letters.length === 0;
  const [letter, ...remaining] = letters;
  if (letter !== undefined && word.text.toLowerCase().startsWith(letter) && fits(rest, remaining, false)) return true;
  const isSmall = rest.length > 0 && (word.text === '&' || smallWords.has(word.text.toLowerCase()));
  const mayBeLeftOut = !atStart && (word.afterHyphen || isSmall);
  return mayBeLeftOut && fits(rest, letters, false);
}

const lettersOf = (short: string): readonly string[] => [...short.replaceAll('&', '').toLowerCase()];

/** Initials after a person's name are that person's, not a term. */
const isPerson = (before: NameWord | undefined): boolean =>
  before !== undefined &&
  /^(?:cllrs?|councillors?|mr|mrs|ms|miss|mx|dr|prof|professor|rev|sir|dame|lord|lady)$/iu.test(before.text);

function definition(short: string, text: string, words: readonly NameWord[]): LearntDefinition | null {
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last) return null;
  const full = text
    .slice(first.start, last.end)
    .replaceAll(/\s+/gu, ' ')
    .replace(/['’]s?$/u, '');
  // "ABC (abc)" explains nothing.
  return full.toLowerCase() === short.toLowerCase() ? null : { short, full };
}
