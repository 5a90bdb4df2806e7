import type { RichTextBlock } from '@slack/types';
import { cleanLines, isVisible } from './clean.js';
import { pieces } from './length.js';
import { type Line, longestLine, richLine } from './line.js';

/** Lines one below the other. */
export const paragraph = (lines: readonly Line[]): RichTextBlock => ({
  type: 'rich_text',
  elements: lines.map(richLine),
});

/** Lines as a list, which a screen reader counts. */
export const bullets = (lines: readonly Line[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_list', style: 'bullet', elements: lines.map(richLine) }],
});

/** A long text with its line breaks, cut into texts that Slack takes: between lines where it can. */
export function copyableTexts(text: string): string[] {
  const found: string[] = [];
  let open: string[] = [];
  let length = 0;
  for (const each of cleanLines(text).split('\n').flatMap(cutLine)) {
    if (length + each.length + 1 > longestLine) {
      found.push(open.join('\n'));
      open = [];
      length = 0;
    }
    open.push(each);
    length += each.length + 1;
  }
  return [...found, open.join('\n')].filter(isVisible);
}

const cutLine = (text: string): string[] => (text.length < longestLine ? [text] : pieces(text, longestLine - 1));
