import { formatDay } from '../minutes/calendar.js';

/** Each run of white space as one space. */
export const squeeze = (text: string): string => text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();

/** "a, b and c". */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** "1 meeting", "14 meetings". */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** A time limit for a person to read: "1 June 2024 to 31 August 2024", "from 1 June 2024". ISO days in. */
export function daysInWords(from: string | null, to: string | null): string {
  if (from !== null && to !== null) return from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`;
  if (from !== null) return `from ${formatDay(from)}`;
  return to === null ? 'all dates' : `up to ${formatDay(to)}`;
}
