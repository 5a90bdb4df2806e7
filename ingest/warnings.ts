import { indexRanges, type RangeIndex } from '../src/minutes/range-index.js';
import type { Range, Span } from '../src/minutes/span.js';
import { isInside } from '../src/minutes/span.js';
import type { Warning } from '../src/minutes/types.js';
import type { ItemDraft } from './segment/items.js';
import { resolutionMarker } from './segment/resolution-marker.js';
import type { WithheldDraft } from './segment/withhold.js';

/** What a reader of the ingest report should know about a document, by code. Withheld words are never repeated. */
export function warningsOf(
  text: string,
  items: readonly ItemDraft[],
  withheld: readonly WithheldDraft[],
  span: (range: Range) => Span,
): Warning[] {
  const warnings: Warning[] = [];
  const hidden = indexRanges(withheld);
  for (const item of items) {
    const name = nameOf(text, item);
    if (item.title === null)
      warnings.push({
        code: 'title_derived',
        message: 'No title is printed; the item is named by its own first words.',
        span: span({ start: item.start, end: item.end }),
      });
    if (item.truncated)
      warnings.push({
        code: 'truncated',
        message: `The copy of ${name} stops before its end.`,
        span: span({ start: item.start, end: item.end }),
      });
    for (const part of missingLists(text, item, hidden))
      warnings.push({
        code: 'list_missing',
        message: `A list is announced in ${name} and is missing from this copy.`,
        span: span(part),
      });
  }
  for (const range of withheld) {
    const item = range.item === null ? null : items[range.item];
    const place = item ? `in ${nameOf(text, item)}` : 'outside the items';
    warnings.push(
      range.reason === 'exempt'
        ? {
            code: 'withheld_exempt',
            message: `${range.end - range.start} characters ${place} are exempt and are not held.`,
            span: span(range),
          }
        : {
            code: 'withheld_private_person',
            message: `A paragraph ${place} labels a private person and is left out until an officer clears it.`,
            span: span(range),
          },
    );
  }
  return warnings;
}

/** Announced by a colon, with nothing after it but the end of the item or another announcement. */
function missingLists(text: string, item: ItemDraft, withheld: RangeIndex<Range>): Range[] {
  const parts = item.parts.filter((part) => part.section === 'minutes' && !withheld.touches(part));
  return parts.filter((part, index) => {
    if (part.kind !== 'paragraph' || !/[:]-?\s*$/.test(text.slice(part.start, part.end))) return false;
    const next = parts[index + 1];
    if (next && next.kind !== 'paragraph') return false;
    if (resolutionMarker(text.slice(part.start, part.end)) > 0) return false;
    return (
      !next ||
      resolutionMarker(text.slice(next.start, next.end)) > 0 ||
      /[:]-?\s*$/.test(text.slice(next.start, next.end)) ||
      withheld.overlapping(next).some((range) => isInside(next, range))
    );
  });
}

const nameOf = (text: string, item: ItemDraft): string => {
  const number = item.agendaItemNumber ?? item.minuteNumber;
  if (number !== null) return `item ${number}`;
  return item.title ? `“${text.slice(item.title.start, item.title.end).replace(/\s+/g, ' ')}”` : 'the item';
};
