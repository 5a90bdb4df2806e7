import type { Block } from './blocks.js';
import { labelAt } from './labels.js';
import { isTitleLike } from './lines.js';
import { trimRange } from './plain.js';
import { resolutionMarker } from './resolution-marker.js';

export type Marked = Omit<Block, 'spaced' | 'indent'>;

const bulletMark = /^(?:[·•▪●◦‣*o➢➤\uf0b7\uf0a7]|[-–—](?=\s))\s+/;
const enumeratedMark = /^(?:\(?(\d{1,2}|[a-z]|[ivx]{1,5}|[A-Z])\)|(\d{1,2}|[a-z]|[ivx]{1,5})\.)\s+(?=\S)/;
/** "12.1 The Committee received …" numbers a paragraph of item 12. */
const paragraphNumber = /^(\d{1,3}\.\d{1,2})\.?\s+(?=[A-Z“"‘*])/;

/** What kind of block some words are, by the mark they begin with: a bullet, a number, a label, the marks of a heading. */
export function readMark(text: string, start: number, end: number): Marked {
  const words = text.slice(start, end);
  const block = (kind: Block['kind'], skip: number, more: Partial<Marked> = {}): Marked => ({
    kind,
    ...trimRange(text, start + skip, end),
    outerStart: start,
    enumerator: null,
    label: null,
    level: null,
    ...more,
  });
  if (/^(?:\.{3}|…)?\s*view the full minutes text for item/i.test(words)) return block('truncation', 0);
  if (isFurniture(words)) return block('furniture', 0);
  const hashes = /^(#{1,6})\s+/.exec(words);
  if (hashes && isMarker(words.slice(hashes[0].length))) return block('paragraph', hashes[0].length);
  if (hashes) return block('heading', hashes[0].length, { level: hashes[1]?.length ?? 1 });
  const label = labelAt(words);
  if (label) return block('label', label.length, { label: label.name });
  const bold = /^\*\*([^*]+)\*\*:?$/.exec(words);
  if (bold && !/[.:;]$/.test(bold[1] ?? '') && !isMarker(bold[1] ?? ''))
    return { ...block('heading', 2), end: start + 2 + (bold[1]?.length ?? 0), level: 6 };
  const bullet = bulletMark.exec(words);
  if (bullet) return block('bullet', bullet[0].length);
  const enumerated = enumeratedMark.exec(words);
  if (enumerated)
    return block('enumerated', enumerated[0].length, { enumerator: enumerated[1] ?? enumerated[2] ?? null });
  const numbered = paragraphNumber.exec(words);
  if (numbered && !isTitleLike(words.slice(numbered[0].length).replace(/\n/g, ' ')))
    return block('paragraph', numbered[0].length, { enumerator: numbered[1] ?? null });
  return block('paragraph', 0);
}

/** "**RESOLVED**" on a line of its own heads a decision, not a part of the page. */
const isMarker = (words: string): boolean => resolutionMarker(words) > 0;

/** Words that the site prints around minutes and that are no part of them. */
const furniture = new RegExp(
  `^(?:${[
    '\\|+',
    '(?:pdf icon )?PDF \\d+(?:\\.\\d+)? ?[KM]B',
    'View directions',
    'View the (?:decision|reasons?|background|declarations?)\\b.*',
    'Items?',
    'No\\.',
    'No\\.? ?\\|? ?Item ?\\|?',
    'Media',
    'Issue - (?:meetings|decisions)',
    'Meeting documents',
    'Councillors and committees',
    'Back to top',
    'Share this (?:page|item)',
    'Print this page',
    'Additional documents',
    'Supporting documents',
    'Webcast',
    'Link to this page',
    'Decided at meeting:.*',
    '(?:Decision (?:maker|status|type|due)|Is Key decision\\?|Is subject to call in\\?|Publication date|Date of decision|Effective from|Notice of proposed decision first published)\\s*:.*',
    '[-–—_=*·.:\\s|]+',
  ].join('|')})$`,
  'i',
);

const isFurniture = (words: string): boolean => furniture.test(words.replace(/^[•·]\s+/, ''));
