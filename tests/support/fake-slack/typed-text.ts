import type { Fields } from './json.js';

const token =
  /<(?:@[UW][A-Z0-9]+|#C[A-Z0-9]+(?:\|[^>]*)?|!(?:here|channel|everyone)|https?:[^<>]*)>|https?:\/\/[^\s<>]+/g;

/** What somebody typed, as Slack sends it: signs escaped, addresses made links, mentions kept. */
export function messageText(typed: string): string {
  let text = '';
  let from = 0;
  for (const match of typed.matchAll(token)) {
    text += escapeSigns(typed.slice(from, match.index)) + linked(match[0]);
    from = match.index + match[0].length;
  }
  return text + escapeSigns(typed.slice(from));
}

/** The rich text block that Slack's composer makes of the same. */
export function messageBlocks(typed: string, nextId: (prefix: string) => string): readonly Fields[] {
  const parts: Fields[] = [];
  let from = 0;
  const plain = (text: string): void => {
    if (text !== '') parts.push({ type: 'text', text });
  };
  for (const match of typed.matchAll(token)) {
    plain(typed.slice(from, match.index));
    parts.push(partOf(match[0]));
    from = match.index + match[0].length;
  }
  plain(typed.slice(from));
  const elements = [{ type: 'rich_text_section', elements: parts }];
  return [{ type: 'rich_text', block_id: nextId('b'), elements }];
}

export const escapeSigns = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const linked = (found: string): string => (found.startsWith('<') ? found : `<${found.replaceAll('&', '&amp;')}>`);

function partOf(found: string): Fields {
  const inner = found.replace(/^<|>$/g, '');
  if (inner.startsWith('@')) return { type: 'user', user_id: inner.slice(1) };
  if (inner.startsWith('#')) return { type: 'channel', channel_id: inner.slice(1).split('|')[0] };
  if (inner.startsWith('!')) return { type: 'broadcast', range: inner.slice(1) };
  return { type: 'link', url: inner };
}
