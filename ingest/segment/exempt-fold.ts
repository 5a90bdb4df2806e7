/**
 * The text as the patterns read it: the same length, so that every offset holds, with curly quotes, long dashes,
 * odd spaces and the stars of Markdown made plain. Line ends stay: they tell headings from sentences.
 */
export function fold(text: string): string {
  return text
    .replace(/[\u2018\u2019\u02bc\u00b4]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00a0\u2000-\u200b\u202f\u2060\u3000\ufeff*_`]/g, ' ')
    .replace(/\r/g, ' ');
}

/** A pattern written with plain spaces; each stands for any run of white space, so that a hard-wrapped line still matches. */
export const pattern = (source: string, flags = 'i'): RegExp => new RegExp(source.replaceAll(' ', '\\s+'), flags);
