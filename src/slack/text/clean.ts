/** Control characters, which some clients act on. */
const controls = /\p{Cc}/gu;
/** Spaces of no width, and marks that turn the writing around for all that follows. */
const unseen = /[\u061c\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
/** Half of a character of two units. */
const halves = /\p{Cs}/gu;
/** Characters that show nothing although they are neither spaces nor marks. */
const blank = /[\s\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/gu;

/** Text on one line, each run of white space as one space, without characters that a client acts on. Ends are left as they are. */
export const cleanRun = (text: string): string =>
  text
    .replace(unseen, '')
    .replace(halves, '\ufffd')
    .replace(controls, ' ')
    .replace(/[\s\p{Z}]+/gu, ' ');

/** The same, without spaces at its ends. */
export const clean = (text: string): string => cleanRun(text).trim();

/** The same line by line; line breaks stay. */
export const cleanLines = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => cleanRun(line).trimEnd())
    .join('\n');

/** True where a reader would see anything. Slack refuses an element that shows nothing. */
export const isVisible = (text: string): boolean => text.replace(blank, '') !== '';
