/** Markup that is safe to put into a page as it is. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

/** Markup from a template: whatever is put in is escaped, unless it is markup itself. Lists are joined. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: strings.map((text, index) => text + (index < parts.length ? written(parts[index]) : '')).join(''),
});

export const nothing: Html = { html: '' };

/** Signs that mean something in markup, written so that they do not. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  if (Array.isArray(part)) return (part as readonly Part[]).map(written).join('');
  return (part as Html).html;
}

/** An address that a link may have; anything else becomes a link to nowhere. */
export const safeUrl = (url: string): string => (/^(?:https?:|mailto:|tel:|\/)/i.test(url) ? url : '#');
