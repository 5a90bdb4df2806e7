import { escapeHtml, type Html, safeUrl } from './html.js';

/** Enough of standard Markdown to see a `markdown` block: headings, lists, bold, italic, code and links. */
export function drawMarkdown(text: string): Html {
  const parts: string[] = [];
  let items: string[] = [];
  const flush = (): void => {
    if (items.length > 0) parts.push(`<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`);
    items = [];
  };
  for (const line of text.split('\n')) {
    const item = /^\s*(?:[-*]|\d+\.)\s+(?<words>.+)$/.exec(line)?.groups?.words;
    if (item !== undefined) {
      items.push(inline(item));
      continue;
    }
    flush();
    const heading = /^#{1,6}\s+(?<words>.+)$/.exec(line)?.groups?.words;
    if (heading !== undefined) parts.push(`<h4>${inline(heading)}</h4>`);
    else if (line.trim() !== '') parts.push(`<p>${inline(line)}</p>`);
  }
  flush();
  return { html: parts.join('') };
}

const inline = (text: string): string =>
  escapeHtml(text)
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
    .replaceAll(
      /\[([^\]]+)\]\(([^)\s]+)\)/g,
      (_all, label: string, url: string) =>
        `<a href="${safeUrl(url)}" target="_blank" rel="noopener noreferrer">${label}</a>`,
    )
    .replaceAll(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replaceAll(/(^|\W)[*_]([^*_]+)[*_](?=\W|$)/g, '$1<em>$2</em>');
