import type { Block } from './blocks.js';
import { squeeze } from './plain.js';
import { readTitle } from './titles.js';

/** True where only what an agenda prints about an item stands between its title and the label of its minutes. */
export function isLabelled(text: string, blocks: readonly Block[], titleBlock: number, runOn: boolean): boolean {
  for (let index = titleBlock + 1; index < blocks.length && index <= titleBlock + 14; index += 1) {
    const block = blocks[index];
    if (!block) return false;
    if (block.kind === 'furniture') continue;
    if (
      block.label === 'minutes' ||
      block.label === 'contact' ||
      block.label === 'documents' ||
      block.label === 'decision'
    )
      return true;
    // A venue or a list of those present stands under the page's own heading, not under an item's.
    if (block.label === 'venue' || block.label === 'present' || block.label === 'date') return false;
    if (block.label === 'agendaItem' || block.kind === 'truncation') return false;
    const words = squeeze(text.slice(block.start, block.end));
    // One title is printed for an item: what looks like a second one begins another item.
    const isTitle = block.kind === 'paragraph' && readTitle(text, block, block.start, 'plain', false)?.runOn === false;
    if (block.kind === 'heading' || (isTitle && !(runOn && index === titleBlock + 1))) return false;
    if (/\b(?:RESOLVED|was informed|were informed|advised|highlighted|explained that|reported that)\b/.test(words))
      return false;
  }
  return false;
}
