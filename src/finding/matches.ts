import { keepLongest } from '../minutes/keep-longest.js';
import type { Range } from '../minutes/span.js';
import { type Phrase, type PhraseWord, plainJoin } from './phrases.js';
import { type Forms, type FoundWord, wordsIn, wordsWanted } from './words-in.js';

/** Finds where phrases occur in a text: in order, without overlaps, the longest where several fit. */
export type Matcher = (text: string) => Range[];

export function createMatcher(phrases: readonly Phrase[]): Matcher {
  const byFirst = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const first = phrase[0];
    if (first) byFirst.set(first.form, [...(byFirst.get(first.form) ?? []), phrase]);
  }
  const isFirst = ({ plain, stem }: Forms): boolean => byFirst.has(stem) || byFirst.has(plain);
  const longest = Math.max(0, ...phrases.map((phrase) => phrase.length));
  return (text) => {
    const found: Range[] = [];
    for (const at of wordsWanted(text, isFirst)) {
      const words = wordsIn(text.slice(at, at + longest * longestWord), longest);
      const [first] = words;
      if (!first) continue;
      for (const phrase of new Set([...(byFirst.get(first.stem) ?? []), ...(byFirst.get(first.plain) ?? [])])) {
        const last = words[phrase.length - 1];
        const start = at + first.start;
        const end = at + (last?.end ?? 0);
        if (last && isThere(phrase, words, text.slice(at)) && isWholeFigure(text, { start, end }, first, last))
          found.push({ start, end });
      }
    }
    return keepLongest(found);
  };
}

/** With what stands before the next one: no word of minutes is nearly as long. */
const longestWord = 120;

const isThere = (phrase: Phrase, words: readonly FoundWord[], text: string): boolean =>
  phrase.every((wanted, index) => fits(text, words, index, wanted));

/** Finds a query that holds no word at all, such as a sign or an emoji. */
export function createSignMatcher(query: string): Matcher {
  const pattern = query
    .trim()
    .split(/\s+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
  return (text) =>
    [...text.matchAll(new RegExp(pattern, 'gu'))].map((found) => ({
      start: found.index,
      end: found.index + found[0].length,
    }));
}

function fits(text: string, words: readonly FoundWord[], at: number, wanted: PhraseWord): boolean {
  const word = words[at];
  if (!word || wanted.form !== (wanted.exact ? word.plain : word.stem)) return false;
  if (wanted.capitals !== null && !word.surface.startsWith(wanted.capitals)) return false;
  const before = words[at - 1];
  if (!before) return true;
  const between = text.slice(before.end, word.start);
  return wanted.join === null ? isJoined(between) : plainJoin(between) === wanted.join;
}

/** Hyphens, line breaks and the marks inside a sentence are spaces; what ends a sentence, a list entry or a paragraph is not. */
const isJoined = (between: string): boolean => between === '.' || !(parting.test(between) || newEntry.test(between));

const parting = /[.?!•·|█]|\n[^\S\n]*\n/;
const newEntry = /\n\s*[-–*]\s/;

/** "47" does not occur in "47.2" or "1,147". */
function isWholeFigure(text: string, { start, end }: Range, first: FoundWord, last: FoundWord): boolean {
  const before = /^\d/.test(first.surface) && /\d[.,]$/.test(text.slice(Math.max(0, start - 2), start));
  const after = /\d$/.test(last.surface) && /^[.,]\d/.test(text.slice(end, end + 2));
  return !before && !after;
}
