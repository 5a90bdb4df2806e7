import type { Json } from './json.js';

/** White space that is not one plain space between words. */
const unevenSpace = / {2,}|[^\S ]|\u200b/;

/** A text as it is compared: without case, runs of white space and what Slack escapes. */
export function plain(text: string): string {
  let words = text.normalize('NFC');
  // Most texts need neither, and looking is quicker than replacing.
  if (words.includes('&')) words = words.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
  if (unevenSpace.test(words)) words = words.replace(/[\s\u200b]+/g, ' ');
  return words.trim().toLowerCase();
}

/** True where the test holds for any text in a value, however deep. */
export function someText(value: unknown, test: (text: string) => boolean): boolean {
  if (typeof value === 'string') return test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((part) => someText(part, test));
}

/** The same value with each of its texts changed. */
export function changeTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part: Json) => changeTexts(part, change));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, changeTexts(part as Json, change)]));
}

/** Shorter sentences ("The report was noted.") stand in many places that have nothing to do with what was withdrawn. */
const shortestPhrase = 24;

/** Finds withdrawn sentences wherever they are repeated. */
export function createPhrases(texts: Iterable<string>): (text: string) => boolean {
  const phrases = [...new Set([...texts].map(plain))].filter((phrase) => phrase.length >= shortestPhrase);
  return (text) => {
    if (text.length < shortestPhrase || phrases.length === 0) return false;
    const words = plain(text);
    return phrases.some((phrase) => words.includes(phrase));
  };
}
