import { withEmoji } from './emoji.js';
import { escapeHtml, type Html, html, safeUrl } from './html.js';
import type { See } from './see.js';

/** Slack's mrkdwn as Slack shows it: links, mentions, bold, italic, strike, code, quotes and line breaks. */
export function drawMrkdwn(text: string, see: See): Html {
  const kept: string[] = [];
  const keep = (markup: Html): string => `\uE000${kept.push(markup.html) - 1}\uE000`;
  const tokens = text
    .replaceAll('\uE000', '')
    .replaceAll(/```\n?([\s\S]+?)\n?```/g, (_all, code: string) => keep(html`<pre>${decode(code)}</pre>`))
    .replaceAll(/`([^`\n]+)`/g, (_all, code: string) => keep(html`<code>${decode(code)}</code>`))
    .replaceAll(/<([^<>\n]+)>/g, (_all, inner: string) => keep(drawToken(inner, see)));
  const lines = escapeHtml(decode(withEmoji(tokens)));
  const styled = withQuotes(withMarks(lines));
  return { html: restore(styled, kept) };
}

/** Text that is shown as it is, with its emoji. */
export const drawPlain = (text: string): Html => ({
  html: escapeHtml(withEmoji(text)).replaceAll('\n', '<br>'),
});

/** Marks may hold marks, so what was kept is put back until nothing is left. */
function restore(markup: string, kept: readonly string[]): string {
  const restored = markup.replaceAll(/\uE000(\d+)\uE000/g, (_all, index: string) => kept[Number(index)] ?? '');
  return restored.includes('\uE000') ? restore(restored, kept) : restored;
}

const decode = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function drawToken(inner: string, see: See): Html {
  const [target = '', label] = inner.split('|');
  const words = label === undefined ? undefined : decode(label);
  if (/^@[UW]/.test(target)) return html`<span class="mention">@${see.person(target.slice(1))}</span>`;
  if (/^#C/.test(target)) return html`<span class="mention">#${words ?? see.channel(target.slice(1))}</span>`;
  if (target.startsWith('!date^')) return html`${words ?? target}`;
  if (target.startsWith('!')) return html`<span class="mention">@${words ?? target.slice(1).split('^')[0]}</span>`;
  const url = decode(target);
  return html`<a href="${safeUrl(url)}" target="_blank" rel="noopener noreferrer">${words ?? url}</a>`;
}

const marks: readonly (readonly [string, string])[] = [
  ['\\*', 'strong'],
  ['_', 'em'],
  ['~', 's'],
];

/** A mark counts after a space, a sign or another mark that is drawn already, and before anything but a letter or figure. */
function withMarks(text: string): string {
  return marks.reduce((marked, [sign, tag]) => {
    const pattern = new RegExp(
      `(^|[\\s(\\[{.,;:!?"'>*_~-]|&quot;|&#39;)${sign}(?!\\s)([^\\n]*?[^\\s])${sign}(?![\\p{L}\\p{N}])`,
      'gmu',
    );
    return marked.replaceAll(pattern, (_all, before: string, inner: string) => `${before}<${tag}>${inner}</${tag}>`);
  }, text);
}

function withQuotes(text: string): string {
  const parts: string[] = [];
  let quote: string[] = [];
  const flush = (): void => {
    if (quote.length > 0) parts.push(`<blockquote>${quote.join('<br>')}</blockquote>`);
    quote = [];
  };
  for (const line of text.split('\n')) {
    if (line.startsWith('&gt;')) quote.push(line.replace(/^&gt; ?/, ''));
    else {
      flush();
      parts.push(line);
    }
  }
  flush();
  return parts
    .join('<br>')
    .replaceAll('</blockquote><br>', '</blockquote>')
    .replaceAll('<br><blockquote>', '<blockquote>');
}
