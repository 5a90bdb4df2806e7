/**
 * The text as it is read by the rules: every kind of space is a plain space and a carriage return is one too.
 * The length never changes, so an offset into the plain text is an offset into the document.
 */
export function plain(text: string): string {
  return text.replace(/[\t\r\f\v\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]/g, ' ');
}

/** Narrows a range to leave out white space at both ends. */
export function trimRange(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1;
  return { start: from, end: to };
}

/** The words of a range with each run of white space as one space. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
}
