import type { Range } from './span.js';

/** The text with the characters of some ranges, in order of start, as `█`. Line breaks stay, so every offset holds. */
export function maskText(text: string, hidden: readonly Range[]): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of hidden) {
    masked += text.slice(from, Math.max(from, start));
    masked += text.slice(Math.max(from, start), Math.max(from, end)).replace(/[^\r\n]/g, '█');
    from = Math.max(from, end);
  }
  return masked + text.slice(from);
}
