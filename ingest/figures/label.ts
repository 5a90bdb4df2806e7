import type { Range } from '../../src/minutes/span.js';
import { AUX, PAST, SAYING } from './words.js';

/**
 * The label that a list entry or paragraph begins with: "Care leavers – …", "**Repairs:** …". The range holds its words without
 * the mark; `bodyStart` is where the statement begins. Null where the words before the mark are a statement themselves.
 */
export function findLabel(words: string): (Range & { readonly bodyStart: number }) | null {
  const found = MARKED.exec(words);
  if (!found) return null;
  const label = found.groups?.label ?? '';
  const start = found[0].indexOf(label);
  const bare = label.replace(/[*_]/g, '').trim();
  if (bare.length < 2 || bare.split(/\s+/).length > 14 || STATEMENT.test(bare) || SPOKEN.test(bare)) return null;
  // "In 2024: 45" is a time and no label.
  if (!/\p{L}{2}/u.test(bare)) return null;
  return { start, end: start + label.length, bodyStart: found[0].length };
}

const MARKED =
  /^\s*(?:\*\*|__)?(?<label>[^\n.;!?•]{2,110}?)(?:(?:\*\*|__)\s*[:–—-]?\s*|\s*:\s*[-–—]?\s+(?:\*\*\s*)?|\s+[-–—]\s*:?\s+|[–—]\s+)(?=\S)/;
const STATEMENT = new RegExp(`\\b(?:${AUX}|stood|rose|fell|reached|said|saw|${SAYING})\\b`, 'i');
const SPOKEN = new RegExp(
  `\\b(?:In (?:response|answer|reply)|Question|Answer|Response|Reply|Q\\d*|A\\d*|RESOLVED|AGREED|NOTED|Note|Councillor|Cllr|Mr|Mrs|Ms|Dr|${PAST}\\s+that)\\b`,
);
