import type { Range } from '../../src/minutes/span.js';
import { squeeze } from './plain.js';
import { splitSentences } from './sentences.js';

const longest = 140;

/** A title for an item that prints none, taken word for word from its own first sentence. */
export function deriveTitle(text: string, body: Range): string {
  const first = splitSentences(text, body)[0];
  if (!first) return 'Untitled item';
  const words = squeeze(text.slice(first.start, first.end)).replace(/[.:;,]+$/, '');
  const topic = words.replace(
    /^(?:The|This) [A-Z][\w-]* (?:will|would|are asked to|is asked to) (?:consider|receive|note|discuss|hear)\s+(?:(?:an?|the)\s+)?|^To (?:consider|receive|note|discuss|approve)\s+(?!as\b)(?:(?:an?|the)\s+)?/,
    '',
  );
  const cut =
    topic.length <= longest ? topic : topic.slice(0, topic.lastIndexOf(' ', longest)).replace(/[\s,;:–-]+$/, '');
  return cut.charAt(0).toUpperCase() + cut.slice(1);
}
