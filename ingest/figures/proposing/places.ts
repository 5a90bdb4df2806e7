import type { Range } from '../../../src/minutes/span.js';

/** Where these words stand in a text, white space apart. A word or number is found whole: "3" neither in "30" nor in "3.5". */
export function placesOf(words: string, text: string): Range[] {
  const written = words.trim().split(/\s+/).map(escaped).join('\\s+');
  if (written === '') return [];
  const whole = new RegExp(`(?<![\\p{L}\\p{N}]|\\d[.,])${written}(?![\\p{L}\\p{N}]|[.,]\\d)`, 'gu');
  return [...text.matchAll(whole)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
