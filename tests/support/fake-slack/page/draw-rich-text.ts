import { type Fields, fieldsOf, listOf } from '../json.js';
import { withEmoji } from './emoji.js';
import { escapeHtml, type Html, html, nothing, safeUrl } from './html.js';
import type { See } from './see.js';

/** A rich_text block, or a cell that is one. */
export const drawRichText = (block: Fields, see: See): Html =>
  html`${listOf(block.elements).map((element) => drawElement(fieldsOf(element), see))}`;

function drawElement(element: Fields, see: See): Html {
  const parts = html`${listOf(element.elements).map((part) => drawPart(fieldsOf(part), see))}`;
  switch (element.type) {
    case 'rich_text_quote':
      return html`<blockquote>${parts}</blockquote>`;
    case 'rich_text_preformatted':
      return html`<pre>${parts}</pre>`;
    case 'rich_text_list': {
      const items = listOf(element.elements).map((item) => html`<li>${drawElement(fieldsOf(item), see)}</li>`);
      const indent = { html: ` class="indent-${Number(element.indent ?? 0)}"` };
      return element.style === 'ordered' ? html`<ol${indent}>${items}</ol>` : html`<ul${indent}>${items}</ul>`;
    }
    default:
      return html`<div class="rich">${parts}</div>`;
  }
}

function drawPart(part: Fields, see: See): Html {
  return styled(fieldsOf(part.style), bare(part, see));
}

function bare(part: Fields, see: See): Html {
  switch (part.type) {
    case 'text':
      return { html: escapeHtml(String(part.text)).replaceAll('\n', '<br>') };
    case 'link': {
      const url = String(part.url);
      return html`<a href="${safeUrl(url)}" target="_blank" rel="noopener noreferrer">${String(part.text ?? url)}</a>`;
    }
    case 'user':
      return html`<span class="mention">@${see.person(String(part.user_id))}</span>`;
    case 'channel':
      return html`<span class="mention">#${see.channel(String(part.channel_id))}</span>`;
    case 'broadcast':
      return html`<span class="mention">@${String(part.range)}</span>`;
    case 'emoji':
      return html`${withEmoji(`:${String(part.name)}:`)}`;
    case 'date':
      return html`${String(part.fallback ?? new Date(Number(part.timestamp) * 1000).toLocaleDateString('en-GB'))}`;
    default:
      return nothing;
  }
}

function styled(style: Fields, inner: Html): Html {
  let drawn = inner;
  if (style.code === true) drawn = html`<code>${drawn}</code>`;
  if (style.bold === true) drawn = html`<strong>${drawn}</strong>`;
  if (style.italic === true) drawn = html`<em>${drawn}</em>`;
  if (style.strike === true) drawn = html`<s>${drawn}</s>`;
  if (style.underline === true) drawn = html`<u>${drawn}</u>`;
  return drawn;
}
